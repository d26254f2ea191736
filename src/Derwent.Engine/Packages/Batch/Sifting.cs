namespace Derwent.Engine.Packages.Batch;

/// <summary>Which columns the bound begins with, which come in next, and the segments that stand for the root.</summary>
internal static class Sifting
{
    /// <summary>Columns for each need that the bound begins with, and columns that come in at a time.</summary>
    internal const int Begin = 12, AtATime = 20_000;

    // Tangents of √m at these fractions lie above the root; neighbours meet at √(ab). The gap is below 0.3% of the root from m = .01 on.
    private static readonly double[] Tangents = [0.001, 0.003, 0.008, 0.016, 0.03, 0.05, 0.08, 0.12, 0.17, 0.23, 0.3, 0.38, 0.47, 0.57, 0.68, 0.8, 0.93];

    /// <summary>Length and slope of each segment, from 0 to 1.</summary>
    internal static IReadOnlyList<(double Length, double Slope)> Segments { get; } = [.. Tangents.Select((at, n) =>
        ((n + 1 < Tangents.Length ? Math.Sqrt(at * Tangents[n + 1]) : 1) - (n == 0 ? 0 : Math.Sqrt(Tangents[n - 1] * at)), 1 / (2 * Math.Sqrt(at))))];

    /// <summary>The first tangent does not go through 0: its height there, in points, for every case that anything is possible for.</summary>
    internal static double Constant(Problem problem) => problem.Fairness * Math.Sqrt(Tangents[0]) / 2 * Enumerable.Range(0, problem.Wanted.Length).Count(c => PackageAssembly.Reachable(problem, c));

    /// <summary>The columns of a plan, and for every need those that would cover it best.</summary>
    internal static IEnumerable<int> First(Problem problem, Draft? plan, int begin, int all)
    {
        if (problem.Columns.Length <= all) return Enumerable.Range(0, problem.Columns.Length);
        var first = new HashSet<int>(plan?.Chosen.SelectMany(columns => columns) ?? []);
        foreach (var columns in problem.ColumnsOf)
            foreach (var need in columns.SelectMany(column => problem.Choices[problem.Columns[column].Choice].Covers.Select(cover => (column, cover.Slot, Worth: cover.Strength * problem.Discount[problem.Columns[column].Week]))).GroupBy(one => one.Slot))
                first.UnionWith(need.OrderByDescending(one => one.Worth).ThenBy(one => one.column).Take(begin).Select(one => one.column));
        return first.Order();
    }

    /// <summary>The columns that would gain most.</summary>
    internal static IReadOnlyList<int> Best(double[] gains)
    {
        var some = new List<int>();
        for (var column = 0; column < gains.Length; column++) if (gains[column] > 1e-6) some.Add(column);
        return some.Count <= AtATime ? some : [.. some.OrderByDescending(column => gains[column]).ThenBy(column => column).Take(AtATime).Order()];
    }
}
