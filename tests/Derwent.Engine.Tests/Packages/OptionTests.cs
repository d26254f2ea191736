using Derwent.Engine.Packages;
using Xunit;
using static Derwent.Engine.Tests.Packages.SomeService;

namespace Derwent.Engine.Tests.Packages;

/// <summary>What goes into an option, what is left out, and in which order things stand.</summary>
public sealed class OptionTests
{
    private static Proposal Propose(Seeker seeker, params ServiceFacts[] services) => PackageRanking.Propose(seeker, services, Today);
    private static ServiceFacts Online(int number, int days, params string[] meets) => Of(number, meets) with { Online = true, NextStart = Today.AddDays(days) };
    private static Seeker Needing(params (string Code, int Severity)[] needs) => YoungPerson() with { Needs = [.. needs.Select(need => new WantedNeed(need.Code, need.Code, need.Severity))] };
    private static string Named(PackageOption option) => string.Join(",", option.Parts.Select(part => part.Choice.Service.Name[^1]));

    [Fact]
    public void WhatHardlyHelps_IsListed_AndNotProposed()
    {
        // Half a point is worth 0.157 after sixteen weeks and 0.146 after seventeen; 0.15 is enough.
        Assert.Single(Propose(Needing(("school", 0)), Online(1, 112, "school")).Options);
        var late = Propose(Needing(("school", 0)), Online(1, 119, "school"));
        Assert.Empty(late.Options);
        Assert.Single(late.Needs[0].Services);
        // Being known does not make up for it.
        Assert.Empty(Propose(Needing(("school", 0)) with { KnownServices = new HashSet<Guid> { Id(1) } }, Online(1, 119, "school")).Options);
        // Nor is a journey worth it.
        Assert.Empty(Propose(Needing(("school", 0)), Of(1, "school") with { NextStart = Today.AddDays(112) }).Options);
    }

    [Fact]
    public void ASecondServiceForANeed_IsProposedOnlyWhileEnoughIsUncovered()
    {
        Assert.Equal("1,2", Named(Propose(Needing(("school", 3)), Online(1, 7, "school"), Online(2, 7, "school")).Options[0]));
        Assert.Equal("1", Named(Propose(Needing(("school", 2)), Online(1, 7, "school"), Online(2, 7, "school")).Options[0]));
        // Two that begin late make up for each other, a third adds nothing.
        var late = Propose(Needing(("school", 2)), Online(1, 70, "school"), Online(2, 70, "school"), Online(3, 70, "school")).Options[0];
        Assert.Equal(("1,2", "school"), (Named(late), late.Well.Single()));
        Assert.Equal("1,2", Named(Propose(Needing(("school", 1)), Online(1, 49, "school"), Online(2, 49, "school"), Online(3, 49, "school")).Options[0]));
    }

    [Fact]
    public void TwoLateServices_CoverANeedWellTogether()
    {
        var option = Propose(Needing(("school", 3)), Online(1, 75, "school"), Online(2, 75, "school")).Options[0];
        Assert.Equal((1, 0, 0), (option.Well.Count, option.Partly.Count, option.Open.Count));
    }

    [Fact]
    public void AmongEquals_TheOptionHasTheFirstByName()
    {
        Assert.Equal("1", Named(Propose(Needing(("school", 2)), Online(2, 7, "school"), Online(1, 7, "school")).Options[0]));
        Assert.Equal("2", Named(Propose(Needing(("school", 2)), Online(1, 8, "school"), Online(2, 7, "school")).Options[0]));
    }

    [Fact]
    public void TheRunnerUp_IsTheBestThatIsNotInTheOption()
    {
        var option = Propose(Needing(("school", 3)), Online(1, 7, "school"), Online(2, 7, "school"), Online(3, 28, "school")).Options[0];
        Assert.Equal(["Service 003", "Service 003"], option.Parts.Select(part => part.RunnerUp?.Service.Name));
        Assert.Equal([Margin.Behind, Margin.Behind], option.Parts.Select(part => part.Margin));
        var alone = Propose(Needing(("school", 2), ("alone", 3)), Online(1, 7, "school", "alone"), Online(2, 7, "school")).Options[0];
        // It is there for the most severe need first, and nobody else does that.
        Assert.Equal((null, Margin.None, "alone,school"), (alone.Parts[0].RunnerUp, alone.Parts[0].Margin, string.Join(",", alone.Parts[0].For)));
    }

    [Fact]
    public void PartsOfOneDay_AreOrderedByName_AndThenById()
    {
        var answer = Propose(Needing(("a", 3), ("b", 2), ("c", 1)), Online(3, 7, "a") with { Name = "Zebra" }, Online(2, 7, "b") with { Name = "Alder" }, Online(1, 7, "c") with { Name = "Zebra" });
        Assert.Equal([Id(2), Id(1), Id(3)], answer.Options[0].Parts.Select(part => part.Choice.Service.Id));
    }

