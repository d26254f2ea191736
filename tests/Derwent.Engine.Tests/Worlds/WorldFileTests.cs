using Derwent.Engine.Packages.Batch;
using Derwent.Engine.Worlds;
using Xunit;

namespace Derwent.Engine.Tests.Worlds;

/// <summary>Impossible worlds are answered with a sentence that names the list, the row and the field.</summary>
public sealed class WorldFileTests
{
    // Made anew for every test: one that is kept would hide, or show to all of them, what is broken in the making.
    private static AllianceWorld Small => WorldMaker.Make(new WorldPlan(6, 8, 1));

    private static string Fault(string json) => string.Join("|", Assert.Throws<WorldFault>(() => WorldFile.Read(json)).Faults);
    private static string Fault(AllianceWorld world) => Fault(WorldFile.Write(world));

    [Fact]
    public void AWorld_IsTheSameAfterWritingAndReading()
    {
        var text = WorldFile.Write(Small);
        Assert.Equal(text, WorldFile.Write(WorldFile.Read(text)));
    }

    [Fact]
    public void TheSameSeed_MakesTheSameWorld() => Assert.Equal(WorldFile.Write(Small), WorldFile.Write(WorldMaker.Make(new WorldPlan(6, 8, 1))));

    [Fact]
    public void NoCases_IsSaid() => Assert.Equal("cases: there are none. At least one case is needed.", Fault(Small with { Cases = [] }));

    [Fact]
    public void NegativeTravel_NamesItsRow() => Assert.Equal("cases row 2, travelLimitKm: must be 0 to 1000; it is -4.",
        Fault(Small with { Cases = [Small.Cases[0], Small.Cases[1] with { TravelLimitKm = -4 }] }));

    [Fact]
    public void HugeNumbers_AreRefused() => Assert.StartsWith("cases row 1, travelLimitKm: must be 0 to 1000", Fault(
        """{"needs":[{"code":"a","name":"A"}],"services":[{"code":"s","name":"S","organisation":"O","meets":[{"need":"a","strength":1}],"starts":[1]}],"cases":[{"code":"c","travelLimitKm":1e999,"needs":[{"need":"a","weight":1}]}]}"""), StringComparison.Ordinal);

    [Fact]
    public void NaN_IsNotJson() => Assert.Contains("settings, perKm: this is not JSON (line 1). NaN and Infinity are not numbers in JSON.",
        Fault("""{"settings":{"perKm":NaN}}"""), StringComparison.Ordinal);

    [Fact]
    public void NoPlaceAnywhere_IsSaid() => Assert.Equal("services, starts: no service has a place in any of the 12 weeks.",
        Fault(Small with { Services = [.. Small.Services.Select(service => service with { Starts = [0, 0] })] }));

    [Fact]
    public void ACircleOfPrecedence_IsShown() => Assert.Equal("precedence row 1: safety before work before safety is a circle; nothing could ever start.",
        Fault(Small with { Precedence = [new("safety", "work"), new("work", "safety")] }));

    [Fact]
    public void AnUnknownNeed_NamesBothRows() => Assert.Equal("cases row 1, needs row 1, need: there is no need gold.",
        Fault(Small with { Cases = [Small.Cases[0] with { Needs = [new("gold", 1)] }] }));

    [Fact]
    public void AMisspeltField_IsNamed() => Assert.Contains("there is no field colour", Fault("""{"colour":1}"""), StringComparison.Ordinal);

    [Fact]
    public void AMissingField_IsNamed() => Assert.Contains("cases row 1: code", Fault("""{"needs":[],"services":[],"cases":[{"needs":[]}]}"""), StringComparison.Ordinal);

    [Fact]
    public void NobodyPossible_SaysWhichRuleRemovedWhom()
    {
        var young = Small with { Services = [.. Small.Services.Select(service => service with { MinAge = 60, MaxAge = 90, Standing = default, OnlyFor = null })] };
        Assert.StartsWith("services: none is possible for any of the 6 cases (", Assert.Throws<WorldFault>(() => PackageAssembly.Run(young, new Effort())).Message, StringComparison.Ordinal);
    }
}
