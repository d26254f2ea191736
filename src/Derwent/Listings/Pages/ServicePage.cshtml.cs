using Derwent.Alliance;
using Derwent.Listings.Find;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Pages;

/// <summary>One service: the facts before setting off, who checked them and when, what it is like.</summary>
[Open]
internal sealed class ServicePageModel(ListingsContext listings, AllianceContext alliance, CityMaps maps, RequestDatabase database, TimeProvider clock) : PageModel
{
    public ServiceFactsheet Sheet { get; private set; } = null!;

    public Organisation? Organisation { get; private set; }

    public bool IsSaved { get; private set; }

    public string? Address { get; private set; }

    public MapDrawing? Map { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        // A private service is simply not there for the public: the database does not say it.
        var service = await listings.Services.AsNoTracking().AsSplitQuery().Include(s => s.Locations).Include(s => s.Schedules).Include(s => s.Contacts).Include(s => s.Capacity).Include(s => s.Photos)
            .SingleOrDefaultAsync(s => s.Slug == slug, stop);
        if (service is null) return NotFound();
        if (service.MergedIntoId is { } into && await listings.Services.Where(s => s.Id == into).Select(s => s.Slug).SingleOrDefaultAsync(stop) is { } stayed) return RedirectPermanent($"/services/{stayed}");
        Sheet = new ServiceFactsheet(service, clock.GetUtcNow());
        Organisation = await alliance.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == service.OrganisationId, stop);
        IsSaved = MyList.Read(Request).Contains(slug);
        Address = $"{Request.Scheme}://{Request.Host}/services/{slug}";
        if (Sheet.Pins.Count > 0) Map = new MapDrawing(await maps.GetAsync(database.Connection, stop), Sheet.Pins);
        return Page();
    }

    /// <summary>Puts it on the visitor's list or takes it off.</summary>
    public IActionResult OnPost(string slug)
    {
        MyList.Toggle(HttpContext, slug);
        return LocalRedirect($"/services/{Uri.EscapeDataString(slug)}");
    }

    public IHtmlContent Svg => new HtmlString(Map!.Svg($"{Sheet.Service.Name} on the map"));

    public IHtmlContent JsonLd => new HtmlString(Sheet.JsonLd(Address!));
}
