using Derwent.FrontDoor.Matching;
using Derwent.Listings;
using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.FrontDoor;

/// <summary>
/// Somebody told us about a young person, a family or a place. What they said never changes; what happened since is a row of
/// steps, and every state is read from those.
/// </summary>
public sealed partial class Referral
{
    private readonly List<Step> steps = [];

    private Referral()
    {
    }

    /// <summary>Identity; the draft it was written as had the same one, so a form sent twice is one referral.</summary>
    public Guid Id { get; private set; }

    /// <summary>Eight letters and digits, random, with nothing about anybody in them.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Young person, family or place.</summary>
    public SubjectKind Kind { get; private set; }

    /// <summary>What was said about the subject.</summary>
    public SubjectDetails Stated { get; private set; } = new();

    /// <summary>When it was sent.</summary>
    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>Needs and strengths that were ticked, and those triage added.</summary>
    public IReadOnlyList<StatedNeed> Needs { get; private set; } = [];

    /// <summary>The referrer's own words, verbatim.</summary>
    public string OwnWords { get; private set; } = "";

    /// <summary>The words of whoever it is about, verbatim, when they were passed on.</summary>
    public string? TheirWords { get; private set; }

    internal Danger Danger { get; private set; }
    internal string? PersonNote { get; private set; }
    internal string? FamilyNote { get; private set; }
    internal string? EnvironmentNote { get; private set; }
    internal Agreement Agreement { get; private set; } = null!;
    internal Referrer Referrer { get; private set; } = null!;
    /// <summary>Keys under which this referral can be found again.</summary>
    internal string[] Keys { get; private set; } = [];

    /// <summary>Which rules the keys were made by.</summary>
    internal int KeysVersion { get; private set; }

    /// <summary>What happened, in order. The database may hand the rows over in any order.</summary>
    internal IReadOnlyList<Step> Steps
    {
        get
        {
            if (steps.Zip(steps.Skip(1)).Any(pair => pair.First.Number > pair.Second.Number))
            {
                steps.Sort((one, other) => one.Number.CompareTo(other.Number));
            }

            return steps;
        }
    }

    /// <summary>Name of whoever told us.</summary>
    public string ReferrerName => Referrer.Name;

    /// <summary>Where a message to the referrer goes, while they are the contact; else null.</summary>
    public string? ReferrerEmail => Steps.OfType<ContactEnded>().Any() ? null : Referrer.Email;

    /// <summary>What was written, in free words, about one domain.</summary>
    public string? NoteOn(Domain domain) => domain switch
    {
        Domain.Person => PersonNote,
        Domain.Family => FamilyNote,
        _ => EnvironmentNote,
    };

    /// <summary>The referral begins.</summary>
    internal static Referral Submit(Guid id, string reference, Submission said, Who by, DateTimeOffset now)
    {
        var referral = new Referral
        {
            Id = id,
            Reference = reference,
            Kind = said.Kind,
            Stated = said.Details,
            SubmittedAt = now,
            Needs = said.Needs,
            OwnWords = said.OwnWords,
            TheirWords = said.TheirWords,
            Danger = said.Danger,
            PersonNote = said.PersonNote,
            FamilyNote = said.FamilyNote,
            EnvironmentNote = said.EnvironmentNote,
            Agreement = said.Agreement,
            Referrer = said.Referrer,
            Keys = Layout.Keys(said.Kind, said.Details),
            KeysVersion = Layout.KeysVersion,
        };
        referral.Add(new Milestone { Station = Station.Referred }, by, now);
        return referral;
    }

    private void Add(Step step, Who by, DateTimeOffset now)
    {
        step.Place(Id, steps.Count + 1, by, now);
        steps.Add(step);
        Settle();
    }

    private static void Refuse(bool when, string sentence)
    {
        if (when)
        {
            throw new RuleRefused(sentence);
        }
    }
}
