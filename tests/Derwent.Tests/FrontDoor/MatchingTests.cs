using Derwent.Engine.Linkage;
using Derwent.FrontDoor;
using Derwent.FrontDoor.Matching;
using static Derwent.Tests.FrontDoor.SomeReferral;

namespace Derwent.Tests.FrontDoor;

public sealed class MatchingTests
{
    [Fact]
    public void ExactDetails_AreVeryLikely() => Assert.Equal(Band.Likely, People(Theo, Theo).Band);

    [Fact]
    public void ChangedSurnameAndMove_WithSameBirthAndPhone_AreVeryLikely_AndSaySo()
    {
        var comparison = People(Theo, Theo with { Surname = "Reid", Postcode = "DE24 0ZB" });
        Assert.Equal(Band.Likely, comparison.Band);
        Assert.Equal("same, very strong", comparison.Fields.Single(field => field.Field == "Date of birth").Words);
        Assert.Equal("Phone", comparison.Fields[0].Field);
        Assert.Equal("differs, against", comparison.Fields.Single(field => field.Field == "Surname").Words);
        Assert.Equal("ends 0418", comparison.Fields.Single(field => field.Field == "Phone").Held);
    }

    [Theory]
    [InlineData("Theodore", "Marsh")]
    [InlineData("Teho", "Marsh")]
    [InlineData("Theo", "Marhs")]
    [InlineData("Théo", "MARSH")]
    [InlineData("Marsh", "Theo")]
    public void MisspeltOrSwappedNames_StillMeetAndAreLikely(string first, string last)
    {
        var held = Theo with { FirstName = first, Surname = last, Phone = null };
        Assert.Equal(Band.Likely, People(Theo with { Phone = null }, held).Band);
        Meet(SubjectKind.YoungPerson, Theo, held);
    }

    [Theory]
    [InlineData(2012, 3, 15)]
    [InlineData(2012, 8, 14)]
    [InlineData(2013, 3, 14)]
    public void OneWrongDigitInTheBirthDate_StillMeetsAndIsLikely(int year, int month, int day)
    {
        var held = Theo with { BirthDate = new DateOnly(year, month, day), Phone = null };
        Assert.Equal(Band.Likely, People(Theo with { Phone = null }, held).Band);
        Meet(SubjectKind.YoungPerson, Theo, held);
    }

    [Fact]
    public void DayAndMonthSwapped_StillMeetAndAreLikely()
    {
        var here = Theo with { BirthDate = new DateOnly(2012, 3, 4), Phone = null, Postcode = null };
        var held = here with { BirthDate = new DateOnly(2012, 4, 3) };
        Assert.Equal("day and month swapped", People(here, held).Fields.Single(field => field.Field == "Date of birth").Words);
        Assert.Equal(Band.Likely, People(here, held).Band);
        Meet(SubjectKind.YoungPerson, here, held);
    }

    [Fact]
    public void Twins_AreNeverVeryLikely_AndAPersonLooks()
    {
        var comparison = People(Theo, Theo with { FirstName = "Ellis" });
        Assert.Equal((Band.Review, Kin.Sibling), (comparison.Band, comparison.Kin));
    }

    [Fact]
    public void ASisterOfAnotherAge_IsFamily_AndNothingToDecide()
    {
        var comparison = People(Theo, Theo with { FirstName = "Ellie", BirthDate = new DateOnly(2014, 9, 2) });
        Assert.Equal((Band.None, Kin.Sibling, true), (comparison.Band, comparison.Kin, comparison.IsFamily));
    }

    [Fact]
    public void ANamesakeOfWhomNothingElseIsKnown_IsNeverVeryLikely_HoweverRareTheName() =>
        Assert.Equal(Band.Review, People(new() { FirstName = "Quillon", Surname = "Featherstonehaugh" }, new() { FirstName = "Quillon", Surname = "Featherstonehaugh" }).Band);

    [Fact]
    public void ABrotherWithTheSamePhone_IsFamily_EvenWithAnotherSurname() =>
        Assert.Equal(Kin.Sibling, People(Theo, Theo with { FirstName = "Ellis", Surname = "Reid", BirthDate = new DateOnly(2015, 6, 2) }).Kin);

    [Fact]
    public void AnotherChildOfTheHome_WithTheSameFirstName_IsLeftToAPerson_HoweverWellTheHomeAgrees()
    {
        var held = Theo with { FirstName = "Muhammad", Surname = "Iqbal" };
        var comparison = People(held with { BirthDate = new DateOnly(2015, 9, 2) }, held);
        Assert.True(comparison.Band != Band.Likely, "another birthday");
        comparison = People(held with { BirthDate = null, FirstName = "Olivia" }, held with { FirstName = "Olivia" });
        Assert.Equal((Band.Review, true), (comparison.Band, comparison.IsMostlyTheHome));
        comparison = People(held with { BirthDate = null, FirstName = "Quillon" }, held with { FirstName = "Quillon" });
        Assert.Equal((Band.Likely, false), (comparison.Band, comparison.IsMostlyTheHome));
        // 1 January says nothing, but its year tells a child of eight from one of fourteen.
        Assert.Equal(Band.Likely, People(held with { BirthDate = new DateOnly(2010, 1, 1), FirstName = "Quillon" }, held with { FirstName = "Quillon" }).Band);
        comparison = People(held with { BirthDate = new DateOnly(2018, 1, 1), FirstName = "Quillon" }, held with { FirstName = "Quillon" });
        Assert.Equal((Band.Review, true), (comparison.Band, comparison.IsMostlyTheHome));
    }

