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
        // Lines that the change does not touch stay as they are: they are left out, so that chance does not move them.
        List<ServiceLine> touched = kind == WhatIfKind.Closes ? [.. of.Lines] : [.. of.Lines.Where(line => line.Id == first.Id || (kind == WhatIfKind.ShareQueues && line.Id == second?.Id))];
        var before = Simulated(touched, share, []);
        var (lines, then, shared) = Changed(touched, share, kind, first, second, placesAWorker);
        var after = lines.Count == 0 ? null : Simulated(lines, then, shared);
        var all = new LineWaits(touched.Count == 1 ? first.Name : "Together", before.MeanWait, before.NinetiethWait, after?.MeanWait, after?.NinetiethWait);
        List<LineWaits> rows = [all];
        foreach (var line in touched.Where(_ => touched.Count > 1))
        {
            var (now, later) = (Of(before, line), after is null || lines.All(other => other.Id != line.Id) ? default((Interval, Interval)?) : Of(after, line));
            rows.Add(new LineWaits(line.Name, now.Mean, now.Ninetieth, later?.Item1, later?.Item2));
        }
        List<string> endless = [.. Endless(touched, share, []).Union(Endless(lines, then, shared))];
        return new WhatIfAnswer(rows, endless, Verdict(kind, first, second, all, after?.LongerThan(before)));
    }

    private static (List<ServiceLine> Lines, Dictionary<Guid, double> Share, HashSet<Guid> Shared) Changed(
        List<ServiceLine> touched, Dictionary<Guid, double> share, WhatIfKind kind, ServiceLine first, ServiceLine? second, int placesAWorker)
    {
        List<ServiceLine> lines = [.. touched];
        switch (kind)
        {
            case WhatIfKind.OneMoreWorker:
                return ([.. lines.Select(line => line.Id == first.Id ? line with { Places = line.Places + placesAWorker } : line)], share, []);
            case WhatIfKind.ShareQueues when second is not null:
                return (lines, share, [first.Id, second.Id]);
            default:
                lines.RemoveAll(line => line.Id == first.Id);
                var rest = lines.Sum(line => line.Rate);
                return (lines, lines.ToDictionary(line => line.Id, line => share.Values.Sum() * line.Rate / rest), []);
        }
    }

    /// <summary>Every service has a line of its own, and those that share serve each other's.</summary>
    private static Waits Simulated(List<ServiceLine> lines, Dictionary<Guid, double> share, HashSet<Guid> shared)
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

    private static IEnumerable<string> Endless(List<ServiceLine> lines, Dictionary<Guid, double> share, HashSet<Guid> shared)
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
        var (both, tenth) = (Spans(then.Mean, all.Now.Mean), Spans(ninetieth.Mean, all.NowNinetieth.Mean));
        return difference.Holds(0) ? $"{change}, the mean wait would be {both[0]}; now it is {both[1]}. So small a difference may be chance."
            : $"{change}, the mean wait would be {both[0]} instead of {both[1]}, and nine in ten would start within {tenth[0]} instead of {tenth[1]}.";
    }

    /// <summary>“2.4 weeks (1.9 to 2.8)”, or in days where all of it is short.</summary>
    public static string Range(Interval one)
    {
        var inWeeks = one.To >= 2;
        string N(double weeks) => (Math.Max(0, weeks) * (inWeeks ? 1 : 7)).ToString("0.0", English);
        return $"{N(one.Mean)} {(inWeeks ? "weeks" : "days")} ({N(one.From)} to {N(one.To)})";
    }

    /// <summary>Spans that are read side by side have one unit.</summary>
    public static string[] Spans(params double[] weeks)
    {
        var inWeeks = weeks.Max() >= 2;
        return [.. weeks.Select(one => string.Create(English, $"{one * (inWeeks ? 1 : 7):0.0} {(inWeeks ? "weeks" : "days")}"))];
    }
}
