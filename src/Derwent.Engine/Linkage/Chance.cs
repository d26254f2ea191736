namespace Derwent.Engine.Linkage;

/// <summary>What two different people agree on by chance.</summary>
internal static class Chance
{
    /// <summary>u of each field and level, from random pairs of records not yet held to be one person.</summary>
    public static double[][] Of(RecordSet set, int[] person, ulong seed, int randomPairs)
    {
        var fields = set.Schema.Fields;
        var counts = fields.Select(field => new double[Levels.Of(field.Kind).Count]).ToArray();
        var draw = new Seeded(seed);
        for (var drawn = 0; drawn < randomPairs; drawn++)
        {
            var (a, b) = set.Split > 0
                ? (draw.Below(set.Split), set.Split + draw.Below(set.Records.Length - set.Split))
                : (draw.Below(set.Records.Length), draw.Below(set.Records.Length));
            if (a == b || person[a] == person[b]) continue;
            var pattern = Pattern.Between(set.Schema, set.Records[a], set.Records[b]);
            for (var f = 0; f < counts.Length; f++) if (pattern[f] is >= 0 and var level) counts[f][level]++;
        }

        return [.. counts.Select((levels, f) => Shares(levels))];
    }

    // Half a pair for what was never seen: agreement by chance is rare, never impossible.
    private static double[] Shares(double[] counts)
    {
        var total = counts.Sum() + .5 * counts.Length;
        return [.. counts.Select(count => (count + .5) / total)];
    }
}

/// <summary>How common values are, each person counted once.</summary>
internal static class Frequencies
{
    private const int Most = 50_000;

    public static IReadOnlyList<(Dictionary<string, double> Listed, double Rare)> Of(RecordSet set, int[] person) =>
        [.. set.Schema.Fields.Select((field, f) => field.Kind is FieldKind.BirthDate or FieldKind.Phone or FieldKind.Email or FieldKind.Members or FieldKind.Position ? ([], .5) : Of(set, person, f))];

    private static (Dictionary<string, double> Listed, double Rare) Of(RecordSet set, int[] person, int field)
    {
        var people = new HashSet<(string, int)>();
        for (var i = 0; i < person.Length; i++) if (set.Records[i][field] is { } value) people.Add((value, person[i]));
        if (people.Count == 0) return ([], .5);
        double all = people.Count;
        var counts = people.GroupBy(one => one.Item1, StringComparer.Ordinal).Select(same => (Value: same.Key, Count: same.Count()))
            .OrderByDescending(one => one.Count).ThenBy(one => one.Value, StringComparer.Ordinal).Take(Most).Where(one => one.Count > 1);
        return (counts.ToDictionary(one => one.Value, one => one.Count / all, StringComparer.Ordinal), 1 / all);
    }
}

/// <summary>Random numbers that a seed fixes on every machine (SplitMix64; Steele, Lea and Flood 2014). Never for secrets.</summary>
internal sealed class Seeded(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ z >> 27) * 0x94D049BB133111EBUL;
        return z ^ z >> 31;
    }

    public int Below(int most) => (int)(Next() % (uint)most);

    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));
}
