using Derwent.FrontDoor;
using Derwent.Shared.Audit;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support.Pages;

/// <summary>One person of a register as the phone shows it: first name and initial.</summary>
internal sealed record RegisterLine(Attendance Attendance, bool IsFirst, int InARow);

/// <summary>Attendance in taps; radios underneath, so it posts with no script.</summary>
[Desk(Role.OrganisationManager, Role.Practitioner, Role.StrategicPartner)]
internal sealed class RegisterModel(SupportContext support, Current current, Outbox outbox, AuditTrail audit, TimeProvider clock) : PageModel
{
    public Session Session { get; private set; } = null!;
    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];
    public IReadOnlyList<(Offer Offer, string Name)> MayWalkIn { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => UkTime.Today(clock);

    [BindProperty] public string Afterwards { get; set; } = "";
    [BindProperty] public int? Others { get; set; }
    [BindProperty] public string Worry { get; set; } = "";
    [TempData] public string? Saved { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        (Afterwards, Others, Worry) = (Session.Afterwards ?? "", Session.Others == 0 ? null : Session.Others, Session.HasWorry ? "yes" : "no");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        if (Afterwards.Length > 2000) ModelState.AddModelError(nameof(Afterwards), "This is too long. Keep it under 2000 letters.");
        if (Others is < 0 or > 1000) ModelState.AddModelError(nameof(Others), "Give a number from 0 to 1000.");
        // A worry that cannot be read is not taken for none: somebody meant to say something.
        if (Worry is not ("yes" or "no")) ModelState.AddModelError(nameof(Worry), "Say whether there is anything to pass on today.");
        if (!ModelState.IsValid) return this.Again();
        var worried = Worry == "yes" && !Session.HasWorry;
        support.Steps.AddRange(Session.Save(Marks(), string.IsNullOrWhiteSpace(Afterwards) ? null : Afterwards.Trim(), Others ?? 0, Worry == "yes", current.Who, Now));
        audit.Wrote("session", id, "register saved");
        await support.SaveChangesAsync(stop);
        if (worried) await outbox.Later(new TellOfWorry(id, Session.OrganisationId));
        Saved = worried ? "Saved. Your manager and the partnership team are being told now. In danger? Ring 999." : "Saved.";
        return Redirect($"/desk/register/{id}");
    }

    public async Task<IActionResult> OnPostWalkInAsync(Guid id, Guid offerId, CancellationToken stop)
    {
        if (!await Load(id, stop)) return NotFound();
        var found = MayWalkIn.FirstOrDefault(one => one.Offer.Id == offerId);
        if (found.Offer is null) return this.Again("", "That person is on the register already, or is not with you now.");
        Session.Expect(found.Offer, found.Name, found.Offer.Text.Know, Now);
        audit.Wrote("session", id, "walk-in added");
        await support.SaveChangesAsync(stop);
        return Redirect($"/desk/register/{id}");
    }

    /// <summary>What was tapped and could not be saved yet, or what is saved.</summary>
    public Mark? MarkOf(Attendance one) => Request.HasFormContentType && Marks().TryGetValue(one.Id, out var tapped) ? tapped : one.Mark;

    // Only marks of people who are on this register count; anything else in the form is not read.
    private Dictionary<Guid, Mark> Marks() => Request.Form.Keys.Where(key => key.StartsWith("m-", StringComparison.Ordinal))
        .Select(key => (Id: Guid.TryParse(key.AsSpan(2), out var id) ? id : Guid.Empty, Is: Enum.TryParse<Mark>(Request.Form[key], true, out var mark) && Enum.IsDefined(mark), Mark: mark))
        .Where(one => one.Is && one.Id != Guid.Empty).GroupBy(one => one.Id).ToDictionary(same => same.Key, same => same.Last().Mark);

    private async Task<bool> Load(Guid id, CancellationToken stop)
    {
        if (await support.Sessions.Include(one => one.Attendances).SingleOrDefaultAsync(one => one.Id == id && one.OrganisationId == current.OrganisationId, stop) is not { } found) return false;
        Session = found;
        var cases = found.Attendances.Select(one => one.CaseId).ToList();
        var before = await (from attendance in support.Attendances.AsNoTracking()
                            join session in support.Sessions.AsNoTracking() on attendance.SessionId equals session.Id
                            where cases.Contains(attendance.CaseId) && session.OrganisationId == found.OrganisationId && session.StartsAt < found.StartsAt && attendance.Mark != null
                            orderby session.StartsAt descending
                            select new { attendance.CaseId, attendance.Mark }).Take(2000).ToListAsync(stop);
        Lines = [.. found.Attendances.OrderBy(one => one.ShortName, StringComparer.CurrentCulture).Select(one =>
        {
            var mine = before.Where(other => other.CaseId == one.CaseId).ToList();
            return new RegisterLine(one, mine.Count == 0, mine.TakeWhile(other => other.Mark is Mark.Here or Mark.Late).Count());
        })];
        MayWalkIn = [.. (await SessionPeople.With(support, found.OrganisationId, null, Today, cases, stop)).Where(one => !one.IsPlace).Select(one => (one.Offer, one.Name))];
        audit.Read("session", id, "register");
        return true;
    }
}

/// <summary>Who is with an organisation now, by first name and initial.</summary>
internal static class SessionPeople
{
    public static async Task<IReadOnlyList<(Offer Offer, string Name, bool IsPlace)>> With(SupportContext support, Guid organisation, Guid? service, DateOnly day, IReadOnlyCollection<Guid> without, CancellationToken stop)
    {
        var rows = await (from offer in support.Offers
                          join of in support.Cases on offer.CaseId equals of.Id
                          where offer.OrganisationId == organisation && offer.State == OfferState.Accepted && offer.FinishedAt == null && offer.StartsOn <= day
                              && (service == null || offer.ServiceId == service) && !without.Contains(offer.CaseId)
                          orderby of.Name, offer.Id
                          select new { offer, of.Name, of.Kind }).Take(300).ToListAsync(stop);
        return [.. rows.DistinctBy(row => row.offer.CaseId).Select(row => (row.offer, Short(row.Name, row.Kind), row.Kind == SubjectKind.Place))];
    }

    /// <summary>“Kit Farrow” is “Kit F.”; a family and a place keep their name.</summary>
    public static string Short(string name, SubjectKind kind)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 || kind != SubjectKind.YoungPerson ? name : $"{words[0]} {words[^1][0]}.";
    }
}
