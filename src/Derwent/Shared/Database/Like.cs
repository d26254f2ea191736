namespace Derwent.Shared.Database;

/// <summary>What somebody typed, as a pattern of LIKE in which their % and _ are only letters. The escape character is the backslash.</summary>
public static class Like
{
    /// <summary>Finds the words anywhere in a text.</summary>
    public static string Anywhere(string words) => "%" + Plain(words) + "%";

    private static string Plain(string words) =>
        words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
