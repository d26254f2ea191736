using System.Security.Cryptography;
using Derwent.FrontDoor;
using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Support;

/// <summary>
/// The alliance's work for one young person, one family or one place, from package to follow-up. Every change of it leaves a step
/// with who and when.
/// </summary>
internal sealed partial class Case
{
    // No vowels and nothing that can be taken for something else when it is read aloud.
    private const string Letters = "23456789BCDFGHJKMNPQRTVWXY";

    private readonly List<CaseReferral> referrals = [];
    private readonly List<Member> members = [];
    private readonly List<SeenNeed> needs = [];
    private readonly List<Saying> sayings = [];
    private readonly List<Step> steps = [];

    private Case()
    {
    }

    public Guid Id { get; private set; }
    public string Reference { get; private set; } = "";
    public SubjectKind Kind { get; private set; }
    public Guid SubjectId { get; private set; }
    public string Name { get; private set; } = "";
    public string ShortName { get; private set; } = "";
    public DateOnly? BirthDate { get; private set; }
    public int? AgeSaid { get; private set; }
    public DateOnly AgeSaidOn { get; private set; }
    public string? Postcode { get; private set; }
    public double? Latitude { get; private set; }
    public double? Longitude { get; private set; }
    public string? SafeContact { get; private set; }
    public string? Where { get; private set; }
    public string? PlaceKind { get; private set; }
    public string? ManagedBy { get; private set; }
    public string? Times { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public Who OpenedBy { get; private set; } = null!;

    public Guid? LeadId { get; private set; }
    public string? LeadName { get; private set; }
    public Guid? LeadOrganisationId { get; private set; }
    public string? LeadOrganisation { get; private set; }

    /// <summary>The confirmed resolution that closes it now; null while it is open or open again.</summary>
    public Guid? ClosedById { get; private set; }

    public IReadOnlyList<CaseReferral> Referrals => referrals;
    public IReadOnlyList<Member> Members => members;
    public IReadOnlyList<SeenNeed> Needs => needs;
    public IReadOnlyList<Saying> Sayings => sayings;
    public IReadOnlyList<Step> Steps => steps;

    public bool IsOpen => ClosedById is null;

    public Worker? Lead => LeadId is { } id ? new Worker(id, LeadName!, LeadOrganisationId!.Value, LeadOrganisation!) : null;

    public int? AgeOn(DateOnly day) => Ages.On(day, BirthDate, AgeSaid, AgeSaidOn);

    /// <summary>“Theo Marsh, 14”; families and places have no age.</summary>
    public string TitleOn(DateOnly day) => Kind == SubjectKind.YoungPerson && AgeOn(day) is { } age ? $"{Name}, {age}" : Name;

    /// <summary>Opens a case for an accepted referral.</summary>
    public static Case Open(Opening from, string reference, Who by, DateTimeOffset now)
    {
        var opened = new Case
        {
            Id = Guid.CreateVersion7(now), Reference = reference, Kind = from.Kind, SubjectId = from.SubjectId, OpenedAt = now, OpenedBy = by,
        };
        opened.Take(from);
        opened.members.AddRange(from.Members.Select(member => Member.Of(opened.Id, member, now)));
        opened.needs.AddRange(from.Needs.Select(need => SeenNeed.Of(opened.Id, need, by, now)));
        opened.Hear(from, by, now);
        opened.referrals.Add(CaseReferral.Of(opened.Id, from));
        opened.Add(StepKind.Decision, "Case opened", by, now);
        return opened;
    }

    /// <summary>A further referral about the same subject joins the case that is open; its needs and words come along.</summary>
    public void Join(Opening from, Who by, DateTimeOffset now)
    {
        if (from.SubjectId != SubjectId) throw new RuleRefused("That referral is about somebody else.");
        if (referrals.Exists(held => held.ReferralId == from.ReferralId)) return;
        Take(from);
        referrals.Add(CaseReferral.Of(Id, from));
        needs.AddRange(from.Needs.Select(need => SeenNeed.Of(Id, need, by, now)));
        Hear(from, by, now);
        Add(StepKind.Decision, "Another referral joined this case", by, now);
    }

    public void GiveTo(Worker worker, Who by, DateTimeOffset now)
    {
        if (LeadId == worker.PersonId) return;
        RefuseIfClosed();
        (LeadId, LeadName, LeadOrganisationId, LeadOrganisation) = (worker.PersonId, worker.Name, worker.OrganisationId, worker.Organisation);
        Add(StepKind.Decision, $"Lead worker: {worker.Name}, {worker.Organisation}", by, now);
    }

    /// <summary>“C-7KQ4”, for a place “P-M3LB”; longer once short ones run out.</summary>
    public static string NewReference(SubjectKind kind, int length = 4) =>
        (kind == SubjectKind.Place ? "P-" : "C-") + RandomNumberGenerator.GetString(Letters, length);

    internal Step Add(StepKind kind, string title, Who by, DateTimeOffset now, string? words = null, string? quote = null, Guid? about = null)
    {
        var step = Step.Of(Id, kind, title, by, now, words, quote, about);
        steps.Add(step);
        return step;
    }

    private void Take(Opening from)
    {
        (Name, ShortName, BirthDate, AgeSaid, AgeSaidOn) = (from.Name, from.ShortName, from.BirthDate, from.AgeSaid, from.AgeSaidOn);
        (Postcode, Latitude, Longitude, SafeContact) = (from.Postcode, from.Latitude, from.Longitude, from.SafeContact);
        (Where, PlaceKind, ManagedBy, Times) = (from.Where, from.PlaceKind, from.ManagedBy, from.Times);
    }

    private void Hear(Opening from, Who by, DateTimeOffset now)
    {
        if (from.TheirWords is { Length: > 0 } theirs) sayings.Add(Saying.Of(Id, theirs, ShortName, true, by, from.ReferredAt));
        if (from.ReferrerWords is { Length: > 0 } words) sayings.Add(Saying.Of(Id, words, from.ReferrerName, false, by, from.ReferredAt));
    }

    private void RefuseIfClosed()
    {
        if (!IsOpen) throw new RuleRefused("This case is closed. Reopen it first; nothing of it was lost.");
    }
}
