namespace Derwent.Engine.Linkage;

/// <summary>Somebody else of the same family, whom nothing but a person may join.</summary>
public enum Kin
{
    /// <summary>No sign of it.</summary>
    None,
    /// <summary>A brother, a sister or a twin.</summary>
    Sibling,
    /// <summary>The same name, another generation.</summary>
    Parent,
}

/// <summary>Sees families in pairs that agree too well.</summary>
public static class Kinship
{
    private const int Generation = 14;
    private const int OtherDay = 3;
    private const double Borne = 1e-4;

    /// <summary>
    /// Sibling: first names that differ (not swapped, not a short form), or that are not quite the same with another or an unknown date of birth, or one of them missing;
    /// with the same surname, postcode or phone. Parent: names alike and years of birth 14 or more apart.
    /// </summary>
    /// <param name="schema">The fields.</param>
    /// <param name="a">One record.</param>
    /// <param name="b">The other.</param>
    /// <param name="model">
    /// Knows which first names people bear. With it, names that are nearly the same tell a slip of the pen from twins called Aisha and Alisha: a slip is one letter, and one of the two spellings is
    /// hardly ever met (less than once in 10,000). Without it every pair that is only a little alike is kin.
    /// </param>
    public static Kin Between(LinkageSchema schema, Prepared a, Prepared b, LinkageModel? model = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Between(schema, a, b, Pattern.Between(schema, a, b), model);
    }

    /// <summary>The same of a pair that was explained already, so that it need not be compared again.</summary>
    public static Kin Between(LinkageSchema schema, Prepared a, Prepared b, Explanation why, LinkageModel model)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(why);
        return Between(schema, a, b, why.Pattern, model);
    }

    private static Kin Between(LinkageSchema schema, Prepared a, Prepared b, Pattern pattern, LinkageModel? model)
    {
        var (given, born) = (schema.IndexOf(FieldKind.GivenName), schema.IndexOf(FieldKind.BirthDate));
        if (given < 0) return Kin.None;
        var otherDay = born >= 0 && pattern[born] >= OtherDay;
        if (pattern[given] is < 0 or 5 || pattern[given] is 1 or 2 or 3 && (otherDay || born >= 0 && pattern[born] < 0) || pattern[given] is 2 or 3 && AreTwoNames(model?.Fields[given], pattern[given], a[given]!, b[given]!))
            return SharesAHome(schema, pattern) ? Kin.Sibling : Kin.None;
        return pattern[given] >= 0 && born >= 0 && pattern[born] > 1 && Math.Abs(Year(a[born]!) - Year(b[born]!)) >= Generation ? Kin.Parent : Kin.None;
    }

    private static bool AreTwoNames(FieldModel? names, int level, string a, string b) => names is null ? level == 3
        : Likeness.Edits(a, b) > 1 && level == 3 || Math.Min(a.Length, b.Length) < 4 || names.Frequencies.GetValueOrDefault(a) >= Borne && names.Frequencies.GetValueOrDefault(b) >= Borne;

    // So clearly somebody else of one home that nothing about one person can be learnt from it.
    internal static bool IsPlain(LinkageSchema schema, Pattern pattern)
    {
        var (given, born) = (schema.IndexOf(FieldKind.GivenName), schema.IndexOf(FieldKind.BirthDate));
        return given >= 0 && (pattern[given] == 5 || born >= 0 && pattern[born] >= OtherDay) && SharesAHome(schema, pattern);
    }

    private static bool SharesAHome(LinkageSchema schema, Pattern pattern)
    {
        for (var i = 0; i < schema.Fields.Count; i++)
            if (pattern[i] >= 0 && pattern[i] <= (schema.Fields[i].Kind switch { FieldKind.Surname or FieldKind.Postcode => 2, FieldKind.Phone => 1, _ => -1 })) return true;
        return false;
    }

    private static int Year(string born) => int.Parse(born.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
}
