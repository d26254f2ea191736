using System.Globalization;
using Derwent.Engine.Packages;

namespace Derwent.Engine.Worlds;

/// <summary>How a made-up world is made. The defaults are what <c>derwent world</c> prints; docs/world.md says what each stands for.</summary>
/// <param name="Cases">Cases that wait, 1 to 20,000.</param>
/// <param name="Services">Services, 1 to 20,000.</param>
/// <param name="Seed">The same seed makes the same world.</param>
/// <param name="PlacesPerNeed">Starts in all weeks together, divided by all needs of all cases: how scarce places are.</param>
public sealed record WorldPlan(int Cases = 200, int Services = 300, long Seed = 1, double PlacesPerNeed = 1.25);

/// <summary>
/// Makes an invented alliance in a city of fourteen areas: services cluster in the centre, need in the poorer areas; most services do one or two things for
/// one age group, start people when places come free, and some are for girls, for one neighbourhood or online. Nobody in it exists.
/// </summary>
public sealed class WorldMaker
{
    private static readonly (string Code, string Name)[] Needs =
    [
        ("safety", "Feeling safe"), ("school", "Being in school"), ("mood", "Mood and worry"), ("anger", "Anger and conflict"), ("family", "Getting on at home"),
        ("friends", "Friends and belonging"), ("drugs", "Drugs and alcohol"), ("work", "Work and training"), ("sport", "Sport and being active"),
        ("money", "Money and food"), ("housing", "Somewhere to live"), ("mentor", "An adult to count on"),
    ];
    private static readonly string[] AreaNames =
        ["Centre", "Arbour", "Brookfield", "Canal Side", "Dale", "Eastmoor", "Fairholme", "Greenhill", "Highfields", "Ironbridge Road", "Kingsway", "Lowmead", "Millbrook", "Northgate"];
    private static readonly string[] Languages = ["Polish", "Urdu", "Punjabi", "Romanian", "Arabic"];
    private static readonly Spot Middle = new(52.9219, -1.4766);

    private readonly WorldPlan plan;
    private readonly Dice dice;
    private readonly List<WorldArea> areas = [];
    private readonly List<double> poverty = [];

    private WorldMaker(WorldPlan plan)
    {
        this.plan = plan;
        dice = new Dice(plan.Seed);
    }

