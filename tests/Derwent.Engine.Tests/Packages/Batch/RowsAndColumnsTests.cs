using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Xunit;
using static Derwent.Engine.Tests.Packages.Batch.SmallWorld;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>Which columns and rows the bound is made of.</summary>
public sealed class RowsAndColumnsTests
{
    [Fact]
    public void TheBoundBeginsWithTheBestColumnsOfEachNeed_AndThoseOfThePlan()
    {
        var problem = ProblemBuilder.Build(World([Case("c", ("a", 1), ("b", 1))], Service("s", "a", 1, 1, 1, 1, 1, 1), Service("t", "b", 0, 1, 1), Service("u", "a", 1) with { Meets = [new("a", .2)] }));
        Assert.Equal(Enumerable.Range(0, 9), Sifting.First(problem, null, 2, 9));
        Assert.Equal([0, 1, 6, 7], Sifting.First(problem, null, 2, 8));
        var plan = new Draft(problem);
        plan.Add(8);
        Assert.Equal([0, 6, 8], Sifting.First(problem, plan, 1, 8));
        Assert.Equal([1, 3], Sifting.Best([0, .5, -1, .1, 1e-7]));
    }

    [Fact]
    public void RowsAreAdded_OnlyWhereAnAnswerBreaksThem_AndOnce()
    {
        // Columns: Alpha in weeks 0 and 1, Beta in weeks 0 and 1. At most one at a time; Alpha first.
        var world = World([Case("c", ("a", 1), ("b", 1))], Service("s", "a", 1, 1), Service("t", "b", 1, 1));
        var problem = ProblemBuilder.Build(world with { Settings = world.Settings with { AtMost = 1 }, Precedence = [new("a", "b")] });
        Assert.Empty(new ExtraRows(problem).Broken([.5, .5, 0, 0]));
        Assert.Empty(new ExtraRows(problem).Broken([0, 0, 0, 0]));
        var rows = new ExtraRows(problem);
        var twice = Assert.Single(rows.Broken([.7, .4, 0, 0]), row => row.Columns.SequenceEqual([0, 1]));
        Assert.Equal((1.0, "1,1"), (twice.Most, string.Join(',', twice.Factors)));
        Assert.DoesNotContain(rows.Broken([.7, .4, 0, 0]), row => row.Columns.SequenceEqual([0, 1]));
        var order = Assert.Single(new ExtraRows(problem).Broken([.2, .6, .5, 0]), row => row.Most == 0);
        Assert.Equal(("2,0", "1,-1"), (string.Join(',', order.Columns), string.Join(',', order.Factors)));
        var atATime = Assert.Single(new ExtraRows(problem).Broken([.6, 0, .5, 0]), row => row.Columns.Length == 2 && row.Most == 1);
        Assert.Equal([0, 2], atATime.Columns);
    }

    [Fact]
    public void OfManyColumns_TwentyThousandComeInAtATime_ThoseThatGainMost()
    {
        var gains = Enumerable.Range(0, 20_003).Select(column => column == 7 ? .2 : column is 9 or 11 or 20_002 ? .1 : 1.0).ToArray();
        Assert.Equal(Enumerable.Range(0, 20_003).Where(column => column is not (9 or 11 or 20_002)), Sifting.Best(gains));
        // Between equals the first.
        Assert.Equal(Enumerable.Range(0, 20_003).Where(column => column is not (11 or 20_002 or 7)), Sifting.Best([.. gains.Select((gain, column) => column == 7 ? .1 : gain > .5 ? 1.0 : column == 9 ? .15 : .1)]));
        Assert.Equal(20_000, Sifting.Best(gains[..20_000]).Count);
    }

    [Fact]
    public void BetweenEqualColumns_TheBoundBeginsWithTheFirst()
    {
        var problem = ProblemBuilder.Build(World([Case("c", ("a", 1))], Service("s", "a", 1), Service("t", "a", 1), Service("u", "a", 1)));
        Assert.Equal([0, 1], Sifting.First(problem, null, 2, 2));
    }

    [Fact]
    public void WhatComesFirst_MayBeOneOfSeveralThingsAServiceDoes_AndCountsOverAllWeeks()
    {
        // Columns: Alpha with Gamma in weeks 0 and 1, Beta in weeks 0 and 1. Beta after Alpha.
        var world = World([Case("c", ("a", 1), ("b", 1), ("c", 1))], Service("s", "a", 1, 1) with { Meets = [new("a", 1), new("c", 1)] }, Service("t", "b", 1, 1)) with { Precedence = [new("a", "b")] };
        var problem = ProblemBuilder.Build(world);
        string Order(params double[] shares) => string.Join(" ", new ExtraRows(problem).Broken(shares).Where(row => row.Most == 0).Select(row => $"{string.Join(',', row.Columns)}:{string.Join(',', row.Factors)}"));
        Assert.Equal("", Order(.5, 0, .5, 0));
        Assert.Equal("2,0:1,-1 2,3,0,1:1,1,-1,-1", Order(.2, 0, .4, 0));
        Assert.Equal("2,3,0,1:1,1,-1,-1", Order(.4, 0, .3, .3));
        Assert.Equal("", Order(.2, .4, .2, .4));
    }
}
