namespace Derwent.Engine.Linkage;

/// <summary>The records of one linkage: one file to be searched for doubles, or two files to be joined.</summary>
public sealed class RecordSet
{
    /// <summary>Most records.</summary>
    public const int MostRecords = 2_000_000;
    /// <summary>Most candidate pairs that are compared.</summary>
    public const int MostPairs = 30_000_000;
    /// <summary>A key shared by more records than this says too little; the other keys of its records still find them.</summary>
    public const int LargestBlock = 1_000;

    /// <summary>Joins one or two files.</summary>
    /// <param name="schema">Their fields.</param>
    /// <param name="first">The first file.</param>
    /// <param name="second">The second, when two are joined; pairs then always have one record of each.</param>
    /// <exception cref="LinkageRefused">Fewer than two records, or too many.</exception>
    public RecordSet(LinkageSchema schema, IReadOnlyList<Prepared> first, IReadOnlyList<Prepared>? second = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(first);
        Schema = schema;
        Records = [.. first, .. second ?? []];
        Split = second is null ? 0 : first.Count;
        Keys = new BlockingKeys(schema);
        if (Records.Length is < 2 or > MostRecords) throw new LinkageRefused($"Between 2 and {MostRecords:N0} records can be linked; there are {Records.Length:N0}.");
        if (second is not null && (first.Count == 0 || second.Count == 0)) throw new LinkageRefused("One of the two files has no records.");
    }

    /// <summary>The fields.</summary>
    public LinkageSchema Schema { get; }

    internal Prepared[] Records { get; }

    internal int Split { get; }

    internal BlockingKeys Keys { get; }

    internal double AllPairs => Split > 0 ? (double)Split * (Records.Length - Split) : Records.Length * (Records.Length - 1.0) / 2;

    /// <summary>Every pair that shares a key, each once, in a fixed order.</summary>
    internal List<(int A, int B)> Candidates()
    {
        var seen = new HashSet<long>();
        for (var key = 0; key < Keys.Each.Count; key++) Blocks(key, LargestBlock, (a, b) => seen.Add((long)a << 32 | (uint)b), () => seen.Count >= MostPairs);
        if (seen.Count >= MostPairs) throw new LinkageRefused($"More than {MostPairs:N0} pairs would have to be compared; link a smaller file, or more fields.");
        var pairs = seen.ToArray();
        Array.Sort(pairs);
        return [.. pairs.Select(pair => ((int)(pair >> 32), (int)pair))];
    }

    internal void Blocks(int key, int largest, Action<int, int> pair, Func<bool> enough)
    {
        var blocks = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < Records.Length; i++)
            if (hashes[i][key] is not 0 and var hash) (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(blocks, hash, out _) ??= []).Add(i);
        foreach (var block in blocks.Values)
        {
            if (enough()) return;
            if (block.Count > largest) continue;
            for (var x = 0; x < block.Count; x++)
                for (var y = x + 1; y < block.Count; y++)
                    if (MayPair(block[x], block[y])) pair(block[x], block[y]);
        }
    }

    internal bool MayPair(int a, int b) => Split == 0 || a < Split != b < Split;

    private ulong[][] hashes => made ??= Array.ConvertAll(Records, Keys.Of);
    private ulong[][]? made;
}
