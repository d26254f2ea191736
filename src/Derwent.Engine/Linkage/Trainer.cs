namespace Derwent.Engine.Linkage;

/// <summary>
/// Learns a model without being told who is who. u from 10⁶ random pairs; m by expectation–maximisation, one session for each blocking key,
/// in which the fields that the key fixes are neither used nor trained; the prior from the expected number of matches among all candidates
/// (Winkler 1988; Linacre and others 2022, Splink). A second round counts each person found in the first once, so that doubles
/// do not make their own values look common. Same records and seed, same model.
/// </summary>
public static class Trainer
{
    /// <summary>Random pairs from which u is counted.</summary>
    public const int RandomPairs = 1_000_000;

    private const int SessionPairs = 1_000_000;
    private const int SessionBlock = 200;
    private const double Fewest = 5;

    /// <summary>Trains.</summary>
    /// <param name="set">The records.</param>
    /// <param name="seed">For the random pairs.</param>
    /// <param name="families">Families are among the records: pairs that are plainly two people of one home are left out, else brothers would teach what one person looks like.</param>
    public static LinkageModel Train(RecordSet set, ulong seed = 1, bool families = false) => Train(set, seed, families, RandomPairs);

    internal static LinkageModel Train(RecordSet set, ulong seed, bool families, int randomPairs)
    {
        ArgumentNullException.ThrowIfNull(set);
        var person = Enumerable.Range(0, set.Records.Length).ToArray();
        var sessions = Enumerable.Range(0, set.Keys.Each.Count).Where(key => !set.Keys.Each[key].Household).Select(key => Patterns(set, key, families)).ToList();
        if (sessions.Count == 0) throw new LinkageRefused("Nothing can be learnt from these fields: name at least a date of birth, or a first name and a surname.");
        var candidates = set.Candidates();
        if (families) candidates.RemoveAll(pair => Kinship.IsPlain(set.Schema, Pattern.Between(set.Schema, set.Records[pair.A], set.Records[pair.B])));
        LinkageModel? model = null;
        for (var round = 0; round < 2; round++)
        {
            var u = Chance.Of(set, person, seed, randomPairs);
            model = WithPrior(set, Learn(set, sessions, u, Frequencies.Of(set, person)), candidates);
            var links = Linker.Link(set, model, candidates, new LinkageOptions());
            person = Clusters.Of(set.Records.Length, links.Where(link => link.Probability >= .95)).Cluster;
        }

        return model!;
    }

    private static (int[] Fixes, Dictionary<ulong, double> Counts) Patterns(RecordSet set, int key, bool families)
    {
        var counts = new Dictionary<ulong, double>();
        var pairs = 0;
        set.Blocks(key, SessionBlock, (a, b) =>
        {
            var pattern = Pattern.Between(set.Schema, set.Records[a], set.Records[b]);
            if (families && Kinship.IsPlain(set.Schema, pattern)) return;
            pairs++;
            counts[pattern.Bits] = counts.GetValueOrDefault(pattern.Bits) + 1;
        }, () => pairs >= SessionPairs);
        return (set.Keys.Each[key].Fixes, counts);
    }

    private static LinkageModel Learn(RecordSet set, List<(int[] Fixes, Dictionary<ulong, double> Counts)> sessions, double[][] u, IReadOnlyList<(Dictionary<string, double> Listed, double Rare)> frequencies)
    {
        var fields = set.Schema.Fields;
        var sums = fields.Select(field => new double[Levels.Of(field.Kind).Count]).ToArray();
        foreach (var (fixes, counts) in sessions)
        {
            var free = Enumerable.Range(0, fields.Count).Except(fixes).ToArray();
            if (counts.Count == 0 || free.Length < 2) continue;
            var (matches, expected) = Sessions.Run(counts, free, u);
            if (matches < Fewest) continue;
            foreach (var f in free) for (var level = 0; level < sums[f].Length; level++) sums[f][level] += expected[f][level];
        }

        return new LinkageModel(LinkageModel.Current, 1e-6, [.. fields.Select((field, f) =>
            new FieldModel(field.Name, field.Kind, Smoothed(sums[f]), u[f], frequencies[f].Listed, frequencies[f].Rare))]);
    }

    // A field no session could train keeps the start values; a level never seen keeps a small chance.
    private static double[] Smoothed(double[] sums)
    {
        var start = Sessions.Start(sums.Length);
        var total = sums.Sum() + 1;
        return [.. sums.Select((sum, level) => (sum + start[level]) / total)];
    }

    private static LinkageModel WithPrior(RecordSet set, LinkageModel model, List<(int A, int B)> candidates)
    {
        var scorer = new Scorer(model);
        var evidence = candidates.ConvertAll(pair => scorer.Evidence(set.Records[pair.A], set.Records[pair.B]));
        var prior = 1.0 / set.AllPairs * Math.Max(1, Math.Min(set.Records.Length, set.AllPairs) * .1);
        for (var i = 0; i < 20; i++)
        {
            var odds = Math.Log2(prior / (1 - prior));
            prior = Math.Clamp(evidence.Sum(bits => Scorer.Probability(bits + odds)) / set.AllPairs, .1 / set.AllPairs, .5);
        }

        return model with { Prior = prior };
    }
}
