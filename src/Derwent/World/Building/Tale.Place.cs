using System.Globalization;
using Derwent.Shared.Security;
using Derwent.Support;
using Microsoft.EntityFrameworkCore;

namespace Derwent.World;

/// <summary>The work on a place.</summary>
internal sealed partial class Tale
{
    public Tale Action(string at, StaffSaid by, PlaceActionKind what, string words, string who, string? due, PlaceActionState? then = null, string? thenAt = null)
    {
        OnCase(at, by, "adds an action", of => of.Include(one => one.Actions), (one, scene) => one.Act(new PlaceActionSaid(what, words, who, due is null ? null : Day(due)), scene.Who, scene.Now));
        if (then is { } state)
            OnCase(thenAt!, by, "moves an action", of => of.Include(one => one.Actions), (one, scene) => one.MoveAction(one.Actions.Single(action => action.Words == words), state, scene.Who, scene.Now));
        return this;
    }

    /// <summary>Counts: "1 Jan-31 Mar: 12" or "14 Sep-22 Sep: 31 of 84".</summary>
    public Tale Figure(string at, StaffSaid by, PlaceFigureKind what, string source, params string[] figures) => OnCase(at, by, "counts", of => of, (one, scene) =>
    {
        foreach (var figure in figures)
        {
            var (period, values) = (figure.Split(':')[0].Split('-'), figure.Split(':')[1].Split(" of ").Select(value => int.Parse(value, CultureInfo.InvariantCulture)).ToList());
            one.Count(new PlaceFigureSaid(what, Months(period[0]), Months(period[1], end: true), values[0], values.Count > 1 ? values[1] : null, source), scene.Who, scene.Now);
        }
    });

    /// <summary>A person is linked to the place, with a reason that only whoever is in the circle of the link may read.</summary>
    public Tale LinksPerson(string at, StaffSaid by, string person, string reason) => Then(at, by, "links a person", async scene =>
    {
        var of = telling[person].Case;
        var reference = await scene.Support.Cases.Where(one => one.Id == of).Select(one => one.Reference).SingleAsync();
        var place = await scene.Support.Cases.SingleAsync(one => one.Id == Case);
        var link = place.LinkPerson(reference, reason, scene.Who, scene.Now);
        await scene.Get<Circle>().Add(link.Id, scene.Who.PersonId, null, "Linked a person to this place", "public task");
        await scene.Save();
    });

    // Quarters stay quarters when the world is told in another month.
    private DateOnly Months(string day, bool end = false)
    {
        var written = telling.Calendar.WrittenDay(day);
        var months = (telling.Calendar.Today.Year - 2026) * 12 + telling.Calendar.Today.Month - 11;
        return end ? written.AddDays(1).AddMonths(months).AddDays(-1) : written.AddMonths(months);
    }
}