    /// <summary>Makes the world.</summary>
    public static AllianceWorld Make(WorldPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Cases is < 1 or > WorldChecks.MostRows) throw new WorldFault($"--cases must be 1 to {WorldChecks.MostRows}; it is {plan.Cases}.");
        if (plan.Services is < 1 or > WorldChecks.MostRows) throw new WorldFault($"--services must be 1 to {WorldChecks.MostRows}; it is {plan.Services}.");
        if (plan.PlacesPerNeed is not (>= 0.05 and <= 10)) throw new WorldFault($"--places must be 0.05 to 10; it is {plan.PlacesPerNeed.ToString(CultureInfo.InvariantCulture)}.");
        return new WorldMaker(plan).Make();
    }

    private AllianceWorld Make()
    {
        for (var n = 0; n < AreaNames.Length; n++)
        {
            areas.Add(new WorldArea($"A{n + 1:00}", AreaNames[n], n == 0 ? Middle : Around(Middle, 1.5 + dice.Unit() * 5.5), 1.2));
            poverty.Add(0.3 + dice.Unit());
        }
        var cases = MakeCases(out var families);
        var services = MakeServices(cases.Sum(one => one.Needs.Count));
        var throughput = services.Sum(service => (double)service.Places / service.Stay);
        return new AllianceWorld
        {
            Needs = [.. Needs.Select(need => new WorldNeed(need.Code, need.Name))], Precedence = [new("safety", "work"), new("safety", "sport"), new("housing", "work")],
            Areas = areas, Families = families, Cases = cases, Services = services, OpenOffers = Held(services),
            ArrivalsPerWeek = Math.Round(0.8 * throughput / (cases.Sum(one => one.Needs.Count) / (double)cases.Count), 2),
        };
    }

    private List<WorldCase> MakeCases(out List<WorldFamily> families)
    {
        families = [];
        var cases = new List<WorldCase>();
        while (cases.Count < plan.Cases)
        {
            var area = Weighted(poverty);
            var home = Around(areas[area].Centre, dice.Unit() * areas[area].RadiusKm);
            // One household in eight has two of its children in the queue; half of those asked to be helped together.
            var children = dice.Chance(0.125) && cases.Count + 2 <= plan.Cases ? 2 : 1;
            if (children == 2) families.Add(new WorldFamily($"F{families.Count + 1:000}", dice.Chance(0.5)));
            for (var child = 0; child < children; child++) cases.Add(MakeCase(cases.Count + 1, area, home, children == 2 ? families[^1].Code : null));
        }
        return cases;
    }

    private WorldCase MakeCase(int number, int area, Spot home, string? family)
    {
        var wanted = new List<CaseNeed>();
        var count = 1 + (dice.Chance(0.75) ? 1 : 0) + (dice.Chance(0.5) ? 1 : 0) + (dice.Chance(0.25) ? 1 : 0);
        while (wanted.Count < count)
        {
            // Mood, school and friends are asked for about twice as often as housing or money.
            var need = Needs[Math.Min(dice.Below(Needs.Length), dice.Below(Needs.Length + 6))].Code;
            if (wanted.TrueForAll(other => other.Need != need)) wanted.Add(new CaseNeed(need, dice.Unit() switch { < 0.3 => 1, < 0.75 => 2, _ => 3 }));
        }
        return new WorldCase
        {
            Code = $"C{number:0000}", Family = family, Age = dice.Between(10, 19), Gender = dice.Chance(0.48) ? "girl" : "boy",
            Languages = dice.Chance(0.93) ? ["English"] : [dice.Of(Languages)], Access = dice.Chance(0.05) ? ["step-free"] : [], Area = areas[area].Code, Home = home,
            TravelLimitKm = dice.Of([3.0, 5.0, 5.0, 8.0, 8.0, 12.0]), UnsafeAreas = dice.Chance(0.12) ? [dice.Of(areas).Code] : [],
            NotWith = dice.Chance(0.04) ? [Organisation(dice.Below(Organisations))] : [], Keyworker = dice.Chance(0.2) ? Organisation(dice.Below(Organisations)) : null, Needs = wanted,
        };
    }

    private int Organisations => Math.Max(1, plan.Services / 3);
    private static string Organisation(int number) => $"Organisation {number + 1}";

    private List<WorldService> MakeServices(int wanted)
    {
        var each = plan.PlacesPerNeed * wanted / plan.Services;
        return [.. Enumerable.Range(1, plan.Services).Select(number => MakeService(number, each * (0.4 + 1.2 * dice.Unit())))];
    }

    private WorldService MakeService(int number, double meanStarts)
    {
        var weeks = new WorldSettings().Weeks;
        var first = dice.Below(Needs.Length);
        var meets = new List<Help> { new(Needs[first].Code, dice.Of([0.7, 0.8, 0.9, 1.0])) };
        if (dice.Chance(0.45)) meets.Add(new(Needs[(first + dice.Between(1, Needs.Length - 1)) % Needs.Length].Code, dice.Of([0.4, 0.6, 0.8])));
        var (from, to) = dice.Of([(8, 13), (11, 16), (11, 18), (11, 18), (13, 19), (14, 25), (16, 25)]);
        var stay = dice.Of([4, 6, 8, 10, 12]);
        var online = dice.Chance(0.08);
        var area = dice.Chance(0.3) ? 0 : dice.Below(areas.Count);
        var local = !online && dice.Chance(0.12);
        return new WorldService
        {
            Code = $"S{number:0000}", Name = $"{Needs[first].Name} {number}", Organisation = Organisation(dice.Below(Organisations)),
            Standing = dice.Unit() switch { < 0.92 => Standing.Good, < 0.95 => Standing.Paused, < 0.98 => Standing.Lapsed, _ => Standing.Suspended },
            Meets = meets, MinAge = from, MaxAge = to, OnlyFor = dice.Unit() switch { < 0.06 => "girl", < 0.1 => "boy", _ => null },
            Languages = dice.Chance(0.2) ? ["English", dice.Of(Languages)] : [], Access = dice.Chance(0.7) ? ["step-free"] : [],
            Areas = local ? [areas[area].Code, areas[(area + 1) % areas.Count].Code] : [], At = online ? null : Around(areas[area].Centre, dice.Unit() * 1.2), Online = online,
            Family = dice.Chance(0.15), Stay = stay, Places = Math.Max(1, (int)Math.Round(meanStarts * stay / weeks)), Starts = Starts(meanStarts, weeks),
        };
    }

    // A worker's places come free one by one; a group starts several people in one week.
    private int[] Starts(double mean, int weeks)
    {
        var starts = new int[weeks];
        var group = dice.Chance(0.3) ? 3 : 1;
        for (var left = dice.Poisson(mean / group); left > 0; left--) starts[dice.Below(weeks)] += group;
        return starts;
    }

    private List<OpenOffer> Held(List<WorldService> services)
    {
        var held = new List<OpenOffer>();
        foreach (var service in services)
            for (var week = 0; week < service.Starts.Count; week++)
                if (service.Starts[week] > 0 && dice.Chance(0.04)) held.Add(new OpenOffer(service.Code, week, 1));
        return held;
    }

    private int Weighted(List<double> weights)
    {
        var at = dice.Unit() * weights.Sum();
        for (var n = 0; n < weights.Count; n++) if ((at -= weights[n]) < 0) return n;
        return weights.Count - 1;
    }

    private Spot Around(Spot middle, double km)
    {
        var angle = dice.Unit() * 2 * Math.PI;
        return new Spot(Math.Round(middle.Latitude + km * Math.Cos(angle) / 111.2, 5), Math.Round(middle.Longitude + km * Math.Sin(angle) / (111.2 * Math.Cos(middle.Latitude * Math.PI / 180)), 5));
    }
}
