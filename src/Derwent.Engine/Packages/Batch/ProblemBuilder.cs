using Derwent.Engine.Worlds;

namespace Derwent.Engine.Packages.Batch;

/// <summary>Turns a world into a <see cref="Problem"/>: asks <see cref="Eligibility"/> about every pair, makes families decide together, counts free places.</summary>
internal sealed class ProblemBuilder
{
    private readonly AllianceWorld world;
    private readonly Dictionary<string, Guid> organisations = [];
    private readonly Dictionary<string, WorldArea> areas;
    private readonly Dictionary<string, string> needNames;
    private readonly int[,] free;
    private readonly List<Removed> removed = [];
    private readonly List<Choice> choices = [];
    private readonly int[] firstSlot;
    private readonly Seeker[] seekers;
    private readonly ServiceFacts[] facts;

    private ProblemBuilder(AllianceWorld world, IReadOnlyList<Seeker>? who, IReadOnlyList<ServiceFacts>? what)
    {
        this.world = world;
        areas = world.Areas.ToDictionary(area => area.Code);
        needNames = world.Needs.ToDictionary(need => need.Code, need => need.Name);
        free = Free(world);
        firstSlot = new int[world.Cases.Count + 1];
        for (var c = 0; c < world.Cases.Count; c++) firstSlot[c + 1] = firstSlot[c] + world.Cases[c].Needs.Count;
        seekers = [.. who ?? world.Cases.Select(Seeker)];
        facts = [.. what ?? world.Services.Select(Facts)];
    }

    internal static Problem Build(AllianceWorld world) => new ProblemBuilder(world, null, null).Build(false);

    /// <summary>The same for people and services that are known better than a file can say: the rules are asked about these, row by row those of the world.</summary>
    internal static Problem Build(AllianceWorld world, IReadOnlyList<Seeker> who, IReadOnlyList<ServiceFacts> what) => new ProblemBuilder(world, who, what).Build(true);

    /// <summary>Places nobody holds, per service and week.</summary>
    internal static int[,] Free(AllianceWorld world)
    {
        var weeks = world.Settings.Weeks;
        var free = new int[world.Services.Count, weeks];
        var rows = new Dictionary<string, int>();
        for (var s = 0; s < world.Services.Count; s++)
        {
            rows[world.Services[s].Code] = s;
            for (var week = 0; week < Math.Min(weeks, world.Services[s].Starts.Count); week++) free[s, week] = world.Services[s].Starts[week];
        }
        foreach (var offer in world.OpenOffers)
            if (offer.Week < weeks) free[rows[offer.Service], offer.Week] = Math.Max(0, free[rows[offer.Service], offer.Week] - offer.Places);
        return free;
    }

    private Problem Build(bool oneForEachNeed)
    {
        var units = Units(out var unitOf);
        var byNeed = Enumerable.Range(0, facts.Length).SelectMany(s => facts[s].Meets.Select(code => (code, s))).ToLookup(pair => pair.code, pair => pair.s);
        for (var unit = 0; unit < units.Length; unit++)
            foreach (var s in units[unit].SelectMany(c => world.Cases[c].Needs.SelectMany(need => byNeed[need.Need])).Distinct().Order()) ChoicesOf(unit, units[unit], s);
        AddOrder();
        var places = new List<int>();
        var placeAt = new int[world.Services.Count, world.Settings.Weeks];
        for (var s = 0; s < world.Services.Count; s++)
            for (var week = 0; week < world.Settings.Weeks; week++)
                if (free[s, week] > 0)
                {
                    placeAt[s, week] = places.Count;
                    places.Add(free[s, week]);
                }
        var columns = new List<Column>();
        for (var j = 0; j < choices.Count; j++)
            for (var week = 0; week < world.Settings.Weeks; week++)
                if (free[choices[j].Service, week] > 0) columns.Add(new Column(j, week, placeAt[choices[j].Service, week]));
        var of = Enumerable.Range(0, units.Length).Select(_ => new List<int>()).ToArray();
        for (var column = 0; column < columns.Count; column++) of[choices[columns[column].Choice].Unit].Add(column);
        var cases = Enumerable.Range(0, world.Cases.Count);
        return new Problem
        {
            World = world, OneForEachNeed = oneForEachNeed, Weeks = world.Settings.Weeks,
            Discount = [.. Enumerable.Range(0, world.Settings.Weeks).Select(week => Math.Pow(world.Settings.WeeklyDiscount, week))],
            Weight = [.. world.Cases.SelectMany(one => one.Needs.Select(need => need.Weight))],
            CaseOf = [.. cases.SelectMany(c => Enumerable.Repeat(c, world.Cases[c].Needs.Count))],
            FirstSlot = firstSlot, Wanted = [.. world.Cases.Select(one => one.Needs.Sum(need => need.Weight))],
            Choices = [.. choices], Columns = [.. columns], ColumnsOf = [.. of.Select(list => list.ToArray())], CasesOf = units, UnitOf = unitOf,
            Places = [.. places], Removed = removed,
        };
    }

