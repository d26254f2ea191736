using Derwent.Engine.Worlds;

namespace Derwent.Engine.Packages.Batch;

/// <summary>What one choice does for one need of one case. <paramref name="Slot"/> is the need's number over all cases.</summary>
internal readonly record struct Cover(int Slot, double Strength);

/// <summary>One service for one case, or for the members of one family who are helped together. It takes one place.</summary>
/// <param name="Unit">Who decides together: a family, or one case.</param>
/// <param name="Service">The service's row.</param>
/// <param name="Members">Rows of the cases it is for.</param>
/// <param name="Covers">What it does.</param>
/// <param name="Cost">Points lost by travel and by a new keyworker.</param>
/// <param name="After">Slots of which some must have been started no later than this: safety first. One array for every rule.</param>
internal sealed record Choice(int Unit, int Service, int[] Members, Cover[] Covers, double Cost, int[] After);

/// <summary>A choice in a week in which its service can start somebody.</summary>
/// <param name="Choice">Row of the choice.</param>
/// <param name="Week">Week of the start.</param>
/// <param name="Place">Row of the places it takes one of.</param>
internal readonly record struct Column(int Choice, int Week, int Place);

/// <summary>Somebody's service that a rule removed.</summary>
internal readonly record struct Removed(int Case, int Service, Rule Rule, string Because);

/// <summary>A world made ready for the search: rows and numbers only. Immutable.</summary>
internal sealed class Problem
{
    public required AllianceWorld World { get; init; }
    public required int Weeks { get; init; }
    /// <summary>δ^t per week.</summary>
    public required double[] Discount { get; init; }
    /// <summary>Weight per slot, case per slot, first slot per case (one more at the end).</summary>
    public required double[] Weight { get; init; }
    public required int[] CaseOf { get; init; }
    public required int[] FirstSlot { get; init; }
    /// <summary>Sum of weights per case.</summary>
    public required double[] Wanted { get; init; }
    public required Choice[] Choices { get; init; }
    public required Column[] Columns { get; init; }
    /// <summary>Rows of the columns of each unit; cases of each unit; unit of each case.</summary>
    public required int[][] ColumnsOf { get; init; }
    public required int[][] CasesOf { get; init; }
    public required int[] UnitOf { get; init; }
    /// <summary>Places free, per pair of service and week that has any.</summary>
    public required int[] Places { get; init; }
    public required IReadOnlyList<Removed> Removed { get; init; }
    /// <summary>A service is added only for a need that nothing has started for: a meeting proposes one for each need, not a second to make it surer.</summary>
    public bool OneForEachNeed { get; init; }

    public int Units => ColumnsOf.Length;
    public int Stay(int choice) => World.Services[Choices[choice].Service].Stay;
    public double Fairness => World.Settings.Fairness;
}
