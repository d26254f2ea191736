using Derwent.Engine.Linkage;
using Xunit;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>Word by word: what says nothing, what is too small to count, what is written short.</summary>
public sealed class PlainTests
{
    [Theory]
    [InlineData("Baby")]
    [InlineData("unknown")]
    [InlineData("TEST")]
    [InlineData("none")]
    [InlineData("N/A")]
    [InlineData("n.k.")]
    [InlineData("not known")]
    [InlineData("Not Given")]
    [InlineData("null")]
    [InlineData("Baby boy")]
    [InlineData("Baby-girl")]
    public void WhatOnlySaysNotKnown_IsMissing_InEveryBox(string typed)
    {
        foreach (var kind in new[] { FieldKind.GivenName, FieldKind.Surname, FieldKind.Words, FieldKind.Members, FieldKind.Code }) Assert.Null(Plain.Of(kind, typed));
        Assert.Equal("jan", Plain.Of(FieldKind.Members, typed + "|Jan"));
    }

    [Theory]
    [InlineData("Testa")]
    [InlineData("Nona")]
    [InlineData("Babs")]
    public void WhatOnlyLooksLikeIt_IsAName(string name) => Assert.Equal(name.ToLowerInvariant(), Plain.Of(FieldKind.GivenName, name));

    [Theory]
    [InlineData("the")]
    [InlineData("at")]
    [InlineData("of")]
    [InlineData("on")]
    [InlineData("by")]
    [InlineData("near")]
    [InlineData("and")]
    [InlineData("in")]
    [InlineData("a")]
    public void SmallWordsOfAPlace_DoNotCount(string word)
    {
        Assert.Equal("steps larch row", Plain.Of(FieldKind.Title, $"Steps {word} Larch Row"));
        Assert.Null(Plain.Of(FieldKind.Title, word));
    }

    [Theory]
    [InlineData("St", "street")]
    [InlineData("Rd", "road")]
    [InlineData("Ave", "avenue")]
    [InlineData("Cres.", "crescent")]
    [InlineData("Ln", "lane")]
    [InlineData("Dr", "drive")]
    [InlineData("Pk", "park")]
    [InlineData("Ct", "court")]
    [InlineData("Stones", "stones")]
    public void ShortWordsOfAnAddress_AreWrittenInFull(string word, string full) => Assert.Equal($"12 larch {full}", Plain.Of(FieldKind.Title, $"12 Larch {word}"));

    [Theory]
    [InlineData(FieldKind.GivenName, "Anne / Marie", "anne marie")]
    [InlineData(FieldKind.GivenName, "Mary,Ann", "mary ann")]
    [InlineData(FieldKind.GivenName, " - Zoe - ", "zoe")]
    [InlineData(FieldKind.GivenName, "J.R.", "jr")]
    [InlineData(FieldKind.GivenName, "Tab\tbed", "tab bed")]
    [InlineData(FieldKind.BirthDate, "1/1/2010", null)]
    [InlineData(FieldKind.BirthDate, "20100101", null)]
    [InlineData(FieldKind.BirthDate, "20100307", "20100307")]
    [InlineData(FieldKind.BirthDate, "07.03.2010", "20100307")]
    [InlineData(FieldKind.BirthDate, "2010-03-07 10:30", "20100307")]
    [InlineData(FieldKind.BirthDate, "2010-003-7", null)]
    [InlineData(FieldKind.BirthDate, "007-3-2010", null)]
    [InlineData(FieldKind.BirthDate, "2010-03", null)]
    [InlineData(FieldKind.BirthDate, "7-March-2010", null)]
    [InlineData(FieldKind.Position, "-91,0", null)]
    [InlineData(FieldKind.Position, "0,-181", null)]
    [InlineData(FieldKind.Position, "here,1", null)]
    [InlineData(FieldKind.Position, "1,here", null)]
    [InlineData(FieldKind.Position, "1,2,3", null)]
    [InlineData(FieldKind.Position, "52", null)]
    [InlineData(FieldKind.Phone, "12345678", null)]
    [InlineData(FieldKind.Phone, "0044 7700 900 123", "700900123")]
    [InlineData(FieldKind.Email, " unknown ", null)]
    [InlineData(FieldKind.Members, "Zoe|Adam Kowalski| jan maria ", "adam|jan|zoe")]
    [InlineData(FieldKind.Words, "St. Mary's, No. 7", "stmarysno7")]
    [InlineData(FieldKind.Number, "12-A", "12a")]
    public void WhatWasTyped_IsMadePlain(FieldKind kind, string typed, string? plain) => Assert.Equal(plain, Plain.Of(kind, typed));
}
