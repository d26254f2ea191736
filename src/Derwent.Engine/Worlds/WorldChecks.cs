using System.Globalization;
using Derwent.Engine.Packages;

namespace Derwent.Engine.Worlds;

/// <summary>Everything that would make a world impossible, as sentences. At most <see cref="Most"/> of them: nobody reads more.</summary>
internal sealed class WorldChecks
{
    internal const int Most = 20, MostRows = 20_000;
    private readonly List<string> faults = [];
    private readonly HashSet<string> needs = [], areas = [], families = [];

    internal static IReadOnlyList<string> Faults(AllianceWorld world)
    {
        var checks = new WorldChecks();
        checks.Sizes(world);
        if (checks.faults.Count > 0) return checks.faults;
        checks.Settings(world);
        checks.Vocabulary(world);
        checks.Services(world);
        checks.Cases(world);
        checks.Offers(world);
        if (checks.faults.Count == 0) checks.Precedence(world);
        return checks.faults.Count <= Most ? checks.faults : [.. checks.faults.Take(Most), $"… and {checks.faults.Count - Most} more."];
    }

    private void Sizes(AllianceWorld world)
    {
        if (world.Cases.Count == 0) faults.Add("cases: there are none. At least one case is needed.");
        if (world.Services.Count == 0) faults.Add("services: there are none. At least one service is needed.");
        if (world.Needs.Count == 0) faults.Add("needs: there are none. At least one need is needed.");
        foreach (var (name, count) in new[]
        {
            ("cases", world.Cases.Count), ("services", world.Services.Count), ("needs", world.Needs.Count), ("areas", world.Areas.Count),
            ("families", world.Families.Count), ("openOffers", world.OpenOffers.Count), ("precedence", world.Precedence.Count),
        })
            if (count > MostRows) faults.Add($"{name}: {count} rows are too many; {MostRows} are read at most. Divide the world into areas.");
    }

    private void Settings(AllianceWorld world)
    {
        var settings = world.Settings;
        Within("settings, weeks", settings.Weeks, 1, 52);
        Within("settings, weeklyDiscount", settings.WeeklyDiscount, 0.01, 1);
        Within("settings, perKm", settings.PerKm, 0, 100);
        Within("settings, newKeyworker", settings.NewKeyworker, 0, 100);
        Within("settings, fairness", settings.Fairness, 0, 100);
        Within("settings, atMost", settings.AtMost, 1, 10);
        Within("arrivalsPerWeek", world.ArrivalsPerWeek, 0, 100_000);
    }

    private void Vocabulary(AllianceWorld world)
    {
        Rows("needs", world.Needs, (row, need) => Unique(row, need.Code, needs));
        Rows("areas", world.Areas, (row, area) =>
        {
            Unique(row, area.Code, areas);
            At($"{row}, centre", area.Centre);
            Within($"{row}, radiusKm", area.RadiusKm, 0.001, 500);
        });
        Rows("families", world.Families, (row, family) => Unique(row, family.Code, families));
    }

    private void Services(AllianceWorld world)
    {
        var codes = new HashSet<string>();
        Rows("services", world.Services, (row, service) =>
        {
            Unique(row, service.Code, codes);
            if (service.Meets.Count == 0) faults.Add($"{row}, meets: it meets no need.");
            Rows($"{row}, meets", service.Meets, (inner, help) =>
            {
                Known($"{inner}, need", help.Need, needs, "need");
                Within($"{inner}, strength", help.Strength, 0.001, 1);
            });
            if (service.Meets.DistinctBy(help => help.Need).Count() < service.Meets.Count) faults.Add($"{row}, meets: names a need twice.");
            if (service.MinAge is { } from) Within($"{row}, minAge", from, 0, 120);
            if (service.MaxAge is { } to) Within($"{row}, maxAge", to, service.MinAge ?? 0, 120);
            foreach (var area in service.Areas) Known($"{row}, areas", area, areas, "area");
            if (service.At is { } at) At($"{row}, at", at);
            Within($"{row}, places", service.Places, 1, 10_000);
            Within($"{row}, stay", service.Stay, 1, 104);
            if (service.Starts.Count > 52) faults.Add($"{row}, starts: {service.Starts.Count} weeks are too many; 52 at most.");
            foreach (var start in service.Starts) Within($"{row}, starts", start, 0, 10_000);
        });
        if (faults.Count == 0 && world.Services.All(service => service.Starts.Take(world.Settings.Weeks).Sum() == 0))
            faults.Add($"services, starts: no service has a place in any of the {world.Settings.Weeks} weeks.");
    }

