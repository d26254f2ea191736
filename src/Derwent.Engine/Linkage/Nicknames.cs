using System.Collections.Frozen;

namespace Derwent.Engine.Linkage;

/// <summary>Short forms and transliterations of one name: Bill and William, Mohammed and Muhammad. The table was written for Derwent.</summary>
public static class Nicknames
{
    private static readonly string[][] Lines = Read();
    private static readonly FrozenDictionary<string, int[]> Groups = Lines
        .SelectMany((line, i) => line.Select(name => (name, i))).GroupBy(pair => pair.name, pair => pair.i, StringComparer.Ordinal)
        .ToFrozenDictionary(same => same.Key, same => same.Distinct().ToArray(), StringComparer.Ordinal);

    /// <summary>True for two different plain names that stand in one line of the table.</summary>
    public static bool Same(string a, string b) =>
        Groups.TryGetValue(a, out var mine) && Groups.TryGetValue(b, out var theirs) && mine.AsSpan().ContainsAny(theirs);

    /// <summary>The name under which its first line begins, or the name itself.</summary>
    public static string FullForm(string name) => Groups.TryGetValue(name, out var lines) ? Lines[lines[0]][0] : name;

    /// <summary>Every other form of a name.</summary>
    public static IReadOnlyList<string> FormsOf(string name) =>
        Groups.TryGetValue(name, out var lines) ? [.. lines.SelectMany(line => Lines[line]).Where(form => form != name).Distinct()] : [];

    private static string[][] Read()
    {
        using var stream = typeof(Nicknames).Assembly.GetManifestResourceStream("Derwent.Engine.Linkage.Nicknames.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }
}
