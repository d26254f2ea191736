namespace Derwent.FrontDoor.Matching;

/// <summary>How alike two spellings are.</summary>
internal static class Likeness
{
    /// <summary>Jaro–Winkler, 0 to 1 (Winkler 1990; prefix weight .1, at most 4 letters).</summary>
    public static double JaroWinkler(string a, string b)
    {
        var jaro = Jaro(a, b);
        var prefix = 0;
        while (prefix < Math.Min(4, Math.Min(a.Length, b.Length)) && a[prefix] == b[prefix])
        {
            prefix++;
        }

        return jaro + prefix * .1 * (1 - jaro);
    }

    /// <summary>Optimal string alignment: insert, delete, change, or swap of neighbours each cost one.</summary>
    public static int Edits(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }

    /// <summary>American Soundex: a letter and three digits.</summary>
    public static string Soundex(string plain)
    {
        const string codes = "01230120022455012623010202"; // a to z; vowels, h, w and y are 0
        var key = new List<char> { char.ToUpperInvariant(plain[0]) };
        var last = Code(plain[0]);
        foreach (var c in plain.Skip(1))
        {
            var code = Code(c);
            if (code != '0' && code != last)
            {
                key.Add(code);
            }

            last = c is 'h' or 'w' ? last : code;
        }

        return new string([.. key.Take(4)]).PadRight(4, '0');

        static char Code(char c) => c is >= 'a' and <= 'z' ? codes[c - 'a'] : '0';
    }

    /// <summary>Metres between two points on the earth (haversine, radius 6,371 km).</summary>
    public static double Metres(double latitudeA, double longitudeA, double latitudeB, double longitudeB)
    {
        double Radians(double degrees) => degrees * Math.PI / 180;
        var dLat = Radians(latitudeB - latitudeA) / 2;
        var dLon = Radians(longitudeB - longitudeA) / 2;
        var h = Math.Pow(Math.Sin(dLat), 2) + Math.Cos(Radians(latitudeA)) * Math.Cos(Radians(latitudeB)) * Math.Pow(Math.Sin(dLon), 2);
        return 2 * 6_371_000 * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private static double Jaro(string a, string b)
    {
        if (a == b)
        {
            return 1;
        }

        var window = Math.Max(0, Math.Max(a.Length, b.Length) / 2 - 1);
        var (takenA, takenB) = (new bool[a.Length], new bool[b.Length]);
        var matches = 0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j < Math.Min(b.Length, i + window + 1); j++)
            {
                if (!takenB[j] && a[i] == b[j])
                {
                    (takenA[i], takenB[j]) = (true, true);
                    matches++;
                    break;
                }
            }
        }

        if (matches == 0)
        {
            return 0;
        }

        var inOrderA = a.Where((_, i) => takenA[i]);
        var inOrderB = b.Where((_, j) => takenB[j]);
        var swaps = inOrderA.Zip(inOrderB).Count(pair => pair.First != pair.Second) / 2.0;
        return ((double)matches / a.Length + (double)matches / b.Length + (matches - swaps) / matches) / 3;
    }
}
