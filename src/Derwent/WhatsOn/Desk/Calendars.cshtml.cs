using Derwent.Alliance;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Imports;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.WhatsOn.Desk;

/// <summary>Calendars that members keep elsewhere: read by their address every few hours, or once from a file.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager, Role.Practitioner)]
internal sealed class CalendarsModel(WhatsOnContext events, AllianceContext alliance, TakeCalendar take, Current current, Outbox outbox, PublicPages pages, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const string OneFile = "file:calendar.ics";

    public IReadOnlyList<MemberCalendar> Calendars { get; private set; } = [];
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    [BindProperty] public string OrganisationId { get; set; } = "";
    [BindProperty] public string Address { get; set; } = "";
    [BindProperty] public IFormFile? Upload { get; set; }
    [TempData] public string? Said { get; set; }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        var address = CalendarFetch.Tidy(Address);
        if (address is null) ModelState.AddModelError(nameof(Address), Address.Trim().Length == 0 ? "Paste the address of the calendar." : "An address of a calendar begins with https:// or webcal://. Please check it.");
        if (await Runs(stop) is not { } organisation) ModelState.AddModelError(nameof(OrganisationId), "Choose whose calendar it is: a member of the alliance.");
        else if (ModelState.IsValid)
        {
            var calendar = await events.Calendars.SingleOrDefaultAsync(one => one.OrganisationId == organisation.Id && one.Address == address, stop);
            if (calendar is null) events.Calendars.Add(calendar = MemberCalendar.Add(organisation, address!, current.Who, Now));
            else calendar.Resume();
            audit.Wrote("calendar", calendar.Id, "added");
            await events.SaveChangesAsync(stop);
            await outbox.Later(new ReadCalendar(calendar.Id));
            Said = "Kept. It is being read now; what is new waits for the coordinator.";
            return RedirectToPage();
        }
        return this.Again();
    }

    public async Task<IActionResult> OnPostFileAsync(CancellationToken stop)
    {
        await Load(stop);
        if (Upload is null || Upload.Length == 0) ModelState.AddModelError(nameof(Upload), "Choose a calendar file (.ics).");
        else if (Upload.Length > CalendarReader.MostBytes) ModelState.AddModelError(nameof(Upload), $"The file is larger than {CalendarReader.MostBytes / 1_000_000} MB.");
        if (await Runs(stop) is not { } organisation) return this.Again(nameof(OrganisationId), "Choose whose calendar it is: a member of the alliance.");
        if (!ModelState.IsValid) return this.Again();
        var calendar = await events.Calendars.SingleOrDefaultAsync(one => one.OrganisationId == organisation.Id && one.Address == OneFile, stop);
        if (calendar is null) events.Calendars.Add(calendar = MemberCalendar.Add(organisation, OneFile, current.Who, Now));
        using var held = new MemoryStream();
        await Upload!.CopyToAsync(held, stop);
        try
        {
            var (words, _) = await take.Run(calendar, held.ToArray(), stop);
            calendar.Read(words, false, Now);
            Said = words;
        }
        catch (ImportFailed failed) { return this.Again(nameof(Upload), failed.Message); }
        audit.Wrote("calendar", calendar.Id, "read from a file");
        await events.SaveChangesAsync(stop);
        pages.Changed();
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostStopAsync(Guid calendar, CancellationToken stop)
    {
        await Load(stop);
        if (Calendars.FirstOrDefault(one => one.Id == calendar) is null) return NotFound();
        (await events.Calendars.SingleAsync(one => one.Id == calendar, stop)).Stop(Now);
        audit.Wrote("calendar", calendar, "stopped");
        await events.SaveChangesAsync(stop);
        Said = "It is not read any more. Its events stay; cancel those that do not happen.";
        return RedirectToPage();
    }

    private async Task<(Guid Id, string Name, string Slug)?> Runs(CancellationToken stop)
    {
        var wanted = current.Is(Role.Coordinator) && Guid.TryParse(OrganisationId, out var chosen) ? chosen : current.OrganisationId;
        var found = await alliance.Organisations.AsNoTracking().Where(one => one.Id == wanted && one.Tier != Tier.ListedOnly).Select(one => new { one.Id, one.Name, one.Slug }).SingleOrDefaultAsync(stop);
        return found is null ? null : (found.Id, found.Name, found.Slug);
    }

    private async Task Load(CancellationToken stop)
    {
        var organisation = current.OrganisationId;
        var coordinator = current.Is(Role.Coordinator);
        Calendars = await events.Calendars.AsNoTracking().Where(one => coordinator || one.OrganisationId == organisation).OrderBy(one => one.OrganisationName).ThenBy(one => one.AddedAt).Take(300).ToListAsync(stop);
        if (coordinator) Organisations = [.. (await alliance.Organisations.AsNoTracking().Where(one => one.Tier != Tier.ListedOnly).OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).Take(500).ToListAsync(stop)).Select(one => new Choice(one.Id.ToString(), one.Name))];
    }
}
