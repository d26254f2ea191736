using Derwent.Alliance;
using Derwent.Listings.Photos;
using Derwent.Shared;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Pages;

/// <summary>One organisation and everything it does.</summary>
[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class OrganisationPageModel(ListingsContext listings, AllianceContext alliance, CityMaps maps, RequestDatabase database, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<Service> Services { get; private set; } = [];

    /// <summary>A photo of each thing it does, so that somebody sees the doors before they come; in the order of the list.</summary>
    public IReadOnlyList<(Service Service, ServicePhoto Photo)> Photos { get; private set; } = [];

    public MapDrawing? Map { get; private set; }

    public DateOnly Today => UkTime.Today(clock);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        var organisation = await alliance.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Slug == slug, stop);
        if (organisation is null) return NotFound();
        if (organisation.MergedIntoId is { } into && await alliance.Organisations.Where(o => o.Id == into).Select(o => o.Slug).SingleOrDefaultAsync(stop) is { } stayed) return RedirectPermanent($"/organisations/{stayed}");
        Organisation = organisation;
        Services = await listings.Services.AsNoTracking().AsSplitQuery().Include(s => s.Locations).Include(nameof(Service.Photos))
            .Where(s => s.OrganisationId == organisation.Id && s.Status == ServiceStatus.Active).OrderBy(s => s.Name).ThenBy(s => s.Id).Take(Most).ToListAsync(stop);
        Photos = [.. Services.SelectMany(service => service.PhotosOn(Today).Take(1).Select(photo => (service, photo))).Take(ServicePhoto.Most)];
        var pins = Services.SelectMany((service, at) => service.Locations.Where(site => site.Point is not null)
            .Select(site => new MapPin($"{at + 1}", site.Point!.X, site.Point.Y, "#" + service.Slug, $"Number {at + 1} in the list: {service.Name}"))).ToList();
        if (pins.Count > 0) Map = new MapDrawing(await maps.GetAsync(database.Connection, stop), pins);
        return Page();
    }

    public IHtmlContent Svg => new HtmlString(Map!.Svg($"Where {Organisation.Name} is"));
}
