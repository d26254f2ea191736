namespace Derwent.Engine.Linkage;

/// <summary>One session of expectation–maximisation over the patterns of one block: u is held, m and the share of matches are learnt.</summary>
internal static class Sessions
{
    private const int MostRounds = 200;

    /// <summary>Expected matches, and for each free field the expected matches at each level.</summary>
    public static (double Matches, double[][] Expected) Run(Dictionary<ulong, double> counts, int[] free, double[][] u)
    {
        var m = u.Select(levels => Start(levels.Length)).ToArray();
        var (share, pairs) = (.2, counts.Values.Sum());
        double[][] expected = [];
        double matches = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            expected = [.. u.Select(levels => new double[levels.Length])];
            matches = Expect(counts, free, m, u, share, expected);
            var moved = Math.Abs(matches / pairs - share);
            share = Math.Clamp(matches / pairs, 1e-9, 1 - 1e-9);
            foreach (var f in free) moved = Math.Max(moved, Maximise(m[f], expected[f]));
            if (moved < 1e-6) break;
        }

        return (matches, expected);
    }

    /// <summary>Before anything is known: nine in ten agree, the rest is spread.</summary>
    public static double[] Start(int levels) => [.. Enumerable.Range(0, levels).Select(level => level == 0 ? .9 : .1 / (levels - 1))];

    private static double Expect(Dictionary<ulong, double> counts, int[] free, double[][] m, double[][] u, double share, double[][] expected)
    {
        double matches = 0;
        foreach (var (bits, count) in counts)
        {
            var pattern = new Pattern(bits);
            var odds = share / (1 - share);
            foreach (var f in free) if (pattern[f] is >= 0 and var level) odds *= m[f][level] / u[f][level];
            var weight = count * (double.IsInfinity(odds) ? 1 : odds / (1 + odds));
            matches += weight;
            foreach (var f in free) if (pattern[f] is >= 0 and var level) expected[f][level] += weight;
        }

        return matches;
    }

    private static double Maximise(double[] m, double[] expected)
    {
        var (total, moved, start) = (expected.Sum() + 1, 0.0, Start(m.Length));
        for (var level = 0; level < m.Length; level++)
        {
            var next = (expected[level] + start[level]) / total;
            moved = Math.Max(moved, Math.Abs(next - m[level]));
            m[level] = next;
        }

        return moved;
    }
}
