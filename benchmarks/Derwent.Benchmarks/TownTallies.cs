using System.Globalization;
using Derwent.Engine.Linkage;
using Derwent.Engine.Linkage.Towns;

namespace Derwent.Benchmarks;

/// <summary>How often recognition was right, per origin of names.</summary>
internal sealed class TownTallies
{
    private readonly Dictionary<NameOrigin, Tally> tallies = Enum.GetValues<NameOrigin>().ToDictionary(origin => origin, _ => new Tally());
    private int found, right, review;

    /// <summary>Counts one who was asked about.</summary>
    /// <param name="one">Who.</param>
    /// <param name="bands">Everybody found, with the band.</param>
    public void Count(ToldAbout one, IReadOnlyList<(int Id, Band Band)> bands)
    {
        var tally = tallies[one.Told.Origin];
        var (likely, look) = (bands.Where(other => other.Band == Band.Likely).ToList(), bands.Where(other => other.Band != Band.None).ToList());
        tally.Asked++;
        found += likely.Count;
        right += likely.Count(other => other.Id == one.Truth);
        if (likely.Count == 0 && look.Count > 0) review++;
        if (one.Truth < 0) return;
        tally.Known++;
        if (likely.Exists(other => other.Id == one.Truth)) tally.Likely++;
        if (look.Exists(other => other.Id == one.Truth)) tally.Seen++;
    }

    public void Report(Bench bench, int people)
    {
        var (told, all) = (tallies.Values.Sum(tally => tally.Known), tallies.Values.Sum(tally => tally.Asked));
        var beside = string.Create(CultureInfo.InvariantCulture, $"{people:N0} known, {all:N0} asked, {told:N0} of them known");
        bench.Add("UK town, precision of very likely", found == 0 ? 1 : (double)right / found, "≥ 0.9995", $"{found - right} wrong of {found:N0}");
        bench.Add("UK town, recall, very likely alone", (double)tallies.Values.Sum(tally => tally.Likely) / told, "none", beside);
        bench.Add("UK town, recall with review", (double)tallies.Values.Sum(tally => tally.Seen) / told, "≥ 0.99", beside);
        bench.Add("UK town, share that a person reviews", (double)review / all, "≤ 0.05", beside);
        foreach (var (origin, tally) in tallies) bench.Add($"UK town, recall with review, {origin} names", (double)tally.Seen / tally.Known, "none", $"{tally.Known} known");
        var recalls = tallies.Values.Select(tally => (double)tally.Seen / tally.Known).ToList();
        bench.Add("UK town, gap in recall between any two origins", recalls.Max() - recalls.Min(), "≤ 0.01", beside);
    }

    private sealed class Tally
    {
        public int Asked { get; set; }
        public int Known { get; set; }
        public int Likely { get; set; }
        public int Seen { get; set; }
    }
}
