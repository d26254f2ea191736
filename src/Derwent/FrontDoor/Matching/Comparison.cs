using Derwent.Engine.Linkage;

namespace Derwent.FrontDoor.Matching;

/// <summary>What one field says: both values, bits for (positive) or against (negative), and the words for it.</summary>
internal sealed record FieldSays(string Field, string? Here, string? Held, double Weight, string Words);

/// <summary>How likely it is that two sets of details mean the same subject, field by field. A person decides; this only shows why.</summary>
/// <param name="Weight">In bits.</param>
/// <param name="Chance">Probability.</param>
/// <param name="Band">What it is worth.</param>
/// <param name="Kin">Somebody else of the same home, whom we never join by ourselves.</param>
/// <param name="Fields">What speaks loudest first.</param>
/// <param name="Model">The version of the model that weighed it.</param>
internal sealed record Comparison(double Weight, double Chance, Band Band, Kin Kin, IReadOnlyList<FieldSays> Fields, int Model)
{
    /// <summary>A brother, a sister or a parent, and nobody has to decide anything.</summary>
    public bool IsFamily => Band == Band.None && Kin != Kin.None;
}

/// <summary>Compares with one version of the model. Pure; may be shared.</summary>
internal sealed class Weigher(SubjectKind kind, int version, LinkageModel model, LinkageOptions bands)
{
    private const double Telling = 3;
    private readonly LinkageSchema schema = model.Schema();
    private readonly Scorer scorer = new(model);

    public Comparison Compare(SubjectDetails here, SubjectDetails held)
    {
        var (a, b) = (Layout.Prepare(kind, here), Layout.Prepare(kind, held));
        var why = scorer.Explain(a, b);
        var kin = KinOf(a, b, why);
        return new Comparison(why.Weight, why.Probability, BandOf(why, kin), kin, Words.Of(kind, here, held, why), version);
    }

    // A namesake is not a match: something besides the name has to speak for it. Kin are never likely; twins may be one child with two first names, so a person looks.
    private Band BandOf(Explanation why, Kin kin)
    {
        var band = bands.BandOf(why.Probability);
        if (kin == Kin.Parent || kin == Kin.Sibling && Says(why, FieldKind.BirthDate) < 0) return Band.None;
        if (band != Band.Likely || kind != SubjectKind.YoungPerson) return band;
        var besides = Math.Max(Says(why, FieldKind.BirthDate), Math.Max(Says(why, FieldKind.Phone), Says(why, FieldKind.Postcode)));
        return kin != Kin.None || besides < Telling ? Band.Review : Band.Likely;
    }

    // Only where the home speaks for it as well: half a city may share a surname.
    private Kin KinOf(Prepared a, Prepared b, Explanation why)
    {
        var kin = kind == SubjectKind.YoungPerson ? Kinship.Between(schema, a, b) : Kin.None;
        if (kin != Kin.Sibling) return kin;
        var (surname, postcode, phone, born) = (Says(why, FieldKind.Surname), Says(why, FieldKind.Postcode), Says(why, FieldKind.Phone), Says(why, FieldKind.BirthDate));
        return phone > 6 || surname > 3 && (postcode > 6 || born > 6) ? Kin.Sibling : Kin.None;
    }

    private double Says(Explanation why, FieldKind field) => schema.IndexOf(field) is >= 0 and var at ? why.Fields[at].Weight : 0;
}

/// <summary>The engine's levels as people say them.</summary>
internal static class Words
{
    public static IReadOnlyList<FieldSays> Of(SubjectKind kind, SubjectDetails here, SubjectDetails held, Explanation why)
    {
        var (ours, theirs) = (Layout.Shown(kind, here), Layout.Shown(kind, held));
        return [.. why.Fields.Select((field, i) => new FieldSays(field.Field, ours[i], theirs[i], field.Weight, Said(Layout.Schema(kind).Fields[i].Kind, field, here, held)))
            .OrderByDescending(field => field.Weight)];
    }

    /// <summary>How likely, as a person would say it.</summary>
    public static string HowLikely(double chance) => chance switch
    {
        >= .999 => "better than 999 in 1,000",
        >= .99 => "better than 99 in 100",
        >= .95 => "better than 95 in 100",
        _ => $"about {Math.Max(1, Math.Round(chance * 100)):0} in 100",
    };

    private static string Said(FieldKind kind, FieldEvidence field, SubjectDetails here, SubjectDetails held) => (kind, field.Words) switch
    {
        (_, "same" or "everybody in common" or "within 100 metres") => field.Words + (field.Weight >= 8 ? ", very strong" : field.Weight >= 4 ? ", strong" : ""),
        (FieldKind.Postcode, "one character differs" or "two characters differ" or "same sector") => "close by",
        (FieldKind.Postcode, "same district") => "same part of the city",
        (FieldKind.Postcode, "differs") => "differs; people move",
        (FieldKind.BirthDate, "one digit differs, or day and month swapped") => Swapped(here.BirthDate, held.BirthDate) ? "day and month swapped" : "one digit differs",
        (_, "differs" or "nobody in common" or "further apart") => field.Words + (field.Weight < -1 ? ", against" : ", says little"),
        _ => field.Words,
    };

    private static bool Swapped(DateOnly? here, DateOnly? held) => here is { } a && held is { } b && a.Year == b.Year && a.Day == b.Month && a.Month == b.Day;
}
