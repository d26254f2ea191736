using System.ComponentModel.DataAnnotations;
using Derwent.Alliance;
using Derwent.Listings.Changes;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>What an organisation says of itself, as typed.</summary>
internal sealed class AboutInput
{
    [Required(ErrorMessage = "An organisation needs a name."), StringLength(200, ErrorMessage = "At most 200 characters, please.")]
    public string Name { get; set; } = "";

    [StringLength(20_000, ErrorMessage = "That is long. Keep it under 20,000 letters.")]
    public string? Description { get; set; }

    [StringLength(500)] public string? Website { get; set; }
    [StringLength(320)] public string? Email { get; set; }
    [StringLength(100, ErrorMessage = "At most 100 characters, please.")] public string? Phone { get; set; }
}

/// <summary>Name, words and contacts of an organisation, changed by its own people or the coordinator. What they say here no other directory overwrites.</summary>
[Desk(Role.OrganisationManager, Role.Coordinator, Role.Administrator)]
internal sealed class OrganisationAboutModel(ListingsContext listings, AllianceContext alliance, PublicPages cached, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    private const int MostVersions = 50;

    [BindProperty] public AboutInput Input { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ShownVersion> Versions { get; private set; } = [];

    public bool IsOwn => Organisation.Id == current.OrganisationId;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        ModelState.Clear();
        if (!await LoadAsync(slug, stop)) return NotFound();
        Input = new AboutInput { Name = Organisation.Name, Description = Organisation.Description, Website = Organisation.Website, Email = Organisation.Email, Phone = Organisation.Phone };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        var (website, email, phone) = (ListingField.Web(Input.Website), Input.Email?.Trim() ?? "", Input.Phone?.Trim() ?? "");
        if (website.Length > 0 && !ListingField.IsWeb(website)) ModelState.AddModelError("Input.Website", "That is no web address. It begins with https://");
        if (email.Length > 0 && !ListingField.IsEmail(email)) ModelState.AddModelError("Input.Email", "That does not look like an e-mail address.");
        if (phone.Length > 0 && phone.Count(char.IsAsciiDigit) < 3) ModelState.AddModelError("Input.Phone", "That is no number one can ring.");
        if (!ModelState.IsValid) return this.Again();
        await SayAsync(new OrganisationWords(Input.Name.Trim(), Null(Input.Description?.ReplaceLineEndings("\n")), Null(website), Null(email), Null(phone)), "Changed at the desk.", stop);
        return await SavedAsync("said anew what people read about it", stop);
    }

    /// <summary>What an earlier version said is said again; the present words become a version themselves.</summary>
    public async Task<IActionResult> OnPostRestoreAsync(string slug, Guid version, CancellationToken stop)
    {
        if (!await LoadAsync(slug, stop)) return NotFound();
        if (await listings.OrganisationVersions.SingleOrDefaultAsync(one => one.Id == version && one.OrganisationId == Organisation.Id, stop) is not { } found) return NotFound();
        await SayAsync(found.Words, $"Brought back what stood here until {UkTime.DateOf(found.At):d MMMM yyyy}.", stop);
        await SavedAsync("an earlier version came back", stop);
        return RedirectToPage(null, null, new { slug });
    }

    private async Task SayAsync(OrganisationWords anew, string why, CancellationToken stop)
    {
        var before = OrganisationWords.Of(Organisation);
        if (before == anew) return;
        listings.OrganisationVersions.Add(new OrganisationVersion(Organisation.Id, before, current.Who, why, clock.GetUtcNow()));
        await RenameAsync(anew.Name, stop);
        Organisation.Describe(anew.Description, anew.Website, anew.Email, anew.Phone);
    }

    private async Task<IActionResult> SavedAsync(string what, CancellationToken stop)
    {
        audit.Wrote("organisation", Organisation.Id, what);
        await alliance.SaveChangesAsync(stop);
        await listings.SaveChangesAsync(stop);
        cached.Changed();
        return LocalRedirect(IsOwn ? "/desk/organisation" : $"/desk/organisation/{Organisation.Slug}");
    }

    // Its services carry its name, so that a list needs to ask nobody.
    private async Task RenameAsync(string name, CancellationToken stop)
    {
        if (name == Organisation.Name) return;
        Organisation.Rename(name);
        foreach (var service in await listings.Services.Where(service => service.OrganisationId == Organisation.Id).ToListAsync(stop)) service.MoveTo(Organisation.Id, name, clock.GetUtcNow());
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken stop)
    {
        var any = current.Is(Role.Coordinator) || current.Is(Role.Administrator);
        var mine = current.OrganisationId;
        if (await alliance.Organisations.SingleOrDefaultAsync(one => one.Slug == slug && one.MergedIntoId == null && (any || one.Id == mine), stop) is not { } found) return false;
        Organisation = found;
        var (told, after) = (new List<ShownVersion>(), OrganisationWords.Of(found));
        foreach (var version in await listings.OrganisationVersions.AsNoTracking().Where(one => one.OrganisationId == found.Id).OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Take(MostVersions).ToListAsync(stop))
        {
            told.Add(new ShownVersion(version.Id, version.At, version.By, version.Why, version.Words.Until(after)));
            after = version.Words;
        }
        Versions = told;
        return true;
    }

    private static string? Null(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
