using System.Diagnostics;
using Google.OrTools.LinearSolver;

namespace Derwent.Engine.Packages.Batch;

/// <summary>What no plan can exceed, and what one more place would be worth.</summary>
/// <param name="Value">Points that no plan can exceed, or null when there is no certificate.</param>
/// <param name="Prices">Dual price per row of places, in points for one more place; 0 where there is no certificate.</param>
/// <param name="Shares">The relaxation's own answer: how much of each column it takes, 0 to 1.</param>
/// <param name="Missing">Why there is no certificate, as a sentence, or null.</param>
internal sealed record Bound(double? Value, double[] Prices, double[] Shares, string? Missing);

/// <summary>
/// The linear relaxation of the package problem, solved by GLOP (Google OR-Tools, Apache 2.0). Rows that hold everywhere: <c>y_n ≤ Σ strength·δ^t·x</c>, places, and
/// <c>Σ segments = met fraction</c>, where the segments lie above √. One start for each choice, at most k at a time and safety first are added where the answer breaks them.
/// Columns are sifted: those left out are priced with the answer's own duals, and come in when they would gain. Whatever is still left out when time is up is
/// added to the optimum at its full reduced gain, so the value is above every plan at any moment (weak duality, <c>x ≤ 1</c>). Nothing else knows the solver.
/// </summary>
internal sealed class LinearBound
{
    private readonly Problem problem;
    private readonly Solver solver;
    private readonly Variable?[] take;
    private readonly Variable[] cover;
    private readonly Constraint[] places, slots;
    private readonly List<(Constraint Row, int[] Columns, double[] Factors)> extra = [];
    private readonly List<(int Row, double Factor)>[] extraOf;
    private readonly ExtraRows rows;

    private LinearBound(Problem problem, Solver solver)
    {
        this.problem = problem;
        this.solver = solver;
        take = new Variable?[problem.Columns.Length];
        cover = new Variable[problem.Weight.Length];
        places = new Constraint[problem.Places.Length];
        slots = new Constraint[problem.Weight.Length];
        extraOf = new List<(int, double)>[problem.Columns.Length];
        rows = new ExtraRows(problem);
    }

    /// <param name="problem">The problem.</param>
    /// <param name="atMost">Time for all of it; a certificate found by then is kept although a better one may exist.</param>
    /// <param name="plan">A plan whose columns are among the first; it only makes the way shorter.</param>
    /// <param name="begin">Columns for each need to begin with.</param>
    /// <param name="all">As many columns are all taken at once.</param>
    internal static Bound Solve(Problem problem, TimeSpan atMost, Draft? plan = null, int begin = Sifting.Begin, int all = Sifting.AtATime)
    {
        try
        {
            using var solver = Solver.CreateSolver("GLOP");
            if (solver is null) return None(problem, "This build of the solver has no GLOP, so there is no bound.");
            return new LinearBound(problem, solver).Solve(atMost, Sifting.First(problem, plan, begin, all));
        }
        catch (Exception absent) when (absent is TypeInitializationException or DllNotFoundException or BadImageFormatException)
        {
            return None(problem, "The linear solver does not run on this machine, so there is no bound.");
        }
    }

    private static Bound None(Problem problem, string why) => new(null, new double[problem.Places.Length], new double[problem.Columns.Length], why);

    private Bound Solve(TimeSpan atMost, IEnumerable<int> first)
    {
        var clock = Stopwatch.StartNew();
        solver.Objective().SetMaximization();
        Rows();
        foreach (var column in first) Bring(column);
        var best = None(problem, $"The linear solver did not finish within {atMost.TotalSeconds:0} s, so there is no bound.");
        while (clock.Elapsed < atMost)
        {
            solver.SetTimeLimit((long)Math.Max(1, (atMost - clock.Elapsed).TotalMilliseconds));
            if (solver.Solve() != Solver.ResultStatus.OPTIMAL) break;
            var gains = Gains(out var left);
            var value = solver.Objective().Value() + left + Sifting.Constant(problem);
            double[] shares = [.. take.Select(x => x?.SolutionValue() ?? 0)];
            if (best.Value is null || value < best.Value) best = new Bound(value, [.. places.Select(row => Math.Max(0, row.DualValue()))], shares, null);
            var more = Sifting.Best(gains);
            foreach (var column in more) Bring(column);
            var broken = more.Count == 0 || left < 0.02 * value ? rows.Broken(shares) : [];
            foreach (var (columns, factors, most) in broken) Add(columns, factors, most);
            if (more.Count == 0 && broken.Count == 0) break;
        }
        return best;
    }

