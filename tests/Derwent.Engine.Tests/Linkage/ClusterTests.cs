using Derwent.Engine.Linkage;
using Xunit;
using static Derwent.Engine.Tests.Linkage.SmallRegister;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>Who belongs together, and how good that is.</summary>
public sealed class ClusterTests
{
    [Fact]
    public void ALinkWithinACluster_ChangesNothing_AndEqualLinksJoinInTheRecordsOrder()
    {
        Assert.Equal([0, 0, 0, 0], Clusters.Of(4, [new(1, 2, .99, Band.Likely), new(2, 3, .98, Band.Likely), new(1, 3, .97, Band.Likely), new(0, 1, .96, Band.Likely)]).Cluster);
        Assert.Equal([0, 0, 2], Clusters.Of(3, [new(1, 2, .99, Band.Likely), new(0, 1, .99, Band.Likely)], [(2, 0)]).Cluster);
        Assert.Equal([0, 0, 2], Clusters.Of(3, [new(0, 2, .99, Band.Likely), new(0, 1, .99, Band.Likely)], [(1, 2)]).Cluster);
        Assert.Equal(new[] { (1, 2), (1, 3) }, new Clusters([0, 1, 1, 1]).Pairs(2));
    }

    [Fact]
    public void ACluster_IsNeverLargerThanItsBound()
    {
        var chain = Enumerable.Range(0, 120).Select(i => new Link(i, i + 1, .99, Band.Likely));
        Assert.Equal(Clusters.Largest, Clusters.Of(121, chain).Cluster.GroupBy(head => head).Max(same => same.Count()));
        Assert.Equal([0, 1, 2], Clusters.Of(3, [new(0, 1, .9, Band.Review), new(1, 2, .9, Band.None)]).Cluster);
    }

    [Fact]
    public void TheLikeliestLink_JoinsFirst()
    {
        var links = new[] { new Link(0, 1, .96, Band.Likely), new Link(1, 2, .99, Band.Likely) };
        Assert.Equal([0, 1, 1], Clusters.Of(3, links, [(0, 2)]).Cluster);
        Assert.Equal(new[] { (0, 1), (0, 2), (1, 2) }, Clusters.Of(3, links).Pairs());
        Assert.Equal(new[] { (0, 2), (1, 2) }, Clusters.Of(3, links).Pairs(2));
    }

    [Fact]
    public void Quality_IsCountedByHand()
    {
        string[] truth = ["a", "a", "a", "b", "b", "c"];
        var quality = Quality.Of([(0, 1), (0, 3), (3, 4)], truth);
        Assert.Equal((3, 2, 4), (quality.Found, quality.Right, quality.True));
        Assert.Equal((2 / 3.0, .5, 4 / 7.0), (quality.Precision, quality.Recall, quality.F1));
        Assert.Equal(2, Quality.Of([], truth, 2).True);
        Assert.Equal(4, Quality.Of([], ["a", "a", "a", "a"], 2).True);
        Assert.Equal(.5, new Quality(2, 1, 2).F1);
        Assert.Equal((1, 1, 1), (Quality.Of([], ["a", "b"]).Precision, Quality.Of([], ["a", "b"]).Recall, Quality.Of([], ["a", "b"]).F1));
    }
}