    private void Cases(AllianceWorld world)
    {
        var codes = new HashSet<string>();
        Rows("cases", world.Cases, (row, one) =>
        {
            Unique(row, one.Code, codes);
            if (one.Family is { } family) Known($"{row}, family", family, families, "family");
            if (one.Age is { } age) Within($"{row}, age", age, 0, 25);
            if (one.Area is { } home) Known($"{row}, area", home, areas, "area");
            if (one.Home is { } at) At($"{row}, home", at);
            Within($"{row}, travelLimitKm", one.TravelLimitKm, 0, 1_000);
            Within($"{row}, often", one.Often, 0.001, 1_000_000);
            foreach (var area in one.UnsafeAreas) Known($"{row}, unsafeAreas", area, areas, "area");
            if (one.Needs.Count is 0 or > 20) faults.Add($"{row}, needs: there must be 1 to 20; there are {one.Needs.Count}.");
            Rows($"{row}, needs", one.Needs, (inner, need) =>
            {
                Known($"{inner}, need", need.Need, needs, "need");
                Within($"{inner}, weight", need.Weight, 0.001, 10);
            });
            if (one.Needs.DistinctBy(need => need.Need).Count() < one.Needs.Count) faults.Add($"{row}, needs: names a need twice.");
        });
    }

    private void Offers(AllianceWorld world)
    {
        var services = world.Services.Select(service => service.Code).ToHashSet();
        Rows("openOffers", world.OpenOffers, (row, offer) =>
        {
            Known($"{row}, service", offer.Service, services, "service");
            Within($"{row}, week", offer.Week, 0, 51);
            Within($"{row}, places", offer.Places, 1, 10_000);
        });
    }

    private void Precedence(AllianceWorld world)
    {
        Rows("precedence", world.Precedence, (row, pair) =>
        {
            Known($"{row}, first", pair.First, needs, "need");
            Known($"{row}, then", pair.Then, needs, "need");
        });
        if (Circle(world.Precedence) is { } circle)
            faults.Add($"precedence row {circle.Row}: {string.Join(" before ", circle.Needs)} is a circle; nothing could ever start.");
    }

    /// <summary>Follows every pair; a need met again on its own path is a circle.</summary>
    private static (int Row, IReadOnlyList<string> Needs)? Circle(IReadOnlyList<Precedence> pairs)
    {
        var after = pairs.ToLookup(pair => pair.First, pair => pair.Then);
        var done = new HashSet<string>();
        List<string>? Walk(string need, List<string> path)
        {
            if (path.IndexOf(need) is >= 0 and var from) return [.. path[from..], need];
            if (!done.Add(need)) return null;
            path.Add(need);
            foreach (var then in after[need]) if (Walk(then, path) is { } found) return found;
            path.RemoveAt(path.Count - 1);
            return null;
        }
        for (var row = 0; row < pairs.Count; row++)
            if (Walk(pairs[row].First, []) is { } circle) return (row + 1, circle);
        return null;
    }

    private static void Rows<T>(string list, IReadOnlyList<T> rows, Action<string, T> check)
    {
        for (var row = 0; row < rows.Count; row++) check($"{list} row {row + 1}", rows[row]);
    }

    private void Unique(string row, string code, HashSet<string> seen)
    {
        if (string.IsNullOrWhiteSpace(code) || code.Length > 100) faults.Add($"{row}, code: must have 1 to 100 letters.");
        else if (!seen.Add(code)) faults.Add($"{row}, code: {code} is used twice.");
    }

    private void Known(string field, string code, HashSet<string> known, string kind)
    {
        if (!known.Contains(code)) faults.Add($"{field}: there is no {kind} {code}.");
    }

    private void Within(string field, double value, double from, double to)
    {
        if (!(value >= from && value <= to)) faults.Add(string.Create(CultureInfo.InvariantCulture, $"{field}: must be {from:0.###} to {to:0.###}; it is {value}."));
    }

    private void At(string field, Spot spot)
    {
        Within($"{field}, latitude", spot.Latitude, -90, 90);
        Within($"{field}, longitude", spot.Longitude, -180, 180);
    }
}
