using System.Globalization;
using Derwent.Engine.Worlds;

namespace Derwent.Engine.Packages.Batch;

/// <summary>One service recommended for one case.</summary>
/// <param name="Service">Code of the service.</param>
/// <param name="Name">Its name.</param>
/// <param name="Week">The week of the start; 0 is this week.</param>
/// <param name="Meets">Codes of the needs it is for.</param>
/// <param name="With">Codes of the others in the family who start with them.</param>
/// <param name="Points">What it adds to the plan after everything else that was chosen for the case.</param>
/// <param name="Price">What one more place there would be worth to everybody who waits, in points.</param>
/// <param name="RunnerUp">Name of the best other service with a place left, or null.</param>
/// <param name="Margin">How far it is behind.</param>
/// <param name="Because">The same in plain English.</param>
public sealed record Recommendation(
    string Service, string Name, int Week, IReadOnlyList<string> Meets, IReadOnlyList<string> With, double Points, double Price, string? RunnerUp, Margin Margin, string Because);

/// <summary>A service that meets one of the needs and is not in the plan, and why.</summary>
/// <param name="Service">Code of the service.</param>
/// <param name="Rule">The rule that removed it, or null when it was possible.</param>
/// <param name="Because">One finished sentence.</param>
public sealed record Passed(string Service, Rule? Rule, string Because);

/// <summary>The plan of one case.</summary>
/// <param name="Case">Code of the case.</param>
/// <param name="Met">Fraction of the need met, discounted, 0 to 1.</param>
/// <param name="Recommended">In order of start.</param>
/// <param name="Open">Codes of needs that nothing starts for.</param>
/// <param name="Others">Every other service that meets one of the needs.</param>
public sealed record CasePlan(string Case, double Met, IReadOnlyList<Recommendation> Recommended, IReadOnlyList<string> Open, IReadOnlyList<Passed> Others);

/// <summary>Says why, for every service that meets a need: chosen, removed by a rule, full, or possible and not needed.</summary>
internal sealed class Explanation(Problem problem, Draft plan, double[] prices)
{
    private readonly ILookup<int, Removed> removed = problem.Removed.ToLookup(one => one.Case);

    internal IReadOnlyList<CasePlan> Cases()
    {
        var answer = new CasePlan[problem.Wanted.Length];
        for (var unit = 0; unit < problem.Units; unit++)
        {
            var chosen = plan.Chosen[unit].OrderBy(column => problem.Columns[column].Week).ThenBy(column => column).ToArray();
            var reasons = Recommend(unit, chosen);
            foreach (var c in problem.CasesOf[unit]) answer[c] = One(c, unit, chosen, reasons);
        }
        return answer;
    }

    private CasePlan One(int c, int unit, int[] chosen, Recommendation[] reasons)
    {
        var theirs = Enumerable.Range(0, chosen.Length).Where(n => Choice(chosen[n]).Members.Contains(c)).ToArray();
        var used = theirs.Select(n => Choice(chosen[n]).Service).ToHashSet();
        var possible = problem.ColumnsOf[unit].Where(column => Choice(column).Members.Contains(c)).GroupBy(column => Choice(column).Service);
        return new CasePlan(problem.World.Cases[c].Code, plan.Met(c) / problem.Wanted[c],
            [.. theirs.Select(n => reasons[n] with { Meets = Meets(chosen[n], c), With = [.. Choice(chosen[n]).Members.Where(m => m != c).Select(m => problem.World.Cases[m].Code)] })],
            [.. problem.World.Cases[c].Needs.Where((_, n) => plan.Covered(problem.FirstSlot[c] + n) <= 0).Select(need => need.Need)],
            [.. possible.Where(group => !used.Contains(group.Key)).Select(group => Left(group.Key, [.. group])),
                .. removed[c].Select(one => new Passed(problem.World.Services[one.Service].Code, one.Rule, one.Because))]);
    }

