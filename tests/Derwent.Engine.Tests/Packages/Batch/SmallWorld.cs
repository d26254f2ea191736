using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;

namespace Derwent.Engine.Tests.Packages.Batch;

/// <summary>Worlds of a few rows: nothing is lost by travel, nothing won by fairness, each service does all of one need.</summary>
internal static class SmallWorld
{
    public static WorldService Service(string code, string need, params int[] starts) =>
        new() { Code = code, Name = "Service " + code, Organisation = "O" + code, Meets = [new(need, 1)], Starts = starts };

    public static WorldCase Case(string code, params (string Need, double Weight)[] needs) => new() { Code = code, Needs = [.. needs.Select(need => new CaseNeed(need.Need, need.Weight))] };

    public static AllianceWorld World(WorldCase[] cases, params WorldService[] services) => new()
    {
        Settings = new WorldSettings { Fairness = 0, PerKm = 0, Weeks = 6 }, Needs = [new("a", "Alpha"), new("b", "Beta"), new("c", "Gamma"), new("d", "Delta")], Cases = cases, Services = services,
    };

    public static AssemblyAnswer Run(AllianceWorld world) => PackageAssembly.Run(world, new Effort(5, 1, 60));
}
