using Derwent.Engine.Linkage;
using Xunit;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>How far two values agree, at the edges of every level; and what typed values become before they are compared.</summary>
public sealed class LevelsTests
{
    [Theory]
    [InlineData(FieldKind.GivenName, "Martha", "Marhta", 2)]
    [InlineData(FieldKind.GivenName, "Dwayne", "Duane", 3)]
    [InlineData(FieldKind.GivenName, "Ann", "Dan", 5)]
    [InlineData(FieldKind.GivenName, "Adam", "Zoe", 5)]
    [InlineData(FieldKind.GivenName, "Mary Ann", "Mary", 1)]
    [InlineData(FieldKind.GivenName, "Mary Ann", "Maryann", 1)]
    [InlineData(FieldKind.GivenName, "Jo Bo", "Jo", 3)]
    [InlineData(FieldKind.Surname, "Smith", "Smiht", 2)]
    [InlineData(FieldKind.Surname, "Smith", "Smtyh", 3)]
    [InlineData(FieldKind.Surname, "O'Neill", "Oneill", 0)]
    [InlineData(FieldKind.Surname, "Jones-Smith", "Smith Jones", 4)]
    [InlineData(FieldKind.Surname, "van derberg", "van der berg", 1)]
    [InlineData(FieldKind.BirthDate, "2010-03-07", "2010-03-08", 1)]
    [InlineData(FieldKind.BirthDate, "2010-03-07", "2010-12-07", 2)]
    [InlineData(FieldKind.BirthDate, "2010-03-07", "1999-03-07", 2)]
    [InlineData(FieldKind.BirthDate, "2010-03-07", "2011-04-07", 3)]
    [InlineData(FieldKind.BirthDate, "2010-03-07", "1998-11-25", 4)]
    [InlineData(FieldKind.BirthDate, "2010-11-07", "2012-07-11", 4)]
    [InlineData(FieldKind.Postcode, "DE1 3AH", "DE1 3AG", 1)]
    [InlineData(FieldKind.Postcode, "DE1 3AH", "DE1 3HA", 1)]
    [InlineData(FieldKind.Postcode, "DE22 3AH", "DE22 3XY", 2)]
    [InlineData(FieldKind.Postcode, "DE22 3AH", "NG22 3XY", 5)]
    [InlineData(FieldKind.Postcode, "DE22 3AH", "DE22 9XY", 4)]
    [InlineData(FieldKind.Postcode, "DE22 3AH", "DE23 9XY", 5)]
    [InlineData(FieldKind.Postcode, "3165", "4921", 5)]
    [InlineData(FieldKind.Postcode, "3165", "3164", 1)]
    [InlineData(FieldKind.Postcode, "DE22 3AH", "DE22 XYZ", 5)]
    [InlineData(FieldKind.Postcode, "DE22 3AH", "DE22 999", 5)]
    [InlineData(FieldKind.Postcode, "DE22 3AH", "DE22 99Z", 5)]
    [InlineData(FieldKind.Postcode, "Derbyshire 3AH", "Derbyshire 9XY", 5)]
    [InlineData(FieldKind.Postcode, "B1 1AA", "B1 2XY", 4)]
    [InlineData(FieldKind.Phone, "07700 900123", "07700 900124", 1)]
    [InlineData(FieldKind.Phone, "07700 900123", "07700 900134", 2)]
    [InlineData(FieldKind.Email, "A@b.example", "a@b.example ", 0)]
    [InlineData(FieldKind.Email, "a@b.example", "ab@b.example", 1)]
    [InlineData(FieldKind.Email, "a@b.example", "c@d.example", 2)]
    [InlineData(FieldKind.Code, "vic", "NSW", 2)]
    [InlineData(FieldKind.Number, "12a", "12 A", 0)]
    [InlineData(FieldKind.Number, "12", "13", 1)]
    [InlineData(FieldKind.Words, "Landau Forte", "Landauforte", 0)]
    [InlineData(FieldKind.Words, "Landau Forte", "Landau Fort", 1)]
    [InlineData(FieldKind.Words, "St Mary's", "St Marks College", 2)]
    [InlineData(FieldKind.Words, "Bemrose", "Littleover", 3)]
    [InlineData(FieldKind.Title, "12 Rose Hill St", "12 Rosehill Street", 1)]
    [InlineData(FieldKind.Title, "The steps at Sorrel Street", "Sorrel Street steps", 1)]
    [InlineData(FieldKind.Title, "Sorrel Street steps", "Sorrel Street bridge and the arches", 2)]
    [InlineData(FieldKind.Title, "Larch Row bridge", "Sorrel steps", 3)]
    [InlineData(FieldKind.Title, "Park Rd", "park road", 0)]
    [InlineData(FieldKind.Title, "Underpass", "Underpas", 1)]
    [InlineData(FieldKind.Title, "Sorrel Street", "Sorrel Street bridge arches", 1)]
    [InlineData(FieldKind.Title, "Elm Row", "Row of the elm", 1)]
    [InlineData(FieldKind.Title, "Sorrel bridge", "Bridge, Sorel", 1)]
    [InlineData(FieldKind.Title, "Elm bridge", "Bridge elms", 2)]
    [InlineData(FieldKind.Title, "Sorrel sorel", "Sorrel bridge", 2)]
    [InlineData(FieldKind.Title, "Sorrel steps", "Sorrel bridge", 2)]
    [InlineData(FieldKind.Title, "Rose Hill", "Rosehil", 1)]
    [InlineData(FieldKind.Members, "Jan|Ola", "Jan|Olla", 0)]
    [InlineData(FieldKind.Members, "Ola|Olla", "Olla|Zoe", 2)]
    [InlineData(FieldKind.Members, "Jan Kowalski|Piotr", "Piotr|Jan", 0)]
    [InlineData(FieldKind.Members, "Jan|Piotr|Ola", "Piotr|Jan", 0)]
    [InlineData(FieldKind.Members, "Jan|Piotr|Ola", "Piotr|Jan|Zoe", 1)]
    [InlineData(FieldKind.Members, "Jan|Piotr", "Piotr|Zoe", 2)]
    [InlineData(FieldKind.Members, "Jan", "Jan|Piotr", 2)]
    [InlineData(FieldKind.Members, "Jan", "Zoe", 3)]
    [InlineData(FieldKind.Members, "William", "Bill|Zoe", 2)]
    [InlineData(FieldKind.Position, "52.9,-1.47", "52.9008,-1.47", 0)]
    [InlineData(FieldKind.Position, "52.9,-1.47", "52.902,-1.47", 1)]
    [InlineData(FieldKind.Position, "52.9,-1.47", "52.905,-1.47", 2)]
    [InlineData(FieldKind.Position, "52.9,-1.47", "52.91,-1.47", 3)]
    public void TwoValues_AgreeAtALevel_WhicheverComesFirst(FieldKind kind, string a, string b, int level)
    {
        Assert.Equal(level, Levels.Between(kind, Plain.Of(kind, a), Plain.Of(kind, b)));
        Assert.Equal(level, Levels.Between(kind, Plain.Of(kind, b), Plain.Of(kind, a)));
        Assert.Equal(0, Levels.Between(kind, Plain.Of(kind, a), Plain.Of(kind, a)));
        Assert.Equal(Levels.Missing, Levels.Between(kind, Plain.Of(kind, a), null));
        Assert.InRange(level, 0, Levels.Of(kind).Count - 1);
    }

