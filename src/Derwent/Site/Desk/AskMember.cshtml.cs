using System.ComponentModel.DataAnnotations;
using Derwent.Alliance;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Site.Desk;

/// <summary>A kind letter to a member that sends no events, ready to send; the coordinator may change every word.</summary>
[Desk(Role.Coordinator)]
internal sealed class AskMemberModel(SiteContext site, AllianceContext alliance, Outbox outbox, AuditTrail audit, Current current, IOptions<AllianceOptions> options, TimeProvider clock) : PageModel
{
    private const int DaysBetween = 7;

    [BindProperty, Required(ErrorMessage = "Give the letter a subject."), StringLength(120, ErrorMessage = "A subject of at most 120 characters, please.")]
    public string Subject { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Write a few words."), StringLength(4000, ErrorMessage = "At most 4,000 characters, please: shorter letters are answered.")]
    public string Words { get; set; } = "";

    public Organisation Organisation { get; private set; } = null!;
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>Somebody asked this week: once is kind, twice is not.</summary>
    public bool IsTooSoon => AskedAt is { } at && UkTime.DateOf(at).AddDays(DaysBetween) > UkTime.Today(clock);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop)) return NotFound();
        ModelState.Clear();
        (Subject, Words) = ($"What is coming up at {Organisation.Name}?", Ready());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        await site.OneAtATimeAsync(id, stop);
        if (!await FindAsync(id, stop)) return NotFound();
        if (IsTooSoon) return this.Again("", $"They were asked on {InWords.LongDay(UkTime.DateOf(AskedAt!.Value), UkTime.Today(clock))}. Give them a week to answer.");
        if (!ModelState.IsValid) return this.Again();
        site.Nudges.Add(new Nudge(id, current.Who, clock.GetUtcNow()));
        await site.SaveChangesAsync(stop);
        await outbox.Send(new Letter(Organisation.Email!, string.Join(' ', Subject.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Words.ReplaceLineEndings("\n").Trim(), id));
        audit.Wrote("organisation", id, "asked what is coming up");
        TempData["Done"] = $"On its way to {Organisation.Name}.";
        return Redirect("/desk/community/quiet");
    }

    private string Ready() =>
        $"""
        Hello,

        young people and families look at our calendar every day to see what is on in {options.Value.City}, and at the moment there is nothing from {Organisation.Name}.

        Is something coming up? A session, an open day, a trip: it takes two minutes to send, and we put it into the newsletter too.

        Send it here:
        {outbox.Address("/desk/whats-on/edit")}

        If you keep a calendar of your own already, we can read that instead:
        {outbox.Address("/desk/whats-on/calendars")}

        Nothing planned just now? That is fine. A question? Write to {options.Value.Email}.

        Thank you for all you do,
        {current.Name}
        {options.Value.Name}
        """;

    private async Task<bool> FindAsync(Guid id, CancellationToken stop)
    {
        if (await alliance.Organisations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.Tier != Tier.ListedOnly && one.Email != null, stop) is not { } found) return false;
        Organisation = found;
        AskedAt = await site.Nudges.AsNoTracking().Where(nudge => nudge.OrganisationId == id).OrderByDescending(nudge => nudge.At).Select(nudge => (DateTimeOffset?)nudge.At).FirstOrDefaultAsync(stop);
        return true;
    }
}
