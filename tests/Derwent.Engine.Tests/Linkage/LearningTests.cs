using Derwent.Engine.Linkage;
using Xunit;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>What a model learns without being told who is who, on registers so small that the right answer can be counted.</summary>
public sealed class LearningTests
{
    private static int Pairs => Often.Times(25_000);
    private static LinkageSchema Schema => new([new("First name", FieldKind.GivenName), new("Surname", FieldKind.Surname), new("Born", FieldKind.BirthDate), new("Postcode", FieldKind.Postcode), new("Phone", FieldKind.Phone), new("Quarter", FieldKind.Code)]);

    [Fact]
    public void WhatOftenChanges_IsLearnt_AndSoIsWhatNeverDoes()
    {
        var model = Train(Register());
        // One phone in four of those told twice is another one.
        Assert.InRange(Field(model, "Phone").M[0], .72, .78);
        Assert.InRange(Field(model, "Phone").M[2], .22, .28);
        Assert.True(Field(model, "Born").M[0] > .98);
        Assert.True(Field(model, "First name").M[0] > .98);
    }

    [Fact]
    public void WhatStrangersShareByChance_IsCounted()
    {
        var model = Train(Register());
        // Four quarters, equally large.
        Assert.InRange(Field(model, "Quarter").U[0], .20, .30);
        Assert.True(Field(model, "Phone").U[0] < .002);
        Assert.All(model.Fields, field => Assert.Equal((1, 1), (Math.Round(field.U.Sum(), 9), Math.Round(field.M.Sum(), 9))));
    }

    [Fact]
    public void ThePrior_IsTheShareOfAllPairsThatAreOnePerson()
    {
        var set = Register();
        Assert.InRange(Train(set).Prior * set.AllPairs, 95, 105);
    }

    [Fact]
    public void ADouble_DoesNotMakeItsOwnValuesLookCommon()
    {
        var people = Enumerable.Range(0, 200).Select(i => Person(i)).ToList();
        var model = Train(new RecordSet(Schema, [.. people, people[3], people[3], people[3], people[3]]));
        var first = Field(model, "First name");
        Assert.False(first.Frequencies.ContainsKey(people[3].Values[0]!), "Five records of one person are one bearer of the name.");
        Assert.Equal(1.0 / 200, first.Rare, 9);
        Assert.Equal(.25, Field(model, "Quarter").Frequencies["a"], 9);
        Assert.Equal(.5, Field(model, "Phone").Rare);
    }

    [Fact]
    public void BrothersAndSisters_DoNotTeachWhatOnePersonLooksLike()
    {
        // In every home two children, months or years apart: one postcode, one phone, one surname. None is told twice.
        var homes = Enumerable.Range(0, 150).SelectMany(i => new[] { Person(i), Person(i, first: Name(i + 41, 3), born: $"{2006 + i % 9}-{1 + (i + 5) % 12:00}-{2 + i % 25:00}") });
        var told = Enumerable.Range(0, 60).Select(i => Person(i));
        var set = new RecordSet(Schema, [.. homes, .. told]);
        Assert.True(Field(Train(set, families: true), "First name").M[5] < .02);
        Assert.InRange(Train(set, families: true).Prior * set.AllPairs, 55, 65);
    }

    [Fact]
    public void TwoFiles_TeachAsOneDoes()
    {
        var set = new RecordSet(Schema, [.. Enumerable.Range(0, 200).Select(i => Person(i))], [.. Enumerable.Range(100, 200).Select(Again)]);
        var model = Train(set);
        Assert.InRange(model.Prior * set.AllPairs, 95, 105);
        Assert.InRange(Field(model, "Phone").M[0], .72, .78);
    }

