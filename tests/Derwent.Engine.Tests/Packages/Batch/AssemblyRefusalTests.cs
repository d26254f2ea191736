using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Xunit;

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
}
