namespace Derwent.Engine.Linkage;

/// <summary>Keys under which spellings of one name meet, computed here because they are stored as blocking columns.</summary>
public static class Sounds
{
    /// <summary>
    /// The consonants of a name, folded so that common transliterations meet (Mohammed, Muhammad: mhmd; Ayesha, Aisha: asx; Wojciech, Voyciech):
    /// ph→f, ck, kh, c, q→k (c before e, i, y→s), gh→g, sh, sch, sz, ch, cz, tch→x, dj, zh, j, dg→j, th→t, w→v, z→s; double letters once; vowels, y and silent
    /// h only as the first letter (all vowels are "a"). Our own rules, after the idea of Philips' Metaphone (1990). At most 8 letters.
    /// </summary>
    /// <param name="plain">A plain name; other letters than a–z are kept as they are.</param>
    public static string Skeleton(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        Span<char> key = stackalloc char[8];
        var length = 0;
        for (var i = 0; i < plain.Length && length < key.Length;)
        {
            var (sound, taken) = At(plain, i);
            if (sound == 'a' && i > 0) sound = '\0';
            if (sound == 'h' && i > 0 && !(i + 1 < plain.Length && IsVowel(plain[i + 1]))) sound = '\0';
            i += taken;
            if (sound != '\0' && (length == 0 || key[length - 1] != sound)) key[length++] = sound;
        }

        return new string(key[..length]);
    }

    /// <summary>American Soundex: a letter and three digits (Russell 1918; US National Archives' rules: h and w do not part equal codes).</summary>
    public static string Soundex(string plain)
    {
        ArgumentException.ThrowIfNullOrEmpty(plain);
        const string codes = "01230120022455012623010202";
        Span<char> key = ['\0', '0', '0', '0'];
        key[0] = char.ToUpperInvariant(plain[0]);
        var (length, last) = (1, Code(plain[0]));
        for (var i = 1; i < plain.Length && length < 4; i++)
        {
            var code = Code(plain[i]);
            if (code != '0' && code != last) key[length++] = code;
            if (plain[i] is not ('h' or 'w')) last = code;
        }

        return new string(key);

        static char Code(char c) => c is >= 'a' and <= 'z' ? codes[c - 'a'] : '0';
    }

    private static (char Sound, int Taken) At(string s, int i)
    {
        var next = i + 1 < s.Length ? s[i + 1] : '\0';
        return (s[i], next) switch
        {
            ('s', 'c') when i + 2 < s.Length && s[i + 2] == 'h' => ('x', 3),
            ('t', 'c') when i + 2 < s.Length && s[i + 2] == 'h' => ('x', 3),
            ('s', 'h' or 'z') or ('c', 'h' or 'z') => ('x', 2),
            ('d', 'j' or 'g') or ('z', 'h') => ('j', 2),
            ('p', 'h') => ('f', 2),
            ('c', 'k') or ('k', 'h') => ('k', 2),
            ('g', 'h') => ('g', 2),
            ('t', 'h') => ('t', 2),
            ('c', 'e' or 'i' or 'y') => ('s', 1),
            ('c' or 'q', _) => ('k', 1),
            ('w', _) => ('v', 1),
            ('z', _) => ('s', 1),
            (' ', _) => ('\0', 1),
            ('y', _) => (i == 0 ? 'y' : 'a', 1),
            (var c, _) => (IsVowel(c) ? 'a' : c, 1),
        };
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