    [Fact]
    public void AFieldThatIsNeverGiven_KeepsWhatIsAssumedOfAny()
    {
        var set = new RecordSet(Schema, [.. Enumerable.Range(0, 200).Select(i => Without(Person(i))), .. Enumerable.Range(0, 50).Select(i => Without(Person(i)))]);
        var quarter = Field(Train(set), "Quarter");
        Assert.Equal([.9, .05, .05], quarter.M.Select(share => Math.Round(share, 9)));
        Assert.Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], quarter.U);
        Assert.Equal((0, .5), (quarter.Frequencies.Count, quarter.Rare));
        static Prepared Without(Prepared one) => Schema.Prepare([.. one.Values.Take(5), null]);
    }

    [Fact]
    public void WhatFewerThanFiveShow_IsNotLearnt()
    {
        // Three people told twice, each with another phone: too few to say that phones change.
        var few = new RecordSet(Schema, [.. Enumerable.Range(0, 60).Select(i => Person(i)), .. new[] { 4, 8, 12 }.Select(Again)]);
        Assert.Equal([.9, .05, .05], Field(Train(few), "Phone").M.Select(share => Math.Round(share, 9)));
        var more = new RecordSet(Schema, [.. Enumerable.Range(0, 60).Select(i => Person(i)), .. Enumerable.Range(0, 12).Select(i => Again(i * 4))]);
        Assert.True(Field(Train(more), "Phone").M[2] > .5);
    }

    [Fact]
    public void WhereEveryKeyFixesAllFields_NothingIsLearnt()
    {
        var schema = new LinkageSchema([new("First name", FieldKind.GivenName), new("Surname", FieldKind.Surname)]);
        var set = new RecordSet(schema, [.. Enumerable.Range(0, 40).Concat(Enumerable.Range(0, 20)).Select(i => schema.Prepare(Name(i, 7), Name(i, 11)))]);
        Assert.All(Trainer.Train(set, 1, false, 500).Fields, field => Assert.Equal(.9, field.M[0], 9));
    }

    [Fact]
    public void TheSameRecordsAndSeed_GiveTheSameModel_AndAnotherSeedAnother()
    {
        Assert.Equal(Train(Register()).ToJson(), Train(Register()).ToJson());
        Assert.NotEqual(Train(Register()).Fields[5].U, Trainer.Train(Register(), 2, false, Pairs).Fields[5].U);
    }

    [Fact]
    public void OneRecord_IsNeverComparedWithItself_NorWithItsDouble()
    {
        var set = new RecordSet(Schema, [Person(1), Person(1), Person(2)]);
        // Held to be one person, the first two teach nothing about strangers; all that is left is 1 and 2, of different quarters.
        var u = Chance.Of(set, [0, 0, 2], 1, 1000);
        Assert.True(u[5][0] < .01 && u[5][1] + u[5][2] > .99);
    }

    [Fact]
    public void BetweenTwoFiles_StrangersAreOneOfEach()
    {
        // All of the first file live in one quarter, all of the second in another: nobody shares theirs with a stranger of the other file.
        Prepared In(int i, string quarter) => Schema.Prepare([.. Person(i).Values.Take(5), quarter]);
        var set = new RecordSet(Schema, [.. Enumerable.Range(0, 40).Select(i => In(i, "a"))], [.. Enumerable.Range(100, 60).Select(i => In(i, "z"))]);
        var u = Chance.Of(set, [.. Enumerable.Range(0, 100)], 1, 2000)[5];
        Assert.Equal((.5 / 2001.5, .5 / 2001.5 + 2000 / 2001.5), (u[0], u.Max()));
    }

    [Fact]
    public void ASession_FindsTheSharesItWasMadeFrom_AndTrainsNothingThatItsBlockFixes()
    {
        // Three fields of three levels; three pairs in ten are one person, who agrees with .8, .1, .1, and strangers with .05, .15, .8. The fourth is the same for all of them.
        double[] m = [.8, .1, .1], u = [.05, .15, .8];
        var counts = new Dictionary<ulong, double>();
        for (var a = 0; a < 3; a++)
            for (var b = 0; b < 3; b++)
                for (var c = 0; c < 3; c++) counts[(ulong)(a + 1 | b + 1 << 4 | c + 1 << 8 | 1 << 12)] = 10_000 * (.3 * m[a] * m[b] * m[c] + .7 * u[a] * u[b] * u[c]);
        var (matches, expected) = Sessions.Run(counts, [0, 1, 2], [u, u, u, u]);
        Assert.InRange(matches, 2990, 3010);
        foreach (var field in expected.Take(3)) for (var level = 0; level < 3; level++) Assert.InRange(field[level] / field.Sum(), m[level] - .01, m[level] + .01);
        Assert.Equal([0, 0, 0], expected[3]);
    }

    [Fact]
    public void BeforeAnythingIsKnown_NineInTenAgree() => Assert.Equal([.9, .025, .025, .025, .025], Sessions.Start(5).Select(share => Math.Round(share, 9)));

    [Fact]
    public void TheSeed_IsTheSameEverywhere()
    {
        // The published values of SplitMix64.
        var seeded = new Seeded(1234567);
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423], new[] { seeded.Next(), seeded.Next(), seeded.Next() });
        Assert.Equal((int)(6457827717110365317UL % 10), new Seeded(1234567).Below(10));
        Assert.Equal(6457827717110365317UL / Math.Pow(2, 64), new Seeded(1234567).Unit(), 12);
    }

    private static LinkageModel Train(RecordSet set, bool families = false) => Trainer.Train(set, 1, families, Pairs);

    private static FieldModel Field(LinkageModel model, string name) => model.Fields.Single(field => field.Field == name);

    // 300 people, of whom a hundred are told about twice.
    private static RecordSet Register() => new(Schema, [.. Enumerable.Range(0, 300).Select(i => Person(i)), .. Enumerable.Range(0, 100).Select(Again)]);

    private static Prepared Again(int i) => Person(i, phone: i % 4 == 0 ? $"07{i * 7919 % 1000:000} {i * 104_729 % 1_000_000:000000}" : null);

    private static Prepared Person(int i, string? first = null, string? born = null, string? phone = null) => Schema.Prepare(
        first ?? Name(i, 7), Name(i, 11), born ?? $"{2003 + i % 15}-{1 + i % 12:00}-{2 + i * 7 % 26:00}", $"DE{1 + i % 23} {i % 9}{(char)('A' + i % 26)}{(char)('A' + i / 26)}",
        phone ?? $"07{700 + i % 97} {i * 3_571 % 1_000_000:000000}", "abcd"[i % 4].ToString());

    private static string Name(int i, int step) => new([(char)('b' + i * step % 20), "aeiou"[i % 5], (char)('b' + i / 20 % 20), 'a', (char)('c' + i * step % 17), "nmrl"[i / 5 % 4], 'o']);
}
