using Derwent.Engine.Linkage;
using Xunit;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>Bands, clusters, quality, stored models, keys and refusals: small cases that can be checked by hand.</summary>
public sealed class LinkingTests
{
    private static LinkageSchema Schema => new([new("First name", FieldKind.GivenName), new("Surname", FieldKind.Surname), new("Born", FieldKind.BirthDate), new("Postcode", FieldKind.Postcode), new("Phone", FieldKind.Phone)]);
    private static readonly LinkageModel Model = new(1, .001,
    [
        new("First name", FieldKind.GivenName, [.9, .04, .03, .02, .005, .005], [.01, .002, .002, .01, .001, .975], new Dictionary<string, double> { ["olivia"] = .02, ["quillon"] = .0001, ["jayden"] = .001, ["hayden"] = .001 }, .001),
        new("Surname", FieldKind.Surname, [.9, .03, .03, .02, .02], [.01, .002, .003, .01, .975], new Dictionary<string, double>(), 1),
        new("Born", FieldKind.BirthDate, [.95, .03, .01, .005, .005], [.0001, .003, .01, .02, .9669], new Dictionary<string, double>(), 1),
        new("Postcode", FieldKind.Postcode, [.85, .02, .01, .01, .01, .1], [.001, .001, .002, .002, .01, .984], new Dictionary<string, double>(), 1),
        new("Phone", FieldKind.Phone, [.9, .02, .08], [.0001, .0001, .9998], new Dictionary<string, double>(), 1),
    ]);

    [Theory]
    [InlineData(.95, Band.Likely)]
    [InlineData(.949, Band.Review)]
    [InlineData(.05, Band.Review)]
    [InlineData(.049, Band.None)]
    public void ABand_BeginsAtItsThreshold(double probability, Band band) => Assert.Equal(band, new LinkageOptions().BandOf(probability));

    [Fact]
    public void TheWeight_IsTheFormula()
    {
        var (a, b) = (Person("Olivia", "Hall", "2010-03-07", null, "07700 900123"), Person("Olivia", "Reid", "2010-03-08", "DE1 3AH", "07700 900999"));
        var expected = Math.Log2(.001 / .999) + Math.Log2(.9 / .02) + Math.Log2(.02 / .975) + Math.Log2(.03 / .003) + 0 + Math.Log2(.08 / .9998);
        var why = new Scorer(Model).Explain(a, b);
        Assert.Equal(expected, why.Weight, 9);
        Assert.Equal(1 / (1 + Math.Pow(2, -expected)), why.Probability, 9);
        Assert.Equal(["same", "differs", "one digit differs, or day and month swapped", "says nothing", "differs"], why.Fields.Select(field => field.Words));
        Assert.Equal(["First name", "Surname", "Born", "Postcode", "Phone"], why.Fields.Select(field => field.Field));
    }

    [Theory]
    [InlineData("Olivia", "2010-03-07", .95 / .03 * 45, .95 / .0001 / Scorer.Community * 45)]
    [InlineData("Olivia", "2010-03-08", 450, 450 / Scorer.Community)]
    [InlineData("Quillon", null, 9000, 9000 / Scorer.Community)]
    public void BesideAnotherChildOfTheHome_OnlyNameAndBirthdayCount(string first, string? born, double sibling, double cousin)
    {
        var (a, b) = (Person(first, "Hall", "2010-03-07", "DE1 3AH", "07700 900123"), Person(first, "Hall", born, "DE1 3AH", "07700 900123"));
        Assert.Equal(Math.Log2(Math.Min(sibling, cousin)), new Scorer(Model).OwnWeight(a, b), 9);
        Assert.Equal(new Scorer(Model).OwnWeight(a, b), new Scorer(Model).Explain(b, a).OwnWeight, 9);
    }

    [Fact]
    public void InARegister_ThePriorIsOneOfAllWhoMayBeMeant()
    {
        Assert.Equal(.3 / 20_000, Model.Among(5).Prior);
        Assert.Equal(.3 / 1_000_000, Model.Among(1_000_000).Prior);
        Assert.Equal(.1 / 50, Model.Among(5, .1, 50).Prior);
    }

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

