using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Site.Pages;

/// <summary>Search over everything public: every room is asked, and none answers with anything private. What was looked for is not kept.</summary>
[Open]
internal sealed class SearchAllModel(IEnumerable<IPublicRoom> rooms) : PageModel
{
    private const int LongestQuery = 200, EachRoom = 20;

    [BindProperty(SupportsGet = true)] public string Q { get; set; } = "";

    public IReadOnlyList<PublicThing> Found { get; private set; } = [];

    /// <summary>What was searched instead of what was typed.</summary>
    public string? Instead { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        Q = Words(Q);
        if (Q.Length == 0) return;
        Found = await AskAsync(Q, stop);
        if (Found.Count > 0) return;
        var mended = await MendAsync(Q, stop);
        if (mended == Q) return;
        (Found, Instead) = (await AskAsync(mended, stop), mended);
    }

    // PostgreSQL takes no zero byte, and nobody searches with one.
    private static string Words(string typed)
    {
        var words = new string([.. typed.Where(c => !char.IsControl(c))]).Trim();
        return words.Length <= LongestQuery ? words : words[..LongestQuery];
    }

    private async Task<IReadOnlyList<PublicThing>> AskAsync(string words, CancellationToken stop)
    {
        var found = new List<PublicThing>();
        foreach (var room in rooms) found.AddRange(await room.Find(words, EachRoom, stop));
        // What carries the words in its name comes first, whichever room it is from.
        return [.. found.DistinctBy(one => one.Address).OrderByDescending(one => one.Title.Contains(words, StringComparison.OrdinalIgnoreCase))];
    }

    private async Task<string> MendAsync(string typed, CancellationToken stop)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8).ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].Trim('"', '-', '.', ',', '?', '!').ToLowerInvariant();
            if (word.Length is < 3 or > 30) continue;
            foreach (var room in rooms)
                if (await room.Spelling(word, stop) is { } spelled)
                {
                    words[i] = spelled;
                    break;
                }
        }
        return string.Join(' ', words);
    }
}
