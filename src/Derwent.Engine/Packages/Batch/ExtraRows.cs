namespace Derwent.Engine.Packages.Batch;

/// <summary>Rules of one unit that a relaxed answer rarely breaks: one start for each choice, at most k at a time, safety first. They are written down only where it does.</summary>
internal sealed class ExtraRows(Problem problem)
{
    private const double Enough = 1e-5;
    private readonly HashSet<(int Kind, int A, int B, int C)> known = [];

    /// <summary>Rows <c>Σ factor·x ≤ most</c> that these shares break and that were not given before.</summary>
    internal IReadOnlyList<(int[] Columns, double[] Factors, double Most)> Broken(double[] shares)
    {
        var rows = new List<(int[], double[], double)>();
        foreach (var columns in problem.ColumnsOf)
        {
            if (!Array.Exists(columns, column => shares[column] > Enough)) continue;
            foreach (var choice in columns.GroupBy(column => problem.Columns[column].Choice))
            {
                if (!choice.Any(column => shares[column] > Enough)) continue;
                Sum(rows, (0, choice.Key, 0, 0), [.. choice], 1, shares);
                Order(rows, choice.Key, columns, [.. choice], shares);
            }
            AtATime(rows, columns, shares);
        }
        return rows;
    }

    private void AtATime(List<(int[], double[], double)> rows, int[] columns, double[] shares)
    {
        foreach (var member in problem.CasesOf[problem.Choices[problem.Columns[columns[0]].Choice].Unit])
        {
            var theirs = columns.Where(column => problem.Choices[problem.Columns[column].Choice].Members.Contains(member)).ToArray();
            // The set of what runs grows only in weeks in which something starts.
            foreach (var week in theirs.Where(column => shares[column] > Enough).Select(column => problem.Columns[column].Week).Distinct())
                Sum(rows, (1, member, week, 0), [.. theirs.Where(column => problem.Columns[column].Week <= week && problem.Columns[column].Week + problem.Stay(problem.Columns[column].Choice) > week)],
                    problem.World.Settings.AtMost, shares);
        }
    }

    /// <summary>Up to every week: a choice has started no more than something for the need that comes first.</summary>
    private void Order(List<(int[], double[], double)> rows, int j, int[] columns, int[] choice, double[] shares)
    {
        foreach (var slot in problem.Choices[j].After)
            foreach (var week in choice.Select(column => problem.Columns[column].Week).Distinct())
            {
                int[] then = [.. choice.Where(column => problem.Columns[column].Week <= week)];
                int[] first = [.. columns.Where(column => problem.Columns[column].Week <= week && problem.Choices[problem.Columns[column].Choice].Covers.Any(one => one.Slot == slot))];
                if (then.Sum(column => shares[column]) > first.Sum(column => shares[column]) + Enough && known.Add((2, j, slot, week)))
                    rows.Add(([.. then, .. first], [.. then.Select(_ => 1.0), .. first.Select(_ => -1.0)], 0));
            }
    }

    private void Sum(List<(int[], double[], double)> rows, (int, int, int, int) name, int[] columns, double most, double[] shares)
    {
        if (columns.Sum(column => shares[column]) > most + Enough && known.Add(name)) rows.Add((columns, [.. columns.Select(_ => 1.0)], most));
    }
}
