using Derwent.Engine.Packages;
using Xunit;
using static Derwent.Engine.Tests.Packages.SomeService;

namespace Derwent.Engine.Tests.Packages;

public sealed class EligibilityTests
{
    private static readonly Seeker Boy14 = YoungPerson("school");

    private static Excluded Against(Seeker seeker, ServiceFacts service) => Assert.IsType<Excluded>(Eligibility.FirstRuleAgainst(seeker, service));

    [Fact]
    public void AServiceThatFits_IsNotRuledOut() => Assert.Null(Eligibility.FirstRuleAgainst(Boy14, Of(1, "school")));

    [Fact]
    public void Age_OnBothEdges_IsInside()
    {
        Assert.Null(Eligibility.FirstRuleAgainst(Boy14, Of(1, "school") with { MinAge = 14, MaxAge = 16 }));
        Assert.Null(Eligibility.FirstRuleAgainst(Boy14, Of(1, "school") with { MinAge = 11, MaxAge = 14 }));
    }

    [Fact]
    public void Age_Outside_SaysForWhomItIs()
    {
        Assert.Equal((Rule.Age, "For 16 and over."), Pair(Against(Boy14, Of(1, "school") with { MinAge = 16 })));
        Assert.Equal((Rule.Age, "For 8 to 13 year olds."), Pair(Against(Boy14, Of(1, "school") with { MinAge = 8, MaxAge = 13 })));
        Assert.Equal((Rule.Age, "For 12 and under."), Pair(Against(Boy14, Of(1, "school") with { MaxAge = 12 })));
    }

    [Fact]
    public void Age_NotKnown_IsAskedAndNotAssumed()
    {
        var seeker = Boy14 with { Ages = [] };
        var service = Of(1, "school") with { MinAge = 16 };
        Assert.Null(Eligibility.FirstRuleAgainst(seeker, service));
        Assert.Contains("Check the age: it is for 16 and over.", Eligibility.ToCheck(seeker, service));
    }

    [Fact]
    public void Family_FitsWhenOneOfThemFits()
    {
        var family = Boy14 with { Kind = SeekerKind.Family, Ages = [6, 38], Gender = null };
        Assert.Null(Eligibility.FirstRuleAgainst(family, Of(1, "school") with { MinAge = 5, MaxAge = 8 }));
        Assert.Equal(Rule.Age, Against(family, Of(1, "school") with { MinAge = 12, MaxAge = 16 }).Rule);
    }

    [Fact]
    public void SexSpecific_IsRuledOutForAnotherAndAskedWhenNotKnown()
    {
        var girls = Of(1, "school") with { OnlyFor = "girl" };
        Assert.Equal((Rule.Sex, "For girls and young women only."), Pair(Against(Boy14, girls)));
        Assert.Null(Eligibility.FirstRuleAgainst(Boy14 with { Gender = null }, girls));
        Assert.Contains("Check first: it is only for girls and young women.", Eligibility.ToCheck(Boy14 with { Gender = null }, girls));
    }

    [Fact]
    public void Full_SaysUntilWhen()
    {
        Assert.Equal("Full until 1 February.", Against(Boy14, Of(1, "school") with { FreePlaces = 0, FullUntil = new DateOnly(2027, 2, 1) }).Because);
        Assert.Equal("Full.", Against(Boy14, Of(1, "school") with { FreePlaces = 0 }).Because);
    }

