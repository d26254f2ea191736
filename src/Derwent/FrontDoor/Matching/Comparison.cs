using Derwent.Engine.Linkage;

namespace Derwent.FrontDoor.Matching;

/// <summary>What one field says: both values, bits for (positive) or against (negative), and the words for it.</summary>
internal sealed record FieldSays(string Field, string? Here, string? Held, double Weight, string Words);

/// <summary>How likely it is that two sets of details mean the same subject, field by field. A person decides; this only shows why.</summary>
/// <param name="Weight">In bits.</param>
/// <param name="Chance">Probability.</param>
/// <param name="Band">What it is worth.</param>
/// <param name="Kin">Somebody else of the same home, whom we never join by ourselves.</param>
/// <param name="Model">The version of the model that weighed it.</param>
internal sealed record Comparison(double Weight, double Chance, Band Band, Kin Kin, int Model)
{
    /// <summary>What speaks loudest first; put into words only for somebody who reads it.</summary>
    public Lazy<IReadOnlyList<FieldSays>> Says { get; init; } = new([]);

    /// <summary>What speaks loudest first.</summary>
    public IReadOnlyList<FieldSays> Fields => Says.Value;

    /// <summary>Bits of first name and birthday alone, for this one rather than another child of the home.</summary>
    public double OwnWeight { get; init; }

    /// <summary>A brother, a sister or a parent, and nobody has to decide anything.</summary>
    public bool IsFamily => Band == Band.None && Kin != Kin.None;

    /// <summary>Left to a person because mostly the home speaks for it, and a brother or a sister would share that: the first name is common, or the ages are not the same.</summary>
    public bool IsMostlyTheHome { get; init; }
}

/// <summary>Compares with one version of the model. Pure; may be shared.</summary>
internal sealed class Weigher(SubjectKind kind, int version, LinkageModel model, LinkageOptions bands)
{
    private const double Telling = 3;
    private const int MostYears = 2;
    private readonly LinkageSchema schema = model.Schema();
    private readonly Scorer scorer = new(model);

    /// <summary>What many are compared with, made ready once.</summary>
    public (SubjectDetails Said, Prepared Plain) Here(SubjectDetails said) => (said, Layout.Prepare(kind, said));

    public Comparison Compare(SubjectDetails here, SubjectDetails held) => Compare(Here(here), held);

    public Comparison Compare((SubjectDetails Said, Prepared Plain) here, SubjectDetails held)
    {
        var (a, b) = (here.Plain, Layout.Prepare(kind, held));
        var why = scorer.Explain(a, b);
        var (kin, own) = (KinOf(a, b, why), why.OwnWeight + OfSchool(why));
        var isHome = kind == SubjectKind.YoungPerson && kin == Kin.None && bands.BandOf(why.Probability) == Band.Likely
            && (Scorer.Probability(own) < bands.Likely || Says(why, FieldKind.BirthDate) == 0 && AreYearsApart(here.Said, held));
        return new Comparison(why.Weight, why.Probability, isHome ? Band.Review : BandOf(why, kin), kin, version)
        { Says = new(() => Words.Of(kind, here.Said, held, why)), OwnWeight = own, IsMostlyTheHome = isHome };
    }

    // A namesake is not a match: something besides the name has to speak for it. Kin are never likely; twins may be one child with two first names, so a person looks.
    private Band BandOf(Explanation why, Kin kin)
    {
        var band = bands.BandOf(why.Probability);
        if (kin == Kin.Parent || kin == Kin.Sibling && IsPlainlyAnother(why)) return Band.None;
        if (band != Band.Likely || kind != SubjectKind.YoungPerson) return band;
        var besides = Math.Max(Says(why, FieldKind.BirthDate), Math.Max(Says(why, FieldKind.Phone), Says(why, FieldKind.Postcode)));
        return kin != Kin.None || besides < Telling ? Band.Review : Band.Likely;
    }

    // Another birthday, or another first name and no birthday at all: only the home is the same.
    private bool IsPlainlyAnother(Explanation why) => Says(why, FieldKind.BirthDate) < 0 || Says(why, FieldKind.BirthDate) == 0 && Says(why, FieldKind.GivenName) < 0;

    // 1 January stands for a day that nobody knows, so it says nothing for or against; but whoever wrote it down knew about how old the child was.
    private static bool AreYearsApart(SubjectDetails here, SubjectDetails held) => Math.Abs((here.BirthDate ?? held.BirthDate)?.Year - (held.BirthDate ?? here.BirthDate)?.Year ?? 0) > MostYears;

    // Where no birthday helps: of a home that has several children, two go to one school about half of the time.
    private double OfSchool(Explanation why)
    {
        var (at, levels) = (schema.IndexOf(FieldKind.Words), Levels.Of(FieldKind.Words));
        if (at < 0 || Says(why, FieldKind.BirthDate) != 0) return 0;
        return why.Fields[at].Words == levels[0] ? Math.Log2(model.Fields[at].M[0] / .5) : why.Fields[at].Words == levels[^1] ? Math.Log2(model.Fields[at].M[^1] / .5) : 0;
    }

    // Only where the home speaks for it as well: half a city may share a surname.
    private Kin KinOf(Prepared a, Prepared b, Explanation why)
    {
        var kin = kind == SubjectKind.YoungPerson ? Kinship.Between(schema, a, b, why, model) : Kin.None;
        if (kin != Kin.Sibling) return kin;
        var (surname, postcode, phone, born) = (Says(why, FieldKind.Surname), Says(why, FieldKind.Postcode), Says(why, FieldKind.Phone), Says(why, FieldKind.BirthDate));
        return phone > 6 || surname > 3 && (postcode > 6 || born > 6) ? Kin.Sibling : Kin.None;
    }

    /// <summary>
    /// Of several that are very likely, one: where somebody else fits better in first name and birthday by more than a bit, the others are left to a person. Twins called William and Liam look like one
    /// child under a short form, until both are seen.
    /// </summary>
    public static IReadOnlyList<Comparison> Settle(IReadOnlyList<Comparison> all)
    {
        var best = all.Where(one => one.Band == Band.Likely).Select(one => one.OwnWeight).DefaultIfEmpty().Max();
        return [.. all.Select(one => one.Band == Band.Likely && one.OwnWeight < best - 1 ? one with { Band = Band.Review } : one)];
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
