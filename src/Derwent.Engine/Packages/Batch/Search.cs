using System.Diagnostics;
using Derwent.Engine.Worlds;

namespace Derwent.Engine.Packages.Batch;

/// <summary>
/// Greedy, then large-neighbourhood search (Shaw 1998; Ropke and Pisinger 2006): take the packages of a few related units away, build them again by the best
/// gain after the prices of the places, keep the result when it is better, or by simulated annealing a little worse. Prices come from the bound.
/// </summary>
internal sealed class Search(Problem problem, double[]? prices, long seed)
{
    private const double Enough = 1e-6;
    private const double Heat = 0.15;
    private readonly Dice dice = new(seed);
    private readonly double[] price = prices ?? new double[problem.Places.Length];
    private readonly double[] best = new double[problem.Units];
    private readonly int[] bestColumn = new int[problem.Units];
    private readonly double[] liking = new double[problem.Units];
    private readonly HashSet<int> changed = [];
    private readonly int[][] takers = Takers(problem);

    /// <summary>Rounds that were run.</summary>
    public int Rounds { get; private set; }

    /// <summary>Takes the best column of all, again and again, for these units. Deterministic when <paramref name="noise"/> is 0.</summary>
    public void Fill(Draft draft, ReadOnlySpan<int> units, double pricing, double noise)
    {
        foreach (var unit in units)
        {
            liking[unit] = noise == 0 ? 1 : 1 + noise * (dice.Unit() * 2 - 1);
            Look(draft, unit, pricing, noise);
        }
        while (true)
        {
            var top = -1;
            foreach (var unit in units)
                if (bestColumn[unit] >= 0 && (top < 0 || best[unit] * liking[unit] > best[top] * liking[top])) top = unit;
            if (top < 0) return;
            // Somebody may have taken the last place since this unit looked.
            if (draft.Fits(bestColumn[top])) draft.Add(bestColumn[top]);
            Look(draft, top, pricing, noise);
        }
    }

    /// <summary>Improves the draft until the rounds or the time are used up; the answer is the best draft seen.</summary>
    public List<int>[] Improve(Draft draft, int rounds, TimeSpan atMost)
    {
        var clock = Stopwatch.StartNew();
        var value = draft.Value();
        var bestValue = value;
        changed.Clear();
        List<int>[] bestSeen = [.. draft.Chosen.Select(list => list.ToList())];
        var kept = new List<(int Unit, int[] Columns)>();
        var round = 0;
        for (; round < rounds && (round % 16 != 0 || clock.Elapsed < atMost); round++, Rounds++)
        {
            var units = Neighbours(draft, 3 + dice.Below(Math.Min(10, Math.Max(1, problem.Units))));
            var before = 0.0;
            kept.Clear();
            foreach (var unit in units)
            {
                before += draft.Value(unit);
                kept.Add((unit, [.. draft.Chosen[unit]]));
                draft.Clear(unit);
            }
            Fill(draft, units, dice.Chance(0.5) ? 0.9 * dice.Unit() : 0, dice.Chance(0.8) ? 0.35 * dice.Unit() : 0);
            var change = -before;
            foreach (var unit in units) change += draft.Value(unit);
            var heat = Heat * (1 - (double)round / rounds) + 1e-9;
            if (change < 0 && dice.Unit() >= Math.Exp(change / heat))
            {
                Undo(draft, kept);
                continue;
            }
            value += change;
            foreach (var unit in units) changed.Add(unit);
            if (value <= bestValue + Enough) continue;
            bestValue = value;
            foreach (var unit in changed) bestSeen[unit] = [.. draft.Chosen[unit]];
            changed.Clear();
        }
        return bestSeen;
    }

    private static void Undo(Draft draft, List<(int Unit, int[] Columns)> kept)
    {
        foreach (var (unit, _) in kept) draft.Clear(unit);
        foreach (var (_, columns) in kept) foreach (var column in columns) draft.Add(column);
    }

    private void Look(Draft draft, int unit, double pricing, double noise)
    {
        best[unit] = Enough;
        bestColumn[unit] = -1;
        foreach (var column in problem.ColumnsOf[unit])
        {
            if (!draft.Fits(column)) continue;
            var gain = draft.Gain(column) - pricing * price[problem.Columns[column].Place];
            if (noise > 0 && gain > 0) gain *= 1 - noise * 0.5 * dice.Unit();
            if (gain > best[unit]) (best[unit], bestColumn[unit]) = (gain, column);
        }
    }

    /// <summary>Units that compete for the same places: one at random (half the time one of the worst off), then those who hold what it could have.</summary>
    private int[] Neighbours(Draft draft, int count)
    {
        var first = dice.Below(problem.Units);
        if (dice.Chance(0.5))
            for (var tries = 0; tries < 4; tries++)
                if (dice.Below(problem.Units) is var other && Share(draft, other) < Share(draft, first)) first = other;
        var found = new HashSet<int> { first };
        for (var tries = 0; found.Count < count && tries < count * 4; tries++)
        {
            var around = problem.ColumnsOf[dice.Chance(0.7) ? first : found.ElementAt(dice.Below(found.Count))];
            if (around.Length == 0) { found.Add(dice.Below(problem.Units)); continue; }
            var wanting = takers[problem.Columns[dice.Of(around)].Place];
            var other = dice.Of(wanting);
            if (draft.Chosen[other].Count > 0 || dice.Chance(0.3)) found.Add(other);
        }
        return [.. found];
    }

    private double Share(Draft draft, int unit)
    {
        var least = 1.0;
        foreach (var c in problem.CasesOf[unit]) least = Math.Min(least, draft.Met(c) / problem.Wanted[c]);
        return least;
    }

    private static int[][] Takers(Problem problem)
    {
        var takers = Enumerable.Range(0, problem.Places.Length).Select(_ => new List<int>()).ToArray();
        for (var unit = 0; unit < problem.Units; unit++)
            foreach (var column in problem.ColumnsOf[unit])
                if (takers[problem.Columns[column].Place] is var list && (list.Count == 0 || list[^1] != unit)) list.Add(unit);
        return [.. takers.Select(list => list.ToArray())];
    }
}