    [Theory]
    [InlineData(true, "William", "Hall", "Hall", "William")]
    [InlineData(true, "William", "Hall", "Hall", "Bill")]
    [InlineData(true, "Martha", "Hall", "Hall", "Marhta")]
    [InlineData(true, "Hall", "Martha", "Marhta", "Hall")]
    [InlineData(true, "William", "Smith", "Smith-Jones", "Bill")]
    [InlineData(false, "Martha", "Kowalski", "Kowalsky", "Marhta")]
    [InlineData(false, "Amara", "Kowalski", "Kowalski", "Jones")]
    [InlineData(false, "Kowalski", "Amara", "Jones", "Kowalski")]
    [InlineData(false, "Amara", "Kowalski", "Kowalski", null)]
    [InlineData(false, "Amara", "Kowalski", null, "Amara")]
    [InlineData(false, "Bill", "William", "William", "Bill")]
    [InlineData(false, "Martha", "Marhta", "Marhta", "Martha")]
    public void NamesAreReadAsSwapped_OnlyWhereBothStandInTheOthersBox(bool swapped, string first, string surname, string? otherFirst, string? otherSurname)
    {
        var (a, b) = (Person(first, surname, null, null, null), Person(otherFirst, otherSurname, null, null, null));
        Assert.Equal(swapped, Pattern.Between(Schema, a, b)[0] == Levels.Swapped);
        Assert.Equal(swapped, Pattern.Between(Schema, b, a)[0] == Levels.Swapped);
        foreach (var one in new[] { FieldKind.GivenName, FieldKind.Surname })
        {
            var alone = new LinkageSchema([new("Name", one)]);
            Assert.Equal(Levels.Between(one, "amara", "kowalski"), Pattern.Between(alone, alone.Prepare("Amara"), alone.Prepare("Kowalski"))[0]);
        }
    }

