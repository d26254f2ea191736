using Derwent.FrontDoor;
using Derwent.Listings;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;

namespace Derwent.Support;

/// <summary>One organisation's part on the case page: its newest offer, how often they came, what comes next.</summary>
internal sealed record AnswerLine(Part Part, Offer? Offer, int Kept, int Marked, DateTimeOffset? NextAt)
{
    public IEnumerable<NeedTerm> Meets => Part.Needs.Select(NeedVocabulary.Find).OfType<NeedTerm>();
}

/// <summary>Somebody in the circle, by name.</summary>
internal sealed record CircleLine(Guid? PersonId, Guid? OrganisationId, string Name, string Why, bool Began, DateOnly? Until);

/// <summary>Something that waits for somebody.</summary>
internal sealed record NextLine(string What, string Who, string State, string When, string Address);

/// <summary>A need or strength now, with how it was before.</summary>
internal sealed record SeenLine(SeenNeed Now, SeenNeed? Before);

/// <summary>Everything on one case; read once, so that the page asks nothing more.</summary>
internal sealed class CaseView
{
    public required Case Case { get; init; }
    public Package? Package { get; init; }
    public IReadOnlyList<Offer> Offers { get; init; } = [];
    public IReadOnlyList<AnswerLine> Answers { get; init; } = [];
    public IReadOnlyList<Step> Steps { get; init; } = [];
    public int AllSteps { get; init; }
    public IReadOnlyList<CircleLine> Circle { get; init; } = [];
    public IReadOnlyList<PlanMessage> Messages { get; init; } = [];
    public IReadOnlyList<PlaceLink> Links { get; init; } = [];
    public IReadOnlyList<JourneyStation> Stations { get; init; } = [];
    public IReadOnlyList<NextLine> Next { get; init; } = [];
    public IReadOnlyList<Choice> People { get; init; } = [];
    public IReadOnlySet<string> Kinds { get; init; } = new HashSet<string>();
    public string? Area { get; init; }
    public string? MapSvg { get; init; }
    public bool IsTeam { get; init; }
    public required Current Me { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required DateOnly Today { get; init; }

    public bool IsLead => Me.PersonId is { } me && me == Case.LeadId;
    public bool IsPlace => Case.Kind == SubjectKind.Place;
    public bool IsFamily => Case.Kind == SubjectKind.Family;
    public IEnumerable<Heed> Heeds => Case.Heeds.Where(heed => heed.IsOpen).OrderByDescending(heed => heed.IsUrgent).ThenBy(heed => heed.ReviewOn);
    public Saying? TheirWords => Case.Sayings.Where(said => said.IsTheirs).MaxBy(said => said.At);
    public IEnumerable<Saying> OthersWords => Case.Sayings.Where(said => !said.IsTheirs).OrderByDescending(said => said.At).Take(3);
    public IEnumerable<Goal> Goals => Case.Goals.Where(goal => goal.LeftAt is null).OrderBy(goal => goal.At);
    public int OpenOffers => Offers.Count(offer => offer.IsOpen);
    public DateOnly? SupportSince => Offers.Where(offer => offer.State == OfferState.Accepted && offer.StartsOn <= Today).Min(offer => offer.StartsOn);

    /// <summary>The state in a word, as the page's head says it.</summary>
    public (string State, string Words) State => Case switch
    {
        { IsOpen: false } => ("done", $"Resolved {InWords.Day(Shared.Time.UkTime.DateOf(Case.Closing!.ConfirmedAt!.Value), Today)}"),
        { AskedResolution: not null } => ("soon", "Closing asked for"),
        _ when SupportSince is { } since => ("active", $"{(IsPlace ? "Plan running" : "In support")}, week {(Today.DayNumber - since.DayNumber) / 7 + 1}"),
        _ when Offers.Count > 0 => ("ok", "Offers out"),
        _ => ("ok", "Package begun"),
    };

    /// <summary>What is seen now in one domain, strongest first.</summary>
    public IEnumerable<SeenLine> Seen(Domain domain, bool strengths) => Case.Needs
        .Where(need => need.Domain == domain && need.IsStrength == strengths).GroupBy(need => need.Code)
        .Select(rows => rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).ToList())
        .Where(rows => rows[0].Severity > 0 || rows.Count > 1)
        .Select(rows => new SeenLine(rows[0], rows.Skip(1).FirstOrDefault(row => row.Severity != rows[0].Severity)))
        .OrderByDescending(line => line.Now.Severity).ThenBy(line => line.Now.Label);
}
