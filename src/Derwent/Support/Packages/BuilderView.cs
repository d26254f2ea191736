using Derwent.Engine.Packages;
using Derwent.FrontDoor;
using Derwent.Listings;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using ServiceFacts = Derwent.Engine.Packages.ServiceFacts;

namespace Derwent.Support;

/// <summary>One need in the builder: by which parts it is met, or that it is a gap.</summary>
internal sealed record NeedLine(SeenNeed Need, string State, string Words);

/// <summary>One part in the builder with all that a person needs to keep, swap or remove it.</summary>
internal sealed record PartLine(int Number, Part Part, Offer? Offer, IReadOnlyList<NeedTerm> Meets, IReadOnlyList<Ranked> Others, IReadOnlyList<Excluded> Ruled, bool IsSaved)
{
    /// <summary>It may be taken out or swapped: nobody is being asked, and nobody gives it.</summary>
    public bool IsFree => Offer is null or { IsOpen: false, IsSupport: false };

    /// <summary>The runner-up that stands ready because the organisation said no or did not answer: to take it is what was proposed, and needs no reason.</summary>
    public Ranked? Ready => Offer is { NeedsRunnerUp: true } ? Others.FirstOrDefault(one => one.Service.Id == Part.RunnerUp?.ServiceId) ?? (Others.Count > 0 ? Others[0] : null) : null;
}

/// <summary>One line of the plan: a day and what begins.</summary>
internal sealed record PlanLine(DateOnly On, string What);

/// <summary>Everything the package page shows; read once, so that the page asks nothing more.</summary>
internal sealed class BuilderView
{
    public required Case Case { get; init; }
    public required Package Package { get; init; }
    public required Proposal Proposal { get; init; }
    public required IReadOnlyList<ServiceFacts> Services { get; init; }
    public required TimeSpan Took { get; init; }
    public required DateOnly Today { get; init; }
    public required DateTimeOffset AgreeBy { get; init; }
    public required bool IsSaved { get; init; }
    public string ChosenOption { get; init; } = "";
    public IReadOnlyList<NeedLine> Needs { get; init; } = [];
    public IReadOnlyList<SeenNeed> Strengths { get; init; } = [];
    public IReadOnlyList<PartLine> Parts { get; init; } = [];
    public IReadOnlyList<PlanLine> Plan { get; init; } = [];
    public IReadOnlyList<JourneyStation> Stations { get; init; } = [];
    public IReadOnlyList<Ranked> More { get; init; } = [];
    public IReadOnlyList<string> LastPlaces { get; init; } = [];
    public IReadOnlyList<Choice> Leads { get; private set; } = [];

    /// <summary>What each option costs others who wait, by its key; empty where the page did not ask.</summary>
    public IReadOnlyDictionary<string, string> Costs { get; private set; } = new Dictionary<string, string>();
    public int WorkingDaysLeft { get; init; }

    public string TheirName => Case.ShortName;
    public string Label(string code) => NeedVocabulary.Find(code)?.Work ?? code;
    public int ToSend => Package.ToSend.Count;
    public string? TheirWords => Case.Sayings.Where(said => said.IsTheirs).MaxBy(said => said.At)?.Words;

    /// <summary>Needs that nobody can meet now, with the sentence that says why: they go on record when offers are sent.</summary>
    public IReadOnlyDictionary<string, string> Gaps => Proposal.Needs.Where(need => need.IsGap && Package.LiveParts.All(part => !part.Needs.Contains(need.Need.Code)))
        .ToDictionary(need => need.Need.Code, need => need.Gap!);

