namespace Derwent.Engine.Packages;

/// <summary>
/// Builds whole packages greedily: take the service that adds most, until nothing adds enough or four parts are in. What a service adds is
/// <c>Σ weight·min(δ^weeks, what is still uncovered) − travel + continuity − new face</c>. The three options differ only in two numbers:
/// how much a week of waiting costs, and how much a new organisation costs (2.5: only a severe need is worth one). Greedy is within 1 − 1/e of the best for coverage of this kind
/// (Nemhauser, Wolsey, Fisher 1978).
/// </summary>
internal static class OptionBuilder
{
    private const double Enough = 0.15;

    private sealed record Taste(string Key, string Name, string About, double Weekly, double NewFace);

    private static readonly Taste[] Tastes =
    [
        new("cover", "Best cover", "what Derwent proposes", PackageRanking.Weekly, 0),
        new("faces", "Fewest new faces", "as few new adults as can be", PackageRanking.Weekly, 2.5),
        new("soonest", "Nearest start", "as soon as anything can begin", 0.6, 0),
    ];

    /// <summary>One service with everything that does not change while a plan grows.</summary>
    private sealed record Candidate(Ranked Service, int[] Needs, double Fixed, bool Known);

    internal static IReadOnlyList<PackageOption> Build(Seeker seeker, IReadOnlyList<NeedRanking> needs, DateOnly today)
    {
        var candidates = Candidates(seeker, needs);
        var options = new List<PackageOption>();
        foreach (var taste in Tastes)
        {
            var chosen = Choose(candidates, needs, today, taste);
            if (chosen.Count == 0) continue;
            var option = Describe(seeker, needs, today, (taste.Key, taste.Name, taste.About), chosen);
            if (!options.Exists(other => SameServices(other, option))) options.Add(option);
        }
        return options;
    }

    private static List<Candidate> Candidates(Seeker seeker, IReadOnlyList<NeedRanking> needs)
    {
        var place = needs.Select((need, n) => (need.Need.Code, n)).ToDictionary(pair => pair.Code, pair => pair.n);
        var candidates = new List<Candidate>();
        // A service stands in the list of every need it meets: the first of them is enough.
        for (var n = 0; n < needs.Count; n++)
            foreach (var one in needs[n].Services)
            {
                if (place[one.Covers[0]] != n) continue;
                var knowsService = seeker.KnownServices.Contains(one.Service.Id);
                var known = knowsService || seeker.KnownOrganisations.Contains(one.Service.OrganisationId);
                var continuity = knowsService ? PackageRanking.KnownService : known ? PackageRanking.KnownOrganisation : 0;
                candidates.Add(new Candidate(one, [.. one.Covers.Select(code => place[code])], continuity - PackageRanking.PerKm * (one.TravelKm ?? 0), known));
            }
        return candidates;
    }

    private static List<Ranked> Choose(List<Candidate> candidates, IReadOnlyList<NeedRanking> needs, DateOnly today, Taste taste)
    {
        double[] weight = [.. needs.Select(need => need.Need.Weight)];
        double[] reach = [.. candidates.Select(one => PackageRanking.Discount(one.Service.Start, today, taste.Weekly))];
        var all = Enumerable.Range(0, candidates.Count).ToList();
        var plan = new Plan(candidates, reach, taste, weight);
        // Whoever has to be met at all should be able to do as much as possible: begin with the organisation that does most alone.
        if (taste.NewFace > 0)
            plan = all.GroupBy(n => candidates[n].Service.Service.OrganisationId).OrderBy(group => group.Key)
                .Select(group => new Plan(candidates, reach, taste, weight).Fill([.. group])).MaxBy(alone => Math.Round(alone.Total, 9)) ?? plan;
        return [.. plan.Fill(all).Chosen.Select(n => candidates[n].Service)];
    }

    private sealed class Plan(List<Candidate> candidates, double[] reach, Taste taste, double[] weight)
    {
        private readonly double[] open = [.. weight.Select(_ => 1.0)];

        public List<int> Chosen { get; } = [];
        public double Total { get; private set; }

        public Plan Fill(List<int> among)
        {
            while (Chosen.Count < PackageRanking.MostParts && Best(among) is { } best)
            {
                Chosen.Add(best.One);
                Total += best.Gain;
                foreach (var need in candidates[best.One].Needs) open[need] = Math.Max(0, open[need] - reach[best.One]);
            }
            return this;
        }

        private (int One, double Gain)? Best(List<int> among)
        {
            (int One, double Gain)? best = null;
            foreach (var one in among)
            {
                var gain = Chosen.Contains(one) ? 0 : Gain(one);
                if (gain < Enough) continue;
                if (best is not { } other || gain > other.Gain + 1e-9
                    || (Math.Abs(gain - other.Gain) <= 1e-9 && PackageRanking.BestFirst.Compare(candidates[one].Service, candidates[other.One].Service) < 0)) best = (one, gain);
            }
            return best;
        }

        private double Gain(int n)
        {
            var one = candidates[n];
            var cover = 0.0;
            foreach (var need in one.Needs) cover += weight[need] * Math.Min(reach[n], open[need]);
            if (cover < Enough) return 0;
            // The first part is free of the price for a new face: an option with nobody in it helps nobody.
            var met = taste.NewFace == 0 || Chosen.Count == 0 || one.Known || Chosen.Exists(other => candidates[other].Service.Service.OrganisationId == one.Service.Service.OrganisationId);
            return cover + one.Fixed - (met ? 0 : taste.NewFace);
        }
    }

    internal static PackageOption Describe(
        Seeker seeker, IReadOnlyList<NeedRanking> needs, DateOnly today, (string Key, string Name, string About) called, List<Ranked> chosen)
    {
        var covered = needs.ToDictionary(need => need.Need.Code, _ => 0.0);
        foreach (var one in chosen)
            foreach (var code in one.Covers) covered[code] += PackageRanking.Discount(one.Start, today, PackageRanking.Weekly);
        var newFaces = chosen.Select(one => one.Service.OrganisationId).Distinct().Count(id => !seeker.KnownOrganisations.Contains(id));
        return new PackageOption(called.Key, called.Name, called.About, Parts(needs, chosen),
            [.. covered.Where(pair => pair.Value >= 0.5).Select(pair => pair.Key)],
            [.. covered.Where(pair => pair.Value is > 0 and < 0.5).Select(pair => pair.Key)],
            [.. covered.Where(pair => pair.Value == 0).Select(pair => pair.Key)], newFaces);
    }

    private static IReadOnlyList<OptionPart> Parts(IReadOnlyList<NeedRanking> needs, List<Ranked> chosen)
    {
        var taken = chosen.Select(one => one.Service.Id).ToHashSet();
        var parts = new List<OptionPart>();
        foreach (var one in chosen)
        {
            var first = needs.First(need => need.Need.Code == one.Covers[0]);
            var here = first.Services.First(other => other.Service.Id == one.Service.Id);
            var runnerUp = first.Services.FirstOrDefault(other => !taken.Contains(other.Service.Id));
            parts.Add(new OptionPart(here, one.Covers, runnerUp, PackageRanking.MarginOf(here, runnerUp)));
        }
        return [.. parts.OrderBy(part => part.Choice.Start).ThenBy(part => part.Choice.Service.Name, StringComparer.Ordinal).ThenBy(part => part.Choice.Service.Id)];
    }

    private static bool SameServices(PackageOption a, PackageOption b) =>
        a.Parts.Select(part => part.Choice.Service.Id).ToHashSet().SetEquals(b.Parts.Select(part => part.Choice.Service.Id));
}
