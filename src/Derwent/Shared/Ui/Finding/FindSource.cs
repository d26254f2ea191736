namespace Derwent.Shared.Ui;

/// <summary>One thing that was found for the person at the desk.</summary>
/// <param name="What">Words that lead to it.</param>
/// <param name="Sub">A second, quieter line.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Icon">The shape before it, where it is nobody's record.</param>
/// <param name="Kind">Young person, family or place, where it is somebody's record.</param>
/// <param name="State">How it stands, in a word or two.</param>
public sealed record FoundLine(string What, string Sub, string Address, string? Icon = null, string? Kind = null, string? State = null);

/// <summary>What one room of the desk found.</summary>
/// <param name="Heading">What these are: “Cases”.</param>
/// <param name="Lines">At most as many as were asked for, best first.</param>
/// <param name="More">True when there are more than these.</param>
/// <param name="Order">Where it stands among the groups: lower is higher up.</param>
public sealed record FoundGroup(string Heading, IReadOnlyList<FoundLine> Lines, bool More, int Order);

/// <summary>A room of the desk that can be searched from anywhere. It shows only what row-level security lets this person see, and writes down what it showed.</summary>
public interface IFindSource
{
    /// <summary>Looks for the words, at least two letters and at most 100.</summary>
    Task<FoundGroup?> Find(string words, int most, CancellationToken stop);
}
