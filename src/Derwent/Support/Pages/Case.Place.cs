using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Support.Pages;

internal sealed partial class CaseModel
{
    public Task<IActionResult> OnPostActAsync(string reference, CancellationToken stop) => Change(reference, "action on the place added", "actions", () =>
    {
        Need("Act.Words", Act.Words, "Say what will be done.", 300);
        Need("Act.WhoDoesIt", Act.WhoDoesIt, "Say who does it.", 200);
        if (Act.DueOn < Today || Act.DueOn > Today.AddYears(2)) ModelState.AddModelError("Act.DueOn", "The day it is promised for lies in the next two years.");
    }, () =>
    {
        of.Act(new PlaceActionSaid(Act.Kind, Act.Words.Trim(), Act.WhoDoesIt.Trim(), Act.DueOn), current.Who, Now);
        return Task.CompletedTask;
    }, stop);

    public async Task<IActionResult> OnPostLocateAsync(string reference, [FromServices] Places places, CancellationToken stop)
    {
        var point = await places.FindAsync(Near, stop);
        return await Change(reference, "put on the map", "map", () => Known("Near", Near, point), () =>
        {
            of.PutOnTheMap(point!.Label, point.Latitude, point.Longitude, current.Who, Now);
            return Task.CompletedTask;
        }, stop);
    }

    public Task<IActionResult> OnPostMoveAsync(string reference, Guid id, PlaceActionState state, CancellationToken stop) => Change(reference, "action moved", "actions", () => { }, () =>
    {
        of.MoveAction(Mine(of.Actions, action => action.Id == id), state, current.Who, Now);
        return Task.CompletedTask;
    }, stop);

    public Task<IActionResult> OnPostFigureAsync(string reference, CancellationToken stop) => Change(reference, "figure about the place added", "incidents", () =>
    {
        if (Figure.From is null || Figure.To is null) ModelState.AddModelError("Figure.From", "Give the first and the last day of the count.");
        else if (Figure.To < Figure.From || Figure.To > Today) ModelState.AddModelError("Figure.To", "The last day comes after the first, and not after today.");
        if (Figure.Value is null or < 0 or > 100_000) ModelState.AddModelError("Figure.Value", "Give the number, 0 or more.");
        if (Figure.Kind == PlaceFigureKind.FeelSafe && (Figure.OutOf is null or <= 0 or > 100_000 || Figure.OutOf < Figure.Value)) ModelState.AddModelError("Figure.OutOf", "Say how many were asked; not fewer than feel safe.");
        Need("Figure.Source", Figure.Source, "Say where the number comes from.", 300);
    }, () =>
    {
        of.Count(new PlaceFigureSaid(Figure.Kind, Figure.From!.Value, Figure.To!.Value, Figure.Value!.Value, Figure.Kind == PlaceFigureKind.FeelSafe ? Figure.OutOf : null, Figure.Source.Trim()), current.Who, Now);
        return Task.CompletedTask;
    }, stop);

    /// <summary>Links a person's case to the place. Whoever links enters the circle of the link; nobody else sees who it is.</summary>
    public Task<IActionResult> OnPostPersonAsync(string reference, [FromServices] Circle circle, [FromServices] IOptions<SupportOptions> options, CancellationToken stop) => Change(reference, "a person was linked", "people", () =>
    {
        RefuseUnlessTeam("Only the partnership team links a person to a place.", orLead: false);
        Need("Person.Reference", Person.Reference, "Give the reference of the person's case.", 12);
        Need("Person.Reason", Person.Reason, "Nobody is linked to a place without a reason.", 500);
    }, async () =>
    {
        var person = Person.Reference.Trim().ToUpperInvariant();
        if (!await support.Cases.AnyAsync(one => one.Reference == person && one.Kind != FrontDoor.SubjectKind.Place, stop)) throw new RuleRefused("There is no such case of a person or a family.");
        var link = of.LinkPerson(person, Person.Reason.Trim(), current.Who, Now);
        await circle.Add(link.Id, current.PersonId, null, "Linked a person to a place", options.Value.Basis);
    }, stop);
}