    [Theory]
    [InlineData(FieldKind.GivenName, " Zoë-Anne ", "zoe anne")]
    [InlineData(FieldKind.GivenName, "N/K", null)]
    [InlineData(FieldKind.GivenName, "Not given", null)]
    [InlineData(FieldKind.GivenName, "Baby boy", null)]
    [InlineData(FieldKind.Surname, "O'Neill2", "oneill")]
    [InlineData(FieldKind.Surname, "--", null)]
    [InlineData(FieldKind.BirthDate, "7/3/2010", "20100307")]
    [InlineData(FieldKind.BirthDate, "2010.3.7", "20100307")]
    [InlineData(FieldKind.BirthDate, "2010-03-07T00:00:00", "20100307")]
    [InlineData(FieldKind.BirthDate, "2010-13-40", "20101340")]
    [InlineData(FieldKind.BirthDate, "10-03-07", null)]
    [InlineData(FieldKind.BirthDate, "March 2010", null)]
    [InlineData(FieldKind.BirthDate, "2010-1-1", null)]
    [InlineData(FieldKind.BirthDate, "2010030x", null)]
    [InlineData(FieldKind.Postcode, "de1 3ah", "de13ah")]
    [InlineData(FieldKind.Phone, "+44 (0)7700 900123", "700900123")]
    [InlineData(FieldKind.Phone, "700900123", "700900123")]
    [InlineData(FieldKind.Position, "90,180", "90,180")]
    [InlineData(FieldKind.Phone, "900123", null)]
    [InlineData(FieldKind.Email, " A@B.example", "a@b.example")]
    [InlineData(FieldKind.Words, "School No. 7, Derby", "schoolno7derby")]
    [InlineData(FieldKind.Title, "The steps at Sorrel St, by the Park", "steps sorrel street park")]
    [InlineData(FieldKind.Members, "Piotr Kowalski| |Jan|Jan", "jan|piotr")]
    [InlineData(FieldKind.Position, "52.9, -1.47", "52.9,-1.47")]
    [InlineData(FieldKind.Position, "91,0", null)]
    [InlineData(FieldKind.Position, "0,181", null)]
    [InlineData(FieldKind.Position, "-90,-180", "-90,-180")]
    [InlineData(FieldKind.Position, "here", null)]
    [InlineData(FieldKind.Code, "  ", null)]
    public void WhatWasTyped_IsMadePlain(FieldKind kind, string typed, string? plain) => Assert.Equal(plain, Plain.Of(kind, typed));

