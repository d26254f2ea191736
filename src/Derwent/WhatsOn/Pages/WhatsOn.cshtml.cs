using System.Globalization;
using Derwent.Shared;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.WhatsOn.Pages;

/// <summary>What's on: the next seven days, what comes later, the month and the map, narrowed by what stands in the address.</summary>
[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class WhatsOnModel(Choosing choosing, CityMaps maps, RequestDatabase database, TimeProvider clock) : PageModel
{
    private const int MostThisWeek = 60, MostLater = 24;

    /// <summary>So many stand open; the others wait behind one press, so that the month and the map are not twenty screens away on a phone.</summary>
    public const int Open = 12, OpenLater = 6;

    public Choice Choice { get; private set; } = null!;
    public EventQuery Query => Choice.Query;
    public IReadOnlyList<Happening> Week { get; private set; } = [];
    public bool More { get; private set; }
    public IReadOnlyList<Happening> Later { get; private set; } = [];
    public IReadOnlyList<Happening> InMonth { get; private set; } = [];
    public IReadOnlyList<string> Areas { get; private set; } = [];
    public MapDrawing? Map { get; private set; }
    public DateOnly Today => UkTime.Today(clock);
    public DateOnly Month { get; private set; }

    public static IReadOnlyList<(string Key, string Value, string Words)> Chips { get; } =
        [("when", "today", "Today"), ("when", "after-school", "After school"), ("when", "weekend", "Weekend"), ("for", "girls", "Girls only"), ("access", "quiet-room", "Quiet")];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Choice = await choosing.ReadAsync(Request.Query, stop);
        Month = Query.Month ?? new DateOnly((Query.Day ?? Today).Year, (Query.Day ?? Today).Month, 1);
        var week = await choosing.WeekAsync(Choice, stop);
        (Week, More) = ([.. week.Take(MostThisWeek)], week.Count > MostThisWeek);
        if (Query.Day is null && Query.When != "today") Later = await choosing.LaterAsync(Choice, MostLater, stop);
        InMonth = await choosing.MonthAsync(Choice, Month, stop);
        var map = await maps.GetAsync(database.Connection, stop);
        Areas = [.. map.Areas.Select(area => area.Name).Order(StringComparer.CurrentCulture)];
        var pins = Pins(Week.Concat(Later));
        if (pins.Count > 0) Map = new MapDrawing(map, pins, Choice.Near);
        if (Choice.PlaceUnknown) return this.Again("near", $"We don’t know a place called “{Query.Near}”. Try a whole postcode, or the name of a part of the city.");
        return Page();
    }

    public IHtmlContent Svg => new HtmlString(Map!.Svg(Map.ShowsCity ? "Map of what is on" : "What is on, seen from above"));

    /// <summary>The weeks of the month, Monday first; days of other months are null.</summary>
    public IEnumerable<DateOnly[]> Weeks()
    {
        var monday = Month.AddDays(-(((int)Month.DayOfWeek + 6) % 7));
        for (; monday < Month.AddMonths(1); monday = monday.AddDays(7)) yield return [.. Enumerable.Range(0, 7).Select(day => monday.AddDays(day))];
    }

    /// <summary>The day of the month stands in the pin: the date is the picture.</summary>
    internal static IReadOnlyList<MapPin> Pins(IEnumerable<Happening> happenings) => [.. happenings
        .Where(one => one is { Longitude: not null, Latitude: not null, IsOff: false }).DistinctBy(one => (one.Longitude, one.Latitude)).Take(60)
        .Select(one => new MapPin(one.Day.Day.ToString(CultureInfo.InvariantCulture), one.Longitude!.Value, one.Latitude!.Value, one.Address, $"{InWords.LongDay(one.Day, one.Day)}: {one.Title}"))];
}

/// <summary>The map as GeoJSON, for the live map that lies over the drawn one.</summary>
[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class WhatsOnMapModel(Choosing choosing, CityMaps maps, RequestDatabase database) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var choice = await choosing.ReadAsync(Request.Query, stop);
        var later = choice.Query.Day is null && choice.Query.When != "today" ? await choosing.LaterAsync(choice, 24, stop) : [];
        var pins = WhatsOnModel.Pins((await choosing.WeekAsync(choice, stop)).Take(60).Concat(later));
        return Content(new MapDrawing(await maps.GetAsync(database.Connection, stop), pins, choice.Near).GeoJson(), "application/geo+json");
    }
}
