using Derwent.FrontDoor;
using Derwent.Listings;
using Derwent.Shared.Security;
using Derwent.Support;

namespace Derwent.Tests.Support;

/// <summary>Cases, packages and offers as a test wants them, with no database. It is Tuesday 24 November 2026, 9:10.</summary>
internal static class SomeCase
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 10, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 24);
    public static readonly Who Nadia = new(Guid.CreateVersion7(), "Nadia Rahman", Guid.CreateVersion7());
    public static readonly Worker Priya = new(Guid.CreateVersion7(), "Priya Nair", Guid.CreateVersion7(), "Safe and Sound");
    public static readonly Who Bea = new(null, "Bea Lund", Guid.CreateVersion7());

    public static Opening Opening(SubjectKind kind = SubjectKind.YoungPerson) => new()
    {
        Kind = kind, SubjectId = Guid.CreateVersion7(), Name = kind == SubjectKind.YoungPerson ? "Theo Marsh" : kind == SubjectKind.Family ? "The Doyle family" : "Sorrel Street steps",
        ShortName = kind == SubjectKind.YoungPerson ? "Theo" : kind == SubjectKind.Family ? "the Doyle family" : "Sorrel Street steps",
        BirthDate = kind == SubjectKind.YoungPerson ? new DateOnly(2012, 3, 27) : null, ReferralId = Guid.CreateVersion7(), ReferredAt = Now.AddDays(-2), AcceptedAt = Now.AddDays(-1),
        Needs = [StatedNeed.From(NeedVocabulary.Find("school")!, "school", Today.AddDays(-2))], TheirWords = "I want to be picked for something.",
        ReferrerWords = "He has stopped coming in.", ReferrerName = "Ms Bell",
    };

    public static Case Open(SubjectKind kind = SubjectKind.YoungPerson) => Case.Open(Opening(kind), "C-7KQ4", Nadia, Now);

    public static Case Led(SubjectKind kind = SubjectKind.YoungPerson)
    {
        var one = Open(kind);
        one.GiveTo(Priya, Nadia, Now);
        return one;
    }

    public static PartSaid PartSaid(string service = "Beats and bars", params string[] needs) => new()
    {
        Needs = needs.Length == 0 ? ["school"] : needs, ServiceId = Guid.CreateVersion7(), Service = service, OrganisationId = Guid.CreateVersion7(), Organisation = "Baby People",
        WantedStart = Today.AddDays(7), Because = "Meets this need; can start in 7 days.",
    };

    public static OfferText Text() => new() { Title = "Beats and bars, for a young person of 14", AskedFor = "from Tue 1 Dec", Because = "nearest start." };

    public static Offer Offer() => Derwent.Support.Offer.Of(Package.Begin(Open(), Now, null, Nadia, Now).Add(PartSaid(), Nadia, Now), Text(), "hello@example.test", Nadia, Now);

    public static ResolutionSaid Closing(DateOnly? followUp = null, string? whyNone = null) =>
        new(Outcome.GoalsReached, "Back in school.", "Rings Priya or the school office.", followUp, whyNone);
}
