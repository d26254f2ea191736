using Derwent.Listings.Find;
using Derwent.Listings.Freshness;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>What people looked for and did not find, most often first, then the newest: where the city has gaps.</summary>
[Desk(Role.Coordinator, Role.Administrator, Role.Analyst)]
internal sealed class NotFoundListModel(ListingsContext listings, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<Miss> Rows { get; private set; } = [];

    public IReadOnlyList<(string Words, int Count, string Areas)> Often { get; private set; } = [];

    public int Total { get; private set; }

    public string Words { get; private set; } = "";

    public DateOnly Today => UkTime.Today(clock);

    public async Task OnGetAsync(string? q, CancellationToken stop)
    {
        Words = q is { Length: <= 200 } ? q.Trim().ToLowerInvariant() : "";
        var all = listings.Misses.AsNoTracking();
        if (Words.Length > 0) all = all.Where(miss => miss.Words == Words);
        Total = await all.CountAsync(stop);
        Rows = await all.OrderByDescending(miss => miss.On).ThenByDescending(miss => miss.Id).Take(Most).ToListAsync(stop);
        var often = await listings.Misses.Where(miss => miss.Words != "").GroupBy(miss => miss.Words).Select(group => new { group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count).ThenBy(group => group.Key).Take(12).ToListAsync(stop);
        var words = often.Select(one => one.Key).ToList();
        var near = await listings.Misses.Where(miss => words.Contains(miss.Words) && miss.Near != "").Select(miss => new { miss.Words, miss.Near }).Distinct().Take(500).ToListAsync(stop);
        Often = [.. often.Select(one => (one.Key, one.Count, string.Join(", ", near.Where(place => place.Words == one.Key).Select(place => place.Near).Take(5))))];
    }

    public static string About(Miss miss) => string.Join(", ", new[] { miss.Near.Length > 0 ? "near " + miss.Near : "", miss.Age.Length > 0 ? "age " + miss.Age : "" }.Concat(miss.Needs.Select(FindChoices.NeedWords)).Where(part => part.Length > 0));
}