    /// <summary>Every chosen column with its runner-up: the best other that still has a place when this one is not taken.</summary>
    private Recommendation[] Recommend(int unit, int[] chosen)
    {
        var reasons = new Recommendation[chosen.Length];
        for (var n = 0; n < chosen.Length; n++)
        {
            var rest = chosen.Where(column => column != chosen[n]).ToArray();
            plan.Clear(unit);
            foreach (var column in rest) plan.Add(column);
            var points = plan.Gain(chosen[n]);
            (int Column, double Gain)? second = null;
            foreach (var column in problem.ColumnsOf[unit])
                if (problem.Columns[column].Choice != problem.Columns[chosen[n]].Choice && plan.Fits(column) && Shares(column, chosen[n])
                    && plan.Gain(column) is var gain && gain > 0 && (second is null || gain > second.Value.Gain)) second = (column, gain);
            reasons[n] = Say(chosen[n], points, second);
        }
        plan.Clear(unit);
        foreach (var column in chosen) plan.Add(column);
        return reasons;
    }

    private Recommendation Say(int column, double points, (int Column, double Gain)? second)
    {
        var service = problem.World.Services[Choice(column).Service];
        var week = problem.Columns[column].Week;
        var needs = Choice(column).Covers.Select(Need).Distinct().ToArray();
        var price = prices[problem.Columns[column].Place];
        var behind = second is { } other ? (points - other.Gain) / Math.Max(Math.Abs(points), 0.001) : 0;
        var margin = second is null ? Margin.None : behind < 0.1 ? Margin.Close : behind < 0.3 ? Margin.Behind : Margin.WellBehind;
        var runnerUp = second is { } one ? problem.World.Services[Choice(one.Column).Service] : null;
        var next = runnerUp is null ? "No other service for this has a place left."
            : string.Create(CultureInfo.InvariantCulture, $"Next best with a place left: {runnerUp.Name} {When(problem.Columns[second!.Value.Column].Week)}, {Words(margin)} ({points:0.00} against {second.Value.Gain:0.00} points).");
        var cost = price >= 0.05 ? string.Create(CultureInfo.InvariantCulture, $" Others want this place too: one more here would be worth {price:0.00} points.") : "";
        return new Recommendation(service.Code, service.Name, week, [], [], Math.Round(points, 4), Math.Round(price, 4), runnerUp?.Name, margin,
            $"Meets {string.Join(" and ", needs.Select(code => problem.World.Needs.First(need => need.Code == code).Name.ToLowerInvariant()))}; starts {When(week)}. {next}{cost}");
    }

    private Passed Left(int service, int[] columns)
    {
        var code = problem.World.Services[service].Code;
        if (columns.All(column => plan.Left[problem.Columns[column].Place] <= 0))
            return new Passed(code, Rule.Full, "Possible, but every place in these weeks goes to somebody for whom the plan gains more by it.");
        if (columns.Any(column => plan.Fits(column)))
            return new Passed(code, null, "Possible, with a place left, but it would add nothing to what is chosen.");
        return new Passed(code, null, columns.Any(column => Choice(column).After.Length > 0)
            ? "Possible, but what comes first has not started, or enough is running at that time."
            : problem.OneForEachNeed && columns.All(column => Choice(column).Covers.All(cover => plan.Covered(cover.Slot) > 0)) ? "Possible, but another is proposed for the same need."
            : problem.World.Settings.AtMost == 1 ? "Possible, but one service at a time is enough." : $"Possible, but {problem.World.Settings.AtMost} services at a time are enough.");
    }

    private Choice Choice(int column) => problem.Choices[problem.Columns[column].Choice];
    private bool Shares(int a, int b) => Choice(a).Covers.Any(one => Choice(b).Covers.Any(other => other.Slot == one.Slot));
    private string Need(Cover cover) => problem.World.Cases[problem.CaseOf[cover.Slot]].Needs[cover.Slot - problem.FirstSlot[problem.CaseOf[cover.Slot]]].Need;
    private string[] Meets(int column, int c) => [.. Choice(column).Covers.Where(cover => problem.CaseOf[cover.Slot] == c).Select(Need)];
    private static string When(int week) => week == 0 ? "this week" : week == 1 ? "in 1 week" : $"in {week} weeks";
    private static string Words(Margin margin) => margin switch { Margin.Close => "as good", Margin.Behind => "somewhat behind", _ => "well behind" };
}
