namespace Derwent.Engine.Linkage;

/// <summary>How far two values agree. Level 0 is always "the same", the last one "differs"; −1 is "says nothing", because one of them is missing.</summary>
public static class Levels
{
    /// <summary>One of the two values is missing.</summary>
    public const int Missing = -1;

    internal const int Swapped = 4;

    private static readonly string[] Given = ["same", "short form or other spelling", "nearly the same", "a little alike", "in the other box", "differs"];
    private static readonly string[] Names = ["same", "short form or other spelling", "nearly the same", "a little alike", "differs"];
    private static readonly string[] Birth = ["same", "one digit differs, or day and month swapped", "two of three parts agree", "two digits differ", "differs"];
    private static readonly string[] Post = ["same", "one character differs", "two characters differ", "same sector", "same district", "differs"];
    private static readonly string[] Typed = ["same", "one character differs", "differs"];
    private static readonly string[] Free = ["same", "nearly the same", "alike", "differs"];
    private static readonly string[] Titles = ["same", "the same words", "half of the words", "differs"];
    private static readonly string[] Households = ["everybody in common", "several in common", "one in common", "nobody in common"];
    private static readonly string[] Spots = ["within 100 metres", "within 250 metres", "within a kilometre", "further apart"];

    /// <summary>The words for each level of a kind of field, from the same to differs.</summary>
    public static IReadOnlyList<string> Of(FieldKind kind) => kind switch
    {
        FieldKind.GivenName => Given,
        FieldKind.Surname => Names,
        FieldKind.BirthDate => Birth,
        FieldKind.Postcode => Post,
        FieldKind.Phone or FieldKind.Email or FieldKind.Code or FieldKind.Number => Typed,
        FieldKind.Title => Titles,
        FieldKind.Members => Households,
        FieldKind.Position => Spots,
        _ => Free,
    };

    /// <summary>The level at which two plain values of one field agree; symmetric.</summary>
    public static int Between(FieldKind kind, string? a, string? b)
    {
        if (a is null || b is null) return Missing;
        if (string.Equals(a, b, StringComparison.Ordinal)) return 0;
        return kind switch
        {
            FieldKind.GivenName => OfNames(a, b) is var level && level == 4 ? Given.Length - 1 : level,
            FieldKind.Surname => OfNames(a, b),
            FieldKind.BirthDate => OfBirths(a, b),
            FieldKind.Postcode => OfPostcodes(a, b),
            FieldKind.Phone or FieldKind.Email or FieldKind.Code or FieldKind.Number => Likeness.IsOneEdit(a, b) ? 1 : 2,
            FieldKind.Title => OfTitles(a, b),
            FieldKind.Members => OfMembers(a.Split('|'), b.Split('|')),
            FieldKind.Position => Likeness.Metres(a, b) switch { <= 100 => 0, <= 250 => 1, <= 1000 => 2, _ => 3 },
            _ => Alike(a, b) switch { >= .92 => 1, >= .84 => 2, _ => 3 },
        };
    }

    // Words in any order, measured on the side that has fewer; a word counts when it is nearly the same.
    private static int OfTitles(string a, string b)
    {
        var (fewer, more) = (a.Split(' '), b.Split(' '));
        if (fewer.Length > more.Length) (fewer, more) = (more, fewer);
        if (string.Concat(fewer) == string.Concat(more)) return 1;
        var shared = InCommon(fewer, more, (word, other) => word == other || Math.Min(word.Length, other.Length) > 3 && Alike(word, other) >= .92);
        return shared == fewer.Length ? 1 : shared * 2 >= fewer.Length ? 2 : Alike(string.Concat(fewer), string.Concat(more)) >= .92 ? 1 : 3;
    }

    private static int OfMembers(string[] a, string[] b)
    {
        var (fewer, more) = a.Length <= b.Length ? (a, b) : (b, a);
        var shared = InCommon(fewer, more, (name, other) => name == other || OfNames(name, other) <= 2);
        return shared == 0 ? 3 : shared == fewer.Length && shared > 1 ? 0 : shared > 1 ? 1 : 2;
    }

    // Counted from both sides: two words that are both like one of the other side have one in common with it, whichever side is read first.
    private static int InCommon(string[] a, string[] b, Func<string, string, bool> alike) =>
        Math.Min(a.Count(one => Array.Exists(b, other => alike(one, other))), b.Count(one => Array.Exists(a, other => alike(one, other))));

    private static int OfNames(string a, string b)
    {
        if (Nicknames.Same(a, b) || OneIsPartOf(a, b)) return 1;
        var alike = Alike(a, b);
        return alike >= .92 ? 2 : alike >= .82 || Likeness.IsOneEdit(a, b) ? 3 : 4;
    }

    private static int OfBirths(string a, string b)
    {
        var (year, month, day) = (a.AsSpan(0, 4).SequenceEqual(b.AsSpan(0, 4)), a.AsSpan(4, 2).SequenceEqual(b.AsSpan(4, 2)), a.AsSpan(6).SequenceEqual(b.AsSpan(6)));
        var edits = Likeness.Edits(a, b);
        if (edits == 1 || year && a.AsSpan(4, 2).SequenceEqual(b.AsSpan(6)) && a.AsSpan(6).SequenceEqual(b.AsSpan(4, 2))) return 1;
        if ((year ? 1 : 0) + (month ? 1 : 0) + (day ? 1 : 0) == 2) return 2;
        return edits == 2 ? 3 : 4;
    }

    // A British postcode ends in a digit (its sector) and two letters; what stands before is its district.
    private static int OfPostcodes(string a, string b)
    {
        var edits = Likeness.Edits(a, b);
        if (edits <= 2) return edits;
        if (!IsBritish(a) || !IsBritish(b)) return Post.Length - 1;
        if (a.AsSpan(0, a.Length - 2).SequenceEqual(b.AsSpan(0, b.Length - 2))) return 3;
        return a.AsSpan(0, a.Length - 3).SequenceEqual(b.AsSpan(0, b.Length - 3)) ? 4 : Post.Length - 1;
    }

    private static bool IsBritish(string code) => code.Length is >= 5 and <= 7 && char.IsAsciiDigit(code[^3]) && char.IsLetter(code[^2]) && char.IsLetter(code[^1]);

    // Jaro–Winkler depends a little on which side is read first; the larger of both ways does not.
    private static double Alike(string a, string b) => Math.Max(Likeness.JaroWinkler(a, b), Likeness.JaroWinkler(b, a));

    private static bool OneIsPartOf(string a, string b)
    {
        if (!a.Contains(' ', StringComparison.Ordinal) && !b.Contains(' ', StringComparison.Ordinal)) return false;
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        return shorter.Length > 2 && (' ' + longer + ' ').Contains(' ' + shorter + ' ', StringComparison.Ordinal)
            || shorter.Replace(" ", "", StringComparison.Ordinal) == longer.Replace(" ", "", StringComparison.Ordinal);
    }
}
