using Derwent.Engine.Linkage;
using Xunit;

namespace Derwent.Engine.Tests.Linkage;

public sealed class ComparingTests
{
    private static LinkageSchema Schema => new([new("First name", FieldKind.GivenName), new("Surname", FieldKind.Surname), new("Born", FieldKind.BirthDate), new("Postcode", FieldKind.Postcode)]);

    [Theory]
    [InlineData("martha", "marhta", .9611)]
    [InlineData("dwayne", "duane", .84)]
    [InlineData("dixon", "dicksonx", .8133)]
    public void JaroWinkler_AgreesWithTheWorkedExamplesOfItsPaper(string a, string b, double expected) => Assert.Equal(expected, Likeness.JaroWinkler(a, b), 4);

    [Theory]
    [InlineData("robert", "R163")]
    [InlineData("rupert", "R163")]
    [InlineData("ashcraft", "A261")]
    [InlineData("tymczak", "T522")]
    [InlineData("lee", "L000")]
    [InlineData("lizzy", "L200")]
    [InlineData("jürgen", "J625")]
    [InlineData("pfister", "P236")]
    public void Soundex_AgreesWithTheNationalArchives(string name, string expected) => Assert.Equal(expected, Sounds.Soundex(name));

    [Theory]
    [InlineData("mohammed", "muhamad")]
    [InlineData("ayesha", "aisha")]
    [InlineData("philip", "filip")]
    [InlineData("khaled", "calid")]
    public void Transliterations_MeetUnderOneKey(string a, string b) => Assert.Equal(Sounds.Skeleton(a), Sounds.Skeleton(b));

    [Theory]
    [InlineData(FieldKind.GivenName, "Bill", "William", 1)]
    [InlineData(FieldKind.GivenName, "Zoë", "Zoe", 0)]
    [InlineData(FieldKind.GivenName, "Baby", "William", Levels.Missing)]
    [InlineData(FieldKind.Surname, "Smith", "Smith-Jones", 1)]
    [InlineData(FieldKind.Surname, "Smith", "Kowalski", 4)]
    [InlineData(FieldKind.BirthDate, "2010-03-07", "07/03/2010", 0)]
    [InlineData(FieldKind.BirthDate, "2010-03-07", "2010-07-03", 1)]
    [InlineData(FieldKind.BirthDate, "2010-03-07", "2001-03-07", 1)]
    [InlineData(FieldKind.BirthDate, "2010-03-07", "2010-03-28", 2)]
    [InlineData(FieldKind.BirthDate, "2010-01-01", "2010-03-28", Levels.Missing)]
    [InlineData(FieldKind.Postcode, "DE1 3AH", "de13ah", 0)]
    [InlineData(FieldKind.Postcode, "DE22 3AH", "DE22 9ZQ", 4)]
    [InlineData(FieldKind.Phone, "+44 7700 900123", "07700 900 123", 0)]
    public void TwoValues_AgreeAtALevel(FieldKind kind, string a, string b, int level) => Assert.Equal(level, Levels.Between(kind, Plain.Of(kind, a), Plain.Of(kind, b)));

    [Fact]
    public void NamesInEachOthersBox_AreReadOnce()
    {
        var pattern = Pattern.Between(Schema, Schema.Prepare("Amara", "Kowalski", null, null), Schema.Prepare("Kowalski", "Amara", null, null));
        Assert.Equal((Levels.Swapped, Levels.Missing), (pattern[0], pattern[1]));
    }

    [Theory]
    [InlineData("Adam", "2010-03-07", Kin.Sibling)]
    [InlineData("Zac", "2010-03-07", Kin.None)]
    [InlineData("Zachary", "1979-11-21", Kin.Parent)]
    public void Families_AreSeen(string name, string born, Kin kin) =>
        Assert.Equal(kin, Kinship.Between(Schema, Schema.Prepare("Zachary", "Khan", "2010-03-07", "DE1 3AH"), Schema.Prepare(name, "Khan", born, "DE1 3AH")));

    [Fact]
    public void ClustersAreNotJoined_AcrossAPairHeldApart()
    {
        var links = new[] { new Link(0, 1, .99, Band.Likely), new Link(1, 2, .98, Band.Likely) };
        Assert.Equal([0, 0, 0], Clusters.Of(3, links).Cluster);
        Assert.Equal([0, 0, 2], Clusters.Of(3, links, [(0, 2)]).Cluster);
    }

    [Fact]
    public void AFieldNamedTwice_IsRefusedByName() =>
        Assert.Equal("The field Born is named twice.", Assert.Throws<LinkageRefused>(() => new LinkageSchema([new("Born", FieldKind.BirthDate), new("Born", FieldKind.Words)])).Message);
}
