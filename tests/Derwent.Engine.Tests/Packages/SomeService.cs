using Derwent.Engine.Packages;

namespace Derwent.Engine.Tests.Packages;

/// <summary>Test values with deterministic ids; the day is always Tuesday 24 November 2026.</summary>
internal static class SomeService
{
    public static readonly DateOnly Today = new(2026, 11, 24);
    public static readonly Spot Millbrook = new(52.9000, -1.4700);

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static ServiceFacts Of(int number, params string[] meets) => new()
    {
        Id = Id(number), Name = $"Service {number:000}", OrganisationId = Id(1000 + number), OrganisationName = $"Organisation {number}",
        Meets = meets, FreePlaces = 3, NextStart = Today.AddDays(7), Sites = [new Site("Millbrook Hall", North(1))], Assured = Today.AddDays(-10),
    };

    /// <summary>A point that many kilometres north of Millbrook.</summary>
    public static Spot North(double km) => new(Millbrook.Latitude + km / 111.195, Millbrook.Longitude);

    public static Seeker YoungPerson(params string[] needs) => new()
    {
        Needs = [.. needs.Select(code => new WantedNeed(code, code, 2))], Ages = [14], Gender = "boy", Languages = ["English"], Home = Millbrook,
    };
}
