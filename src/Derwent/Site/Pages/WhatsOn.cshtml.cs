using Derwent.Listings;
using Derwent.Shared;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Derwent.Site.Pages;

[Open, OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class WhatsOnModel(ListingsContext listings, TimeProvider clock) : PageModel
{
    private const int Most = 60;

    [BindProperty(SupportsGet = true)]
    public string? When { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? For { get; set; }

    public IReadOnlyList<Announced> Sessions { get; private set; } = [];

    public bool More { get; private set; }

    public static IReadOnlyList<(string Key, string Value, string Words)> Chips { get; } =
        [("when", "today", "Today"), ("when", "after-school", "After school"), ("when", "weekend", "Weekend"), ("for", "girls", "Girls only")];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var all = await listings.SessionsAsync(now, 7, stop);
        var fitting = all.Where(session => Fits(session, UkTime.DateOf(now))).Select(Announced.Of).ToList();
        (Sessions, More) = ([.. fitting.Take(Most)], fitting.Count > Most);
    }

    public bool Is(string key, string value) => (key == "when" ? When : For) == value;

    /// <summary>The address with one choice put on or taken off.</summary>
    public string With(string key, string value)
    {
        var chosen = new[] { ("when", key == "when" ? (When == value ? null : value) : When), ("for", key == "for" ? (For == value ? null : value) : For) };
        var query = string.Join('&', chosen.Where(pair => !string.IsNullOrEmpty(pair.Item2)).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2!)}"));
        return query.Length == 0 ? "/whats-on" : "/whats-on?" + query;
    }

    private bool Fits((Service Service, DateTimeOffset From, DateTimeOffset To) session, DateOnly today)
    {
        var from = UkTime.Local(session.From);
        return (For != "girls" || session.Service.OnlyFor == OnlyFor.Girls) && When switch
        {
            "today" => UkTime.DateOf(session.From) == today,
            "weekend" => from.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday,
            "after-school" => from.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && from.Hour is >= 15 and <= 19,
            _ => true,
        };
    }
}