    [Fact]
    public void NewFaces_AreCountedByOrganisation_WithoutTheKnown()
    {
        var needs = Needing(("a", 3), ("b", 3), ("c", 3)) with { KnownOrganisations = new HashSet<Guid> { Id(9) } };
        var option = Propose(needs, Online(1, 7, "a") with { OrganisationId = Id(8) }, Online(2, 7, "b") with { OrganisationId = Id(8) }, Online(3, 7, "c") with { OrganisationId = Id(9) }).Options[0];
        Assert.Equal((3, 1), (option.Parts.Count, option.NewOrganisations));
    }

    [Fact]
    public void FewestNewFaces_AsksNothingForTheFirst_NorForWhoIsInIt_NorForTheKnown()
    {
        string Faces(Seeker seeker, params ServiceFacts[] services) => Named(Propose(seeker, services).Options.Single(option => option.Key == "faces"));
        ServiceFacts[] two = [Online(1, 7, "a"), Online(2, 7, "b") with { OrganisationId = Id(8) }, Online(3, 14, "b") with { OrganisationId = Id(1001) }];
        Assert.Equal("1,3", Faces(Needing(("a", 2), ("b", 2)), two));
        // A severe need that begins at once is worth a new face: 3·.93 is more than 2½.
        Assert.Equal("1,2", Named(Assert.Single(Propose(Needing(("a", 3), ("b", 3)), two[0], two[1]).Options)));
        Assert.Equal("2", Faces(Needing(("a", 2), ("b", 2)), two[0], two[1]));
        Assert.Equal("1,2", Named(Assert.Single(Propose(Needing(("a", 2), ("b", 2)) with { KnownServices = new HashSet<Guid> { Id(1), Id(2) } }, two[0], two[1]).Options)));
    }

    [Fact]
    public void BetweenEqualOrganisations_FewestNewFacesIsAlwaysTheSame()
    {
        ServiceFacts[] services = [Online(1, 7, "a") with { OrganisationId = Id(8) }, Online(2, 7, "b") with { OrganisationId = Id(8) }, Online(3, 7, "a") with { OrganisationId = Id(7) }, Online(4, 7, "b") with { OrganisationId = Id(7) }];
        Assert.Equal("3,4", Named(Propose(Needing(("a", 2), ("b", 2)), services).Options.Single(option => option.Key == "faces")));
        Assert.Equal("3,4", Named(Propose(Needing(("a", 2), ("b", 2)), [.. services.Reverse()]).Options.Single(option => option.Key == "faces")));
    }

    [Fact]
    public void OneNeedNamedTwice_KeepsTheHigherSeverity_AndTheFirstLabel()
    {
        var answer = Propose(YoungPerson() with { Needs = [new("a", "Zed", 3), new("b", "Bee", 3), new("a", "Alpha", 3), new("a", "Aardvark", 1)] }, Of(1, "a"), Of(2, "c"));
        Assert.Equal([("a", "Alpha", 3), ("b", "Bee", 3)], answer.Needs.Select(need => (need.Need.Code, need.Need.Label, need.Need.Severity)));
        Assert.Equal((2, 1), (answer.Looked, answer.Possible));
    }

    [Fact]
    public void AServiceThatNamesANeedTwice_IsListedOnce()
    {
        var answer = Propose(YoungPerson("a"), Of(1, "a", "a"), Of(2, "a", "a") with { FreePlaces = 0 });
        Assert.Equal((1, 1), (answer.Needs[0].Services.Count, answer.Needs[0].Excluded.Count));
        Assert.Equal(["a"], answer.Needs[0].Services[0].Covers);
    }

    [Fact]
    public void ServicesRuledOut_StandByName_AndThenById()
    {
        ServiceFacts Full(int number, string name) => Of(number, "a") with { FreePlaces = 0, Name = name };
        Assert.Equal([Id(3), Id(1), Id(2)], Propose(YoungPerson("a"), Full(2, "Zebra"), Full(1, "Zebra"), Full(3, "Alder")).Needs[0].Excluded.Select(one => one.Service.Id));
    }

    [Fact]
    public void AStart_IsNeverToday()
    {
        Assert.Equal(Today.AddDays(1), PackageRanking.StartOf(Of(1) with { NextStart = Today }, Today));
        Assert.Equal(Today.AddDays(1), PackageRanking.StartOf(Of(1) with { NextStart = Today.AddDays(1) }, Today));
        Assert.Equal(Today.AddDays(2), PackageRanking.StartOf(Of(1) with { NextStart = Today.AddDays(2) }, Today));
    }

    [Fact]
    public void AnOptionMadeElsewhere_NamesAServiceForTwoNeedsOnce()
    {
        var seeker = Needing(("a", 2), ("b", 1));
        var option = PackageRanking.OptionOf(seeker, Propose(seeker, Online(1, 7, "a", "b"), Online(2, 7, "a")), [Id(1)], Today, "k", "n", "about")!;
        Assert.Equal(("1", "Service 002"), (Named(option), option.Parts[0].RunnerUp!.Service.Name));
        Assert.Equal(["a", "b"], option.Well);
    }
}
