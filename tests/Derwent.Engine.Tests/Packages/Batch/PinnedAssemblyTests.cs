using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Xunit;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>One small world, pinned: plan, baselines, bound and every sentence. Whoever changes the search changes these on purpose.</summary>
public sealed class PinnedAssemblyTests
{
    private static readonly AssemblyAnswer Answer = PackageAssembly.Run(WorldMaker.Make(new WorldPlan(20, 30, 5)), new Effort(60, 3, 400));

    [Fact]
    public void EveryWay_GivesWhatItGave() => Assert.Equal("0", string.Join("\n", Answer.Baselines.Append(Answer.Plan).Select(way =>
        string.Create(CultureInfo.InvariantCulture, $"{way.Name}: {way.Objective:0.0000} {way.NeedMet:0.0000} {way.WorstDecile:0.0000} {way.Helped}"))));

    [Fact]
    public void TheBound_IsWhatItWas() => Assert.Equal("0", string.Create(CultureInfo.InvariantCulture, $"{Answer.Bound:0.0000} {Answer.Gap:0.0000} {Answer.Unreachable} {Answer.Rounds} {Answer.TimeWasUp}"));

    [Fact]
    public void EverySentence_IsWhatItWas() => Assert.Equal("0", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("\n", Answer.Cases.Select(plan =>
        string.Create(CultureInfo.InvariantCulture, $"{plan.Case} {plan.Met:0.0000} {string.Join(",", plan.Open)} {string.Join("|", plan.Recommended.Select(part => $"{part.Service} {part.Name} {part.Week} {string.Join(",", part.Meets)} {string.Join(",", part.With)} {part.RunnerUp} {part.Margin} {part.Because}"))} {string.Join("|", plan.Others)}"))))))[..16]);

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