    [Fact]
    public void TwinsWithNamesAlike_AreLeftToAPerson_AndASlipOfThePenIsNot()
    {
        Assert.Equal((Band.Review, Kin.Sibling), (People(Theo with { FirstName = "Aisha" }, Theo with { FirstName = "Alisha" }).Band, People(Theo with { FirstName = "Aisha" }, Theo with { FirstName = "Alisha" }).Kin));
        Assert.Equal(Band.Likely, People(Theo with { FirstName = "Ibrahim" }, Theo with { FirstName = "Ibrehim" }).Band);
    }

    [Fact]
    public void OfTwoWhoAreVeryLikely_TheBetterFitIs()
    {
        var weigher = new Weigher(SubjectKind.YoungPerson, 1, StoredModel.Read(SubjectKind.YoungPerson, Shipped.Body(SubjectKind.YoungPerson)).Among(0), new FrontDoorOptions().Bands(SubjectKind.YoungPerson));
        Comparison[] both = [weigher.Compare(Theo with { FirstName = "William" }, Theo with { FirstName = "Liam" }), weigher.Compare(Theo with { FirstName = "William" }, Theo with { FirstName = "William" })];
        Assert.Equal([Band.Likely, Band.Likely], both.Select(one => one.Band));
        Assert.Equal([Band.Review, Band.Likely], Weigher.Settle(both).Select(one => one.Band));
        Assert.Equal([Band.Likely, Band.Likely], Weigher.Settle([both[1], both[1]]).Select(one => one.Band));
        Assert.Empty(Weigher.Settle([]));
    }

    [Fact]
    public void AFatherOfTheSameName_IsNeverProposedAsTheSame()
    {
        var comparison = People(Theo, Theo with { BirthDate = new DateOnly(1984, 3, 14) });
        Assert.Equal((Band.None, Kin.Parent), (comparison.Band, comparison.Kin));
    }

    [Fact]
    public void OnlyTheName_IsPossibleAtMost() =>
        Assert.Equal(Band.Review, People(new() { FirstName = "Theo", Surname = "Marsh" }, new() { FirstName = "Theo", Surname = "Marsh" }).Band);

    [Fact]
    public void TwoStrangersOfOneStreet_AreNothing() =>
        Assert.Equal(Band.None, People(Theo, new() { FirstName = "Mohammed", Surname = "Iqbal", BirthDate = new DateOnly(2010, 7, 30), Postcode = "DE24 0ZQ" }).Band);

    [Fact]
    public void NewYearsBirthdaysAndUnknownNames_SayNothing()
    {
        var here = new SubjectDetails { FirstName = "Unknown", Surname = "Baby", BirthDate = new DateOnly(2012, 1, 1) };
        Assert.All(People(here, here).Fields, field => Assert.Equal(0, field.Weight));
        Assert.Empty(Layout.Keys(SubjectKind.YoungPerson, here));
    }

    [Fact]
    public void Families_AreFoundByHomeAndMembers()
    {
        SubjectDetails here = new() { Surname = "Bartosz", Address = "12 Rose Hill Street", Postcode = "DE23 8FZ", Members = [new("Jan", null, 9, "son"), new("Piotr", null, 7, "son")] };
        var held = here with { Surname = "Bartos", Address = "12 Rosehill St", Members = [new("Piotr Bartosz", null, 6, null)] };
        Assert.Equal(Band.Likely, Between(SubjectKind.Family, here, held).Band);
        Meet(SubjectKind.Family, here, held);
        var neighbours = here with { Surname = "Khan", Address = "14 Rose Hill Street", Members = [new("Amina", null, 9, null)] };
        Assert.Equal(Band.None, Between(SubjectKind.Family, here, neighbours).Band);
    }

    [Fact]
    public void Places_AreFoundByNameAndDistance()
    {
        SubjectDetails here = new() { PlaceName = "Sorrel Street steps", Latitude = 52.9101, Longitude = -1.4802 };
        var held = new SubjectDetails { PlaceName = "The steps at Sorrel Street", Latitude = 52.9104, Longitude = -1.4806 };
        Assert.Equal(Band.Likely, Between(SubjectKind.Place, here, held).Band);
        Meet(SubjectKind.Place, here, held);
        Assert.Equal(Band.None, Between(SubjectKind.Place, here, held with { Latitude = 52.95, PlaceName = "Larch Row bridge" }).Band);
    }

    private static Comparison People(SubjectDetails here, SubjectDetails held) => Between(SubjectKind.YoungPerson, here, held);

    // The models that are shipped, as the migration stores them.
    private static Comparison Between(SubjectKind kind, SubjectDetails here, SubjectDetails held) =>
        new Weigher(kind, 1, StoredModel.Read(kind, Shipped.Body(kind)).Among(0, fewest: kind switch { SubjectKind.YoungPerson => 20_000, SubjectKind.Family => 5_000, _ => 2_000 }), new FrontDoorOptions().Bands(kind)).Compare(here, held);

    private static void Meet(SubjectKind kind, SubjectDetails here, SubjectDetails held) =>
        Assert.NotEmpty(Layout.Keys(kind, here).Intersect(Layout.Keys(kind, held)));
}
