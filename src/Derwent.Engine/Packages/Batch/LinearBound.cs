using Google.OrTools.LinearSolver;

namespace Derwent.Engine.Packages.Batch;

/// <summary>What no plan can exceed, and what one more place would be worth.</summary>
/// <param name="Value">Optimum of the relaxation in points, or null when there is no certificate.</param>
/// <param name="Prices">Dual price per row of places, in points for one more place; 0 where there is no certificate.</param>
/// <param name="Shares">The relaxation's own answer: how much of each column it takes, 0 to 1.</param>
/// <param name="Missing">Why there is no certificate, as a sentence, or null.</param>
internal sealed record Bound(double? Value, double[] Prices, double[] Shares, string? Missing);

/// <summary>
/// The linear relaxation of the package problem, solved by GLOP (Google OR-Tools, Apache 2.0). Rows: <c>y_n ≤ Σ strength·δ^t·x</c>, places, one start for each choice,
/// at most k at a time, safety first, and <c>h_c ≤ tangents of √</c>, which lie above the root, so the optimum is above every plan. This file is all that knows the solver.
/// </summary>
internal sealed class LinearBound
{
    // Tangents of √m at these fractions; the largest gap between two of them is below 0.6% of the root from m = .01 on.
    private static readonly double[] Tangents = [0.0025, 0.01, 0.03, 0.06, 0.1, 0.15, 0.22, 0.3, 0.4, 0.5, 0.62, 0.75, 0.9];
    private readonly Problem problem;
    private readonly Solver solver;
    private readonly Variable[] take;
    private readonly Variable[] cover;
    private readonly Constraint[] places;

    private LinearBound(Problem problem, Solver solver)
    {
        this.problem = problem;
        this.solver = solver;
        take = new Variable[problem.Columns.Length];
        cover = new Variable[problem.Weight.Length];
        places = new Constraint[problem.Places.Length];
    }

    internal static Bound Solve(Problem problem, TimeSpan atMost)
    {
        try
        {
            using var solver = Solver.CreateSolver("GLOP");
            if (solver is null) return None(problem, "This build of the solver has no GLOP, so there is no bound.");
            return new LinearBound(problem, solver).Solve(atMost);
        }
        catch (Exception absent) when (absent is TypeInitializationException or DllNotFoundException or BadImageFormatException)
        {
            return None(problem, "The linear solver does not run on this machine, so there is no bound.");
        }
    }

    private static Bound None(Problem problem, string why) => new(null, new double[problem.Places.Length], new double[problem.Columns.Length], why);

    private Bound Solve(TimeSpan atMost)
    {
        Variables();
        Covers();
        for (var place = 0; place < places.Length; place++) places[place] = solver.MakeConstraint(0, problem.Places[place]);
        for (var column = 0; column < take.Length; column++) places[problem.Columns[column].Place].SetCoefficient(take[column], 1);
        foreach (var columns in problem.ColumnsOf) Unit(columns);
        Fairness();
        solver.SetTimeLimit((long)Math.Max(1, atMost.TotalMilliseconds));
        var answer = solver.Solve();
        if (answer != Solver.ResultStatus.OPTIMAL)
            return None(problem, $"The linear solver did not finish within {atMost.TotalSeconds:0} s, so there is no bound.");
        return new Bound(solver.Objective().Value(), [.. places.Select(row => Math.Max(0, row.DualValue()))], [.. take.Select(x => x.SolutionValue())], null);
    }

    private void Variables()
    {
        var objective = solver.Objective();
        objective.SetMaximization();
        for (var column = 0; column < take.Length; column++)
        {
            take[column] = solver.MakeNumVar(0, 1, "");
            objective.SetCoefficient(take[column], -problem.Choices[problem.Columns[column].Choice].Cost);
        }
        for (var slot = 0; slot < cover.Length; slot++)
        {
            cover[slot] = solver.MakeNumVar(0, 1, "");
            objective.SetCoefficient(cover[slot], problem.Weight[slot]);
        }
    }

    private void Covers()
    {
        var rows = new Constraint[cover.Length];
        for (var slot = 0; slot < cover.Length; slot++)
        {
            rows[slot] = solver.MakeConstraint(double.NegativeInfinity, 0);
            rows[slot].SetCoefficient(cover[slot], 1);
        }
        for (var column = 0; column < take.Length; column++)
        {
            var (j, week, _) = problem.Columns[column];
            foreach (var one in problem.Choices[j].Covers) rows[one.Slot].SetCoefficient(take[column], -one.Strength * problem.Discount[week]);
        }
    }

    private void Unit(int[] columns)
    {
        foreach (var choice in columns.GroupBy(column => problem.Columns[column].Choice))
        {
            if (choice.Count() > 1) Sum(choice, 1);
            Order(columns, [.. choice]);
        }
        if (columns.Length == 0) return;
        foreach (var member in problem.CasesOf[problem.Choices[problem.Columns[columns[0]].Choice].Unit])
        {
            var theirs = columns.Where(column => problem.Choices[problem.Columns[column].Choice].Members.Contains(member)).ToArray();
            // The set of what runs grows only in weeks in which something starts.
            foreach (var week in theirs.Select(column => problem.Columns[column].Week).Distinct())
            {
                var running = theirs.Where(column => problem.Columns[column].Week <= week && problem.Columns[column].Week + problem.Stay(problem.Columns[column].Choice) > week).ToArray();
                if (running.Length > problem.World.Settings.AtMost) Sum(running, problem.World.Settings.AtMost);
            }
        }
    }

    /// <summary>Up to every week: a choice has started no more than something for the need that comes first.</summary>
    private void Order(int[] columns, int[] choice)
    {
        foreach (var slot in problem.Choices[problem.Columns[choice[0]].Choice].After)
            foreach (var week in choice.Select(column => problem.Columns[column].Week).Distinct())
            {
                var row = solver.MakeConstraint(double.NegativeInfinity, 0);
                foreach (var column in choice) if (problem.Columns[column].Week <= week) row.SetCoefficient(take[column], 1);
                foreach (var column in columns)
                    if (problem.Columns[column].Week <= week && problem.Choices[problem.Columns[column].Choice].Covers.Any(one => one.Slot == slot)) row.SetCoefficient(take[column], -1);
            }
    }

    private void Fairness()
    {
        if (problem.Fairness <= 0) return;
        for (var c = 0; c < problem.Wanted.Length; c++)
        {
            var root = solver.MakeNumVar(0, 1, "");
            solver.Objective().SetCoefficient(root, problem.Fairness);
            foreach (var at in Tangents)
            {
                // √m ≤ √a + (m − a)/(2√a) = √a/2 + m/(2√a)
                var row = solver.MakeConstraint(double.NegativeInfinity, Math.Sqrt(at) / 2);
                row.SetCoefficient(root, 1);
                for (var slot = problem.FirstSlot[c]; slot < problem.FirstSlot[c + 1]; slot++)
                    row.SetCoefficient(cover[slot], -problem.Weight[slot] / problem.Wanted[c] / (2 * Math.Sqrt(at)));
            }
        }
    }

    private void Sum(IEnumerable<int> columns, int most)
    {
        var row = solver.MakeConstraint(double.NegativeInfinity, most);
        foreach (var column in columns) row.SetCoefficient(take[column], 1);
    }
}
