using Derwent.Engine.Linkage;
using Xunit;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>Under which keys two tellings meet: each key by its name, so that none is lost without anybody noticing.</summary>
public sealed class KeysTests
{
    private static readonly string[] William = ["William", "Hall", "2010-03-07", "DE1 3AH", "12", "Rose Hill", "Derby", "07700 900123", "w@hall.example"];

    private static LinkageSchema Register => new([
        new("First name", FieldKind.GivenName), new("Surname", FieldKind.Surname), new("Born", FieldKind.BirthDate), new("Postcode", FieldKind.Postcode), new("Number", FieldKind.Number),
        new("Street", FieldKind.Words), new("Town", FieldKind.Words), new("Phone", FieldKind.Phone), new("E-mail", FieldKind.Email)]);

    private static IEnumerable<string> Shared(LinkageSchema schema, Prepared a, Prepared b)
    {
        var keys = new BlockingKeys(schema);
        return keys.Names.Zip(keys.Of(a), keys.Of(b)).Where(one => one.Second != 0 && one.Second == one.Third).Select(one => one.First);
    }

    [Theory]
    [InlineData("01", "names")]
    [InlineData("02", "born; first name, year and month; first name, month and day; first name, year and day")]
    [InlineData("12", "born; surname, year and month; surname, month and day; surname, year and day")]
    [InlineData("03", "first name and postcode")]
    [InlineData("13", "surname and postcode")]
    [InlineData("23", "born; postcode and year")]
    [InlineData("04", "Number and first name")]
    [InlineData("14", "Number and surname")]
    [InlineData("24", "born; Number and birthday")]
    [InlineData("34", "Number and postcode")]
    [InlineData("05", "Street and first name")]
    [InlineData("15", "Street and surname")]
    [InlineData("25", "born; Street and birthday")]
    [InlineData("35", "Street and postcode")]
    [InlineData("45", "Street and Number")]
    [InlineData("56", "Street and Town")]
    [InlineData("46", "Town and Number")]
    [InlineData("06", "Town and first name")]
    [InlineData("7", "Phone")]
    [InlineData("8", "E-mail")]
    [InlineData("0", "")]
    [InlineData("3", "")]
    [InlineData("5", "")]
    public void WhoeverKnowsOnlyThese_FindsTheRecordUnder(string fields, string names)
    {
        var (all, few) = (Register.Prepare(William), Register.Prepare([.. William.Select((value, field) => fields.Contains((char)('0' + field), StringComparison.Ordinal) ? value : null)]));
        Assert.Equal(names, string.Join("; ", Shared(Register, all, few)));
    }

    [Theory]
    [InlineData(2, "2010-03-28", "first name, year and month")]
    [InlineData(2, "2011-03-07", "first name, month and day")]
    [InlineData(2, "2010-12-07", "first name, year and day")]
    [InlineData(2, "2010-07-03", "born")]
    [InlineData(2, "2011-07-03", "")]
    [InlineData(0, "Bill", "born; first name, year and month; first name, month and day; first name, year and day")]
    [InlineData(0, "Adam", "born")]
    public void ASlipInNameOrBirthday_LeavesAKey(int field, string told, string names)
    {
        string?[] a = [William[0], null, William[2], null, null, null, null, null, null];
        string?[] b = [.. a];
        b[field] = told;
        Assert.Equal(names, string.Join("; ", Shared(Register, Register.Prepare(a), Register.Prepare(b))));
    }

    [Theory]
    [InlineData("Rose Hill Lane", "Derby", "12", "Street and Town; Street and Number; Town and Number")]
    [InlineData("Rose Hall", "Derby", "12", "Town and Number")]
    [InlineData("Rose Hill", "Derbyshire", "12", "Street and Number")]
    [InlineData("Rose Hill", "Derby", "14", "Street and Town")]
    public void OfAStreet_SevenLettersCount(string street, string town, string number, string names) => Assert.Equal(names.Split("; ").Order(),
        Shared(Register, Register.Prepare(null, null, null, null, "12", "Rose Hill", "Derby", null, null), Register.Prepare(null, null, null, null, number, street, town, null, null)).Order());

    [Fact]
    public void PartsOfAKey_DoNotRunIntoEachOther()
    {
        Assert.Empty(Shared(Register, Register.Prepare(null, null, null, null, null, "Abc", "Def", null, null), Register.Prepare(null, null, null, null, null, "Abcd", "Ef", null, null)));
        Assert.Empty(Shared(Register, Register.Prepare(null, null, null, "3AH", "12", null, null, null, null), Register.Prepare(null, null, null, "23AH", "1", null, null, null, null)));
        Assert.Empty(Shared(Register, Register.Prepare("Sam", "Bell", null, null, null, null, null, null, null), Register.Prepare("Samb", "Ell", null, null, null, null, null, null, null)));
    }

