namespace Derwent.Shared.Imports;

/// <summary>What an import will read at most. A file beyond them is refused whole.</summary>
internal static class ImportBounds
{
    public const long Bytes = 100_000_000;
    public const int Records = 200_000;
    public const int RecordBytes = 2_000_000;
    public const int Depth = 32;
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(30);
}

/// <summary>The whole import cannot be done: the file is not there, not readable, or too large. The message is for a person.</summary>
internal sealed class ImportFailed(string message, Exception? inner = null) : Exception(message, inner);