    [Fact]
    public void WhatOnlyTheNameOrTheBirthdaySays_IsEnoughWhereTheOtherIsNotAsked()
    {
        double Own(LinkageModel model, params string[] values) => new Scorer(model).OwnWeight(model.Schema().Prepare(values), model.Schema().Prepare(values));
        var (name, surname, born) = (Model.Fields[0], Model.Fields[1], Model.Fields[2]);
        Assert.Equal(Math.Log2(45 / Scorer.Community), Own(Model with { Fields = [surname, name] }, "Hall", "Olivia"), 9);
        Assert.Equal(Math.Log2(.95 / .03), Own(Model with { Fields = [born, surname] }, "2010-03-07", "Hall"), 9);
        Assert.Equal(Math.Log2(.95 / .03 * 45), Own(Model with { Fields = [born, name] }, "2010-03-07", "Olivia"), 9);
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
    public void ALinkWithinACluster_ChangesNothing_AndEqualLinksJoinInTheRecordsOrder()
    {
        Assert.Equal([0, 0, 0, 0], Clusters.Of(4, [new(1, 2, .99, Band.Likely), new(2, 3, .98, Band.Likely), new(1, 3, .97, Band.Likely), new(0, 1, .96, Band.Likely)]).Cluster);
        Assert.Equal([0, 0, 2], Clusters.Of(3, [new(1, 2, .99, Band.Likely), new(0, 1, .99, Band.Likely)], [(2, 0)]).Cluster);
        Assert.Equal([0, 0, 2], Clusters.Of(3, [new(0, 2, .99, Band.Likely), new(0, 1, .99, Band.Likely)], [(1, 2)]).Cluster);
        Assert.Equal(new[] { (1, 2), (1, 3) }, new Clusters([0, 1, 1, 1]).Pairs(2));
    }

    [Fact]
    public void OtherForms_OfAName_AreNotTheNameItself()
    {
        Assert.Contains("bill", Nicknames.FormsOf("william"));
        Assert.DoesNotContain("william", Nicknames.FormsOf("william"));
        Assert.Empty(Nicknames.FormsOf("zzz"));
        Assert.Equal(("william", "zzz"), (Nicknames.FullForm("bill"), Nicknames.FullForm("zzz")));
        Assert.False(Nicknames.Same("zzz", "william"));
    }

    [Fact]
    public void NamesInTheOtherBox_CountAsTheCommonerOfTheTwo()
    {
        var (a, b) = (Person("Olivia", "Quillon", "2010-03-07", null, null), Person("Quillon", "Olivia", null, null, null));
        Assert.Equal(Math.Log2(.005 / .001 / Scorer.Community), new Scorer(Model).OwnWeight(a, b), 9);
        Assert.Equal(Math.Log2(.9 / .02 / Scorer.Community), new Scorer(Model with { Fields = [Model.Fields[0] with { U = [.01, .002, .002, .01, .000001, .975999] }, .. Model.Fields.Skip(1)] }).OwnWeight(b, a), 9);
    }

    [Fact]
    public void WithoutAFirstName_NobodyIsKin()
    {
        var schema = new LinkageSchema([new("Surname", FieldKind.Surname), new("Postcode", FieldKind.Postcode)]);
        Assert.Equal(Kin.None, Kinship.Between(schema, schema.Prepare("Khan", "DE1 3AH"), schema.Prepare("Khan", "DE1 3AH")));
    }

    [Fact]
    public void ACluster_IsNeverLargerThanItsBound()
    {
        var chain = Enumerable.Range(0, 120).Select(i => new Link(i, i + 1, .99, Band.Likely));
        Assert.Equal(Clusters.Largest, Clusters.Of(121, chain).Cluster.GroupBy(head => head).Max(same => same.Count()));
        Assert.Equal([0, 1, 2], Clusters.Of(3, [new(0, 1, .9, Band.Review), new(1, 2, .9, Band.None)]).Cluster);
    }

    [Fact]
    public void TheLikeliestLink_JoinsFirst()
    {
        var links = new[] { new Link(0, 1, .96, Band.Likely), new Link(1, 2, .99, Band.Likely) };
        Assert.Equal([0, 1, 1], Clusters.Of(3, links, [(0, 2)]).Cluster);
        Assert.Equal(new[] { (0, 1), (0, 2), (1, 2) }, Clusters.Of(3, links).Pairs());
        Assert.Equal(new[] { (0, 2), (1, 2) }, Clusters.Of(3, links).Pairs(2));
    }

    [Fact]
    public void Quality_IsCountedByHand()
    {
        string[] truth = ["a", "a", "a", "b", "b", "c"];
        var quality = Quality.Of([(0, 1), (0, 3), (3, 4)], truth);
        Assert.Equal((3, 2, 4), (quality.Found, quality.Right, quality.True));
        Assert.Equal((2 / 3.0, .5, 4 / 7.0), (quality.Precision, quality.Recall, quality.F1));
        Assert.Equal(2, Quality.Of([], truth, 2).True);
        Assert.Equal(4, Quality.Of([], ["a", "a", "a", "a"], 2).True);
        Assert.Equal(.5, new Quality(2, 1, 2).F1);
        Assert.Equal((1, 1, 1), (Quality.Of([], ["a", "b"]).Precision, Quality.Of([], ["a", "b"]).Recall, Quality.Of([], ["a", "b"]).F1));
    }

    [Fact]
    public void TwoFiles_ArePairedAcross_OneFileWithin()
    {
        Prepared[] people = [Person("Olivia", "Hall", "2010-03-07", "DE1 3AH", null), Person("Olivia", "Hall", "2010-03-07", "DE1 3AH", null), Person("Zed", "Oakes", "1999-09-09", "NG1 1AA", null)];
        Assert.Equal(new[] { (0, 1) }, new RecordSet(Schema, people).Candidates());
        Assert.Empty(new RecordSet(Schema, people[..2], people[2..]).Candidates());
        Assert.Equal(new[] { (0, 2), (1, 2) }, new RecordSet(Schema, people[..2], people[..1]).Candidates());
        Assert.Equal((3.0, 2.0), (new RecordSet(Schema, people).AllPairs, new RecordSet(Schema, people[..2], people[2..]).AllPairs));
    }

    [Fact]
    public void AKeyThatTooManyShare_IsPassedOver()
    {
        var people = Enumerable.Range(0, RecordSet.LargestBlock + 1).Select(_ => Person("Olivia", null, null, null, "07700 900123")).ToList();
        Assert.Empty(new RecordSet(Schema, people).Candidates());
        Assert.Equal(RecordSet.LargestBlock * (RecordSet.LargestBlock - 1) / 2, new RecordSet(Schema, people[1..]).Candidates().Count);
    }

    [Theory]
    [InlineData("Bill", "Hall", "2010-03-07", null)]
    [InlineData("Hall", "William", null, null)]
    [InlineData("William", "Reid", "2010-07-03", null)]
    [InlineData("William", "Reid", "2011-03-07", null)]
    [InlineData("Zed", "Hall", "2010-12-07", null)]
    [InlineData("Zed", "Reid", "2010-09-09", "DE1 3AH")]
    public void TwoTellingsOfOnePerson_ShareAKey(string? first, string? surname, string? born, string? postcode)
    {
        var keys = new BlockingKeys(Schema);
        var (a, b) = (Person("William", "Hall", "2010-03-07", "DE1 3AH", null), Person(first, surname, born, postcode, null));
        Assert.Contains(keys.Of(a).Intersect(keys.Of(b)), key => key != 0);
        Assert.NotEmpty(keys.All(a, 1).Intersect(keys.All(b, 1)));
        Assert.Empty(keys.All(a, 1).Intersect(keys.All(b, 2)));
    }

    [Fact]
    public void AKey_NeedsAllItsParts_AndHasAName()
    {
        var keys = new BlockingKeys(Schema);
        Assert.Equal(keys.Names.Count, keys.Of(Person("William", "Hall", "2010-03-07", "DE1 3AH", "07700 900123")).Count(key => key != 0));
        Assert.Equal(1, keys.Of(Person("William", "Hall", null, null, null)).Count(key => key != 0));
        Assert.Contains("surname and postcode", keys.Names);
        Assert.Empty(keys.All(Person(null, null, null, null, null), 1));
    }

    [Fact]
    public void EveryField_OfARegister_HasItsKeys()
    {
        var schema = new LinkageSchema([new("First name", FieldKind.GivenName), new("Surname", FieldKind.Surname), new("Born", FieldKind.BirthDate), new("Postcode", FieldKind.Postcode), new("Number", FieldKind.Number), new("Street", FieldKind.Words), new("Town", FieldKind.Words), new("E-mail", FieldKind.Email), new("State", FieldKind.Code)]);
        var names = new BlockingKeys(schema).Names;
        Assert.Equal(27, names.Count);
        foreach (var name in new[] { "names", "born", "postcode and year", "Number and surname", "Number and postcode", "Street and first name", "Street and birthday", "Street and Number", "Street and Town", "Town and postcode", "E-mail" }) Assert.Contains(name, names);
        Assert.DoesNotContain("Town and Street", names);
    }

    [Fact]
    public void AFamily_IsFoundByEachOfItsMembers()
    {
        var schema = new LinkageSchema([new("Surname", FieldKind.Surname), new("Address", FieldKind.Title), new("Postcode", FieldKind.Postcode), new("Members", FieldKind.Members)]);
        var keys = new BlockingKeys(schema);
        IReadOnlyList<ulong> All(string? surname, string? address, string? postcode, string? members) => keys.All(schema.Prepare(surname, address, postcode, members), 2);
        Assert.NotEmpty(All("Kowalski", null, null, "Jan|Ola").Intersect(All("Kovalski", null, null, "Ola|Zoe")));
        Assert.NotEmpty(All("Kowalski", null, "DE1 3AH", "Jan|Ola").Intersect(All("Reid", null, "DE1 3AH", "Ola")));
        Assert.NotEmpty(All("Kowalski", "12 Rose Hill", "DE1 3AH", null).Intersect(All("Reid", "12 Rosehill", "DE1 3AH", null)));
        Assert.Empty(All("Kowalski", "12 Rose Hill", "DE1 3AH", "Jan").Intersect(All("Reid", "14 Rose Hill", "DE1 3AH", "Zoe")));
    }

    [Theory]
    [InlineData("{}", "The stored linkage model is not of version 1.")]
    [InlineData("null", "The stored linkage model is not of version 1.")]
    [InlineData("[", "The stored linkage model is not JSON of the right form.")]
    public void AModelThatIsNone_IsRefused(string json, string sentence) => Assert.Equal(sentence, Assert.Throws<LinkageRefused>(() => LinkageModel.FromJson(json)).Message);

    [Fact]
    public void AModelWithImpossibleNumbers_IsRefused_AndNamesTheField()
    {
        var phone = Model.Fields[4];
        foreach (var broken in new[] { phone with { M = [.9, .1] }, phone with { U = [1] }, phone with { M = [.9, 0, .1] }, phone with { U = [1.1, .1, .1] }, phone with { Rare = 0 }, phone with { Rare = 1.5 } })
            Assert.Equal("The stored linkage model has numbers for Phone that are not probabilities.",
                Assert.Throws<LinkageRefused>(() => LinkageModel.FromJson((Model with { Fields = [.. Model.Fields.Take(4), broken] }).ToJson())).Message);
        foreach (var broken in new[] { Model with { Version = 2 }, Model with { Prior = 0 }, Model with { Prior = 1 }, Model with { Fields = [] } })
            Assert.Throws<LinkageRefused>(() => LinkageModel.FromJson(broken.ToJson()));
        Assert.Equal(Model.ToJson(), LinkageModel.FromJson(Model.ToJson()).ToJson());
    }

    [Fact]
    public void TheSchema_RefusesWhatItCannotCompare()
    {
        Refused("Name between 1 and 15 fields to compare; there are 0.", () => new LinkageSchema([]));
        Refused("Name between 1 and 15 fields to compare; there are 16.", () => new LinkageSchema([.. Enumerable.Range(0, 16).Select(i => new LinkField($"f{i}", FieldKind.Words))]));
        Assert.Equal(15, new LinkageSchema([.. Enumerable.Range(0, 15).Select(i => new LinkField($"f{i}", FieldKind.Words))]).Fields.Count);
        foreach (var kind in new[] { FieldKind.GivenName, FieldKind.Surname, FieldKind.BirthDate, FieldKind.Postcode })
            Refused($"Only one field can be a {kind}.", () => new LinkageSchema([new("a", kind), new("b", kind)]));
        Assert.Equal(2, new LinkageSchema([new("a", FieldKind.Phone), new("b", FieldKind.Phone)]).Fields.Count);
        Refused("A record has 1 values where 5 fields are compared.", () => Schema.Prepare("Olivia"));
        Refused("The field Surname holds 201 characters; at most 200 are compared.", () => Person("Olivia", new string('x', 201), null, null, null));
        Assert.Equal(200, Person("Olivia", new string('x', 200), null, null, null).Values[1]!.Length);
        Assert.Equal((2, -1), (Schema.IndexOf(FieldKind.BirthDate), Schema.IndexOf(FieldKind.Title)));
        Refused("Between 2 and 2,000,000 records can be linked; there are 1.", () => new RecordSet(Schema, [Person("Olivia", null, null, null, null)]));
        Refused("One of the two files has no records.", () => new RecordSet(Schema, [], [Person("Olivia", null, null, null, null), Person("Zed", null, null, null, null)]));
        Refused("Nothing can be learnt from these fields: name at least a date of birth, or a first name and a surname.", () =>
        {
            var schema = new LinkageSchema([new("Phone", FieldKind.Phone)]);
            Trainer.Train(new RecordSet(schema, [schema.Prepare("07700 900123"), schema.Prepare("07700 900123")]));
        });
    }

    [Fact]
    public void Kin_AreKeptApartOnlyWhereFamiliesAreInTheFile()
    {
        var set = new RecordSet(Schema, [Person("Olivia", "Hall", "2010-03-07", "DE1 3AH", "07700 900123"), Person("Olivia", "Hall", null, "DE1 3AH", "07700 900123")]);
        Assert.Equal(Band.Likely, Assert.Single(Linker.Link(set, Model, new LinkageOptions(.99))).Band);
        Assert.Equal(Band.Review, Assert.Single(Linker.Link(set, Model, new LinkageOptions(.99, KinApart: true))).Band);
        Assert.Empty(Linker.Link(set, Model with { Prior = 1e-12 }, new LinkageOptions(.99)));
    }

    private static Prepared Person(string? first, string? surname, string? born, string? postcode, string? phone) => Schema.Prepare(first, surname, born, postcode, phone);

    private static void Refused(string sentence, Func<object?> act) => Assert.Equal(sentence, Assert.Throws<LinkageRefused>(() => { act(); }).Message);

    private static void Refused(string sentence, Action act) => Assert.Equal(sentence, Assert.Throws<LinkageRefused>(act).Message);
}
