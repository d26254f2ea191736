using System.Globalization;
using Derwent.Engine.Worlds;

namespace Derwent.Engine.Linkage.Towns;

/// <summary>Names of one origin. The common ones follow Zipf's law (weight 1/(rank + 4)); some surnames are put together from a beginning and an ending, for the long tail.</summary>
internal sealed class OriginNames
{
    private static readonly Dictionary<NameOrigin, OriginNames> All = Read();

    private readonly string[] girls, boys, surnames, beginnings, endings;

    private OriginNames(Dictionary<string, string[]> lists) =>
        (girls, boys, surnames, beginnings, endings) = (lists["girls"], lists["boys"], lists["surnames"], lists["beginnings"], lists["endings"]);

    public static OriginNames Of(NameOrigin origin) => All[origin];

    public string First(Dice dice, bool girl) => Capital(Common(girl ? girls : boys, dice));

    /// <param name="dice">Falls.</param>
    /// <param name="rare">How many of a hundred bear a rarer one.</param>
    public string Surname(Dice dice, int rare) => dice.Below(100) < rare ? Capital(dice.Of(beginnings) + dice.Of(endings)) : Capital(Common(surnames, dice));

    // The inverse of the integral of 1/(rank + 4).
    private static string Common(string[] names, Dice dice) => names[Math.Min(names.Length - 1, (int)(4 * Math.Pow((names.Length + 4) / 4.0, dice.Unit()) - 4))];

    private static Dictionary<NameOrigin, OriginNames> Read()
    {
        using var stream = typeof(OriginNames).Assembly.GetManifestResourceStream("Derwent.Engine.Linkage.Towns.OriginNames.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .GroupBy(words => Enum.Parse<NameOrigin>(words[0])).ToDictionary(group => group.Key, group => new OriginNames(group.ToDictionary(words => words[1], words => words[2..])));
    }

    private static string Capital(string name) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name);
}
