namespace Derwent.Engine.Linkage;

/// <summary>How alike two plain spellings are. Nothing is allocated; spellings are cut at 64 characters.</summary>
public static class Likeness
{
    private const int Longest = 64;

    /// <summary>
    /// Jaro–Winkler, 0 to 1. Jaro = (m/|a| + m/|b| + (m−t)/m)/3, where m are equal letters at most ⌊max/2⌋−1 apart and t half of those
    /// out of order; Winkler adds .1·(1−Jaro) for each of the first 4 letters in common (Jaro 1989; Winkler 1990).
    /// </summary>
    public static double JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > Longest) a = a[..Longest];
        if (b.Length > Longest) b = b[..Longest];
        if (a.IsEmpty || b.IsEmpty) return a.IsEmpty && b.IsEmpty ? 1 : 0;
        var jaro = Jaro(a, b);
        var prefix = Math.Min(4, a.CommonPrefixLength(b));
        return jaro + prefix * .1 * (1 - jaro);
    }

    /// <summary>Edits to turn one into the other: insert, delete, change, or swap of neighbours cost one each (optimal string alignment; Damerau 1964).</summary>
    public static int Edits(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > Longest) a = a[..Longest];
        if (b.Length > Longest) b = b[..Longest];
        Span<int> before = stackalloc int[Longest + 1], last = stackalloc int[Longest + 1], now = stackalloc int[Longest + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost = Math.Min(cost, before[j - 2] + 1);
                now[j] = cost;
            }

            var spare = before;
            before = last;
            last = now;
            now = spare;
        }

        return last[b.Length];
    }

    /// <summary>True when exactly one edit turns one into the other: <see cref="Edits"/> is 1, found without counting all of them.</summary>
    public static bool IsOneEdit(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > Longest) a = a[..Longest];
        if (b.Length > Longest) b = b[..Longest];
        if (a.Length < b.Length) return IsOneEdit(b, a);
        var at = a.CommonPrefixLength(b);
        if (a.Length > b.Length) return a.Length == b.Length + 1 && a[(at + 1)..].SequenceEqual(b[at..]);
        if (at == a.Length) return false;
        return a[(at + 1)..].SequenceEqual(b[(at + 1)..])
            || at + 1 < a.Length && a[at] == b[at + 1] && a[at + 1] == b[at] && a[(at + 2)..].SequenceEqual(b[(at + 2)..]);
    }

    /// <summary>Metres between two points on the earth, each "north,east" in degrees (haversine, radius 6,371 km).</summary>
    public static double Metres(string a, string b)
    {
        var ((y, x), (otherY, otherX)) = (Point(a), Point(b));
        var (dy, dx) = ((otherY - y) / 2, (otherX - x) / 2);
        var h = Math.Pow(Math.Sin(dy), 2) + Math.Cos(y) * Math.Cos(otherY) * Math.Pow(Math.Sin(dx), 2);
        return 2 * 6_371_000 * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    internal static (double North, double East) Point(string position)
    {
        var comma = position.IndexOf(',', StringComparison.Ordinal);
        return (Radians(position.AsSpan(0, comma)), Radians(position.AsSpan(comma + 1)));

        static double Radians(ReadOnlySpan<char> degrees) => double.Parse(degrees, System.Globalization.CultureInfo.InvariantCulture) * Math.PI / 180;
    }

    private static double Jaro(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var window = Math.Max(0, Math.Max(a.Length, b.Length) / 2 - 1);
        ulong takenA = 0, takenB = 0;
        var matches = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var to = Math.Min(b.Length, i + window + 1);
            for (var j = Math.Max(0, i - window); j < to; j++)
            {
                if ((takenB >> j & 1) != 0 || a[i] != b[j]) continue;
                takenA |= 1UL << i;
                takenB |= 1UL << j;
                matches++;
                break;
            }
        }

        if (matches == 0) return 0;
        var outOfOrder = 0;
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            if ((takenA >> i & 1) == 0) continue;
            while ((takenB >> j & 1) == 0) j++;
            if (a[i] != b[j++]) outOfOrder++;
        }

        return ((double)matches / a.Length + (double)matches / b.Length + (matches - outOfOrder / 2.0) / matches) / 3;
    }
}
