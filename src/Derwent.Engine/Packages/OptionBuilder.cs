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

    internal static IReadOnlyList<PackageOption> Build(Seeker seeker, IReadOnlyList<NeedRanking> needs, DateOnly today)
    {
        var options = new List<PackageOption>();
        foreach (var taste in Tastes)
        {
            var chosen = Choose(seeker, needs, today, taste);
            if (chosen.Count == 0) continue;
            var option = Describe(seeker, needs, today, taste, chosen);
            if (!options.Exists(other => SameServices(other, option))) options.Add(option);
        }
        return options;
    }

    private static List<Ranked> Choose(Seeker seeker, IReadOnlyList<NeedRanking> needs, DateOnly today, Taste taste)
    {
        var weight = needs.ToDictionary(need => need.Need.Code, need => need.Need.Weight);
        var candidates = needs.SelectMany(need => need.Services).DistinctBy(one => one.Service.Id).ToList();
        var plan = new Plan(seeker, today, taste, weight);
        // Whoever has to be met at all should be able to do as much as possible: begin with the organisation that does most alone.
        if (taste.NewFace > 0)
            plan = candidates.GroupBy(one => one.Service.OrganisationId).OrderBy(group => group.Key)
                .Select(group => new Plan(seeker, today, taste, weight).Fill([.. group])).MaxBy(alone => Math.Round(alone.Total, 9)) ?? plan;
        return plan.Fill(candidates).Chosen;
    }

    private sealed class Plan(Seeker seeker, DateOnly today, Taste taste, Dictionary<string, double> weight)
    {
        private readonly Dictionary<string, double> open = weight.ToDictionary(pair => pair.Key, _ => 1.0);

        public List<Ranked> Chosen { get; } = [];
        public double Total { get; private set; }

        public Plan Fill(List<Ranked> candidates)
        {
            while (Chosen.Count < PackageRanking.MostParts && Best(candidates) is { } best)
            {
                Chosen.Add(best.Service);
                Total += best.Gain;
                var reach = PackageRanking.Discount(best.Service.Start, today, taste.Weekly);
                foreach (var code in best.Service.Covers) open[code] = Math.Max(0, open[code] - reach);
            }
            return this;
        }

        private (Ranked Service, double Gain)? Best(List<Ranked> candidates)
        {
            (Ranked Service, double Gain)? best = null;
            foreach (var one in candidates)
            {
                var gain = Chosen.Exists(other => other.Service.Id == one.Service.Id) ? 0 : Gain(seeker, one, today, taste, Chosen, weight, open);
                if (gain < Enough) continue;
                if (best is null || gain > best.Value.Gain + 1e-9
                    || (Math.Abs(gain - best.Value.Gain) <= 1e-9 && PackageRanking.BestFirst.Compare(one, best.Value.Service) < 0)) best = (one, gain);
            }
            return best;
        }
    }

    private static double Gain(
        Seeker seeker, Ranked one, DateOnly today, Taste taste, List<Ranked> chosen, Dictionary<string, double> weight, Dictionary<string, double> open)
    {
        var reach = PackageRanking.Discount(one.Start, today, taste.Weekly);
        var cover = 0.0;
        foreach (var code in one.Covers) cover += weight[code] * Math.Min(reach, open[code]);
        if (cover < Enough) return 0;
        var known = seeker.KnownOrganisations.Contains(one.Service.OrganisationId) || seeker.KnownServices.Contains(one.Service.Id);
        var met = known || chosen.Exists(other => other.Service.OrganisationId == one.Service.OrganisationId);
        var continuity = seeker.KnownServices.Contains(one.Service.Id) ? PackageRanking.KnownService : known ? PackageRanking.KnownOrganisation : 0;
        // The first part is free of the price for a new face: an option with nobody in it helps nobody.
        var face = met || chosen.Count == 0 ? 0 : taste.NewFace;
        return cover - PackageRanking.PerKm * (one.TravelKm ?? 0) + continuity - face;
    }

    private static PackageOption Describe(Seeker seeker, IReadOnlyList<NeedRanking> needs, DateOnly today, Taste taste, List<Ranked> chosen)
    {
        var covered = needs.ToDictionary(need => need.Need.Code, _ => 0.0);
        foreach (var one in chosen)
            foreach (var code in one.Covers) covered[code] += PackageRanking.Discount(one.Start, today, PackageRanking.Weekly);
        var newFaces = chosen.Select(one => one.Service.OrganisationId).Distinct().Count(id => !seeker.KnownOrganisations.Contains(id));
        return new PackageOption(taste.Key, taste.Name, taste.About, Parts(needs, chosen),
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
