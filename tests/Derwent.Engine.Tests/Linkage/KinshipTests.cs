using Derwent.Engine.Linkage;
using Xunit;
using static Derwent.Engine.Tests.Linkage.SmallRegister;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>Brothers, sisters, twins and parents are seen and kept apart.</summary>
public sealed class KinshipTests
{
    [Theory]
    [InlineData(Kin.Sibling, "Adam", "Khan", "2010-03-07", "DE1 3AH", null)]
    [InlineData(Kin.Sibling, "Adam", "Reid", "2015-06-01", "NG9 9ZZ", "07700 900123")]
    [InlineData(Kin.None, "Adam", "Reid", "2015-06-01", "NG9 9ZZ", "07700 900999")]
    [InlineData(Kin.Sibling, null, "Khan", "2010-03-07", "DE1 3AH", null)]
    [InlineData(Kin.Sibling, "Zac", "Khan", null, "DE1 3AH", null)]
    [InlineData(Kin.Sibling, "Zac", "Khan", "2015-06-01", "DE1 3AH", null)]
    [InlineData(Kin.None, "Zac", "Khan", "2010-03-07", "DE1 3AH", null)]
    [InlineData(Kin.None, "Zachary", "Khan", null, "DE1 3AH", null)]
    [InlineData(Kin.Parent, "Zachary", "Khan", "1996-08-21", "DE1 3AH", null)]
    [InlineData(Kin.None, "Zachary", "Khan", "1997-08-21", "DE1 3AH", null)]
    [InlineData(Kin.None, "Zachary", "Khan", "2090-03-07", "DE1 3AH", null)]
    [InlineData(Kin.Sibling, "Zac", "Khan", "2011-04-07", "DE1 3AH", null)]
    [InlineData(Kin.Sibling, "Adam", "Kahn", "2015-06-01", "NG9 9ZZ", null)]
    [InlineData(Kin.Sibling, "Adam", "Reid", "2015-06-01", "NG9 9ZZ", "07700 900124")]
    [InlineData(Kin.None, "Adam", "Reid", "2010-03-07", "NG9 9ZZ", "07700 900999")]
    [InlineData(Kin.None, "Zachary", "Khan", "2000-03-07", "DE1 3AH", null)]
    public void Kin_AreSeenByNameBirthdayAndHome(Kin kin, string? first, string surname, string? born, string? postcode, string? phone)
    {
        var (a, b) = (Person("Zachary", "Khan", "2010-03-07", "DE1 3AH", "07700 900123"), Person(first, surname, born, postcode, phone));
        Assert.Equal(kin, Kinship.Between(Schema, a, b));
        Assert.Equal(kin, Kinship.Between(Schema, b, a));
    }

    [Theory]
    [InlineData("Jayden", "Hayden", Kin.Sibling)]
    [InlineData("Jayden", "Jaydon", Kin.None)]
    [InlineData("Jayden", "Jeyden", Kin.None)]
    [InlineData("Jayden", "Jaxten", Kin.Sibling)]
    [InlineData("Mia", "Mya", Kin.Sibling)]
    [InlineData("Liam", "Lian", Kin.None)]
    [InlineData("Ida", "Idah", Kin.Sibling)]
    [InlineData("Jayden", "Jayden", Kin.None)]
    public void ASlipOfThePen_IsOneLetter_AndMakesNoName(string one, string other, Kin kin)
    {
        var (a, b) = (Person(one, "Khan", "2010-03-07", "DE1 3AH", null), Person(other, "Khan", "2010-03-07", "DE1 3AH", null));
        Assert.Equal(kin, Kinship.Between(Schema, a, b, Model));
        Assert.Equal(kin, Kinship.Between(Schema, b, a, Model));
    }

    [Fact]
    public void WithoutKnowingWhatNamesThereAre_EveryPairThatIsOnlyALittleAlikeIsKin()
    {
        Kin Between(string one, string other) => Kinship.Between(Schema, Person(one, "Khan", "2010-03-07", "DE1 3AH", null), Person(other, "Khan", "2010-03-07", "DE1 3AH", null));
        Assert.Equal((Kin.Sibling, Kin.None), (Between("Jayden", "Jaxten"), Between("Jayden", "Jaydon")));
    }

