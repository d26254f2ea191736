using System.Text.Json;
using Derwent.Engine.Journeys;
using Derwent.Engine.Packages;
using Derwent.Engine.Worlds;
using Xunit;

namespace Derwent.Engine.Tests.Journeys;

public sealed class JourneyTests
{
    /// <summary>One need, one service: exactly the queue of the formula. Stays are one week.</summary>
    private static AllianceWorld OneLine(int places, double load) => new()
    {
        Needs = [new("a", "A")], Cases = [new WorldCase { Code = "c", Needs = [new("a", 1)] }], ArrivalsPerWeek = places * load,
        Services = [new WorldService { Code = "s", Name = "S", Organisation = "O", Meets = [new("a", 1)], Starts = [1], Places = places, Stay = 1 }],
    };

    [Theory]
    [InlineData(1, 0.8, 0.8, 4.0)]
    [InlineData(2, 0.9, 0.852632, 4.263158)]
    [InlineData(5, 0.8, 0.554113, 0.554113)]
    public void TheFormula_GivesKnownValues(int places, double load, double chance, double wait)
    {
        var queue = new ErlangC(places, places * load, 1);
        Assert.Equal((chance, wait), (Math.Round(queue.ChanceOfWaiting, 6), Math.Round(queue.MeanWait, 6)));
    }

    [Fact]
    public void TheFormula_ReproducesTheSharedVectors()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Derwent.slnx"))) folder = folder.Parent;
        var file = Path.Combine(folder!.FullName, "..", "shared", "data", "vectors", "test-vectors.json");
        Assert.SkipUnless(File.Exists(file), "../shared/data is not here.");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var row in json.RootElement.GetProperty("erlangC").GetProperty("rows").EnumerateArray())
        {
            var queue = new ErlangC(row[0].GetInt32(), row[0].GetInt32() * row[1].GetDouble(), 1);
            Assert.Equal(row[2].GetDouble(), queue.ChanceOfWaiting, 6);
            Assert.Equal(row[3].GetDouble(), queue.MeanWait, 6);
        }
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.8)]
    [InlineData(5, 0.8)]
    [InlineData(10, 0.9)]
    public void TheSimulation_AgreesWithTheFormula(int places, double load)
    {
        var waits = JourneySimulation.Run(OneLine(places, load), Policy.Alliance, new Runs(Often.Times(60_000) / places, 20, 5));
        var formula = new ErlangC(places, places * load, 1);
        Assert.True(waits.MeanWait.Holds(formula.MeanWait), $"{waits.MeanWait} against {formula.MeanWait}");
        Assert.Equal(formula.NinetiethWait, waits.NinetiethWait.Mean, formula.NinetiethWait * (Often.IsMutating ? 0.1 : 0.05));
    }

    [Fact]
    public void WithOneService_EveryPolicyIsTheSameLineButForHandOffs() =>
        Assert.Equal(JourneySimulation.Run(OneLine(2, 0.8), Policy.Alliance, new Runs(Often.Times(2000), 3)).MeanWait.Mean, JourneySimulation.Run(OneLine(2, 0.8), Policy.Engine, new Runs(Often.Times(2000), 3)).MeanWait.Mean, 0.5);

    [Fact]
    public void OneMorePlace_ShortensTheWait_AndTheSameSeedGivesTheSame()
    {
        var before = JourneySimulation.Run(OneLine(2, 0.9), Policy.Alliance, new Runs(Often.Times(5000), 10));
        var more = OneLine(2, 0.9) with { Services = [OneLine(3, 0.9).Services[0]] };
        var after = JourneySimulation.Run(more, Policy.Alliance, new Runs(Often.Times(5000), 10));
        Assert.True(after.MeanWait.To < before.MeanWait.From);
        Assert.Equal(after.MeanWait.Mean - before.MeanWait.Mean, after.LongerThan(before).Mean, 9);
        Assert.True(after.LongerThan(before).To < 0);
        Assert.Equal(new Interval(0, 0), before.LongerThan(before));
        var again = JourneySimulation.Run(OneLine(2, 0.9), Policy.Alliance, new Runs(Often.Times(5000), 10));
        Assert.Equal((before.MeanWait, before.NinetiethWait, before.NotStarted), (again.MeanWait, again.NinetiethWait, again.NotStarted));
        Assert.Equal(before.ByNeed, again.ByNeed);
    }

    [Fact]
    public void SharingOneDirectory_StartsMoreThanSilos()
    {
        var world = WorldMaker.Make(new WorldPlan(40, 60, 3));
        var siloed = JourneySimulation.Run(world, Policy.Siloed, new Runs(104, 5));
        var alliance = JourneySimulation.Run(world, Policy.Alliance, new Runs(104, 5));
        Assert.True(alliance.NotStarted.To < siloed.NotStarted.From);
        Assert.Equal(0, alliance.HandOffs.Mean);
    }

    [Fact]
    public void WhoComesMoreOften_FillsTheirOwnLine()
    {
        var two = OneLine(1, 0.5) with
        {
            Needs = [new("a", "A"), new("b", "B")], ArrivalsPerWeek = 1,
            Cases = [new WorldCase { Code = "c", Often = 9, Needs = [new("a", 1)] }, new WorldCase { Code = "d", Often = 1, Needs = [new("b", 1)] }],
            Services = [OneLine(1, 0.5).Services[0], OneLine(1, 0.5).Services[0] with { Code = "t", Meets = [new("b", 1)] }],
        };
        var waits = JourneySimulation.Run(two, Policy.Alliance, new Runs(Often.Times(8000), 10));
        Assert.Equal(["a", "b"], waits.ByNeed.Select(one => one.Need));
        Assert.Equal(new ErlangC(1, 0.9, 1).MeanWait, waits.ByNeed[0].MeanWait.Mean, 1.5);
        Assert.Equal(new ErlangC(1, 0.1, 1).MeanWait, waits.ByNeed[1].MeanWait.Mean, 0.05);
        Assert.True(waits.ByNeed[0].NinetiethWait.Mean > waits.ByNeed[0].MeanWait.Mean);
    }

    [Fact]
    public void NoArrivals_AreRefusedWithTheField() => Assert.StartsWith("arrivalsPerWeek",
        Assert.Throws<WorldFault>(() => JourneySimulation.Run(OneLine(1, 0.5) with { ArrivalsPerWeek = 0 }, Policy.Alliance, new Runs())).Message, StringComparison.Ordinal);
}
