namespace Derwent.Engine.Linkage;

/// <summary>
/// Keys under which two records of one person meet in spite of a misspelling, a wrong date or a move; only records that share one are compared.
/// Each key is a number (FNV-1a, 64 bit), so that it can stand in an indexed column; 0 is "no key".
/// </summary>
public sealed class BlockingKeys
{
    private const double Cell = .0025;

    private readonly List<BlockingKey> keys = [];
    private readonly List<(int Space, int[] Fixes, Func<Prepared, IEnumerable<string>> Texts)> several = [];

    /// <summary>The keys that a schema allows, always in the same order.</summary>
    public BlockingKeys(LinkageSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        int given = schema.IndexOf(FieldKind.GivenName), surname = schema.IndexOf(FieldKind.Surname), born = schema.IndexOf(FieldKind.BirthDate), post = schema.IndexOf(FieldKind.Postcode);
        Add("names", [given, surname], r => Sorted(Given(r[given]), Sound(r[surname])));
        Add("born", [born], r => Turned(r[born]!));
        foreach (var (name, field) in new[] { ("first name", given), ("surname", surname) })
        {
            Func<Prepared, string> sound = field == given ? r => Given(r[field]) : r => Sound(r[field]);
            Add($"{name}, year and month", [field, born], r => sound(r) + r[born]![..6]);
            Add($"{name}, month and day", [field, born], r => sound(r) + r[born]![4..]);
            Add($"{name}, year and day", [field, born], r => sound(r) + r[born]![..4] + r[born]![6..]);
            Add($"{name} and postcode", [field, post], r => sound(r) + r[post], household: field == surname);
        }

        Add("postcode and year", [post, born], r => r[post] + r[born]![..4], household: true);
        for (var i = 0; i < schema.Fields.Count; i++) AddOther(schema, i, [given, surname, born, post]);
        AddSeveral(schema, surname, post);
    }

    /// <summary>What each key is made of, in order.</summary>
    public IReadOnlyList<string> Names => [.. keys.Select(key => key.Name)];

    internal IReadOnlyList<BlockingKey> Each => keys;

    /// <summary>The keys of a record; 0 where a part is missing.</summary>
    public ulong[] Of(Prepared record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var found = new ulong[keys.Count];
        for (var k = 0; k < found.Length; k++)
            if (Array.TrueForAll(keys[k].Fixes, field => record[field] is not null)) found[k] = Hash(k, keys[k].Text(record));
        return found;
    }

    /// <summary>
    /// The keys of a record for an index over many: those of <see cref="Of"/> that are not 0, and those of which a record may have several (each word of a
    /// place's name, each member of a family, each cell of about 280 m around a point). <paramref name="among"/> keeps indexes of different schemas apart.
    /// </summary>
    public IReadOnlyList<ulong> All(Prepared record, int among)
    {
        ArgumentNullException.ThrowIfNull(record);
        var found = Of(record).Where(key => key != 0).ToList();
        for (var i = 0; i < several.Count; i++)
            if (Array.TrueForAll(several[i].Fixes, field => record[field] is not null)) found.AddRange(several[i].Texts(record).Take(40).Select(text => Hash(several[i].Space, text)));
        return [.. found.Select(key => (key ^ (ulong)among) * 1099511628211UL).Distinct()];
    }

    private void AddSeveral(LinkageSchema schema, int surname, int post)
    {
        for (var i = 0; i < schema.Fields.Count; i++)
        {
            var (field, kind) = (i, schema.Fields[i].Kind);
            if (kind == FieldKind.Members) several.Add((1001, [field, surname], r => r[field]!.Split('|').Select(name => Given(name) + '|' + Sound(r[surname]))));
            if (kind == FieldKind.Members) several.Add((1002, [field, post], r => r[field]!.Split('|').Select(name => Given(name) + '|' + r[post])));
            if (kind == FieldKind.Title) several.Add((1003, [field, post], r => r[field]!.Split(' ').Where(word => char.IsAsciiDigit(word[0])).Take(1).Select(number => number + '|' + r[post])));
            if (kind == FieldKind.Title && surname < 0) several.Add((1004, [field], r => r[field]!.Split(' ').Where(word => word.Length > 3).Select(Sound)));
            if (kind == FieldKind.Position) several.Add((1005, [field], r => Cells(r[field]!)));
            if (kind == FieldKind.Position && post >= 0) several.Add((1006, [post], r => [r[post]!]));
        }
    }

