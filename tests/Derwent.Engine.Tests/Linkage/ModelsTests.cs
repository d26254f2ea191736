using Derwent.Engine.Linkage;
using Xunit;
using static Derwent.Engine.Tests.Linkage.SmallRegister;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>Stored models, the names they know, and what a linkage refuses.</summary>
public sealed class ModelsTests
{
    [Fact]
    public void InARegister_ThePriorIsOneOfAllWhoMayBeMeant()
    {
        Assert.Equal(.3 / 20_000, Model.Among(5).Prior);
        Assert.Equal(.3 / 1_000_000, Model.Among(1_000_000).Prior);
        Assert.Equal(.1 / 50, Model.Among(5, .1, 50).Prior);
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
    public void AModelToBeCarriedElsewhere_KeepsTheNamesPeopleBear_AndNoAddresses()
    {
        var first = Enumerable.Range(0, 4200).ToDictionary(n => $"n{n:0000}", _ => 3e-5);
        first["olivia"] = .0212345678;
        first["quillon"] = 1.9e-5;
        first["edge"] = 2e-5;
        var model = Model with
        {
            Fields = [Model.Fields[0] with { Frequencies = first, Rare = 1e-4 }, Model.Fields[1] with { Frequencies = new Dictionary<string, double> { ["hall"] = .01, ["oakes"] = 1e-6 } },
                .. Model.Fields.Skip(2).Select(field => field with { Frequencies = new Dictionary<string, double> { ["de13ah"] = .01 }, Rare = .001 })],
        };
        var portable = model.Portable();
        Assert.Equal((model.Prior, model.Version), (portable.Prior, portable.Version));
        // The commonest four thousand, then by the alphabet.
        Assert.Equal((4000, .0212346, 2e-5), (portable.Fields[0].Frequencies.Count, portable.Fields[0].Frequencies["olivia"], portable.Fields[0].Rare));
        Assert.Equal("olivia", portable.Fields[0].Frequencies.Keys.First());
        Assert.True(portable.Fields[0].Frequencies.ContainsKey("n0000") && portable.Fields[0].Frequencies.ContainsKey("n3998") && !portable.Fields[0].Frequencies.ContainsKey("n3999"));
        Assert.Equal(["hall"], portable.Fields[1].Frequencies.Keys);
        foreach (var field in portable.Fields.Skip(2)) Assert.Equal((0, 1), (field.Frequencies.Count, field.Rare));
        Assert.All(portable.Fields.Zip(model.Fields), pair => Assert.Equal((pair.Second.M, pair.Second.U), (pair.First.M, pair.First.U)));
        Assert.Equal(["edge"], (Model with { Fields = [Model.Fields[0] with { Frequencies = new Dictionary<string, double> { ["edge"] = 2e-5, ["rarer"] = 1.99e-5 } }] }).Portable().Fields[0].Frequencies.Keys);
    }

    [Fact]
    public void AShareOfOne_IsAProbability()
    {
        var model = Model with { Fields = [Model.Fields[4] with { M = [1, 1e-9, 1e-9], U = [1e-9, 1e-9, 1] }] };
        Assert.Equal(model.ToJson(), LinkageModel.FromJson(model.ToJson()).ToJson());
    }

    private static void Refused(string sentence, Func<object?> act) => Assert.Equal(sentence, Assert.Throws<LinkageRefused>(() => { act(); }).Message);

    private static void Refused(string sentence, Action act) => Assert.Equal(sentence, Assert.Throws<LinkageRefused>(act).Message);
}
