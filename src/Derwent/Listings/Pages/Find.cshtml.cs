using Derwent.Listings.Find;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Listings.Pages;

/// <summary>Find support: words and filters, the list and the map together.</summary>
[Open, OnlyReads]
internal sealed class FindModel(Finder finder, CityMaps maps, RequestDatabase database, TimeProvider clock) : PageModel
{
    public FindQuery Query { get; private set; } = new();

    public Answer Answer { get; private set; } = null!;

    public MapDrawing Map { get; private set; } = null!;

    public IReadOnlyList<string> Saved { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => UkTime.Today(clock);

    public int Pages => (Answer.Page.Total + Wish.Pages - 1) / Wish.Pages;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Query = FindQuery.From(Request.Query);
        Saved = MyList.Read(Request);
        Answer = await finder.AnswerAsync(Query, stop);
        Map = new MapDrawing(await maps.GetAsync(database.Connection, stop), Pins(Answer.Page.Services, Today), Answer.Near);
        if (Answer.PlaceUnknown) ModelState.AddModelError("near", $"We don’t know a place called “{Query.Near}”. Try a whole postcode, or the name of a part of the city.");
        if (Query.Age.Length > 0 && Query.Ages is null) ModelState.AddModelError("age", "Choose an age from the list.");
        if (ModelState.IsValid && Query.Page > 1 && Answer.Page.Services.Count == 0) return NotFound();
        return ModelState.IsValid ? Page() : this.Again();
    }

    /// <summary>Puts one on the list or takes it off, and shows the same search again.</summary>
    public IActionResult OnPost(string? save)
    {
        // Only a listing's own short name is a place on the page.
        if (save is not null && !MyList.IsSlug(save)) save = null;
        if (save is not null) MyList.Toggle(HttpContext, save);
        var query = FindQuery.From(Request.Query);
        return LocalRedirect(query.Address(page: query.Page) + (save is null ? "" : "#" + save));
    }

    /// <summary>The filters in force, and the address of this search without each.</summary>
    public IEnumerable<(string Words, string Without)> Chips()
    {
        foreach (var need in Query.Needs) yield return (FindChoices.NeedWords(need), Query.Address(without: "need", value: need));
        if (Query.Ages is { } ages) yield return (FindWords.Ages(ages.From, ages.To) ?? "", Query.Address(without: "age"));
        foreach (var when in Query.Whens) yield return (Words(FindChoices.Whens, when), Query.Address(without: "when", value: when));
        if (Query.Day.Length > 0) yield return (Words(FindChoices.Days, Query.Day), Query.Address(without: "day"));
        foreach (var cost in Query.Costs) yield return (Words(FindChoices.Costs, cost), Query.Address(without: "cost", value: cost));
        foreach (var access in Query.Access) yield return (Words(FindChoices.Access, access), Query.Address(without: "access", value: access));
        if (Answer.By is { } by) yield return ("By " + by, Query.Address(without: "by"));
        // Without a place to measure from it is not in force.
        if (Query.Within.Length > 0 && Answer.Near is not null) yield return ("Within " + Words(FindChoices.Miles, Query.Within), Query.Address(without: "within"));
    }

    public string Count => Answer.Page switch
    {
        { IsMore: true } => $"More than {Wish.Counted} places to go",
        { Total: 0 } => "Nothing yet",
        { Total: var total } => InWords.Count(total, "place to go", "places to go"),
    };

    /// <summary>There is more than the page shows, and tiles of the same search can show it: their words are taken as typed.</summary>
    public bool HasDots => Answer.Page.Total > Answer.Page.Services.Count && !Answer.AnyWord && Answer.Spelling.Count == 0;

    public string Order => Answer.Near is not null ? "Nearest first." : Query.Words.Length == 0 ? "The ones checked last come first." : Answer.Page.IsMore ? "Those with your words in their name come first." : "Best match first.";

    public IHtmlContent Svg => new HtmlString(Map.Svg(Map.ShowsCity ? "Map of the places in this list" : "The places in this list, seen from above"));

    /// <summary>Numbers in the pins are those of the list.</summary>
    internal static IReadOnlyList<MapPin> Pins(IReadOnlyList<Found> services, DateOnly today, string to = "#") => [.. services
        .Select((service, place) => (Service: service, Number: (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)))
        .Where(pin => pin.Service is { Longitude: not null, Latitude: not null })
        .Select(pin => new MapPin(pin.Number, pin.Service.Longitude!.Value, pin.Service.Latitude!.Value, to + pin.Service.Slug, $"Number {pin.Number} in the list: {pin.Service.Name}", FindWords.IsStale(pin.Service.AssuredOn, today)))];

    private static string Words(IReadOnlyList<FindChoice> choices, string value) => choices.First(choice => choice.Value == value).Words;
}
