using Derwent.Engine.Linkage;
using Xunit;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>Without the social security number, untaught, at the threshold that <see cref="LinkageOptions"/> declares.</summary>
public sealed class FebrlTests(ITestOutputHelper output)
{
    [Fact]
    public void TwoRegisters_AreJoined()
    {
        var (a, truth) = Febrl.Read("dataset4a.csv");
        var (b, more) = Febrl.Read("dataset4b.csv");
        var (pairs, _) = Measured(new RecordSet(Febrl.Schema, a, b), [.. truth, .. more]);
        Assert.True(pairs.F1 >= .9995, $"{pairs} {pairs.F1:0.00000}");
    }

    [Fact]
    public void OneRegister_IsFreedOfDoubles()
    {
        var (records, truth) = Febrl.Read("dataset3.csv");
        var (_, clusters) = Measured(new RecordSet(Febrl.Schema, records), truth);
        Assert.True(clusters.F1 >= .998, $"{clusters} {clusters.F1:0.00000}");
    }

    private (Quality Pairs, Quality Clusters) Measured(RecordSet set, List<string> truth)
    {
        var model = Trainer.Train(set);
        foreach (var field in model.Fields) output.WriteLine($"{field.Field}: m {Shown(field.M)} u {Shown(field.U)}");
        var links = Linker.Link(set, model, new LinkageOptions());
        var likely = links.Where(link => link.Band == Band.Likely).ToList();
        var split = truth.Count == 10_000 ? 5_000 : 0;
        var pairs = Quality.Of(likely.Select(link => (link.A, link.B)), truth, split);
        var clusters = Quality.Of(Clusters.Of(truth.Count, likely).Pairs(split), truth, split);
        output.WriteLine($"prior {model.Prior:g3}; pairs P {pairs.Precision:0.00000} R {pairs.Recall:0.00000} F1 {pairs.F1:0.00000}; clusters P {clusters.Precision:0.00000} R {clusters.Recall:0.00000} F1 {clusters.F1:0.00000}; review {links.Count - likely.Count}");
        return (pairs, clusters);
    }

    private static string Shown(double[] shares) => string.Join(' ', shares.Select(share => share.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)));
}
