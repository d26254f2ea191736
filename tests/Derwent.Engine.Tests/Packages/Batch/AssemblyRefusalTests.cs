using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Xunit;
using static Derwent.Engine.Tests.Packages.Batch.SmallWorld;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>What the batch refuses, and how it says so.</summary>
public sealed class AssemblyRefusalTests
{
    [Theory]
    [InlineData(0, 0, "--seconds must be more than 0 and at most 86400; it is 0.")]
    [InlineData(86_401, 0, "--seconds must be more than 0 and at most 86400; it is 86401.")]
    [InlineData(double.NaN, 0, "--seconds must be more than 0 and at most 86400; it is NaN.")]
    [InlineData(1, -1, "--rounds must be 0 to 100000000; it is -1.")]
    [InlineData(1, 100_000_001, "--rounds must be 0 to 100000000; it is 100000001.")]
    public void NonsenseIsRefused(double seconds, int rounds, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<WorldFault>(() => PackageAssembly.Run(WorldMaker.Make(new WorldPlan(2, 3, 1)), new Effort(seconds, 1, rounds))).Message);

    [Fact]
    public void NoServiceForAnyNeed_IsSaid() => Assert.Equal("services, meets: no service meets a need of any case.", Assert.Throws<WorldFault>(() => PackageAssembly.Run(new AllianceWorld
    {
        Needs = [new("a", "A"), new("b", "B")], Services = [new WorldService { Code = "s", Name = "S", Organisation = "O", Meets = [new("b", 1)], Starts = [1] }], Cases = [new WorldCase { Code = "c", Needs = [new("a", 1)] }],
    }, new Effort())).Message);

    [Theory]
    [InlineData(0, "The bound must have more than 0 and at most 86400 seconds; it has 0.")]
    [InlineData(86_401, "The bound must have more than 0 and at most 86400 seconds; it has 86401.")]
    [InlineData(double.NaN, "The bound must have more than 0 and at most 86400 seconds; it has NaN.")]
    public void ABoundWithoutTime_OrWithTooMuch_IsRefused(double seconds, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<WorldFault>(() => PackageAssembly.Run(WorldMaker.Make(new WorldPlan(2, 3, 1)), new Effort(1, 1, 60, seconds))).Message);

    [Fact]
    public void ADay_IsNotTooLong() => Assert.Equal(60, PackageAssembly.Run(World([Case("c", ("a", 1))], Service("s", "a", 1)), new Effort(86_400, 1, 60, 86_400)).Rounds);

    [Fact]
    public void WhereNothingIsPossible_TheRulesAreCounted_AndTheRowOfTheExampleIsNamed()
    {
        // Nobody does Gamma, so nothing is removed for the first row: the example is the second.
        var world = World([Case("c", ("c", 1)), Case("d", ("a", 1)) with { Age = 14 }, Case("e", ("a", 1), ("b", 1)) with { Age = 14, NotWith = ["Ou"] }],
            Service("s", "a", 1) with { MinAge = 16 }, Service("t", "b", 1) with { Standing = Standing.Paused }, Service("u", "a", 0, 1) with { MinAge = 18 });
        Assert.Equal("services: none is possible for any of the 3 cases (Age removed 3, Paused removed 1, Consent removed 1 pairs). Row 2 of cases, for example: For 16 and over.",
            Assert.Throws<WorldFault>(() => PackageAssembly.Run(world, new Effort())).Message);
    }
}
