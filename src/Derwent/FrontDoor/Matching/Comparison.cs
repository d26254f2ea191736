namespace Derwent.FrontDoor.Matching;

internal enum Band
{
    None,
    Possible,
    VeryLikely,
}

/// <summary>Somebody else of the same home, whom we never join by ourselves.</summary>
internal enum Kin
{
    None,
    Sibling,
    Parent,
}

/// <summary>What one field says: both values, weight for (positive) or against (negative), and the words for it.</summary>
internal sealed record FieldSays(string Field, string? Here, string? Held, double Weight, string Words);

/// <summary>How likely it is that two sets of details mean the same subject, field by field. A person decides; this only shows why.</summary>
internal sealed record Comparison(double Score, Band Band, Kin Kin, IReadOnlyList<FieldSays> Fields)
{
    /// <summary>A first transparent weighing: roughly log2 of how much more often the field agrees for the same subject than by chance.</summary>
    public static Comparison Between(SubjectKind kind, SubjectDetails here, SubjectDetails held) => kind switch
    {
        SubjectKind.YoungPerson => PersonComparison.Of(here, held),
        SubjectKind.Family => FamilyComparison.Of(here, held),
        _ => PlaceComparison.Of(here, held),
    };

    public static Comparison From(IReadOnlyList<FieldSays> fields, double likely, double possible, Kin kin = Kin.None)
    {
        var score = fields.Sum(field => field.Weight);
        var band = score >= likely ? Band.VeryLikely : score >= possible ? Band.Possible : Band.None;
        return new Comparison(score, kin == Kin.None ? band : Band.None, kin, fields);
    }
}