    [Fact]
    public void Families_AreSeen_WhateverTheOrderOfTheFields_AndWithoutABirthday()
    {
        var turned = new LinkageSchema([new("Born", FieldKind.BirthDate), new("First name", FieldKind.GivenName), new("Surname", FieldKind.Surname)]);
        Kin Between(string one, string born, string other, string otherBorn) => Kinship.Between(turned, turned.Prepare(born, one, "Khan"), turned.Prepare(otherBorn, other, "Khan"));
        Assert.Equal(Kin.Sibling, Between("Zachary", "2010-03-07", "Zac", "2015-06-01"));
        Assert.Equal(Kin.Sibling, Between("Zachary", "2010-03-07", "Zac", "2010-01-01"));
        Assert.Equal(Kin.Parent, Between("Zachary", "2010-03-07", "Zachary", "1985-11-21"));
        Assert.Equal(Kin.None, Between("Zachary", "2010-03-07", "Zachary", "2010-03-07"));
        var names = new LinkageSchema([new("First name", FieldKind.GivenName), new("Surname", FieldKind.Surname)]);
        Assert.Equal((Kin.Sibling, Kin.None), (Kinship.Between(names, names.Prepare("Zachary", "Khan"), names.Prepare("Adam", "Khan")), Kinship.Between(names, names.Prepare("Zachary", "Khan"), names.Prepare("Zac", "Khan"))));
    }

    [Theory]
    [InlineData(true, "Adam", "2010-03-07", "DE1 3AH")]
    [InlineData(true, "Zachary", "2011-04-07", "DE1 3AH")]
    [InlineData(true, "Adam", null, "DE1 3AH")]
    [InlineData(false, "Zachary", "2010-03-08", "DE1 3AH")]
    [InlineData(false, "Zac", null, "DE1 3AH")]
    [InlineData(false, null, "2010-03-07", "DE1 3AH")]
    [InlineData(false, "Adam", "2015-06-01", "NG9 9ZZ")]
    public void APairThatIsPlainlyTwoOfOneHome_TeachesNothing(bool plain, string? first, string? born, string postcode)
    {
        var (a, b) = (Person("Zachary", "Khan", "2010-03-07", "DE1 3AH", null), Person(first, "Reid", born, postcode, null));
        Assert.Equal(plain, Kinship.IsPlain(Schema, Pattern.Between(Schema, a, b)));
        var turned = new LinkageSchema([new("Born", FieldKind.BirthDate), new("Postcode", FieldKind.Postcode), new("First name", FieldKind.GivenName)]);
        Assert.Equal(plain, Kinship.IsPlain(turned, Pattern.Between(turned, turned.Prepare("2010-03-07", "DE1 3AH", "Zachary"), turned.Prepare(born, postcode, first))));
        var nameless = new LinkageSchema([new("Born", FieldKind.BirthDate), new("Postcode", FieldKind.Postcode)]);
        Assert.False(Kinship.IsPlain(nameless, Pattern.Between(nameless, nameless.Prepare("2010-03-07", "DE1 3AH"), nameless.Prepare(born, postcode))));
    }

    [Fact]
    public void TwinsWithNamesOfOneLetterApart_GoToAPerson_HoweverSureTheNumbersAre()
    {
        var set = new RecordSet(Schema, [Person("Jayden", "Hall", "2010-03-07", "DE1 3AH", "07700 900123"), Person("Hayden", "Hall", "2010-03-07", "DE1 3AH", "07700 900123")]);
        Assert.True(Scorer.Probability(new Scorer(Model).OwnWeight(set.Records[0], set.Records[1])) > .98);
        Assert.Equal(Band.Review, Assert.Single(Linker.Link(set, Model, new LinkageOptions(.98, KinApart: true))).Band);
        Assert.Equal(Band.Likely, Assert.Single(Linker.Link(set, Model, new LinkageOptions(.98))).Band);
        var same = new RecordSet(Schema, [Person("Jayden", "Hall", "2010-03-07", "DE1 3AH", "07700 900123"), Person("Jayden", "Hall", "2010-03-07", "DE1 3AH", "07700 900123")]);
        Assert.Equal(Band.Likely, Assert.Single(Linker.Link(same, Model, new LinkageOptions(.98, KinApart: true))).Band);
    }

    [Fact]
    public void WithoutAFirstName_NobodyIsKin()
    {
        var schema = new LinkageSchema([new("Surname", FieldKind.Surname), new("Postcode", FieldKind.Postcode)]);
        Assert.Equal(Kin.None, Kinship.Between(schema, schema.Prepare("Khan", "DE1 3AH"), schema.Prepare("Khan", "DE1 3AH")));
    }

    [Fact]
    public void Kin_AreKeptApartOnlyWhereFamiliesAreInTheFile()
    {
        var set = new RecordSet(Schema, [Person("Olivia", "Hall", "2010-03-07", "DE1 3AH", "07700 900123"), Person("Olivia", "Hall", null, "DE1 3AH", "07700 900123")]);
        Assert.Equal(Band.Likely, Assert.Single(Linker.Link(set, Model, new LinkageOptions(.99))).Band);
        Assert.Equal(Band.Review, Assert.Single(Linker.Link(set, Model, new LinkageOptions(.99, KinApart: true))).Band);
        Assert.Empty(Linker.Link(set, Model with { Prior = 1e-12 }, new LinkageOptions(.99)));
    }
}
