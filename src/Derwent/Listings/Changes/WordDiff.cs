namespace Derwent.Listings.Changes;

/// <summary>Two texts side by side: which words went, which came, which stayed.</summary>
internal static class WordDiff
{
    private const int Most = 600;

    /// <summary>Runs of words: -1 gone, 0 stayed, 1 came. Very long texts are shown whole.</summary>
    public static IReadOnlyList<(int Side, string Words)> Of(string was, string now)
    {
        var (a, b) = (Split(was), Split(now));
        if (a.Length == 0 || b.Length == 0 || a.Length > Most || b.Length > Most) return [.. new[] { (-1, was), (1, now) }.Where(run => run.Item2.Length > 0)];
        var longest = Table(a, b);
        var runs = new List<(int Side, List<string> Words)>();
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j]) Add(runs, 0, a[i++], ref j);
            else if (i < a.Length && (j == b.Length || longest[i + 1, j] >= longest[i, j + 1])) Add(runs, -1, a[i++]);
            else Add(runs, 1, b[j++]);
        }
        return [.. runs.Select(run => (run.Side, string.Join(' ', run.Words)))];
    }

    private static string[] Split(string text) => text.Replace("\n", " ⏎ ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int[,] Table(string[] a, string[] b)
    {
        var longest = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                longest[i, j] = a[i] == b[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        return longest;
    }

    private static void Add(List<(int Side, List<string> Words)> runs, int side, string word, ref int other)
    {
        other++;
        Add(runs, side, word);
    }

    private static void Add(List<(int Side, List<string> Words)> runs, int side, string word)
    {
        if (runs.Count == 0 || runs[^1].Side != side) runs.Add((side, []));
        runs[^1].Words.Add(word);
    }
}
