using Derwent.FrontDoor;

namespace Derwent.Support;

/// <summary>What a case takes over from the front door when it is opened, so that nobody tells their story twice.</summary>
internal sealed record Opening
{
    public required SubjectKind Kind { get; init; }
    public required Guid SubjectId { get; init; }
    public required string Name { get; init; }
    public required string ShortName { get; init; }
    public DateOnly? BirthDate { get; init; }
    public int? AgeSaid { get; init; }
    public DateOnly AgeSaidOn { get; init; }
    public string? Postcode { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? SafeContact { get; init; }
    public string? Where { get; init; }
    public string? PlaceKind { get; init; }
    public string? ManagedBy { get; init; }
    public string? Times { get; init; }
    public IReadOnlyList<SubjectDetails.Member> Members { get; init; } = [];
    public required Guid ReferralId { get; init; }
    public required DateTimeOffset ReferredAt { get; init; }
    public DateTimeOffset? RecognisedAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public IReadOnlyList<StatedNeed> Needs { get; init; } = [];
    public string? TheirWords { get; init; }
    public string? ReferrerWords { get; init; }
    public string ReferrerName { get; init; } = "";

    /// <summary>Reads an accepted referral and the subject it was recognised as.</summary>
    public static Opening From(Referral referral, Subject subject)
    {
        var held = subject.Details;
        return new Opening
        {
            Kind = subject.Kind, SubjectId = subject.Id, Name = subject.Name, ShortName = subject.ShortName,
            BirthDate = held.BirthDate, AgeSaid = held.AgeSaid, AgeSaidOn = Shared.Time.UkTime.DateOf(referral.SubmittedAt),
            Postcode = held.Postcode, Latitude = held.Latitude ?? referral.Stated.Latitude, Longitude = held.Longitude ?? referral.Stated.Longitude,
            SafeContact = held.SafeContact, Where = held.Where, PlaceKind = held.PlaceKind, ManagedBy = held.ManagedBy, Times = held.Times,
            Members = held.Members, ReferralId = referral.Id, ReferredAt = referral.SubmittedAt,
            RecognisedAt = referral.ReachedAt(Station.Recognised), AcceptedAt = referral.AcceptedAt, Needs = referral.Needs,
            TheirWords = referral.TheirWords, ReferrerWords = referral.OwnWords.Length == 0 ? null : referral.OwnWords, ReferrerName = referral.ReferrerName,
        };
    }
}