    [Theory]
    [InlineData("ab", "", 2)]
    [InlineData("", "", 0)]
    [InlineData("abcd", "acbd", 1)]
    [InlineData("abcd", "abxd", 1)]
    [InlineData("abcd", "abd", 1)]
    [InlineData("abcd", "abxcd", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Edits_AreCounted(string a, string b, int edits)
    {
        Assert.Equal(edits, Likeness.Edits(a, b));
        Assert.Equal(edits, Likeness.Edits(b, a));
        Assert.Equal(edits == 1, Likeness.IsOneEdit(a, b));
        Assert.Equal(edits == 1, Likeness.IsOneEdit(b, a));
    }

    [Theory]
    [InlineData("", "", 1)]
    [InlineData("a", "", 0)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("jones", "johnson", .8324)]
    [InlineData("abc", "aabc", .925)]
    [InlineData("crate", "trace", .7333)]
    public void JaroWinkler_AtItsEdges(string a, string b, double expected) => Assert.Equal(expected, Likeness.JaroWinkler(a, b), 4);

    [Fact]
    public void LongSpellings_AreCutAtSixtyFour()
    {
        var (a, b) = (new string('a', 64) + "xyz", new string('a', 64) + "123456");
        Assert.Equal(0, Likeness.Edits(a, b));
        Assert.False(Likeness.IsOneEdit(a, b));
        Assert.Equal(1, Likeness.JaroWinkler(a, b));
    }

    [Fact]
    public void Metres_AreThoseOfTheEarth()
    {
        Assert.Equal(0, Likeness.Metres("52,-1", "52,-1"));
        Assert.Equal(111_195, Likeness.Metres("52,-1", "53,-1"), 0);
        Assert.Equal(68_458, Likeness.Metres("52,-1", "52,-2"), 0);
    }

    [Theory]
    [InlineData("scholz", "xls")]
    [InlineData("tchekov", "xkv")]
    [InlineData("cheryl", "xrl")]
    [InlineData("szymon", "xmn")]
    [InlineData("djamel", "jml")]
    [InlineData("edge", "aj")]
    [InlineData("zhang", "jng")]
    [InlineData("jack", "jk")]
    [InlineData("gheorghe", "grg")]
    [InlineData("thomas", "tms")]
    [InlineData("cecilia", "sl")]
    [InlineData("cyril", "srl")]
    [InlineData("yusuf", "ysf")]
    [InlineData("wojtek", "vjtk")]
    [InlineData("zara", "sr")]
    [InlineData("mary ann", "mrn")]
    [InlineData("ahmed", "amd")]
    [InlineData("sarah", "sr")]
    [InlineData("quincy", "kns")]
    [InlineData("scott", "skt")]
    [InlineData("lisc", "lsk")]
    [InlineData("mitcal", "mtkl")]
    [InlineData("mitc", "mtk")]
    [InlineData("hrvat", "hrvt")]
    [InlineData("mohammed", "mhmd")]
    [InlineData("josh", "jx")]
    [InlineData("abcdefghijklmnopqrst", "abkdfgjk")]
    public void ASkeleton_HoldsTheFoldedConsonants(string name, string skeleton) => Assert.Equal(skeleton, Sounds.Skeleton(name));
}
