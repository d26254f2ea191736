namespace Derwent.Shared.Ui;

/// <summary>One thing that waits for the person at the desk.</summary>
/// <param name="Kind">What it is about: person, family or place.</param>
/// <param name="What">Words that lead to it.</param>
/// <param name="Sub">A second, quieter line.</param>
/// <param name="Due">When it is late.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Act">What is done there, in one word.</param>
public sealed record DueLine(string Kind, string What, string Sub, DateTimeOffset Due, string Address, string Act);

/// <summary>A room of the desk that knows what is due. The desk's first page asks every room, and shows only what row-level security lets this person see.</summary>
public interface IDueSource
{
    /// <summary>What is due until then, late things included.</summary>
    Task<IReadOnlyList<DueLine>> Read(DateTimeOffset until, CancellationToken stop);
}