    // A point, and the cells around its own, so that neighbours meet across an edge.
    private static IEnumerable<string> Cells(string position)
    {
        var (north, east) = Likeness.Point(position);
        var (y, x) = ((int)Math.Floor(north * 180 / Math.PI / Cell), (int)Math.Floor(east * 180 / Math.PI / (Cell * 1.6)));
        return from dy in Enumerable.Range(-1, 3) from dx in Enumerable.Range(-1, 3) select $"{y + dy}|{x + dx}";
    }

    private void AddOther(LinkageSchema schema, int field, int[] person)
    {
        var (name, kind) = (schema.Fields[field].Name, schema.Fields[field].Kind);
        if (kind is FieldKind.Phone or FieldKind.Email) Add(name, [field], r => r[field]!, household: true);
        if (kind == FieldKind.Number) AddNumber(name, field, person);
        if (kind != FieldKind.Words) return;
        Add($"{name} and first name", [field, person[0]], r => Head(r[field]) + Given(r[person[0]]));
        Add($"{name} and surname", [field, person[1]], r => Head(r[field]) + Sound(r[person[1]]), household: true);
        Add($"{name} and birthday", [field, person[2]], r => Head(r[field]) + r[person[2]]![4..]);
        Add($"{name} and postcode", [field, person[3]], r => Head(r[field]) + r[person[3]], household: true);
        for (var i = 0; i < schema.Fields.Count; i++)
        {
            var other = i;
            if (schema.Fields[i].Kind == FieldKind.Number) Add($"{name} and {schema.Fields[i].Name}", [field, other], r => Head(r[field]) + r[other], household: true);
            if (schema.Fields[i].Kind == FieldKind.Words && i > field) Add($"{name} and {schema.Fields[i].Name}", [field, other], r => Head(r[field]) + '|' + Head(r[other]), household: true);
        }
    }

    private void AddNumber(string name, int field, int[] person)
    {
        Add($"{name} and first name", [field, person[0]], r => r[field] + Given(r[person[0]]));
        Add($"{name} and surname", [field, person[1]], r => r[field] + Sound(r[person[1]]), household: true);
        Add($"{name} and birthday", [field, person[2]], r => r[field] + r[person[2]]![4..]);
        Add($"{name} and postcode", [field, person[3]], r => r[field] + '|' + r[person[3]], household: true);
    }

    private void Add(string name, int[] fixes, Func<Prepared, string> text, bool household = false)
    {
        if (fixes.All(field => field >= 0)) keys.Add(new BlockingKey(name, fixes, household, text));
    }

    private static string Given(string? name) => Sounds.Skeleton(Nicknames.FullForm(name!));
    private static string Sound(string? name) => Sounds.Skeleton(name!);
    private static string Head(string? words) => words!.Length > 7 ? words[..7] : words;
    private static string Sorted(string a, string b) => string.CompareOrdinal(a, b) < 0 ? $"{a}|{b}" : $"{b}|{a}";
    private static string Turned(string born) => string.CompareOrdinal(born[4..6], born[6..]) < 0 ? born : born[..4] + born[6..] + born[4..6];

    private static ulong Hash(int key, string text)
    {
        var hash = (14695981039346656037UL ^ (ulong)key) * 1099511628211UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return hash == 0 ? 1 : hash;
    }
}

/// <summary>One key.</summary>
/// <param name="Name">In words.</param>
/// <param name="Fixes">The fields that it fixes, and that a session on it therefore never trains.</param>
/// <param name="Household">Families share it, so it finds candidates but trains nothing.</param>
/// <param name="Text">Its text for a record that has every field it fixes.</param>
internal sealed record BlockingKey(string Name, int[] Fixes, bool Household, Func<Prepared, string> Text);
