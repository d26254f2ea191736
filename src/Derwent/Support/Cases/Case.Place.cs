using Derwent.FrontDoor;
using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Support;

internal sealed partial class Case
{
    private readonly List<PlaceAction> actions = [];
    private readonly List<PlaceFigure> figures = [];
    private readonly List<PlaceLink> links = [];

    public IReadOnlyList<PlaceAction> Actions => actions;
    public IReadOnlyList<PlaceFigure> Figures => figures;

    /// <summary>People linked to the place: everybody with the case may know how many, few may know who.</summary>
    public int LinkedPeople { get; private set; }

    internal IReadOnlyList<PlaceLink> Links => links;

    public PlaceAction Act(PlaceActionSaid said, Who by, DateTimeOffset now)
    {
        RefuseUnlessPlace();
        RefuseIfClosed();
        var action = PlaceAction.Of(Id, actions.Count + 1, said, by, now);
        actions.Add(action);
        Add(StepKind.Decision, "Action on the place", by, now, $"{said.Words} ({said.WhoDoesIt})", about: action.Id);
        return action;
    }

    /// <summary>Says where on the map it is, in degrees (WGS 84), by the postcode or area that somebody gave.</summary>
    public void PutOnTheMap(string near, double latitude, double longitude, Who by, DateTimeOffset now)
    {
        RefuseUnlessPlace();
        RefuseIfClosed();
        (Latitude, Longitude) = (latitude, longitude);
        Add(StepKind.Contact, "Put on the map", by, now, near);
    }

    public void MoveAction(PlaceAction action, PlaceActionState state, Who by, DateTimeOffset now)
    {
        if (action.State == state) return;
        action.Move(state);
        Add(state == PlaceActionState.Settled ? StepKind.Milestone : StepKind.Decision, $"Action {action.Number}: {PlaceWords.In(state)}", by, now, action.Words, about: action.Id);
    }

    public PlaceFigure Count(PlaceFigureSaid said, Who by, DateTimeOffset now)
    {
        RefuseUnlessPlace();
        var figure = PlaceFigure.Of(Id, said, by, now);
        figures.Add(figure);
        Add(StepKind.Contact, said.Kind == PlaceFigureKind.Incidents ? $"Incidents: {said.Value}" : $"Feel safe: {said.Value} of {said.OutOf}", by, now, said.Source, about: figure.Id);
        return figure;
    }

    /// <summary>Links a person's case to this place. The reason is kept with the link, out of sight of those who may see the place only.</summary>
    public PlaceLink LinkPerson(string personReference, string reason, Who by, DateTimeOffset now)
    {
        RefuseUnlessPlace();
        var link = PlaceLink.Of(Id, personReference, reason, by, now);
        links.Add(link);
        LinkedPeople++;
        Add(StepKind.Sharing, "A person was linked to this place, with a reason", by, now, about: link.Id);
        return link;
    }

    private void RefuseUnlessPlace()
    {
        if (Kind != SubjectKind.Place) throw new RuleRefused("This is kept for places. A person has no incidents and no score here.");
    }
}

/// <summary>Words of actions on a place.</summary>
internal static class PlaceWords
{
    public static string In(PlaceActionState state) => state switch
    {
        PlaceActionState.Promised => "promised", PlaceActionState.Running => "running", PlaceActionState.Settled => "settled", _ => "stopped",
    };

    public static string In(PlaceActionKind kind) => kind switch
    {
        PlaceActionKind.Lighting => "Lighting", PlaceActionKind.DetachedYouthWork => "Detached youth work", PlaceActionKind.Licensing => "Licensing",
        PlaceActionKind.Design => "Design and repair", PlaceActionKind.Guardians => "People who look out", PlaceActionKind.Activity => "Something to do", _ => "Asking young people",
    };
}
