using Derwent.Engine.Worlds;

namespace Derwent.Engine.Packages.Batch;

/// <summary>How places are given away without a package engine. Each is simulated on the same world, under the same rules.</summary>
internal static class Baselines
{
    /// <summary>Part of the directory that one referrer knows, when everybody refers from memory.</summary>
    internal const double Known = 0.2;

    /// <summary>In order of arrival, each from the fifth of the directory that its own referrer happens to know.</summary>
    internal static Draft Siloed(Problem problem, long seed)
    {
        var draft = new Draft(problem);
        for (var unit = 0; unit < problem.Units; unit++)
        {
            var dice = Dice.For(seed, unit);
            var known = new bool[problem.World.Services.Count];
            for (var s = 0; s < known.Length; s++) known[s] = dice.Chance(Known);
            NeedByNeed(problem, draft, unit, service => known[service]);
        }
        return draft;
    }

    /// <summary>One shared directory, first come, first served: each takes the package that is best for itself.</summary>
    internal static Draft FirstComeBest(Problem problem)
    {
        var draft = new Draft(problem);
        var search = new Search(problem, null, 0);
        for (var unit = 0; unit < problem.Units; unit++) search.Fill(draft, [unit], 0, 0);
        return draft;
    }

    /// <summary>One shared directory, first come, first served: each takes, need by need, what meets that need best and soonest.</summary>
    internal static Draft FirstCome(Problem problem)
    {
        var draft = new Draft(problem);
        for (var unit = 0; unit < problem.Units; unit++) NeedByNeed(problem, draft, unit, _ => true);
        return draft;
    }

    /// <summary>Those with most need first; each takes the package that is best for it.</summary>
    internal static Draft Priority(Problem problem)
    {
        var draft = new Draft(problem);
        var search = new Search(problem, null, 0);
        foreach (var unit in Enumerable.Range(0, problem.Units).OrderByDescending(unit => problem.CasesOf[unit].Max(c => problem.Wanted[c])).ThenBy(unit => unit))
            search.Fill(draft, [unit], 0, 0);
        return draft;
    }

    private static void NeedByNeed(Problem problem, Draft draft, int unit, Func<int, bool> knows)
    {
        var slots = problem.CasesOf[unit].SelectMany(c => Enumerable.Range(problem.FirstSlot[c], problem.FirstSlot[c + 1] - problem.FirstSlot[c]))
            .OrderByDescending(slot => problem.Weight[slot]).ThenBy(slot => slot).ToArray();
        // Twice: a need that had to wait for another one to start gets its turn after it.
        for (var turn = 0; turn < 2; turn++)
            foreach (var slot in slots)
                if (draft.Covered(slot) <= 0 && Best(problem, draft, unit, slot, knows) is { } column) draft.Add(column);
    }

    private static int? Best(Problem problem, Draft draft, int unit, int slot, Func<int, bool> knows)
    {
        (int Column, double Worth, double Cost)? best = null;
        foreach (var column in problem.ColumnsOf[unit])
        {
            var (j, week, _) = problem.Columns[column];
            var choice = problem.Choices[j];
            if (!knows(choice.Service)) continue;
            var strength = 0.0;
            foreach (var cover in choice.Covers) if (cover.Slot == slot) strength = cover.Strength;
            if (strength == 0 || !draft.Fits(column)) continue;
            var worth = strength * problem.Discount[week];
            if (best is not { } other || worth > other.Worth + 1e-9 || (worth > other.Worth - 1e-9 && choice.Cost < other.Cost)) best = (column, worth, choice.Cost);
        }
        return best?.Column;
    }
}
