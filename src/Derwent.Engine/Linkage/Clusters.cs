namespace Derwent.Engine.Linkage;

/// <summary>Who belongs together, and how good that is against a known truth.</summary>
/// <param name="Cluster">For each record the number of its cluster, which is its first record's position.</param>
public sealed record Clusters(int[] Cluster)
{
    /// <summary>Most records in one cluster; a link that would make a larger one is left to a person.</summary>
    public const int Largest = 100;

    /// <summary>Joins likely links, the likeliest first, except where a pair that was seen and held apart would end up together.</summary>
    /// <param name="records">How many records.</param>
    /// <param name="links">Links; only those of the band likely join.</param>
    /// <param name="apart">Pairs that must not end up together.</param>
    public static Clusters Of(int records, IEnumerable<Link> links, IEnumerable<(int A, int B)>? apart = null)
    {
        var cluster = Enumerable.Range(0, records).ToArray();
        var members = new Dictionary<int, List<int>>();
        var enemies = (apart ?? []).SelectMany(pair => new[] { pair, (A: pair.B, B: pair.A) }).ToLookup(pair => pair.A, pair => pair.B);
        foreach (var link in links.Where(link => link.Band == Band.Likely).OrderByDescending(link => link.Probability).ThenBy(link => link.A).ThenBy(link => link.B))
        {
            var (a, b) = (Math.Min(cluster[link.A], cluster[link.B]), Math.Max(cluster[link.A], cluster[link.B]));
            if (a == b) continue;
            var (stay, move) = (Of(members, a), Of(members, b));
            if (stay.Count + move.Count > Largest || move.Exists(one => enemies[one].Any(enemy => cluster[enemy] == a))) continue;
            stay.AddRange(move);
            foreach (var one in move) cluster[one] = a;
            members.Remove(b);
        }

        return new Clusters(cluster);

        static List<int> Of(Dictionary<int, List<int>> members, int head)
        {
            if (!members.TryGetValue(head, out var list)) members[head] = list = [head];
            return list;
        }
    }

    /// <summary>Every pair of records within one cluster; with two files, one of each.</summary>
    public IEnumerable<(int A, int B)> Pairs(int split = 0) => Cluster.Index().GroupBy(one => one.Item).SelectMany(group =>
    {
        var list = group.Select(one => one.Index).ToArray();
        return from x in Enumerable.Range(0, list.Length) from y in Enumerable.Range(x + 1, list.Length - x - 1)
               where split == 0 || list[x] < split != list[y] < split select (list[x], list[y]);
    });
}

/// <summary>How well pairs agree with a truth.</summary>
/// <param name="Found">Pairs found.</param>
/// <param name="Right">Of these, right.</param>
/// <param name="True">Pairs there are.</param>
public sealed record Quality(int Found, int Right, int True)
{
    /// <summary>Right of those found; 1 when nothing was found.</summary>
    public double Precision => Found == 0 ? 1 : (double)Right / Found;
    /// <summary>Found of those there are; 1 when there are none.</summary>
    public double Recall => True == 0 ? 1 : (double)Right / True;
    /// <summary>2PR/(P+R).</summary>
    public double F1 => Found + True == 0 ? 1 : 2.0 * Right / (Found + True);

    /// <summary>Measures pairs against the truth.</summary>
    /// <param name="pairs">Pairs found, each once.</param>
    /// <param name="truth">For each record who it is.</param>
    /// <param name="split">Records of the first file when there are two, else 0.</param>
    public static Quality Of(IEnumerable<(int A, int B)> pairs, IReadOnlyList<string> truth, int split = 0)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(truth);
        var (found, right) = (0, 0);
        foreach (var (a, b) in pairs)
        {
            found++;
            if (truth[a] == truth[b]) right++;
        }

        var known = truth.Index().GroupBy(one => one.Item, StringComparer.Ordinal).Sum(same =>
        {
            var (all, first) = (same.Count(), same.Count(one => one.Index < split));
            return split > 0 ? first * (all - first) : all * (all - 1) / 2;
        });
        return new Quality(found, right, known);
    }
}
