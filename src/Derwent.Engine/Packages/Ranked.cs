namespace Derwent.Engine.Packages;

/// <summary>One line of a score: what was counted and for how much. The lines add up to the score, so a person can check it.</summary>
/// <param name="What">Plain words, for example "1.1 km away".</param>
/// <param name="Points">Points, negative when it speaks against.</param>
public sealed record ScoreLine(string What, double Points);

/// <summary>One eligible service for one need.</summary>
/// <param name="Service">The service.</param>
/// <param name="Score">Sum of <paramref name="Lines"/>. It orders services; it says nothing about a person.</param>
/// <param name="Start">Earliest day on which it could start.</param>
/// <param name="TravelKm">Kilometres to its nearest safe site, 0 without travel, null when not known.</param>
/// <param name="Covers">Codes of all wanted needs it meets, most severe first.</param>
/// <param name="Lines">How the score came about.</param>
/// <param name="Reason">The same in one or two plain sentences.</param>
/// <param name="Checks">What is not known and must be asked.</param>
public sealed record Ranked(
    ServiceFacts Service, double Score, DateOnly Start, double? TravelKm, IReadOnlyList<string> Covers,
    IReadOnlyList<ScoreLine> Lines, string Reason, IReadOnlyList<string> Checks);

/// <summary>How far the runner-up is behind, in words that a person can act on.</summary>
public enum Margin
{
    /// <summary>There is no runner-up.</summary>
    None,
    /// <summary>Less than 10% behind: as good as the first.</summary>
    Close,
    /// <summary>10% to 30% behind.</summary>
    Behind,
    /// <summary>More than 30% behind.</summary>
    WellBehind,
}

/// <summary>Everything found for one need.</summary>
/// <param name="Need">The need.</param>
/// <param name="Services">Eligible services, best first.</param>
/// <param name="Excluded">Services that meet the need but were removed, with the rule, by name.</param>
public sealed record NeedRanking(WantedNeed Need, IReadOnlyList<Ranked> Services, IReadOnlyList<Excluded> Excluded)
{
    /// <summary>Nobody can meet it: it is shown and counted as a gap, never hidden.</summary>
    public bool IsGap => Services.Count == 0;

    /// <summary>The gap in a sentence, or null when there is none.</summary>
    public string? Gap => !IsGap ? null
        : Excluded.Count == 0 ? "Nobody in the alliance offers this yet. Counted as a gap."
        : Excluded.Count == 1 ? "The only service for this was ruled out. Counted as a gap."
        : $"All {Excluded.Count} services for this were ruled out. Counted as a gap.";
}

/// <summary>One part of an option: a service and the needs it is there for.</summary>
/// <param name="Choice">The service with its reasons.</param>
/// <param name="For">Codes of the needs this part was chosen for.</param>
/// <param name="RunnerUp">The best other service for the first of those needs that is not in the option already.</param>
/// <param name="Margin">How far the runner-up is behind.</param>
public sealed record OptionPart(Ranked Choice, IReadOnlyList<string> For, Ranked? RunnerUp, Margin Margin);

/// <summary>One whole way to do it.</summary>
/// <param name="Key">"cover", "faces" or "soonest".</param>
/// <param name="Name">Its name for a person.</param>
/// <param name="About">What it looks after, in a few words.</param>
/// <param name="Parts">Its parts, in order of start.</param>
/// <param name="Well">Codes of needs covered at least half.</param>
/// <param name="Partly">Codes covered less than half.</param>
/// <param name="Open">Codes not covered at all.</param>
/// <param name="NewOrganisations">Organisations in it that do not know them yet.</param>
public sealed record PackageOption(
    string Key, string Name, string About, IReadOnlyList<OptionPart> Parts,
    IReadOnlyList<string> Well, IReadOnlyList<string> Partly, IReadOnlyList<string> Open, int NewOrganisations)
{
    /// <summary>First day on which anything starts, or null for an empty option.</summary>
    public DateOnly? FirstStart => Parts.Count == 0 ? null : Parts.Min(part => part.Choice.Start);
    /// <summary>Day by which all of it runs.</summary>
    public DateOnly? AllBy => Parts.Count == 0 ? null : Parts.Max(part => part.Choice.Start);
    /// <summary>Services whose last free place it takes: what acceptance costs another child.</summary>
    public IEnumerable<ServiceFacts> LastPlaces => Parts.Select(part => part.Choice.Service).Where(service => service.FreePlaces == 1);
}

/// <summary>The whole answer for one referral.</summary>
/// <param name="Needs">Per need, most severe first.</param>
/// <param name="Options">Up to three different ways to do it, the proposed one first; empty when nothing is possible.</param>
/// <param name="Looked">Services looked at.</param>
/// <param name="Possible">Services that meet a need and that no rule removed.</param>
public sealed record Proposal(IReadOnlyList<NeedRanking> Needs, IReadOnlyList<PackageOption> Options, int Looked, int Possible);
