using Derwent.Engine.Linkage;
using Xunit;
using static Derwent.Engine.Tests.Linkage.SmallRegister;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>Which records are compared at all.</summary>
public sealed class BlockingTests
{
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

    [Fact]
    public void DoublesWithinTheSecondFile_AreNotItsAnswer()
    {
        Prepared[] doubles = [Person("Olivia", "Hall", "2010-03-07", "DE1 3AH", null), Person("Olivia", "Hall", "2010-03-07", "DE1 3AH", null)];
        Assert.Empty(new RecordSet(Schema, [Person("Zed", "Oakes", "1999-09-09", "NG1 1AA", null)], doubles).Candidates());
    }
}
