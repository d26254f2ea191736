namespace Derwent.Engine.Worlds;

/// <summary>A world that cannot be used. Every fault is one finished sentence that names the list, the row (counted from 1) and the field.</summary>
public sealed class WorldFault : Exception
{
    /// <summary>A fault without words; there is always a better one.</summary>
    public WorldFault() : this("This world cannot be used.") { }
    /// <summary>One fault.</summary>
    public WorldFault(string message) : this([message]) { }
    /// <summary>One fault and where it came from.</summary>
    public WorldFault(string message, Exception inner) : base(message, inner) => Faults = [message];
    /// <summary>Several faults.</summary>
    public WorldFault(IReadOnlyList<string> faults) : base(string.Join(Environment.NewLine, faults)) => Faults = faults;
    /// <summary>The faults, in the order of the file.</summary>
    public IReadOnlyList<string> Faults { get; }
}
