using CsCheck;
using Derwent.Engine.Linkage;
using Xunit;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>What must hold for any two records. A failure prints the seed with which it can be run again.</summary>
public sealed class LinkageProperties
{
    private static readonly LinkageSchema Schema = new([new("First name", FieldKind.GivenName), new("Surname", FieldKind.Surname), new("Born", FieldKind.BirthDate), new("Postcode", FieldKind.Postcode), new("Phone", FieldKind.Phone), new("School", FieldKind.Words)]);
    private static readonly string?[][] Values =
    [
        ["William", "Bill", "Mohammed", "Muhamed", "Sara", "Hussain", "unknown", null],
        ["Hussain", "Hussein", "Smith", "Smith-Jones", "Sara", "Kowalski", "test", null],
        ["2010-07-31", "31/07/2010", "20100713", "2010-07-30", "1998-02-11", "2010-01-01", "soon", null],
        ["DE1 3AH", "DE13AG", "DE1 3XX", "DE22 1AA", "NG1 1AA", null, "", "3165"],
        ["07700 900123", "+44 7700 900123", "07700 900124", "12", null, null, "01332 000000", ""],
        ["St Mary's", "St Marys School", "Landau Forte", null, "", "unknown", "Bemrose", "Bemrose School"],
    ];
    private static readonly Gen<Prepared> AnyRecord = Gen.Int[0, 7].Array[6].Select(picks => Schema.Prepare([.. picks.Select((pick, field) => Values[field][pick])]));
    private static readonly LinkageModel Model = Trainer.Train(Town());
    private static readonly LinkageModel Stored = LinkageModel.FromJson(Model.ToJson());

    [Fact]
    public void WhoeverComesFirst_TheWeightIsTheSame() => Gen.Select(AnyRecord, AnyRecord).Sample((a, b) =>
        Math.Abs(new Scorer(Model).Weight(a, b) - new Scorer(Model).Weight(b, a)) < 1e-9 && Kinship.Between(Schema, a, b) == Kinship.Between(Schema, b, a));

    [Fact]
    public void OneEdit_IsWhatCountingAllEditsFinds()
    {
        var word = Gen.Char["abc"].Array[0, 7].Select(letters => new string(letters));
        Gen.Select(word, word).Sample((a, b) => Likeness.IsOneEdit(a, b) == (Likeness.Edits(a, b) == 1));
    }

    [Fact]
    public void WhatWasExplained_TellsTheSameKin() => Gen.Select(AnyRecord, AnyRecord).Sample((a, b) =>
        Kinship.Between(Schema, a, b, new Scorer(Model).Explain(a, b), Model) == Kinship.Between(Schema, a, b, Model));

    [Fact]
    public void TheUnknown_NeverCountsAsADifference() => Gen.Select(AnyRecord, AnyRecord).Sample((a, b) =>
        new Scorer(Model).Explain(a, b).Fields.Index().All(one => (a.Values[one.Index] is not null && b.Values[one.Index] is not null) || one.Item.Weight == 0));

    [Fact]
    public void TheExplanation_AddsUpToTheWeight() => Gen.Select(AnyRecord, AnyRecord).Sample((a, b) =>
    {
        var why = new Scorer(Model).Explain(a, b);
        return Math.Abs(new Scorer(Model).PriorWeight + why.Fields.Sum(field => field.Weight) - why.Weight) < 1e-9
            && why.Probability is >= 0 and <= 1 && Math.Abs(new Scorer(Model).Weight(a, b) - why.Weight) < 1e-9;
    });

    [Fact]
    public void TheSameRecordsAndSeed_GiveTheSameModel() => Assert.Equal(Model.ToJson(), Trainer.Train(Town()).ToJson());

    [Fact]
    public void AStoredModel_ScoresAsBefore() => Gen.Select(AnyRecord, AnyRecord).Sample((a, b) =>
        new Scorer(Stored).Weight(a, b) == new Scorer(Model).Weight(a, b));

    [Fact]
    public void EveryShare_AddsUpToOne() => Assert.All(Model.Fields, field =>
    {
        Assert.Equal(1, field.M.Sum(), 9);
        Assert.Equal(1, field.U.Sum(), 9);
    });

    private static RecordSet Town()
    {
        var records = Enumerable.Range(0, 400).SelectMany(i =>
        {
            string?[] person = [Name(i, 7), Name(i, 13), $"{1998 + i % 12}-{1 + i % 11:00}-{2 + i * 7 % 26:00}", $"DE{1 + i % 9} {i % 9}A{(char)('A' + i % 26)}", $"07700 {900000 + i * 37}", "School " + (i % 7)];
            return i % 3 == 0 ? new[] { Schema.Prepare(person), Schema.Prepare([person[0], person[1] + "a", person[2], i % 2 == 0 ? null : person[3], person[4], null]) } : [Schema.Prepare(person)];
        });
        return new RecordSet(Schema, [.. records]);

        static string Name(int i, int step) => new string([(char)('b' + i * step % 20), (char)"aeiou"[i % 5], (char)('b' + i / 20 % 20), 'a', (char)('c' + i / 3 % 17)]);
    }
}