    public static BuilderView Of(Case of, Package package, IReadOnlyList<Offer> offers, HelpFound found, DateTimeOffset agreeBy, DateTimeOffset now, bool isSaved, string option)
    {
        var today = UkTime.DateOf(now);
        var proposal = found.Proposal;
        var parts = Lines(package, offers, proposal, isSaved);
        var present = Seekers.Present(of).ToList();
        var live = package.LiveParts.Select(part => part.ServiceId).ToHashSet();
        return new BuilderView
        {
            Case = of, Package = package, Proposal = proposal, Services = found.Services, Took = found.Took, Today = today, AgreeBy = agreeBy, IsSaved = isSaved, ChosenOption = Chosen(proposal, live, option),
            Needs = [.. present.Where(need => !need.IsStrength && need.Severity > 0).OrderByDescending(need => need.Severity).ThenBy(need => need.Label).Select(need => Line(need, parts, proposal, today))],
            Strengths = [.. present.Where(need => need.IsStrength && need.Severity > 0).OrderByDescending(need => need.Severity)],
            Parts = parts,
            Plan = [.. parts.Select(part => new PlanLine(part.Offer?.StartsOn ?? part.Part.WantedStart, part.Part.Service)).OrderBy(line => line.On).Append(Review(parts, today))],
            Stations = Support.Stations.Of(CaseTimes.Of(of, package, offers, agreeBy), now),
            More = [.. proposal.Needs.SelectMany(need => need.Services).DistinctBy(one => one.Service.Id).Where(one => !live.Contains(one.Service.Id)).OrderByDescending(one => one.Score).Take(60)],
            LastPlaces = [.. parts.Where(part => part.Offer is null && Find(proposal, part.Part.ServiceId)?.Service.FreePlaces == 1).Select(part => part.Part.Service)],
            WorkingDaysLeft = UkTime.WorkingDaysBetween(today, UkTime.DateOf(agreeBy)),
        };
    }

    public BuilderView With(IReadOnlyList<Choice> leads)
    {
        Leads = leads;
        return this;
    }

    public BuilderView Weighed(IReadOnlyDictionary<string, string> costs)
    {
        Costs = costs;
        return this;
    }

    public static Ranked? Find(Proposal proposal, Guid service) => proposal.Needs.SelectMany(need => need.Services).FirstOrDefault(one => one.Service.Id == service);

    private static PlanLine Review(IReadOnlyList<PartLine> parts, DateOnly today)
    {
        var last = parts.Count == 0 ? today : parts.Max(part => part.Offer?.StartsOn ?? part.Part.WantedStart);
        return new PlanLine(last.AddDays(42), "Review together");
    }

    private static IReadOnlyList<PartLine> Lines(Package package, IReadOnlyList<Offer> offers, Proposal proposal, bool isSaved) =>
        [.. package.LiveParts.Select((part, place) =>
        {
            var ranking = part.Needs.Select(code => proposal.Needs.FirstOrDefault(need => need.Need.Code == code)).FirstOrDefault(need => need is not null);
            var taken = package.LiveParts.Select(other => other.ServiceId).ToHashSet();
            var offer = offers.Where(one => one.PartId == part.Id).MaxBy(one => one.SentAt);
            return new PartLine(place + 1, part, offer, [.. part.Needs.Select(NeedVocabulary.Find).OfType<NeedTerm>()],
                [.. (ranking?.Services ?? []).Where(one => !taken.Contains(one.Service.Id)).Take(8)], [.. (ranking?.Excluded ?? []).Take(30)], isSaved);
        })];

    private static NeedLine Line(SeenNeed need, IReadOnlyList<PartLine> parts, Proposal proposal, DateOnly today)
    {
        var by = parts.Where(part => part.Part.Needs.Contains(need.Code)).ToList();
        var numbers = InWords.List([.. by.Select(part => part.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        if (by.Count > 0)
        {
            var start = by.Min(part => part.Offer?.StartsOn ?? part.Part.WantedStart);
            return start <= today.AddDays(60) ? new(need, "done", $"Met by {numbers}, from {InWords.Day(start, today)}") : new(need, "active", $"Later, by {numbers}, from {InWords.Day(start, today)}");
        }
        var ranking = proposal.Needs.FirstOrDefault(one => one.Need.Code == need.Code);
        return ranking?.Gap is { } gap ? new(need, "none", gap) : new(need, "wait", "Not in the plan yet");
    }

    private static string Chosen(Proposal proposal, HashSet<Guid> live, string asked) =>
        proposal.Options.FirstOrDefault(option => option.Parts.Select(part => part.Choice.Service.Id).ToHashSet().SetEquals(live))?.Key ?? asked;
}
