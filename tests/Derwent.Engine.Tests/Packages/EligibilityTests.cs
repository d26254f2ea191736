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

    private static (Rule, string) Pair(Excluded one) => (one.Rule, one.Because);
}
