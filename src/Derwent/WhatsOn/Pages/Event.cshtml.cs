using Derwent.Shared;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.WhatsOn.Pages;

/// <summary>One event: what it is, when, where, for whom, and how to get a place.</summary>
[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class EventModel(WhatsOnContext events, CityMaps maps, RequestDatabase database, SiteAddress site, IOptions<AllianceOptions> alliance, TimeProvider clock) : PageModel
{
    private const int MostDates = 12;

    public CommunityEvent Event { get; private set; } = null!;
    /// <summary>The date that the page is about: the chosen one, or the next.</summary>
    public Occurrence? Date { get; private set; }
    public IReadOnlyList<Occurrence> Next { get; private set; } = [];
    public int MoreDates { get; private set; }
    public MapDrawing? Map { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => UkTime.Today(clock);
    public bool IsOver => Next.Count == 0;
    public bool MayBook => Event is { State: EventState.Published, Join: HowToJoin.Ask } && Date is { IsOff: false } date && date.StartsAt > Now;

    public IHtmlContent Svg => new HtmlString(Map!.Svg($"Where it is: {Event.Place}"));

    /// <summary>Data for machines. The serialiser writes every letter that could end a script as an escape.</summary>
    public IHtmlContent JsonLd => new HtmlString(OpenData.Of(Event, site, alliance.Value.City, Now));

    public string FileAddress => CalendarFile.Subscribe(site.Of($"/whats-on/{Event.Slug}.ics"));

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        if (await events.Events.AsNoTracking().Include(one => one.Occurrences).SingleOrDefaultAsync(one => one.Slug == slug && one.PublishedAt != null, stop) is not { } found) return NotFound();
        Event = found;
        var coming = found.Occurrences.Where(date => date.EndsAt > Now).OrderBy(date => date.StartsAt).ToList();
        (Next, MoreDates) = ([.. coming.Take(MostDates)], Math.Max(0, coming.Count - MostDates));
        var day = EventQuery.From(Request.Query).Day;
        Date = found.Occurrences.FirstOrDefault(date => date.Day == day) ?? coming.FirstOrDefault(date => !date.IsOff) ?? coming.FirstOrDefault() ?? found.Occurrences.MaxBy(date => date.StartsAt);
        if (found is { Longitude: { } east, Latitude: { } north, IsOnline: false })
            Map = new MapDrawing(await maps.GetAsync(database.Connection, stop), [new MapPin("•", east, north, $"https://www.openstreetmap.org/?mlat={north.ToString(System.Globalization.CultureInfo.InvariantCulture)}&mlon={east.ToString(System.Globalization.CultureInfo.InvariantCulture)}#map=17/{north.ToString(System.Globalization.CultureInfo.InvariantCulture)}/{east.ToString(System.Globalization.CultureInfo.InvariantCulture)}", $"{found.PlaceName ?? found.Title} on a map elsewhere")]);
        return Page();
    }
}
