namespace Derwent.Engine.Linkage;

/// <summary>Declared before a run, never chosen by looking at its truth.</summary>
/// <param name="Likely">Probability from which a pair is held to be one person.</param>
/// <param name="Review">Probability from which a pair is shown to a person.</param>
/// <param name="KinApart">
/// Twins, siblings, parents and children are never linked without a person (see <see cref="Kinship"/>), and <see cref="Scorer.OwnWeight(Prepared, Prepared)"/> has to reach the same probability. Off only for registers
/// without families.
/// </param>
public sealed record LinkageOptions(double Likely = .95, double Review = .05, bool KinApart = false)
{
    /// <summary>The band of a pair.</summary>
    public Band BandOf(double probability) => probability >= Likely ? Band.Likely : probability >= Review ? Band.Review : Band.None;
}

/// <summary>A pair of records that may be one person.</summary>
/// <param name="A">Position of the first record.</param>
/// <param name="B">Position of the second; counted on after the first file when there are two.</param>
/// <param name="Probability">That they are one person.</param>
/// <param name="Band">What to do with it.</param>
public sealed record Link(int A, int B, double Probability, Band Band);

/// <summary>Finds every pair worth a look.</summary>
public static class Linker
{
    /// <summary>Pairs of the bands review and likely, in the records' order.</summary>
    public static IReadOnlyList<Link> Link(RecordSet set, LinkageModel model, LinkageOptions options)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        return Link(set, model, set.Candidates(), options);
    }

    internal static List<Link> Link(RecordSet set, LinkageModel model, List<(int A, int B)> candidates, LinkageOptions options)
    {
        var scorer = new Scorer(model);
        var links = new List<Link>();
        foreach (var (a, b) in candidates)
        {
            var probability = Scorer.Probability(scorer.Weight(set.Records[a], set.Records[b]));
            var band = options.BandOf(probability);
            if (band == Band.None) continue;
            if (options.KinApart && band == Band.Likely && IsPerhapsKin(set, model, scorer, a, b, options)) band = Band.Review;
            links.Add(new Link(a, b, probability, band));
        }

        return links;
    }

    private static bool IsPerhapsKin(RecordSet set, LinkageModel model, Scorer scorer, int a, int b, LinkageOptions options) =>
        Kinship.Between(set.Schema, set.Records[a], set.Records[b], model) != Kin.None || Scorer.Probability(scorer.OwnWeight(set.Records[a], set.Records[b])) < options.Likely;
}
