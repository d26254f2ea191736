using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support.Pages;

/// <summary>What the form about a new session says.</summary>
internal sealed class SessionInput
{
    public string Title { get; set; } = "";
    public string ServiceId { get; set; } = "";
    public string Place { get; set; } = "";

    [Display(Name = "The day")]
    public DateOnly? On { get; set; }
    public TimeOnly? From { get; set; }
    public TimeOnly? To { get; set; }
    public string Workers { get; set; } = "";
}

/// <summary>The organisation's sessions: today first, then what comes, then what was.</summary>
[Desk(Role.OrganisationManager, Role.Practitioner, Role.StrategicPartner)]
internal sealed class SessionsModel(SupportContext support, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    public IReadOnlyList<(Session Session, int Expected, int Marked)> Sessions { get; private set; } = [];
    public IReadOnlyList<Choice> Services { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => UkTime.Today(clock);

    [BindProperty] public SessionInput Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        (Input.On, Input.From, Input.To) = (Today, new TimeOnly(16, 30), new TimeOnly(18, 30));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        Check();
        if (!ModelState.IsValid) return this.Again();
        var service = Guid.TryParse(Input.ServiceId, out var chosen) ? chosen : (Guid?)null;
        var (starts, ends) = (UkTime.At(Input.On!.Value, Input.From!.Value), UkTime.At(Input.On.Value, Input.To!.Value));
        var organisation = current.OrganisationId!.Value;
        // Pressed twice: the same session at the same hour is there already.
        if (await support.Sessions.FirstOrDefaultAsync(one => one.OrganisationId == organisation && one.StartsAt == starts && one.Title == Input.Title.Trim(), stop) is { } there) return Redirect($"/desk/register/{there.Id}");
        var session = Session.Plan(new SessionSaid(organisation, current.OrganisationName, service, Input.Title.Trim(), Written(Input.Place), starts, ends, Written(Input.Workers)), current.Who, Now);
        foreach (var (offer, name, _) in await SessionPeople.With(support, organisation, service, Input.On.Value, [], stop))
            session.Expect(offer, name, offer.Text.Know, Now);
        support.Sessions.Add(session);
        audit.Wrote("session", session.Id, "planned");
        await support.SaveChangesAsync(stop);
        return Redirect($"/desk/register/{session.Id}");
    }

    private void Check()
    {
        if (current.OrganisationId is null) ModelState.AddModelError("", "You belong to no organisation, so you cannot plan a session.");
        if (Input.Title.Trim().Length is 0 or > 120) ModelState.AddModelError("Input.Title", "Give the session a name, up to 120 letters.");
        if (Input.Place.Length > 200) ModelState.AddModelError("Input.Place", "Keep the place under 200 letters.");
        if (Input.Workers.Length > 200) ModelState.AddModelError("Input.Workers", "Keep the names under 200 letters.");
        if (Input.On is null) ModelState.AddModelError("Input.On", "Choose the day.");
        else if (Input.On < Today.AddDays(-31) || Input.On > Today.AddYears(1)) ModelState.AddModelError("Input.On", "The day lies between a month ago and a year ahead.");
        if (Input.From is null) ModelState.AddModelError("Input.From", "Say when it begins.");
        if (Input.To is null || Input.To <= Input.From) ModelState.AddModelError("Input.To", "Say when it ends; after it begins.");
        if (Input.ServiceId.Length > 0 && Services.All(service => service.Value != Input.ServiceId)) ModelState.AddModelError("Input.ServiceId", "Choose a service from the list.");
    }

    private async Task Load(CancellationToken stop)
    {
        var organisation = current.OrganisationId;
        var since = UkTime.At(Today.AddDays(-14), TimeOnly.MinValue);
        var rows = await support.Sessions.AsNoTracking().Include(one => one.Attendances).Where(one => one.OrganisationId == organisation && one.StartsAt >= since)
            .OrderBy(one => one.StartsAt).ThenBy(one => one.Id).Take(200).ToListAsync(stop);
        Sessions = [.. rows.Select(one => (one, one.Attendances.Count, one.Attendances.Count(attendance => attendance.Mark is not null)))];
        var services = await support.Offers.AsNoTracking().Where(offer => offer.OrganisationId == organisation && offer.State == OfferState.Accepted && offer.FinishedAt == null)
            .Select(offer => new { offer.ServiceId, offer.Service }).Distinct().OrderBy(one => one.Service).Take(200).ToListAsync(stop);
        Services = [.. services.Select(one => new Choice(one.ServiceId.ToString(), one.Service))];
        audit.ReadList("session", "sessions of the organisation");
    }

    private static string? Written(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
