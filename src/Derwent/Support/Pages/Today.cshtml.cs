using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support.Pages;

/// <summary>Something that moved while this person was away.</summary>
internal sealed record MovedLine(string Name, string Reference, string Title, string By, DateTimeOffset At);

/// <summary>The day: what is past its clock, what is due, which offers wait, what moved. Only rows this person may see; every number leads to its rows.</summary>
[Desk]
internal sealed class TodayModel(SupportContext support, IEnumerable<IDueSource> rooms, OpenOffers openOffers, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int Shown = 15;

    [BindProperty(SupportsGet = true)] public int Days { get; set; }
    [BindProperty(SupportsGet = true)] public bool All { get; set; }

    public IReadOnlyList<DueLine> Late { get; private set; } = [];
    public IReadOnlyList<DueLine> Due { get; private set; } = [];
    public int NextSeven { get; private set; }
    public IReadOnlyList<OpenOffer> Offers { get; private set; } = [];
    public IReadOnlyList<MovedLine> Moved { get; private set; } = [];
    public IReadOnlyList<Session> Sessions { get; private set; } = [];
    public int Inbox { get; private set; }
    public DateTimeOffset Since { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => UkTime.Today(clock);
    public bool IsTeam => current.Is(Role.StrategicPartner);
    public bool WorksWithCases => IsTeam || current.Is(Role.Practitioner) || current.Is(Role.OrganisationManager);
    public int Most => All ? 500 : Shown;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Days = Days == 7 ? 7 : 0;
        var lines = new List<DueLine>();
        foreach (var room in rooms) lines.AddRange(await room.Read(EndOf(Today.AddDays(7)), stop));
        lines = [.. lines.OrderBy(line => line.Due).ThenBy(line => line.What, StringComparer.Ordinal)];
        Late = [.. lines.Where(line => line.Due < Now)];
        var coming = lines.Where(line => line.Due >= Now).ToList();
        NextSeven = coming.Count;
        Due = [.. coming.Where(line => Days == 7 || line.Due <= EndOf(Today))];
        if (IsTeam) Offers = [.. (await openOffers.Read(500, stop)).Where(one => !IsAbove(one.Offer)).OrderBy(one => one.Offer.State == OfferState.Sent)];
        if (WorksWithCases) await Around(stop);
        audit.ReadList("case", "what is due today");
    }

    public string Hour(DateTimeOffset due) => due < Now ? $"{InWords.Span(Now - due)} late" : $"{InWords.Moment(due, Now)}{(due - Now < TimeSpan.FromHours(10) ? $", {InWords.Span(due - Now)}" : "")}";

    public string State(DateTimeOffset due) => due < Now ? "late" : due - Now < TimeSpan.FromHours(4) ? "soon" : "ok";

    /// <summary>A no, a later day or a silence has come back at once; it stands among what is due from the day on which the team decides at the latest.</summary>
    private bool IsAbove(Offer offer) => offer.State != OfferState.Sent && UkTime.AddWorkingDays(offer.AnsweredAt!.Value, 1) <= EndOf(Today.AddDays(Days));

    private async Task Around(CancellationToken stop)
    {
        Since = UkTime.At(Before(Today), new TimeOnly(17, 0));
        var me = current.PersonId;
        var moved = await (from step in support.Steps.AsNoTracking()
                           join of in support.Cases.AsNoTracking() on step.CaseId equals of.Id
                           where step.At >= Since && step.By.PersonId != me
                           orderby step.At descending, step.Id descending
                           select new { of.Name, of.Reference, step.Title, By = step.By.Name, step.At }).Take(12).ToListAsync(stop);
        Moved = [.. moved.Select(row => new MovedLine(row.Name, row.Reference, row.Title, row.By, row.At))];
        var organisation = current.OrganisationId;
        var (from, to) = (UkTime.At(Today, TimeOnly.MinValue), UkTime.At(Today.AddDays(1), TimeOnly.MinValue));
        Sessions = await support.Sessions.AsNoTracking().Where(session => session.OrganisationId == organisation && session.StartsAt >= from && session.StartsAt < to).OrderBy(session => session.StartsAt).Take(30).ToListAsync(stop);
        Inbox = await support.Offers.CountAsync(offer => offer.OrganisationId == organisation && offer.State == OfferState.Sent, stop);
    }

    private static DateOnly Before(DateOnly day)
    {
        do day = day.AddDays(-1);
        while (!UkTime.IsWorkingDay(day));
        return day;
    }

    private static DateTimeOffset EndOf(DateOnly day) => UkTime.At(day.AddDays(1), TimeOnly.MinValue);
}
