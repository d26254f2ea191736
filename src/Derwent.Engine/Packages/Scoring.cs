using System.Globalization;

namespace Derwent.Engine.Packages;

/// <summary>Counts the points of eligible services and says what was counted. What does not depend on the need is worked out once for each service.</summary>
internal sealed class Scoring(Seeker seeker, List<WantedNeed> needs, DateOnly today)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private readonly DateOnly staleBefore = today.AddMonths(-3);
    private readonly Dictionary<(int Need, DateOnly Start), string> starting = [];
    private readonly Dictionary<DateOnly, double> discounts = [];
    private readonly string[] also = [.. needs.Select(need => $"also {need.Label}")];

    /// <summary>Adds the service to the list of every need that it meets.</summary>
    public void Rank(ServiceFacts service, double? km, List<int> covers, List<List<Ranked>> lists)
    {
        var start = PackageRanking.StartOf(service, today);
        if (!discounts.TryGetValue(start, out var discount)) discounts[start] = discount = PackageRanking.Discount(start, today, PackageRanking.Weekly);
        var (knowsService, knowsOrganisation) = (seeker.KnownServices.Contains(service.Id), seeker.KnownOrganisations.Contains(service.OrganisationId));
        var about = AboutTheService(service, km, knowsService, knowsOrganisation);
        var codes = new string[covers.Count];
        for (var n = 0; n < codes.Length; n++) codes[n] = needs[covers[n]].Code;
        var reason = Reason(service, start, km, covers.Count, knowsService, knowsOrganisation);
        var checks = Eligibility.ToCheck(seeker, service);
        foreach (var need in covers)
        {
            var lines = new ScoreLine[covers.Count + about.Count];
            lines[0] = new ScoreLine(Starting(need, start), needs[need].Weight * discount);
            var at = 1;
            foreach (var other in covers) if (other != need) lines[at++] = new ScoreLine(also[other], needs[other].Weight * discount / 2);
            foreach (var line in about) lines[at++] = line;
            var score = 0.0;
            foreach (var line in lines) score += line.Points;
            lists[need].Add(new Ranked(service, Math.Round(score, 6), start, km, codes, lines, reason, checks));
        }
    }

    private List<ScoreLine> AboutTheService(ServiceFacts service, double? km, bool knowsService, bool knowsOrganisation)
    {
        var lines = new List<ScoreLine>(2);
        if (km > 0) lines.Add(new(string.Create(English, $"{km:0.0} km away"), -PackageRanking.PerKm * km.Value));
        if (knowsService) lines.Add(new("they know this service", PackageRanking.KnownService));
        else if (knowsOrganisation) lines.Add(new("they know this organisation", PackageRanking.KnownOrganisation));
        if (service.Assured is { } assured && assured < staleBefore) lines.Add(new("nobody has checked the listing for 3 months", -PackageRanking.StaleListing));
        return lines;
    }

    private string Starting(int need, DateOnly start) => starting.TryGetValue((need, start), out var said) ? said
        : starting[(need, start)] = $"{needs[need].Label}, starting {start.ToString("d MMM", English)}";

    private string Reason(ServiceFacts service, DateOnly start, double? km, int covers, bool knowsService, bool knowsOrganisation)
    {
        var days = start.DayNumber - today.DayNumber;
        var meets = covers == 1 ? "Meets this need" : $"Meets {covers} of the needs";
        var where = seeker.Kind == SeekerKind.Place ? "" : (service.ComesToYou, service.Online, km) switch
        {
            (true, _, _) => ", and comes to them",
            (_, true, _) => ", without travel",
            (_, _, { } far) => string.Create(English, $", {far:0.0} km away"),
            _ => "",
        };
        var known = knowsService ? " They know this service already." : knowsOrganisation ? " They know this organisation already." : "";
        return $"{meets}; can start {(days == 1 ? "tomorrow" : $"in {days} days")}{where}.{known}";
    }
}
