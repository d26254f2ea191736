using System.Globalization;
using Derwent.Engine.Journeys;
using Derwent.Engine.Worlds;

namespace Derwent.Support;

/// <summary>What somebody would like to try.</summary>
internal enum WhatIfKind
{
    OneMoreWorker,
    ShareQueues,
    Closes,
}

/// <summary>Waits of one line, or of all together, now and with the change; weeks.</summary>
internal sealed record LineWaits(string Name, Interval Now, Interval NowNinetieth, Interval? Then, Interval? ThenNinetieth);

/// <summary>The answer: all together first, then line by line.</summary>
/// <param name="Lines">Waits.</param>
/// <param name="NeverEnds">Names of lines in which more people come than can be helped, now or then: their wait only grows.</param>
/// <param name="Verdict">One sentence that can be acted on.</param>
internal sealed record WhatIfAnswer(IReadOnlyList<LineWaits> Lines, IReadOnlyList<string> NeverEnds, string Verdict);

/// <summary>
/// Separate lines, one for each service: whoever comes joins one of them, as often as its share of all places. The change is simulated with the same arrivals,
/// so the difference is the change's and not chance's.
/// </summary>
internal static class WhatIf
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Two years, twenty times; fewer weeks where many come, so that a page is never kept waiting.</summary>
    private static Runs Effort(double arrivals) => new(Math.Clamp(40_000 / Math.Max(arrivals, 0.01), 26, 104), 20, 1);

    public static WhatIfAnswer Try(HelpLines of, WhatIfKind kind, ServiceLine first, ServiceLine? second, int placesAWorker)
    {
        var rate = of.Lines.Sum(line => line.Rate);
        var share = of.Lines.ToDictionary(line => line.Id, line => of.ArrivalsAWeek * line.Rate / rate);
        var before = Simulated(of.Lines, share, []);
        var (lines, then, shared) = Changed(of, share, kind, first, second, placesAWorker);
        var after = lines.Count == 0 ? null : Simulated(lines, then, shared);
        var rows = new List<LineWaits> { new("All together", before.MeanWait, before.NinetiethWait, after?.MeanWait, after?.NinetiethWait) };
        foreach (var line in of.Lines)
        {
            var (now, later) = (Of(before, line), after is null || lines.All(other => other.Id != line.Id) ? default((Interval, Interval)?) : Of(after, line));
            rows.Add(new LineWaits(line.Name, now.Mean, now.Ninetieth, later?.Item1, later?.Item2));
        }
        List<string> endless = [.. Endless(of.Lines, share, []).Union(Endless(lines, then, shared))];
        return new WhatIfAnswer(rows, endless, Verdict(kind, first, second, rows[0], after?.LongerThan(before)));
    }

    private static (List<ServiceLine> Lines, Dictionary<Guid, double> Share, HashSet<Guid> Shared) Changed(
        HelpLines of, Dictionary<Guid, double> share, WhatIfKind kind, ServiceLine first, ServiceLine? second, int placesAWorker)
    {
        List<ServiceLine> lines = [.. of.Lines];
        switch (kind)
        {
            case WhatIfKind.OneMoreWorker:
                return ([.. lines.Select(line => line.Id == first.Id ? line with { Places = line.Places + placesAWorker } : line)], share, []);
            case WhatIfKind.ShareQueues when second is not null:
                return (lines, share, [first.Id, second.Id]);
            default:
                lines.RemoveAll(line => line.Id == first.Id);
                var rest = lines.Sum(line => line.Rate);
                return (lines, lines.ToDictionary(line => line.Id, line => of.ArrivalsAWeek * line.Rate / rest), []);
        }
    }

    /// <summary>Every service has a line of its own, and those that share serve each other's.</summary>
    private static Waits Simulated(IReadOnlyList<ServiceLine> lines, Dictionary<Guid, double> share, HashSet<Guid> shared)
    {
        var arrivals = lines.Sum(line => share[line.Id]);
        var world = new AllianceWorld
        {
            Needs = [.. lines.Select(line => new WorldNeed(line.Id.ToString(), line.Name))],
            Cases = [.. lines.Select(line => new WorldCase { Code = line.Id.ToString(), Often = share[line.Id], Needs = [new CaseNeed(line.Id.ToString(), 1)] })],
            Services = [.. lines.Select(line => new WorldService
            {
                Code = line.Id.ToString(), Name = line.Name, Organisation = line.Organisation, Places = line.Places, Stay = line.Stay, Starts = [1],
                Meets = shared.Contains(line.Id) ? [.. shared.Select(id => new Help(id.ToString(), 1))] : [new Help(line.Id.ToString(), 1)],
            })],
            ArrivalsPerWeek = arrivals,
        };
        return JourneySimulation.Run(world, Policy.Alliance, Effort(arrivals));
    }

    private static (Interval Mean, Interval Ninetieth) Of(Waits waits, ServiceLine line) =>
        waits.ByNeed.Where(one => one.Need == line.Id.ToString()).Select(one => (one.MeanWait, one.NinetiethWait)).First();

    private static IEnumerable<string> Endless(IReadOnlyList<ServiceLine> lines, Dictionary<Guid, double> share, HashSet<Guid> shared)
    {
        var together = lines.Where(line => shared.Contains(line.Id)).ToList();
        var full = together.Count > 0 && together.Sum(line => share[line.Id]) >= together.Sum(line => line.Rate);
        return lines.Where(line => shared.Contains(line.Id) ? full : share[line.Id] >= line.Rate).Select(line => line.Name);
    }

    private static string Verdict(WhatIfKind kind, ServiceLine first, ServiceLine? second, LineWaits all, Interval? longer)
    {
        var change = kind switch
        {
            WhatIfKind.OneMoreWorker => $"With one more worker at {first.Name}",
            WhatIfKind.ShareQueues => $"If {first.Name} and {second?.Name} share one line",
            _ => $"Without {first.Name}",
        };
        if (all.Then is not { } then || all.ThenNinetieth is not { } ninetieth || longer is not { } difference) return $"{change}, nobody in the alliance would give this help.";
        if (difference.Holds(0)) return $"{change}, the mean wait would be {Weeks(then.Mean)}; now it is {Weeks(all.Now.Mean)}. So small a difference may be chance.";
        return $"{change}, the mean wait would be {Weeks(then.Mean)} instead of {Weeks(all.Now.Mean)}, and nine in ten would start within {Weeks(ninetieth.Mean)} instead of {Weeks(all.NowNinetieth.Mean)}.";
    }

    /// <summary>“2.4 weeks”, “1 day”, “under a day”.</summary>
    public static string Weeks(double weeks) => weeks >= 1.95 ? string.Create(English, $"{weeks:0.0} weeks")
        : weeks < 1 / 7.0 ? "under a day" : Math.Round(weeks * 7) == 1 ? "1 day" : string.Create(English, $"{Math.Round(weeks * 7)} days");
}