    private int[][] Units(out int[] unitOf)
    {
        var together = world.Families.Where(family => family.Together).Select(family => family.Code).ToHashSet();
        var units = Enumerable.Range(0, world.Cases.Count)
            .GroupBy(c => world.Cases[c].Family is { } family && together.Contains(family) ? (family, -1) : ("", c))
            .Select(group => group.ToArray()).ToArray();
        unitOf = new int[world.Cases.Count];
        for (var unit = 0; unit < units.Length; unit++)
            foreach (var c in units[unit]) unitOf[c] = unit;
        return units;
    }

    private void ChoicesOf(int unit, int[] members, int s)
    {
        var who = new List<int>();
        var unsafeForOne = false;
        foreach (var c in members)
        {
            if (!world.Cases[c].Needs.Any(need => facts[s].Meets.Contains(need.Need))) continue;
            if (Eligibility.FirstRuleAgainst(seekers[c], facts[s]) is not { } rule) who.Add(c);
            else
            {
                removed.Add(new Removed(c, s, rule.Rule, rule.Because));
                unsafeForOne |= rule.Rule == Rule.Unsafe;
            }
        }
        if (who.Count == 0) return;
        // A family goes together or not at all: where one of them is not safe, none of them goes together.
        if (world.Services[s].Family && members.Length > 1 && !unsafeForOne) Add(unit, s, [.. who]);
        else foreach (var c in who) Add(unit, s, [c]);
    }

    private void Add(int unit, int s, int[] who)
    {
        var covers = new List<Cover>();
        var cost = 0.0;
        foreach (var c in who)
        {
            var one = world.Cases[c];
            for (var n = 0; n < one.Needs.Count; n++)
                foreach (var help in world.Services[s].Meets)
                    if (help.Need == one.Needs[n].Need) covers.Add(new Cover(firstSlot[c] + n, help.Strength));
            cost += world.Settings.PerKm * (Eligibility.Travel(seekers[c], facts[s]) ?? 0);
            if (seekers[c].KnownOrganisations.Count > 0 && !seekers[c].KnownOrganisations.Contains(facts[s].OrganisationId)) cost += world.Settings.NewKeyworker;
        }
        choices.Add(new Choice(unit, s, who, [.. covers], cost, []));
    }

    /// <summary>Precedence binds only where the first need can be started at all: nobody waits for what does not exist.</summary>
    private void AddOrder()
    {
        if (world.Precedence.Count == 0) return;
        var reachable = choices.Where(choice => Enumerable.Range(0, world.Settings.Weeks).Any(week => free[choice.Service, week] > 0))
            .SelectMany(choice => choice.Covers).Select(cover => cover.Slot).ToHashSet();
        for (var j = 0; j < choices.Count; j++)
        {
            var after = new List<int>();
            foreach (var member in choices[j].Members)
            {
                var needs = world.Cases[member].Needs;
                for (var first = 0; first < needs.Count; first++)
                {
                    var slot = firstSlot[member] + first;
                    if (!reachable.Contains(slot) || choices[j].Covers.Any(cover => cover.Slot == slot)) continue;
                    if (choices[j].Covers.Any(cover => cover.Slot >= firstSlot[member] && cover.Slot < firstSlot[member + 1]
                        && world.Precedence.Any(pair => pair.First == needs[first].Need && pair.Then == needs[cover.Slot - firstSlot[member]].Need))) after.Add(slot);
                }
            }
            if (after.Count > 0) choices[j] = choices[j] with { After = [.. after] };
        }
    }

    private Guid Organisation(string name) => organisations.TryGetValue(name, out var id) ? id : organisations[name] = new Guid(organisations.Count + 1, 1, 0, new byte[8]);

    private ServiceFacts Facts(WorldService service, int row)
    {
        var starts = 0;
        for (var week = 0; week < world.Settings.Weeks; week++) starts += free[row, week];
        return new ServiceFacts
        {
            Id = new Guid(row + 1, 0, 0, new byte[8]), Name = service.Name, OrganisationId = Organisation(service.Organisation), OrganisationName = service.Organisation,
            Meets = [.. service.Meets.Select(help => help.Need)], MinAge = service.MinAge, MaxAge = service.MaxAge, OnlyFor = service.OnlyFor, Languages = service.Languages,
            Access = service.Access, TakesFrom = [.. service.Areas.Select(code => areas[code].Name)], Online = service.Online, Standing = service.Standing,
            Sites = service.At is { } at ? [new Site(service.Name, at)] : [], FreePlaces = starts,
        };
    }

    private Seeker Seeker(WorldCase one) => new()
    {
        Needs = [.. one.Needs.Select(need => new WantedNeed(need.Need, needNames[need.Need], (int)Math.Round(need.Weight)))],
        Ages = one.Age is { } age ? [age] : [], Gender = one.Gender, Languages = one.Languages, Access = one.Access,
        Area = one.Area is { } code ? areas[code].Name : null, Home = one.Home, TravelLimitKm = one.TravelLimitKm,
        UnsafeAreas = [.. one.UnsafeAreas.Select(unsafeCode => areas[unsafeCode]).Select(area => new UnsafeArea(area.Name, area.Centre, area.RadiusKm))],
        NotWith = one.NotWith.Select(Organisation).ToHashSet(), KnownOrganisations = one.Keyworker is { } known ? new HashSet<Guid> { Organisation(known) } : [],
    };
}
