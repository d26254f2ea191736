namespace Derwent.Engine.Packages.Batch;

/// <summary>
/// A plan being made: which columns are chosen, what is covered, which places are left. Only <see cref="Add"/> and <see cref="Clear"/> change it, and
/// <see cref="Fits"/> is asked first, so no draft ever breaks a rule. <c>value = Σ W·min(1, Σ strength·δ^t) − costs + θ·Σ √(met fraction)</c>.
/// </summary>
internal sealed class Draft
{
    private readonly Problem problem;
    private readonly double[] covered, met, unitCost;
    private readonly int[] started;
    private readonly bool[] used;
    private readonly int[,] busy;

    public Draft(Problem problem)
    {
        this.problem = problem;
        Left = [.. problem.Places];
        covered = new double[problem.Weight.Length];
        met = new double[problem.Wanted.Length];
        unitCost = new double[problem.Units];
        started = new int[problem.Weight.Length];
        Array.Fill(started, int.MaxValue);
        used = new bool[problem.Choices.Length];
        busy = new int[problem.Wanted.Length, problem.Weeks];
        Chosen = [.. Enumerable.Range(0, problem.Units).Select(_ => new List<int>())];
    }

    /// <summary>While a plan is polished, every case counts <see cref="FloorWeight"/> points more for its met fraction up to this floor. 0 otherwise.</summary>
    public double Floor { get; set; }
    internal const double FloorWeight = 60;

    /// <summary>Places left.</summary>
    public int[] Left { get; }
    /// <summary>Columns chosen, per unit.</summary>
    public List<int>[] Chosen { get; }
    /// <summary>Discounted need met of one case, in points.</summary>
    public double Met(int c) => met[c];
    /// <summary>Fraction of one need that is met so far, discounted.</summary>
    public double Covered(int slot) => covered[slot];

    /// <summary>Whether a column may be added now.</summary>
    public bool Fits(int column)
    {
        var (j, week, place) = problem.Columns[column];
        if (used[j] || Left[place] <= 0) return false;
        var choice = problem.Choices[j];
        if (problem.OneForEachNeed && !AnythingNew(choice)) return false;
        foreach (var slot in choice.After) if (started[slot] > week) return false;
        var until = Math.Min(problem.Weeks, week + problem.Stay(j));
        foreach (var member in choice.Members)
            for (var w = week; w < until; w++)
                if (busy[member, w] >= problem.World.Settings.AtMost) return false;
        return true;
    }

    private bool AnythingNew(Choice choice)
    {
        foreach (var cover in choice.Covers) if (covered[cover.Slot] <= 0) return true;
        return false;
    }

    /// <summary>Points the column would add.</summary>
    public double Gain(int column)
    {
        var (j, week, _) = problem.Columns[column];
        var choice = problem.Choices[j];
        var gain = -choice.Cost;
        var member = -1;
        var more = 0.0;
        foreach (var cover in choice.Covers)
        {
            if (problem.CaseOf[cover.Slot] != member)
            {
                if (member >= 0) gain += Lift(member, more);
                (member, more) = (problem.CaseOf[cover.Slot], 0);
            }
            more += problem.Weight[cover.Slot] * (Math.Min(1, covered[cover.Slot] + cover.Strength * problem.Discount[week]) - covered[cover.Slot]);
        }
        return member < 0 ? gain : gain + Lift(member, more);
    }

    public void Add(int column)
    {
        var (j, week, place) = problem.Columns[column];
        var choice = problem.Choices[j];
        used[j] = true;
        Left[place]--;
        unitCost[choice.Unit] += choice.Cost;
        Chosen[choice.Unit].Add(column);
        foreach (var cover in choice.Covers)
        {
            var after = Math.Min(1, covered[cover.Slot] + cover.Strength * problem.Discount[week]);
            met[problem.CaseOf[cover.Slot]] += problem.Weight[cover.Slot] * (after - covered[cover.Slot]);
            covered[cover.Slot] = after;
            started[cover.Slot] = Math.Min(started[cover.Slot], week);
        }
        var until = Math.Min(problem.Weeks, week + problem.Stay(j));
        foreach (var m in choice.Members) for (var w = week; w < until; w++) busy[m, w]++;
    }

    /// <summary>Takes everything away from one unit.</summary>
    public void Clear(int unit)
    {
        foreach (var column in Chosen[unit])
        {
            used[problem.Columns[column].Choice] = false;
            Left[problem.Columns[column].Place]++;
        }
        Chosen[unit].Clear();
        unitCost[unit] = 0;
        foreach (var c in problem.CasesOf[unit])
        {
            met[c] = 0;
            for (var slot = problem.FirstSlot[c]; slot < problem.FirstSlot[c + 1]; slot++) (covered[slot], started[slot]) = (0, int.MaxValue);
            for (var w = 0; w < problem.Weeks; w++) busy[c, w] = 0;
        }
    }

    /// <summary>Value of one unit in points.</summary>
    public double Value(int unit)
    {
        var value = -unitCost[unit];
        foreach (var c in problem.CasesOf[unit]) value += met[c] + problem.Fairness * Math.Sqrt(met[c] / problem.Wanted[c]) + FloorWeight * Math.Min(met[c] / problem.Wanted[c], Floor);
        return value;
    }

    /// <summary>Value of the whole draft in points.</summary>
    public double Value()
    {
        var value = 0.0;
        for (var unit = 0; unit < problem.Units; unit++) value += Value(unit);
        return value;
    }

    private double Lift(int c, double more)
    {
        if (more <= 0) return 0;
        var wanted = problem.Wanted[c];
        var lift = more + problem.Fairness * (Math.Sqrt((met[c] + more) / wanted) - Math.Sqrt(met[c] / wanted));
        return Floor > 0 ? lift + FloorWeight * (Math.Min((met[c] + more) / wanted, Floor) - Math.Min(met[c] / wanted, Floor)) : lift;
    }
}