    [Fact]
    public void AKey_IsNoOtherKey_ThoughItsTextIsTheSame()
    {
        // The first name of one is the surname of the other, at one postcode: not the same key.
        var keys = new BlockingKeys(Register);
        Assert.Empty(keys.All(Register.Prepare("Hall", null, null, "DE1 3AH", null, null, null, null, null), 1).Intersect(keys.All(Register.Prepare(null, "Hall", null, "DE1 3AH", null, null, null, null, null), 1)));
    }

    [Fact]
    public void WhatFamiliesShare_FindsThem_AndTeachesNothing()
    {
        var keys = new BlockingKeys(Register).Each;
        Assert.Equal(["surname and postcode", "postcode and year", "Number and surname", "Number and postcode", "Street and surname", "Street and postcode", "Street and Number", "Street and Town", "Town and surname", "Town and postcode", "Town and Number", "Phone", "E-mail"],
            keys.Where(key => key.Household).Select(key => key.Name));
        // What a key fixes is never learnt from the pairs it finds.
        string Fixes(string name) => string.Join(',', keys.Single(key => key.Name == name).Fixes);
        Assert.Equal(("0,1", "2", "0,2", "1,2", "1,3", "3,2", "4,0", "5,2", "5,6"), (Fixes("names"), Fixes("born"), Fixes("first name, year and day"), Fixes("surname, month and day"), Fixes("surname and postcode"),
            Fixes("postcode and year"), Fixes("Number and first name"), Fixes("Street and birthday"), Fixes("Street and Town")));
    }

    [Fact]
    public void OfAnAddress_TheFirstNumberCounts_WithItsPostcode()
    {
        var schema = new LinkageSchema([new("Surname", FieldKind.Surname), new("Address", FieldKind.Title), new("Postcode", FieldKind.Postcode)]);
        bool Meet(string address, string? postcode, string other, string? otherPostcode) => Meeting(schema, [null, address, postcode], [null, other, otherPostcode]);
        Assert.True(Meet("12 Rose Hill, flat 3", "DE1 3AH", "Flat B, 12 Rosehill", "DE1 3AH"));
        Assert.False(Meet("12 Rose Hill, flat 3", "DE1 3AH", "3 High Street", "DE1 3AH"));
        Assert.False(Meet("12 Rose Hill", "DE1 3AH", "12 Rose Hill", "DE1 3AB"));
        Assert.False(Meet("Rose Hill", "DE1 3AH", "Rose Hill", "DE1 3AH"));
        // The words of an address are not those of a place's name: half a town would meet.
        Assert.False(Meet("Sorrel Street", null, "Sorrel Street", null));
    }

    [Fact]
    public void OfAPlace_EveryLongWordIsAKeyOnce()
    {
        var schema = new LinkageSchema([new("Name", FieldKind.Title)]);
        var keys = new BlockingKeys(schema);
        int Count(string title) => keys.All(schema.Prepare(title), 3).Count;
        Assert.Equal((2, 1, 1, 0), (Count("Sorrel bridge"), Count("Sorrel sorrel"), Count("Elm bridge"), Count("Elm row")));
    }

    [Fact]
    public void AFamilyOfSixty_HasNoMoreThanFortyKeysOfAKind()
    {
        var schema = new LinkageSchema([new("Members", FieldKind.Members), new("Postcode", FieldKind.Postcode)]);
        const string letters = "bdfgklmn";
        var members = string.Join('|', from first in letters from second in letters select $"{first}{second}");
        int Count(string members) => new BlockingKeys(schema).All(schema.Prepare(members, "DE1 3AH"), 2).Count;
        Assert.Equal((40, 3), (Count(members), Count("bd|bf|bg")));
    }

    [Fact]
    public void AFamily_MeetsUnderNameAndSurname_OrNameAndPostcode_AndNothingLess()
    {
        var schema = new LinkageSchema([new("Members", FieldKind.Members), new("Postcode", FieldKind.Postcode), new("Surname", FieldKind.Surname)]);
        bool Meet(string?[] one, string?[] other) => Meeting(schema, one, other);
        Assert.True(Meet(["Jan|Ola", null, "Reid"], ["Zoe|Ola", null, "Reid"]));
        Assert.True(Meet(["William", null, "Reid"], ["Bill", null, "Reid"]));
        Assert.True(Meet(["Jan|Ola", "DE1 3AH", null], ["Zoe|Ola", "DE1 3AH", null]));
        Assert.False(Meet(["Jan|Ola", null, "Reid"], ["Jan|Ola", null, "Kowalski"]));
        Assert.False(Meet(["Jan", "DE1 3AH", null], ["Zoe", "DE1 3AH", null]));
        Assert.False(Meet(["Jan", "DE1 3AH", null], ["Jan", null, "Reid"]));
        // A postcode alone is enough for places, never for families.
        Assert.False(Meet([null, "DE1 3AH", null], [null, "DE1 3AH", null]));
    }

    private static bool Meeting(LinkageSchema schema, string?[] a, string?[] b)
    {
        var keys = new BlockingKeys(schema);
        return keys.All(schema.Prepare(a), 2).Intersect(keys.All(schema.Prepare(b), 2)).Any();
    }
}
