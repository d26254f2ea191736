using CsCheck;
using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Xunit;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>What must hold for every world, checked on small ones. A failure prints the seed with which it can be run again.</summary>
public sealed class AssemblyProperties
{
    // A world in which nobody can start anything is refused as a whole (a test of its own): it would be a world about which nothing was checked.
    private static readonly Gen<AllianceWorld> Any = (
        from seed in Gen.Long[1, 1_000_000]
        from cases in Gen.Int[1, 14]
        from services in Gen.Int[1, 20]
        from places in Gen.Double[0.1, 3]
        from fairness in Gen.Double[0, 4]
        select WorldMaker.Make(new WorldPlan(cases, services, seed, places)) with { Settings = new WorldSettings { Fairness = fairness, NewKeyworker = 0.3 } })
        .Where(world => ProblemBuilder.Build(world).Columns.Length > 0);

    private static readonly Effort Short = new(30, 7, Often.Times(300));

    // What is refused fails, whatever the reason.
    private static AssemblyAnswer Run(AllianceWorld world) => PackageAssembly.Run(world, Short);

    [Fact]
    public void NoPlanBreaksARule() => Any.Sample(world => Run(world).Cases.Zip(world.Cases).All(pair => pair.First.Recommended.All(part =>
    {
        var (plan, one) = pair;
        var service = world.Services.Single(other => other.Code == part.Service);
        return service.Standing == Standing.Good && service.Starts[part.Week] > 0
            && one.Age >= service.MinAge && one.Age <= service.MaxAge && (service.OnlyFor is null || service.OnlyFor == one.Gender)
            && !one.NotWith.Contains(service.Organisation) && one.Access.All(service.Access.Contains)
            && (service.Areas.Count == 0 || service.Areas.Contains(one.Area!))
            && (service.Online || one.Home!.Value.KilometresTo(service.At!.Value) <= one.TravelLimitKm)
            && (service.Online || !one.UnsafeAreas.Select(code => world.Areas.Single(area => area.Code == code)).Any(area => area.Centre.KilometresTo(service.At!.Value) <= area.RadiusKm))
            && plan.Recommended.Count(other => other.Service == part.Service) == 1
            && plan.Recommended.Count(other => other.Week <= part.Week && other.Week + world.Services.Single(s => s.Code == other.Service).Stay > part.Week) <= world.Settings.AtMost;
    })), iter: Often.Times(150));

    [Fact]
    public void NoPlaceIsGivenTwice_NorOneThatIsOffered() => Any.Sample(world => Run(world).Cases
        .SelectMany(plan => plan.Recommended.Where(part => part.With.All(other => string.CompareOrdinal(plan.Case, other) < 0)))
        .GroupBy(part => (part.Service, part.Week)).All(group =>
            group.Count() <= world.Services.Single(service => service.Code == group.Key.Service).Starts[group.Key.Week]
                - world.OpenOffers.Where(offer => offer.Service == group.Key.Service && offer.Week == group.Key.Week).Sum(offer => offer.Places)), iter: Often.Times(150));

    [Fact]
    public void WhatComesFirst_StartsFirst() => Any.Sample(world => Run(world).Cases.Zip(world.Cases).All(pair =>
        world.Precedence.All(order =>
        {
            if (!pair.Second.Needs.Any(need => need.Need == order.First)) return true;
            var firsts = pair.First.Recommended.Where(part => part.Meets.Contains(order.First)).Select(part => part.Week).DefaultIfEmpty(int.MaxValue).Min();
            return firsts == int.MaxValue || pair.First.Recommended.Where(part => part.With.Count == 0 && part.Meets.Contains(order.Then)).All(part => part.Week >= firsts);
        })), iter: Often.Times(150));

    [Fact]
    public void TheBound_IsAboveThePlanAndEveryBaseline() => Any.Sample(world => Run(world) is var answer && (answer.Bound is { } bound && answer.Baselines.Append(answer.Plan).All(way => way.Objective <= bound + 1e-6)), iter: Often.Times(100));

    [Fact]
    public void TheSameSeed_GivesTheSameAnswer() => Any.Sample(world => Words(Run(world)) == Words(Run(world)), iter: Often.Times(50));

    [Fact]
    public void OneMoreService_NeverLowersTheBound() => Gen.Select(Any, Gen.Long[1, 1_000_000]).Sample((world, seed) =>
    {
        var extra = WorldMaker.Make(new WorldPlan(5, 1, seed)).Services[0] with { Code = "extra" };
        // A new service may make a need startable that must then come first; without precedence nothing can get worse.
        var free = world with { Precedence = [] };
        return Of(free with { Services = [.. free.Services, extra] }) >= Of(free) - 1e-6;
        static double Of(AllianceWorld world) => LinearBound.Solve(ProblemBuilder.Build(world), TimeSpan.FromSeconds(30)).Value!.Value;
    }, iter: Often.Times(100));

    [Fact]
    public void EveryServiceThatMeetsANeed_IsRecommendedOrExplained() => Any.Sample(world => Run(world).Cases.Zip(world.Cases).All(pair =>
        pair.First.Recommended.Select(part => part.Service).Concat(pair.First.Others.Select(other => other.Service)).Distinct().Order()
            .SequenceEqual(world.Services.Where(service => service.Meets.Any(help => pair.Second.Needs.Any(need => need.Need == help.Need))).Select(service => service.Code).Order())
        && pair.First.Recommended.Select(part => part.Because).Concat(pair.First.Others.Select(other => other.Because)).All(sentence => sentence.EndsWith('.'))), iter: Often.Times(100));

    private static string Words(AssemblyAnswer answer) => answer.Plan + string.Join("\n", answer.Cases.Select(plan =>
        $"{plan.Case} {string.Join(";", plan.Recommended.Select(part => (part.Service, part.Week, part.Because)))} {string.Join(";", plan.Others)}"));
}
