using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;

namespace Derwent.Engine.Journeys;

/// <summary>One run of the simulation. Time is in weeks.</summary>
internal sealed class Replication
{
    internal readonly record struct Result(double Mean, double Ninetieth, double NotStarted, double HandOffs, double[] MeanOfNeed, double[] NinetiethOfNeed);

    /// <summary>Somebody who waits: which case they are like, since when, and which of the needs are still open.</summary>
    private sealed class Waiting(int like, double since, bool counted)
    {
        public readonly int Like = like;
        public readonly double Since = since;
        public readonly bool Counted = counted;
        public uint Open;
    }

    private readonly AllianceWorld world;
    private readonly Policy policy;
    private readonly Dice arrivals, stays, luck;
    private readonly double end, warm;
    private readonly int[] busy;
    private readonly Dictionary<int, (int Service, double Strength)[]>[] can;
    private readonly List<(int Case, int Need, double Strength)>[] serves;
    private readonly Queue<(Waiting Who, int Need)>[] line;
    private readonly Queue<Waiting>[][] pool;
    private readonly LinkedList<Waiting> everybody = new();
    private readonly PriorityQueue<(int Service, Waiting? Who, int Need, int Tries), double> events = new();
    private readonly List<double> waits = [];
    private readonly double[] often;
    private readonly Dictionary<string, int> needs;
    private readonly List<double>[] waitsOfNeed;
    private long asked, handed, people;

    internal Replication(AllianceWorld world, Problem problem, Policy policy, Runs runs, int run)
    {
        this.world = world;
        this.policy = policy;
        (arrivals, stays, luck) = (Dice.For(runs.Seed, 3 * run), Dice.For(runs.Seed, 3 * run + 1), Dice.For(runs.Seed, 3 * run + 2));
        warm = runs.Weeks / 5;
        end = warm + runs.Weeks;
        busy = new int[world.Services.Count];
        serves = [.. world.Services.Select(_ => new List<(int, int, double)>())];
        foreach (var choice in problem.Choices)
            foreach (var cover in choice.Covers)
                serves[choice.Service].Add((problem.CaseOf[cover.Slot], cover.Slot - problem.FirstSlot[problem.CaseOf[cover.Slot]], cover.Strength));
        can = [.. world.Cases.Select(_ => new Dictionary<int, (int, double)[]>())];
        foreach (var group in Enumerable.Range(0, serves.Length).SelectMany(s => serves[s].Select(one => (Service: s, one.Case, one.Need, one.Strength))).GroupBy(one => (one.Case, one.Need)))
            can[group.Key.Case][group.Key.Need] = [.. group.OrderByDescending(one => one.Strength).ThenBy(one => one.Service).Select(one => (one.Service, one.Strength))];
        often = [.. world.Cases.Select(one => one.Often)];
        for (var c = 1; c < often.Length; c++) often[c] += often[c - 1];
        needs = world.Needs.Select((need, n) => (need.Code, n)).ToDictionary(pair => pair.Code, pair => pair.n);
        waitsOfNeed = [.. world.Needs.Select(_ => new List<double>())];
        line = [.. world.Services.Select(_ => new Queue<(Waiting, int)>())];
        pool = [.. world.Cases.Select(one => one.Needs.Select(_ => new Queue<Waiting>()).ToArray())];
    }

    internal Result Run()
    {
        var next = arrivals.Exponential(1 / world.ArrivalsPerWeek);
        while (true)
        {
            var free = events.TryPeek(out _, out var at) ? at : double.PositiveInfinity;
            if (Math.Min(next, free) >= end) break;
            if (next <= free)
            {
                Arrive(next);
                next += arrivals.Exponential(1 / world.ArrivalsPerWeek);
                continue;
            }
            var (service, who, need, tries) = events.Dequeue();
            if (who is not null) Refer(who, need, free, tries);
            else
            {
                busy[service]--;
                Take(service, free);
            }
        }
        return new Result(Mean(waits), Ninetieth(waits), asked == 0 ? 0 : 1 - (double)waits.Count / asked, people == 0 ? 0 : (double)handed / people,
            [.. waitsOfNeed.Select(Mean)], [.. waitsOfNeed.Select(Ninetieth)]);
    }

    private static double Mean(List<double> values) => values.Count == 0 ? 0 : values.Average();

    private static double Ninetieth(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? 0 : values[Math.Min(values.Count - 1, (int)(0.9 * values.Count))];
    }

    /// <summary>Which case somebody new is like: each as often as it says.</summary>
    private int Like()
    {
        var at = Array.BinarySearch(often, arrivals.Unit() * often[^1]);
        return Math.Min(often.Length - 1, at < 0 ? ~at : at + 1);
    }