    [Theory]
    [InlineData(Standing.Paused, Rule.Paused)]
    [InlineData(Standing.Lapsed, Rule.Lapsed)]
    [InlineData(Standing.Suspended, Rule.Suspended)]
    public void AnOrganisationOutOfStanding_GetsNoNewOffers(Standing standing, Rule rule)
    {
        var one = Against(Boy14, Of(1, "school") with { Standing = standing });
        Assert.Equal(rule, one.Rule);
        Assert.StartsWith("No new offers:", one.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOrganisationThatIsOnlyListed_GetsNoOffers() =>
        Assert.Equal(Rule.NotAMember, Against(Boy14, Of(1, "school") with { Standing = Standing.ListedOnly }).Rule);

    [Fact]
    public void NotTakingReferralsAndPrivate_AreRuledOut()
    {
        Assert.Equal(Rule.NotTaking, Against(Boy14, Of(1, "school") with { TakesReferrals = false }).Rule);
        Assert.Equal(Rule.Private, Against(Boy14, Of(1, "school") with { IsPrivate = true }).Rule);
    }

    [Fact]
    public void TooFar_GivesBothDistances()
    {
        var far = Of(1, "school") with { Sites = [new Site("Far hall", North(9))] };
        Assert.Equal((Rule.TooFar, "9.0 km away; the limit for this plan is 6 km."), Pair(Against(Boy14, far)));
        Assert.Null(Eligibility.FirstRuleAgainst(Boy14, far with { Online = true }));
        Assert.Null(Eligibility.FirstRuleAgainst(Boy14, far with { ComesToYou = true }));
        Assert.Null(Eligibility.FirstRuleAgainst(Boy14 with { Home = null }, far));
    }

    [Fact]
    public void AnUnsafeArea_RemovesOnlyTheSitesInsideIt()
    {
        var seeker = Boy14 with { UnsafeAreas = [new UnsafeArea("Millbrook Parade", North(1), 0.3)] };
        var there = Of(1, "school");
        Assert.Equal("Meets at Millbrook Hall, which is in Millbrook Parade. They are not safe there.", Against(seeker, there).Because);
        var alsoElsewhere = there with { Sites = [.. there.Sites, new Site("Library", North(2))] };
        Assert.Null(Eligibility.FirstRuleAgainst(seeker, alsoElsewhere));
        Assert.Equal(2, Eligibility.Travel(seeker, alsoElsewhere)!.Value, 2);
    }

    [Fact]
    public void Unsafe_IsSaidBeforeAnyOtherRule()
    {
        var seeker = Boy14 with { UnsafeAreas = [new UnsafeArea("the parade", North(1), 0.3)] };
        Assert.Equal(Rule.Unsafe, Against(seeker, Of(1, "school") with { FreePlaces = 0, MinAge = 16, Standing = Standing.Lapsed }).Rule);
    }

    [Fact]
    public void Language_InCommonIsNeeded()
    {
        var urdu = Boy14 with { Languages = ["Urdu"] };
        Assert.Equal("Works in English, not in Urdu.", Against(urdu, Of(1, "school")).Because);
        Assert.Null(Eligibility.FirstRuleAgainst(urdu, Of(1, "school") with { Languages = ["English", "urdu"] }));
    }

    [Fact]
    public void GroupOnly_IsRuledOutWhenTheyAskedForOneToOne()
    {
        var group = Of(1, "school") with { GroupOnly = true };
        Assert.Null(Eligibility.FirstRuleAgainst(Boy14, group));
        Assert.Equal(Rule.GroupOnly, Against(Boy14 with { OneToOneFirst = true }, group).Rule);
    }

    [Fact]
    public void APlace_TakesOnlyServicesThatWorkOnPlaces_AndAsksNoAge()
    {
        var place = new Seeker { Kind = SeekerKind.Place, Needs = [new("place-violence", "Violence", 3)], Home = Millbrook };
        Assert.Equal(Rule.Kind, Against(place, Of(1, "place-violence")).Rule);
        var detached = Of(2, "place-violence") with { ForPlaces = true, ForPeople = false, MinAge = 16, Sites = [new Site("Far", North(30))] };
        Assert.Null(Eligibility.FirstRuleAgainst(place, detached));
        Assert.Equal(Rule.Kind, Against(Boy14, detached).Rule);
    }

    [Fact]
    public void Access_TheyNeed_MustAllBeOffered_AndTheMissingOneIsNamed()
    {
        var wheels = Boy14 with { Access = ["step-free", "hearing loop"] };
        Assert.Equal((Rule.Access, "Does not offer step-free access."), Pair(Against(wheels, Of(1, "school"))));
        Assert.Equal((Rule.Access, "Does not offer hearing loop access."), Pair(Against(wheels, Of(1, "school") with { Access = ["Step-free"] })));
        Assert.Null(Eligibility.FirstRuleAgainst(wheels, Of(1, "school") with { Access = ["hearing loop", "step-free", "quiet room"] }));
    }

    [Fact]
    public void AnOrganisationTheyDidNotAgreeTo_IsNamed()
    {
        var seeker = Boy14 with { NotWith = new HashSet<Guid> { Id(1001) } };
        Assert.Equal((Rule.Consent, "They did not agree to Organisation 1."), Pair(Against(seeker, Of(1, "school"))));
        Assert.Null(Eligibility.FirstRuleAgainst(seeker, Of(2, "school")));
    }

    [Fact]
    public void Area_IsAskedOnlyOfServicesThatTakeFromSome()
    {
        var some = Of(1, "school") with { TakesFrom = ["Millbrook", "Dale"] };
        Assert.Equal((Rule.Area, "Takes people from Millbrook, Dale, not from Lowmead."), Pair(Against(Boy14 with { Area = "Lowmead" }, some)));
        Assert.Null(Eligibility.FirstRuleAgainst(Boy14 with { Area = "dale" }, some));
        Assert.Null(Eligibility.FirstRuleAgainst(Boy14, some));
        Assert.Null(Eligibility.FirstRuleAgainst(Boy14 with { Area = "Lowmead" }, Of(1, "school")));
    }

    [Fact]
    public void PlacesThatOffersHold_AreSaidToBeHeld() =>
        Assert.Equal("Full: its free places are held by other offers.", Against(Boy14, Of(1, "school") with { FreePlaces = 0, HeldPlaces = 2 }).Because);

    [Fact]
    public void WhatNeedsNoJourney_IsNeverUnsafe()
    {
        var seeker = Boy14 with { UnsafeAreas = [new UnsafeArea("Millbrook Parade", North(1), 0.3)] };
        Assert.Null(Eligibility.FirstRuleAgainst(seeker, Of(1, "school") with { Online = true }));
        Assert.Null(Eligibility.FirstRuleAgainst(seeker, Of(1, "school") with { ComesToYou = true }));
        Assert.Null(Eligibility.FirstRuleAgainst(seeker, Of(1, "school") with { Sites = [] }));
    }

    [Fact]
    public void TheSecondUnsafeArea_IsNamedWhereTheFirstIsElsewhere() =>
        Assert.Equal("Meets at Millbrook Hall, which is in Millbrook Parade. They are not safe there.",
            Against(Boy14 with { UnsafeAreas = [new UnsafeArea("the station", North(5), 0.3), new UnsafeArea("Millbrook Parade", North(1), 0.3)] }, Of(1, "school")).Because);

    [Fact]
    public void TheJourney_IsToTheNearestSite_InWhateverOrderTheyStand()
    {
        Site near = new("Near", North(2)), far = new("Far", North(4));
        Assert.Equal(2, Eligibility.Travel(Boy14, Of(1, "school") with { Sites = [near, far] })!.Value, 2);
        Assert.Equal(2, Eligibility.Travel(Boy14, Of(1, "school") with { Sites = [far, near] })!.Value, 2);
        Assert.Null(Eligibility.Travel(Boy14, Of(1, "school") with { Sites = [] }));
        Assert.Equal(0, Eligibility.Travel(Boy14 with { Home = null }, Of(1, "school") with { Online = true }));
    }

    [Fact]
    public void WhatMustBeAsked_IsOnlyWhatIsNotKnown()
    {
        Assert.Empty(Eligibility.ToCheck(Boy14, Of(1, "school") with { MinAge = 11, OnlyFor = "boy" }));
        Assert.Equal(["It has not said how many places are free."], Eligibility.ToCheck(Boy14, Of(1, "school") with { MinAge = 11, OnlyFor = "boy", FreePlaces = null }));
        var unknown = Boy14 with { Ages = [], Gender = null };
        Assert.Empty(Eligibility.ToCheck(unknown, Of(1, "school")));
        Assert.Equal(["Check the age: it is for 18 and under.", "Check first: it is only for boys and young men."], Eligibility.ToCheck(unknown, Of(1, "school") with { MaxAge = 18, OnlyFor = "boy" }));
        Assert.Equal(["Check the age: it is for 15 year olds."], Eligibility.ToCheck(unknown, Of(1, "school") with { MinAge = 15, MaxAge = 15 }));
        Assert.Empty(Eligibility.ToCheck(new Seeker { Kind = SeekerKind.Place, Needs = [] }, Of(1, "school") with { FreePlaces = null, MinAge = 11 }));
    }

    [Fact]
    public void SeveralLanguages_AreAllNamed()
    {
        Assert.Equal("Works in English, Arabic, not in Urdu or Polish.", Against(Boy14 with { Languages = ["Urdu", "Polish"] }, Of(1, "school") with { Languages = ["English", "Arabic"] }).Because);
        Assert.Null(Eligibility.FirstRuleAgainst(Boy14 with { Languages = ["Urdu", "Polish"] }, Of(1, "school") with { Languages = ["English", "Polish"] }));
        Assert.Null(Eligibility.FirstRuleAgainst(Boy14 with { Languages = [] }, Of(1, "school") with { Languages = ["Arabic"] }));
    }

    [Fact]
    public void TheSentences_OfTheOtherRules_AreTheirOwn()
    {
        Assert.Equal("Group only; they asked for one-to-one first.", Against(Boy14 with { OneToOneFirst = true }, Of(1, "school") with { GroupOnly = true }).Because);
        Assert.Equal("Works on places, not with people.", Against(Boy14, Of(1, "school") with { ForPeople = false, ForPlaces = true }).Because);
        Assert.Equal("Works with people, not on a place.", Against(new Seeker { Kind = SeekerKind.Place, Needs = [] }, Of(1, "school")).Because);
        Assert.Equal("For boys and young men only.", Against(Boy14 with { Gender = "girl" }, Of(1, "school") with { OnlyFor = "boy" }).Because);
        Assert.Equal("For 15 year olds.", Against(Boy14, Of(1, "school") with { MinAge = 15, MaxAge = 15 }).Because);
    }

    [Theory]
    [InlineData(-1, 0.5)]
    [InlineData(0, 0.5)]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(9, 3)]
    public void ANeed_WeighsAfterItsSeverity(int severity, double weight) => Assert.Equal(weight, new WantedNeed("a", "A", severity).Weight);

    // Worked out another way, from the angle between two vectors.
    [Theory]
    [InlineData(52.9219, -1.4766, 51.5074, -0.1278, 182.1546)]
    [InlineData(52.9, -1.47, 52.9, -1.40, 4.6952)]
    [InlineData(52, 0, 40.7, -74, 5562.0174)]
    [InlineData(52, 0, 52, 0, 0)]
    public void Kilometres_AreThoseOfTheEarth(double north, double east, double otherNorth, double otherEast, double km)
    {
        Assert.Equal(km, new Spot(north, east).KilometresTo(new Spot(otherNorth, otherEast)), 4);
        Assert.Equal(km, new Spot(otherNorth, otherEast).KilometresTo(new Spot(north, east)), 4);
    }

    private static (Rule, string) Pair(Excluded one) => (one.Rule, one.Because);
}
