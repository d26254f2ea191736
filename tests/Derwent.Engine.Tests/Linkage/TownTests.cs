using CsCheck;
using Derwent.Engine.Linkage;
using Derwent.Engine.Linkage.Towns;
using Xunit;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>What must hold for every family of a made-up town, with a model that was trained on it.</summary>
public sealed class TownTests
{
    private static readonly List<TownPerson> People = [.. new Town(4000, 7).People(4000)];
    private static readonly LinkageModel Model = Trainer.Train(new RecordSet(TownPerson.Schema, [.. Told(7).Select(one => one.Prepare())]), families: true);

    [Fact]
    public void TwinsBrothersAndSisters_AreNeverLikely_HoweverTheyAreTold() => Gen.Select(Gen.Int[0, People.Count - 1], Gen.Bool, Gen.Long).Sample((at, twin, seed) =>
    {
        var town = new Town(4000, seed);
        var child = People[at];
        var told = new SecondTelling(town, seed).Of(town.Sibling(child, twin));
        var set = new RecordSet(TownPerson.Schema, [child.Prepare(), told.Prepare()]);
        // A sibling whose own name was told so that it is the other's is that other for anybody who reads it.
        var (theirs, said) = (child.Prepare().Values[0], told.Prepare().Values[0]);
        return Linker.Link(set, Model, new LinkageOptions(KinApart: true)).All(link => link.Band != Band.Likely)
            || Levels.Between(FieldKind.GivenName, theirs, said) is 0 or 1 or 2 or 4 || Likeness.Edits(theirs, said) == 1;
    }, iter: 2000);

    [Fact]
    public void WhatAWholeHomeShares_DoesNotTellOneChildFromAnother()
    {
        var child = new TownPerson(1, 1, NameOrigin.British, "Olivia", "Featherstone", "2011-05-17", "AB1 2CD", "07700 900123", "Alderbank School");
        var scorer = new Scorer(Model.Among(1_000_000));
        double Beside(TownPerson other) => Scorer.Probability(scorer.OwnWeight(child.Prepare(), other.Prepare()));
        Assert.True(Beside(child) > .99);
        Assert.True(Beside(child with { Born = null }) < .99);
        Assert.True(Beside(child with { First = null }) < .99);
        Assert.Equal(1 / (1 + Scorer.Community), Beside(child with { First = null, Born = null }), 6);
        Assert.Equal(Beside(child), Beside(child with { Surname = "Oakes", Postcode = "ZZ9 9ZZ", Phone = null, School = "Elmdale College" }));
        foreach (var other in new[] { child with { Born = "2014-11-03" }, child with { Born = null } })
        {
            var set = new RecordSet(TownPerson.Schema, [child.Prepare(), other.Prepare()]);
            Assert.Equal(Band.Review, Assert.Single(Linker.Link(set, Model, new LinkageOptions(.99, .05, KinApart: true))).Band);
            Assert.Equal(Band.Likely, Assert.Single(Linker.Link(set, Model, new LinkageOptions(.9, .05))).Band);
        }
    }

    [Fact]
    public void AParentOfTheSameName_IsNeverLikely() => Gen.Int[0, People.Count - 1].Sample(at =>
    {
        var child = People[at];
        // A first of January stands for "not known": then nothing tells a parent of the same name from the child.
        if (Plain.Of(FieldKind.BirthDate, child.Born) is null) return true;
        var parent = child with { Born = $"{int.Parse(child.Born!.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture) - 27}{child.Born![4..]}" };
        return Linker.Link(new RecordSet(TownPerson.Schema, [child.Prepare(), parent.Prepare()]), Model, new LinkageOptions(KinApart: true)).All(link => link.Band != Band.Likely);
    });

    [Fact]
    public void WhatIsNotKnown_NeverCountsAgainst() => Gen.Select(Gen.Int[0, People.Count - 1], Gen.Int[0, 5]).Sample((at, field) =>
    {
        var (a, scorer) = (People[at], new Scorer(Model));
        var b = field switch { 0 => a with { First = null }, 1 => a with { Surname = "unknown" }, 2 => a with { Born = a.Born![..4] + "-01-01" }, 3 => a with { Postcode = "" }, 4 => a with { Phone = "none" }, _ => a with { School = null } };
        return scorer.Explain(a.Prepare(), b.Prepare()).Fields[field].Weight == 0;
    });

    [Fact]
    public void APortableModel_CarriesNoRareName_AndWeighsAlike()
    {
        var portable = LinkageModel.FromJson(Model.Portable().ToJson());
        Assert.All(portable.Fields.SelectMany(field => field.Frequencies.Values), share => Assert.True(share >= 2e-5));
        Assert.All(portable.Fields.Where(field => field.Kind is not (FieldKind.GivenName or FieldKind.Surname)), field => Assert.Empty(field.Frequencies));
        var (a, b) = (People[3].Prepare(), People[3].Prepare());
        Assert.True(Scorer.Probability(new Scorer(portable.Among(1_000_000)).Weight(a, b)) > .999);
    }

    private static IEnumerable<TownPerson> Told(long seed)
    {
        var again = new SecondTelling(new Town(4000, seed), seed);
        return People.Concat(People.Where((_, i) => i % 3 == 0).Select(again.Of));
    }
}
