using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support.Pages;

/// <summary>An offer that was answered, with a name only if this person may see the case now.</summary>
internal sealed record AnsweredLine(Offer Offer, string? Name, string? Reference);

/// <summary>The organisation's inbox: what it is asked, with no name before its yes; yes, later or no in one step.</summary>
[Desk(Role.OrganisationManager, Role.Practitioner, Role.StrategicPartner)]
internal sealed class OffersModel(SupportContext support, GiveAnswer give, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Offer> Open { get; private set; } = [];
    public IReadOnlyList<AnsweredLine> Answered { get; private set; } = [];
    public TimeSpan? MedianAnswer { get; private set; }
    public Guid? Failed { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => UkTime.Today(clock);
    public string Organisation => current.OrganisationName;
    public bool IsTeam => current.Is(Role.StrategicPartner);
    public int DueToday => Open.Count(offer => offer.State == OfferState.Sent && UkTime.DateOf(offer.DueAt) <= Today);

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public Task<IActionResult> OnPostYesAsync(Guid id, DateOnly? start, CancellationToken stop) => Answer(id, "start", "y",
        start is null ? "Choose the first day." : start < Today ? "That day has passed. Choose today or a later day." : start > Today.AddYears(1) ? "That is more than a year away. Say “later”, or no." : null,
        () => new OfferAnswer.Yes(start!.Value), stop);

    public Task<IActionResult> OnPostLaterAsync(Guid id, DateOnly? from, CancellationToken stop) => Answer(id, "from", "l",
        from is null ? "Choose the day from which it would be possible." : from <= Today ? "A later start lies in the future. To start today, say yes." : from > Today.AddYears(1) ? "That is more than a year away. It is kinder to say no." : null,
        () => new OfferAnswer.Later(from!.Value, null), stop);

    public Task<IActionResult> OnPostNoAsync(Guid id, DeclineReason? reason, string? words, CancellationToken stop) => Answer(id, "reason", reason == DeclineReason.SomethingElse || words?.Length > 500 ? "w" : "n",
        reason is null || !Enum.IsDefined(reason.Value) ? "Choose why not. It helps us to ask the right people."
            : reason == DeclineReason.SomethingElse && string.IsNullOrWhiteSpace(words) ? "Say in a few words why not."
            : words?.Length > 500 ? "Keep the reason under 500 letters." : null,
        () => new OfferAnswer.No(reason!.Value, string.IsNullOrWhiteSpace(words) ? null : words.Trim()), stop);

    /// <summary>Days that can be chosen for a yes: the one asked for, and the next two weeks' same day.</summary>
    public IEnumerable<DateOnly> Starts(Offer offer)
    {
        var first = offer.WantedStart < Today ? Today : offer.WantedStart;
        return [first, first.AddDays(7), first.AddDays(14)];
    }

    // What is wrong is said beside its own control in the form of this offer.
    private async Task<IActionResult> Answer(Guid id, string field, string control, string? wrong, Func<OfferAnswer> answer, CancellationToken stop)
    {
        if (!await Mine.AnyAsync(offer => offer.Id == id, stop)) return NotFound();
        if (wrong is not null || !ModelState.IsValid)
        {
            await Load(stop);
            Failed = id;
            if (ModelState.IsValid) ModelState.AddModelError(field, wrong!);
            this.Beside(field, $"{control}-{id:N}");
            return this.Again();
        }
        if (await give.Run(id, answer(), AnsweredFrom.Inbox, current.Who, stop) is null) return NotFound();
        return Redirect("/desk/offers");
    }

    // Whoever sees more offers than their organisation's (the team, a circle) answers only for their own.
    private IQueryable<Offer> Mine => support.Offers.Where(offer => offer.OrganisationId == current.OrganisationId);

    private async Task Load(CancellationToken stop)
    {
        Open = await Mine.AsNoTracking().Where(offer => offer.State == OfferState.Sent).OrderBy(offer => offer.DueAt).ThenBy(offer => offer.Id).Take(100).ToListAsync(stop);
        var since = Now.AddDays(-31);
        var answered = await Mine.AsNoTracking().Where(offer => offer.State != OfferState.Sent && offer.AnsweredAt >= since)
            .OrderByDescending(offer => offer.AnsweredAt).ThenBy(offer => offer.Id).Take(100).ToListAsync(stop);
        var ids = answered.Where(offer => offer.State == OfferState.Accepted).Select(offer => offer.CaseId).ToList();
        var cases = await support.Cases.AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, stop);
        Answered = [.. answered.Select(offer => offer.State == OfferState.Accepted && cases.TryGetValue(offer.CaseId, out var of)
            ? new AnsweredLine(offer, of.TitleOn(Today), of.Reference) : new AnsweredLine(offer, null, null))];
        var times = answered.Where(offer => offer.From is AnsweredFrom.Inbox or AnsweredFrom.Email).Select(offer => offer.AnsweredAt!.Value - offer.SentAt).Order().ToList();
        MedianAnswer = times.Count < 3 ? null : times[times.Count / 2];
        audit.ReadList("offer", "inbox of the organisation");
    }
}
