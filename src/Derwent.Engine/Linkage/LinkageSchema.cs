namespace Derwent.Engine.Linkage;

/// <summary>What a column means; it decides how two values are compared.</summary>
public enum FieldKind
{
    /// <summary>First name: nicknames and transliterations count, and it may stand in the surname's box.</summary>
    GivenName,
    /// <summary>Surname: one half of a double name counts.</summary>
    Surname,
    /// <summary>Date of birth: 2010-07-31, 31/07/2010 or 20100731. 1 January is taken for "not known".</summary>
    BirthDate,
    /// <summary>Postcode; sector and district are used where it is written the British way.</summary>
    Postcode,
    /// <summary>Phone number; its last nine digits count.</summary>
    Phone,
    /// <summary>E-mail address.</summary>
    Email,
    /// <summary>A short code from a list, such as gender or county.</summary>
    Code,
    /// <summary>A house number.</summary>
    Number,
    /// <summary>Free words: street, town, school.</summary>
    Words,
    /// <summary>Several words in any order: what people call a place, or an address.</summary>
    Title,
    /// <summary>First names of the members of a family, parted by "|".</summary>
    Members,
    /// <summary>A point: degrees north and east (WGS 84), "52.9225,-1.4746".</summary>
    Position,
}

/// <summary>One column that is compared.</summary>
/// <param name="Name">What people call it; it is shown in explanations.</param>
/// <param name="Kind">How it is compared.</param>
public sealed record LinkField(string Name, FieldKind Kind);

/// <summary>The columns of a linkage: 1 to 15 of them, each name once, at most one first name, surname, date of birth and postcode.</summary>
public sealed class LinkageSchema
{
    /// <summary>Most fields in one linkage: a pattern of levels is packed into 64 bits, four for each field.</summary>
    public const int MostFields = 15;

    /// <summary>Checks and keeps the fields.</summary>
    /// <exception cref="LinkageRefused">No field, too many, or one of its kind too many.</exception>
    public LinkageSchema(IReadOnlyList<LinkField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count is 0 or > MostFields) throw new LinkageRefused($"Name between 1 and {MostFields} fields to compare; there are {fields.Count}.");
        if (fields.GroupBy(field => field.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new LinkageRefused($"The field {twice.Key} is named twice.");
        foreach (var single in new[] { FieldKind.GivenName, FieldKind.Surname, FieldKind.BirthDate, FieldKind.Postcode })
            if (fields.Count(field => field.Kind == single) > 1) throw new LinkageRefused($"Only one field can be a {single}.");
        Fields = [.. fields];
    }

    /// <summary>The fields, in the order of a record's values.</summary>
    public IReadOnlyList<LinkField> Fields { get; }

    /// <summary>Where the only field of this kind stands, or −1.</summary>
    public int IndexOf(FieldKind kind)
    {
        for (var i = 0; i < Fields.Count; i++) if (Fields[i].Kind == kind) return i;
        return -1;
    }

    /// <summary>Makes what was typed comparable.</summary>
    /// <param name="typed">As many values as there are fields; null or empty is missing.</param>
    /// <exception cref="LinkageRefused">Another number of values, or one longer than <see cref="Plain.LongestValue"/>.</exception>
    public Prepared Prepare(params IReadOnlyList<string?> typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Count != Fields.Count) throw new LinkageRefused($"A record has {typed.Count} values where {Fields.Count} fields are compared.");
        var values = new string?[Fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (typed[i]?.Length > Plain.LongestValue)
                throw new LinkageRefused($"The field {Fields[i].Name} holds {typed[i]!.Length} characters; at most {Plain.LongestValue} are compared.");
            values[i] = Plain.Of(Fields[i].Kind, typed[i]);
        }

        return new Prepared(values);
    }
}

/// <summary>A record made comparable: one plain value for each field, null where it is missing.</summary>
public sealed class Prepared
{
    internal Prepared(string?[] values) => Values = values;

    /// <summary>The plain values, in the schema's order.</summary>
    public IReadOnlyList<string?> Values { get; }

    internal string? this[int field] => field < 0 ? null : Values[field];
}

/// <summary>What was asked of the linkage cannot be done; the message is a finished sentence that names the field or the row.</summary>
public sealed class LinkageRefused(string sentence) : Exception(sentence);
