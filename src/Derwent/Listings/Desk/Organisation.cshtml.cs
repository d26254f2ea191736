using Derwent.Accounts;
using Derwent.Alliance;
using Derwent.Listings.Find;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>My organisation: free places in one click, "all still right", standing, people. For its managers, the coordinator and the administrator;
/// another organisation's manager is told that it is not there.</summary>
[Desk(Role.OrganisationManager, Role.Coordinator, Role.Administrator)]
internal sealed class OrganisationModel(ListingsContext listings, AllianceContext alliance, People people, Links links, PublicPages cached, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<Service> Services { get; private set; } = [];

    public IReadOnlyList<KnownPerson> Team { get; private set; } = [];

    /// <summary>Suggestions about its pages that wait.</summary>
    public int Suggested { get; private set; }

    /// <summary>Where letters about its pages go, when that was said.</summary>
    public string? Contact { get; private set; }

    public bool IsOwn => Organisation.Id == current.OrganisationId;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => UkTime.Today(clock);

    public OrganisationState State => new(Organisation, Services, Now);

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return slug is null && current.OrganisationId is null ? RedirectToPage("Organisations") : NotFound();
        await TellAsync(stop);
        return Page();
    }

    private async Task TellAsync(CancellationToken stop)
    {
        Team = await people.Of(Organisation.Id);
        Suggested = await listings.Suggestions.CountAsync(s => s.OrganisationId == Organisation.Id && s.State == SuggestionState.Waiting, stop);
        Contact = await listings.ListingContacts.Where(one => one.OrganisationId == Organisation.Id).Select(one => one.Email).SingleOrDefaultAsync(stop);
    }

    /// <summary>One place more or fewer, or everything as it was.</summary>
    public async Task<IActionResult> OnPostAsync(string? slug, Guid? less, Guid? more, string? same, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        if ((less ?? more) is { } id && Services.FirstOrDefault(service => service.Id == id) is { } service) Step(service, more is not null);
        else if (same is not null) AllStillRight();
        else return NotFound();
        return await SavedAsync(slug, "cap", stop);
    }

    /// <summary>The service whose numbers were just sent and could not be read: they stand in its form again.</summary>
    public Guid? Tried { get; private set; }

    /// <summary>What to show in a box of exact numbers.</summary>
    public string? Number(Service service, string box, int? held) => Tried == service.Id ? Request.Form[box].ToString() : held?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The exact numbers of one service.</summary>
    public async Task<IActionResult> OnPostSayAsync(string? slug, Guid service, CapacityForm said, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop) || Services.FirstOrDefault(one => one.Id == service) is not { } found) return NotFound();
        if (!ModelState.IsValid || !said.CanBe)
        {
            await TellAsync(stop);
            Tried = service;
            ModelState.Clear();
            return this.Again("", $"Places at {found.Name} are whole numbers from 0 to 10,000, and weeks from 0 to 520. Nothing was changed.");
        }
        found.SayCapacity("place", said.NoLimit ? null : said.Available ?? 0, said.NoLimit ? null : said.Maximum, said.WaitWeeks, current.Who, Now);
        return await SavedAsync(slug, "cap", stop);
    }

    /// <summary>No new offers for a while, or offers again.</summary>
    public async Task<IActionResult> OnPostStandingAsync(string? slug, string? why, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        if (Organisation.ClosedOn is not null) Organisation.Reopen(why ?? "", current.Who, Now);
        else if (Organisation.Standing == Standing.Good) Organisation.Pause(why ?? "", current.Who, Now);
        else Organisation.Restore(why ?? "", current.Who, Now);
        audit.Wrote("organisation", Organisation.Id, $"standing: {Organisation.Standing}");
        await alliance.SaveChangesAsync(stop);
        return await SavedAsync(slug, "stop", stop);
    }

    /// <summary>Letters about its pages go to this address from now on; the links in those that went elsewhere end.</summary>
    public async Task<IActionResult> OnPostContactAsync(string? slug, string? email, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        var typed = email?.Trim() ?? "";
        if (typed.Length is 0 or > 320 || !System.Net.Mail.MailAddress.TryCreate(typed, out var mail) || mail.Address != typed)
        {
            await TellAsync(stop);
            Contact = typed;
            return this.Again("contact", "That does not look like an e-mail address.");
        }
        var contact = await listings.ListingContacts.SingleOrDefaultAsync(one => one.OrganisationId == Organisation.Id, stop);
        if (contact is null) listings.ListingContacts.Add(contact = new Freshness.ListingContact(Organisation.Id));
        contact.Say(typed, current.Who, Now);
        await links.End(LinkKind.Listing, Organisation.Id, stop);
        audit.Wrote("organisation", Organisation.Id, "another address for letters about its pages");
        return await SavedAsync(slug, "list", stop);
    }

    /// <summary>It works no more: nothing of it is found, nothing is offered to it, nobody is asked about it. The coordinator's decision.</summary>
    public async Task<IActionResult> OnPostCloseAsync(string? slug, string? why, CancellationToken stop)
    {
        if (!MayClose || !await LoadAsync(slug, stop)) return NotFound();
        Organisation.Close(why ?? "", current.Who, Now);
        foreach (var service in Services) service.Change(service.Facts with { Status = ServiceStatus.Defunct }, current.Who, $"{Organisation.Name} closed.", Now);
        foreach (var ask in await listings.Asks.Where(ask => ask.OrganisationId == Organisation.Id && ask.ClosedAt == null).ToListAsync(stop)) ask.Close(Freshness.AskOutcome.Answered, Now);
        audit.Wrote("organisation", Organisation.Id, "closed");
        await alliance.SaveChangesAsync(stop);
        return await SavedAsync(slug, "stop", stop);
    }

    public bool MayClose => current.Is(Role.Coordinator) || current.Is(Role.Administrator);

    private void Step(Service service, bool up)
    {
        if (service.Capacity is null) service.SayCapacity("place", up ? 1 : 0, null, null, current.Who, Now);
        else if (up) service.Capacity.OneMore(current.Who, Now);
        else service.Capacity.OneFewer(current.Who, Now);
    }

    private void AllStillRight()
    {
        foreach (var service in Services)
        {
            service.Assure(current.Who, Now);
            service.Capacity?.Confirm(current.Who, Now);
        }
        audit.Wrote("organisation", Organisation.Id, $"assured {Services.Count} listings");
    }

    private async Task<IActionResult> SavedAsync(string? slug, string at, CancellationToken stop)
    {
        await listings.SaveChangesAsync(stop);
        cached.Changed();
        return LocalRedirect((slug is null ? "/desk/organisation" : $"/desk/organisation/{slug}") + "#" + at);
    }

    // The one that is asked for, if it is theirs to see: another manager finds nothing.
    private async Task<bool> LoadAsync(string? slug, CancellationToken stop)
    {
        var any = current.Is(Role.Coordinator) || current.Is(Role.Administrator);
        var mine = current.OrganisationId;
        var found = await alliance.Organisations.Include(o => o.StandingChanges)
            .SingleOrDefaultAsync(o => (slug == null ? o.Id == mine : o.Slug == slug) && (any || o.Id == mine), stop);
        if (found is null) return false;
        Organisation = found;
        Services = await listings.Services.AsSplitQuery().Include(s => s.Capacity).Include(s => s.Locations).Include(s => s.Schedules).Include(s => s.Contacts).Include(s => s.Photos)
            .Where(s => s.OrganisationId == found.Id && s.Status == ServiceStatus.Active).OrderBy(s => s.Name).ThenBy(s => s.Id).Take(200).ToListAsync(stop);
        return true;
    }
}

/// <summary>Exact numbers as typed.</summary>
internal sealed class CapacityForm
{
    public int? Available { get; set; }
    public int? Maximum { get; set; }
    public int? WaitWeeks { get; set; }
    public bool NoLimit { get; set; }

    public bool CanBe => Available is not (< 0 or > Capacity.MostPlaces) && Maximum is not (< 0 or > Capacity.MostPlaces) && WaitWeeks is not (< 0 or > Capacity.MostWeeks);
}