    private void Arrive(double now)
    {
        var who = new Waiting(Like(), now, now >= warm);
        var needs = world.Cases[who.Like].Needs.Count;
        who.Open = (1u << needs) - 1;
        if (who.Counted) (people, asked) = (people + 1, asked + needs);
        for (var need = 0; need < needs; need++)
        {
            if (policy == Policy.Siloed) Refer(who, need, now, 0);
            else if ((who.Open >> need & 1) == 1 && can[who.Like].TryGetValue(need, out var services))
            {
                if (Free(who, services) is { } service) Start(service, who, need, now);
                else if (policy == Policy.Alliance) pool[who.Like][need].Enqueue(who);
            }
        }
        if (policy == Policy.Engine && Enumerable.Range(0, needs).Any(need => (who.Open >> need & 1) == 1 && can[who.Like].ContainsKey(need))) everybody.AddLast(who);
    }

    private int? Free(Waiting who, (int Service, double Strength)[] services)
    {
        (int Service, double Worth)? best = null;
        foreach (var (service, strength) in services)
        {
            if (busy[service] >= world.Services[service].Places) continue;
            if (policy != Policy.Engine) return service;
            if (Worth(service, who) is var worth && (best is null || worth > best.Value.Worth)) best = (service, worth);
        }
        return best?.Service;
    }

    private double Worth(int service, Waiting who)
    {
        var worth = 0.0;
        foreach (var help in world.Services[service].Meets)
            for (var need = 0; need < world.Cases[who.Like].Needs.Count; need++)
                if (world.Cases[who.Like].Needs[need].Need == help.Need && (who.Open >> need & 1) == 1 && can[who.Like].TryGetValue(need, out var services)
                    && Array.Exists(services, one => one.Service == service)) worth += world.Cases[who.Like].Needs[need].Weight * help.Strength;
        return worth;
    }

    private void Refer(Waiting who, int need, double now, int tries)
    {
        var known = can[who.Like].TryGetValue(need, out var services) ? Array.FindAll(services, _ => luck.Chance(Baselines.Known)) : [];
        if (known.Length == 0)
        {
            if (tries >= 3 || services is null) return;
            if (who.Counted) handed++;
            events.Enqueue((-1, who, need, tries + 1), now + luck.Exponential(1));
            return;
        }
        var service = known[luck.Below(known.Length)].Service;
        if (busy[service] < world.Services[service].Places) Start(service, who, need, now);
        else line[service].Enqueue((who, need));
    }

    private void Take(int service, double now)
    {
        if (policy == Policy.Siloed)
        {
            if (line[service].TryDequeue(out var first)) Start(service, first.Who, first.Need, now);
            return;
        }
        if (policy == Policy.Engine) { TakeBest(service, now); return; }
        (int Case, int Need)? longest = null;
        var since = double.PositiveInfinity;
        foreach (var (like, need, _) in serves[service])
            if (pool[like][need].TryPeek(out var head) && head.Since < since) (longest, since) = ((like, need), head.Since);
        if (longest is { } one) Start(service, pool[one.Case][one.Need].Dequeue(), one.Need, now);
    }

    // Waiting adds a tenth of what is wanted for every week, so nobody is passed over for ever.
    private void TakeBest(int service, double now)
    {
        LinkedListNode<Waiting>? best = null;
        var most = 0.0;
        for (var node = everybody.First; node is not null; node = node.Next)
            if (Worth(service, node.Value) * (1 + 0.1 * (now - node.Value.Since)) is var worth && worth > most) (best, most) = (node, worth);
        if (best is null) return;
        Start(service, best.Value, -1, now);
        if (!can[best.Value.Like].Keys.Any(need => (best.Value.Open >> need & 1) == 1)) everybody.Remove(best);
    }

    private void Start(int service, Waiting who, int need, double now)
    {
        busy[service]++;
        events.Enqueue((service, null, 0, 0), now + stays.Exponential(world.Services[service].Stay));
        if (policy != Policy.Engine) Count(who, need, now);
        else
            foreach (var (other, services) in can[who.Like])
                if ((who.Open >> other & 1) == 1 && Array.Exists(services, one => one.Service == service)) Count(who, other, now);
    }

    private void Count(Waiting who, int need, double now)
    {
        who.Open &= ~(1u << need);
        if (!who.Counted) return;
        waits.Add(now - who.Since);
        waitsOfNeed[needs[world.Cases[who.Like].Needs[need].Need]].Add(now - who.Since);
    }
}
