using Derwent.Engine.Linkage;
using Xunit;
using static Derwent.Engine.Tests.Linkage.SmallRegister;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>What a pair weighs, and what is done with it.</summary>
public sealed class ScoringTests
{
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
    public void WhatOnlyTheNameOrTheBirthdaySays_IsEnoughWhereTheOtherIsNotAsked()
    {
        double Own(LinkageModel model, params string[] values) => new Scorer(model).OwnWeight(model.Schema().Prepare(values), model.Schema().Prepare(values));
        var (name, surname, born) = (Model.Fields[0], Model.Fields[1], Model.Fields[2]);
        Assert.Equal(Math.Log2(45 / Scorer.Community), Own(Model with { Fields = [surname, name] }, "Hall", "Olivia"), 9);
        Assert.Equal(Math.Log2(.95 / .03), Own(Model with { Fields = [born, surname] }, "2010-03-07", "Hall"), 9);
        Assert.Equal(Math.Log2(.95 / .03 * 45), Own(Model with { Fields = [born, name] }, "2010-03-07", "Olivia"), 9);
    }

    [Fact]
    public void NamesInTheOtherBox_CountAsTheCommonerOfTheTwo()
    {
        var (a, b) = (Person("Olivia", "Quillon", "2010-03-07", null, null), Person("Quillon", "Olivia", null, null, null));
        Assert.Equal(Math.Log2(.005 / .001 / Scorer.Community), new Scorer(Model).OwnWeight(a, b), 9);
        Assert.Equal(Math.Log2(.9 / .02 / Scorer.Community), new Scorer(Model with { Fields = [Model.Fields[0] with { U = [.01, .002, .002, .01, .000001, .975999] }, .. Model.Fields.Skip(1)] }).OwnWeight(b, a), 9);
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
    public void EachOfFifteenFields_IsComparedByItself()
    {
        var schema = new LinkageSchema([.. Enumerable.Range(0, 15).Select(i => new LinkField($"Field {i}", FieldKind.Words))]);
        string?[] same = [.. Enumerable.Range(0, 15).Select(i => $"Larch Row {i}")];
        for (var field = 0; field < 15; field++)
        {
            string?[] other = [.. same];
            (other[field], other[(field + 7) % 15]) = ("Sorrel bridge", null);
            var pattern = Pattern.Between(schema, schema.Prepare(same), schema.Prepare(other));
            for (var i = 0; i < 15; i++) Assert.Equal(i == field ? 3 : i == (field + 7) % 15 ? Levels.Missing : 0, pattern[i]);
        }
    }

    [Fact]
    public void AFieldThatIsMissing_WeighsNothing_AndACommonValueLessThanARareOne()
    {
        var field = Model.Fields[0];
        Assert.Equal(0, field.Weight(Levels.Missing, "olivia"));
        Assert.Equal((Math.Log2(.9 / .02), Math.Log2(.9 / .001)), (field.Weight(0, "olivia"), field.Weight(0, "zebedee")));
        // Where no values were counted, and where the names only resemble each other, the share of their level counts.
        Assert.Equal((Math.Log2(.9 / .01), Math.Log2(.9 / .01), Math.Log2(.03 / .002)), ((field with { Frequencies = new Dictionary<string, double>() }).Weight(0, "olivia"), field.Weight(0, null), field.Weight(2, "olivia")));
    }
}