    private void Rows()
    {
        for (var place = 0; place < places.Length; place++) places[place] = solver.MakeConstraint(double.NegativeInfinity, problem.Places[place]);
        for (var slot = 0; slot < slots.Length; slot++)
        {
            slots[slot] = solver.MakeConstraint(double.NegativeInfinity, 0);
            cover[slot] = solver.MakeNumVar(0, 1, "");
            solver.Objective().SetCoefficient(cover[slot], problem.Weight[slot]);
            slots[slot].SetCoefficient(cover[slot], 1);
        }
        if (problem.Fairness > 0) for (var c = 0; c < problem.Wanted.Length; c++) Fairness(c);
    }

    /// <summary>√ of the met fraction from above, by segments of falling slope: one row for a case.</summary>
    private void Fairness(int c)
    {
        var row = solver.MakeConstraint(0, 0);
        for (var slot = problem.FirstSlot[c]; slot < problem.FirstSlot[c + 1]; slot++) row.SetCoefficient(cover[slot], -problem.Weight[slot] / problem.Wanted[c]);
        foreach (var (length, slope) in Sifting.Segments)
        {
            var segment = solver.MakeNumVar(0, length, "");
            solver.Objective().SetCoefficient(segment, problem.Fairness * slope);
            row.SetCoefficient(segment, 1);
        }
    }

    private void Bring(int column)
    {
        var (j, week, place) = problem.Columns[column];
        var x = take[column] = solver.MakeNumVar(0, 1, "");
        solver.Objective().SetCoefficient(x, -problem.Choices[j].Cost);
        places[place].SetCoefficient(x, 1);
        foreach (var one in problem.Choices[j].Covers) slots[one.Slot].SetCoefficient(x, -one.Strength * problem.Discount[week]);
        foreach (var (row, factor) in extraOf[column] ?? []) extra[row].Row.SetCoefficient(x, factor);
    }

    private void Add(int[] columns, double[] factors, double most)
    {
        var row = solver.MakeConstraint(double.NegativeInfinity, most);
        for (var n = 0; n < columns.Length; n++)
        {
            (extraOf[columns[n]] ??= []).Add((extra.Count, factors[n]));
            if (take[columns[n]] is { } x) row.SetCoefficient(x, factors[n]);
        }
        extra.Add((row, columns, factors));
    }

    /// <summary>Reduced gain of every column that is left out; <paramref name="left"/> is what they could add at most, one start for each choice.</summary>
    private double[] Gains(out double left)
    {
        double[] place = [.. places.Select(row => Math.Max(0, row.DualValue()))], slot = [.. slots.Select(row => Math.Max(0, row.DualValue()))], more = [.. extra.Select(one => Math.Max(0, one.Row.DualValue()))];
        var gains = new double[take.Length];
        var most = new double[problem.Choices.Length];
        for (var column = 0; column < take.Length; column++)
        {
            if (take[column] is not null) continue;
            var (j, week, at) = problem.Columns[column];
            var gain = -problem.Choices[j].Cost - place[at];
            foreach (var one in problem.Choices[j].Covers) gain += slot[one.Slot] * one.Strength * problem.Discount[week];
            foreach (var (row, factor) in extraOf[column] ?? []) gain -= more[row] * factor;
            gains[column] = gain;
            most[j] = Math.Max(most[j], gain);
        }
        left = most.Sum();
        return gains;
    }
}
