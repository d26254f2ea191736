using CsCheck;
using Derwent.Engine.Packages;
using Xunit;
using static Derwent.Engine.Tests.Packages.SomeService;

namespace Derwent.Engine.Tests.Packages;

/// <summary>What must hold whatever the directory looks like. A failure prints the seed with which it can be run again.</summary>
public sealed class PackageProperties
{
    private static readonly string[] Codes = ["school", "alone", "money", "sleep", "online", "future"];
    private static readonly string?[] OnlyFor = [null, null, "girl", "boy"];

    private static readonly Gen<ServiceFacts> AnyService =
        from id in Gen.Int[1, 60]
        from meets in Gen.Int[0, Codes.Length - 1].Select(i => Codes[i]).Array[1, 3]
        from ages in Gen.Select(Gen.Int[5, 18], Gen.Int[0, 10])
        from free in Gen.Int[-1, 4]
        from wait in Gen.Int[-5, 120]
        from km in Gen.Double[0, 12]
        from standing in Gen.Enum<Standing>()
        from flags in Gen.Int[0, 63]
        from only in Gen.Int[0, OnlyFor.Length - 1].Select(i => OnlyFor[i])
        select Of(id, [.. meets.Distinct()]) with
        {
            MinAge = ages.Item1, MaxAge = ages.Item1 + ages.Item2, FreePlaces = free < 0 ? null : free, NextStart = Today.AddDays(wait),
            Sites = [new Site("Hall", North(km))], Standing = (flags & 1) == 0 ? Standing.Good : standing, TakesReferrals = (flags & 6) != 6,
            IsPrivate = (flags & 24) == 24, OnlyFor = only, OrganisationId = Id(2000 + id % 9), GroupOnly = (flags & 32) != 0,
        };

    private static readonly Gen<Seeker> AnySeeker =
        from needs in Gen.Select(Gen.Int[0, Codes.Length - 1].Select(i => Codes[i]), Gen.Int[0, 3]).Array[1, 5]
        from age in Gen.Int[8, 18]
        from girl in Gen.Bool
        from oneToOne in Gen.Bool
        from unsafeKm in Gen.Double[0, 10]
        from known in Gen.Int[0, 8]
        select YoungPerson() with
        {
            Needs = [.. needs.Select(need => new WantedNeed(need.Item1, need.Item1, need.Item2))], Ages = [age], Gender = girl ? "girl" : "boy",
            OneToOneFirst = oneToOne, UnsafeAreas = [new UnsafeArea("there", North(unsafeKm), 0.5)], KnownOrganisations = new HashSet<Guid> { Id(2000 + known) },
        };

    private static readonly Gen<(Seeker Seeker, ServiceFacts[] Services)> Any = Gen.Select(AnySeeker, AnyService.Array[0, 40])
        .Select(pair => (pair.Item1, pair.Item2.DistinctBy(service => service.Id).ToArray()));

    [Fact]
    public void NothingOfferedBreaksARule() => Any.Sample(world =>
    {
        var (seeker, _) = world;
        var answer = PackageRanking.Propose(seeker, world.Services, Today);
        var offered = answer.Options.SelectMany(option => option.Parts).SelectMany(part => new[] { part.Choice, part.RunnerUp })
            .Concat(answer.Needs.SelectMany(need => need.Services)).OfType<Ranked>();
        return offered.All(one => one.Service is { Standing: Standing.Good, TakesReferrals: true, IsPrivate: false }
            && one.Service.FreePlaces is null or > 0
            && seeker.Ages[0] >= one.Service.MinAge && seeker.Ages[0] <= one.Service.MaxAge
            && (one.Service.OnlyFor is null || one.Service.OnlyFor == seeker.Gender)
            && !(seeker.OneToOneFirst && one.Service.GroupOnly)
            && one.Service.Sites.Any(site => !seeker.UnsafeAreas[0].Holds(site.Where) && seeker.Home!.Value.KilometresTo(site.Where) <= seeker.TravelLimitKm)
            && one.Start > Today);
    });

    [Fact]
    public void EveryServiceThatMeetsANeed_IsEitherRankedOrExplained() => Any.Sample(world =>
    {
        var answer = PackageRanking.Propose(world.Seeker, world.Services, Today);
        return answer.Needs.All(need =>
            need.Services.Select(one => one.Service.Id).Concat(need.Excluded.Select(one => one.Service.Id)).Order()
                .SequenceEqual(world.Services.Where(service => service.Meets.Contains(need.Need.Code)).Select(service => service.Id).Order())
            && need.Excluded.All(one => one.Because.EndsWith('.')));
    });

    [Fact]
    public void TheSameInputInAnyOrder_GivesTheSameAnswer() => Any.Sample(world =>
    {
        var turned = world.Seeker with { Needs = [.. world.Seeker.Needs.Reverse()] };
        return Words(PackageRanking.Propose(world.Seeker, world.Services, Today)) == Words(PackageRanking.Propose(turned, [.. world.Services.Reverse()], Today));
    });

    [Fact]
    public void OptionsAreBounded_DifferentAndHonestAboutGaps() => Any.Sample(world =>
    {
        var answer = PackageRanking.Propose(world.Seeker, world.Services, Today);
        return answer.Options.Count <= 3
            && answer.Options.All(option => option.Parts.Count is > 0 and <= PackageRanking.MostParts
                && option.Parts.Select(part => part.Choice.Service.Id).Distinct().Count() == option.Parts.Count
                && option.Well.Concat(option.Partly).Concat(option.Open).Order().SequenceEqual(answer.Needs.Select(need => need.Need.Code).Order())
                && answer.Needs.Where(need => need.IsGap).All(need => option.Open.Contains(need.Need.Code)))
            && answer.Options.Select(option => string.Join(",", option.Parts.Select(part => part.Choice.Service.Id).Order())).Distinct().Count() == answer.Options.Count;
    });

    [Fact]
    public void OneMoreService_NeverMakesTheFirstChoiceForANeedWorse() => Gen.Select(Any, AnyService).Sample((world, extra) =>
    {
        var before = PackageRanking.Propose(world.Seeker, world.Services, Today);
        var after = PackageRanking.Propose(world.Seeker, [.. world.Services.Where(service => service.Id != extra.Id), extra with { Id = Id(999) }, .. world.Services.Where(service => service.Id == extra.Id)], Today);
        return before.Needs.Zip(after.Needs).All(pair => pair.First.IsGap || pair.Second.Services[0].Score >= pair.First.Services[0].Score);
    });

    private static string Words(Proposal answer) => string.Join("\n",
        answer.Needs.Select(need => $"{need.Need} {string.Join(";", need.Services.Select(one => (one.Service.Id, one.Score, one.Reason)))} {string.Join(";", need.Excluded.Select(one => (one.Service.Id, one.Because)))}")
            .Concat(answer.Options.Select(option => $"{option.Key}: {string.Join(";", option.Parts.Select(part => (part.Choice.Service.Id, part.RunnerUp?.Service.Id, part.Margin)))}")));
}
