using Derwent.Listings.Find;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Listings.Pages;

/// <summary>A list, a map or both for another website's page: what a stranger finds, whoever looks. No script, no form, no cookie, nothing to press but links out.</summary>
[Open, OnlyReads, MayBeFramed]
internal sealed class FindWidgetModel(Finder finder, CityMaps maps, RequestDatabase database, SiteAddress site, TimeProvider clock) : PageModel
{
    public const string Address = "/find/widget";

    public static IReadOnlyList<(string Value, string Words)> Shows { get; } = [("", "The list"), ("map", "The map"), ("both", "The map, and the list under it")];

    public Answer Answer { get; private set; } = null!;
    public MapDrawing? Map { get; private set; }
    public bool ShowsList { get; private set; }
    public string More { get; private set; } = "";

    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => UkTime.Today(clock);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var query = FindQuery.From(Request.Query);
        Answer = await finder.AnswerAsync(query, stop, asStranger: true);
        var show = Request.Query["show"].ToString();
        var pins = FindModel.Pins(Answer.Page.Services, Today, site.Of("/services/"));
        if (show is "map" or "both" && pins.Count > 0) Map = new MapDrawing(await maps.GetAsync(database.Connection, stop), pins, Answer.Near);
        // Nothing to draw is still something to read.
        ShowsList = show != "map" || Map is null;
        More = site.Of(query.Address());
    }

    public string Of(string path) => site.Of(path);

    public IHtmlContent Svg => new HtmlString(Map!.Svg("Map of the places to go"));
}
