using Derwent.Engine.Packages;
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

    [Fact]
    public void NothingButNull_IsSaid() => Assert.Equal("The file holds nothing but null.", Fault("null"));

    [Theory]
    [InlineData("""{"needs":null}""", "needs: must not be null (line 1).")]
    [InlineData("""{"colour":1}""", "colour: there is no field colour (line 1). docs/world.md lists the fields.")]
    [InlineData("{\n\n\"needs\":[{\"code\":\"a\"}]}", "needs row 1: name is missing (line 3).")]
    [InlineData("""{"needs":[],"services":[],"cases":[{"code":"a","needs":[{"need":"a","weight":1},{"need":"a","weight":"much"}]}]}""", "cases row 1, needs row 2, weight: what stands there is not of the right kind, or too large (line 1).")]
    [InlineData("""{"services":[{"standing":1}]}""", "services row 1, standing: what stands there is not of the right kind, or too large (line 1).")]
    [InlineData("""{"services":[{"places":99999999999}]}""", "services row 1, places: what stands there is not of the right kind, or too large (line 1).")]
    [InlineData("[]", "The file: what stands there is not of the right kind, or too large (line 1).")]
    public void WhatCannotBeRead_IsNamedWithItsPlace(string json, string sentence) => Assert.Equal(sentence, Fault(json));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"needs":[}""")]
    [InlineData("hello")]
    public void WhatIsNotJson_IsSaid(string text) => Assert.Contains("this is not JSON", Fault(text), StringComparison.Ordinal);

    [Fact]
    public void WhatIsNotSaid_IsAsTheDocumentSays()
    {
        var world = WorldFile.Read("""{"needs":[{"code":"a","name":"A"}],"services":[{"code":"s","name":"S","organisation":"O","meets":[{"need":"a","strength":1}],"starts":[1]}],"cases":[{"code":"c","needs":[{"need":"a","weight":1}]}]}""");
        Assert.Equal(new WorldSettings { Weeks = 12, WeeklyDiscount = .93, PerKm = .02, NewKeyworker = .15, Fairness = 24, AtMost = 3 }, world.Settings);
        var (service, one) = (world.Services[0], world.Cases[0]);
        Assert.Equal((0, 0, 0, 0, 0.0), (world.Precedence.Count, world.Areas.Count, world.Families.Count, world.OpenOffers.Count, world.ArrivalsPerWeek));
        Assert.Equal((Standing.Good, 1, 8, false, false), (service.Standing, service.Places, service.Stay, service.Online, service.Family));
        Assert.Equal((0, 0, 0), (service.Languages.Count, service.Access.Count, service.Areas.Count));
        Assert.Equal((6, 1, 0, 0, 0, 0), (one.TravelLimitKm, one.Often, one.Languages.Count, one.Access.Count, one.UnsafeAreas.Count, one.NotWith.Count));
        Assert.Equal((null, null, null, null, null, null), (one.Family, one.Age, one.Gender, one.Area, one.Home, one.Keyworker));
    }

    [Fact]
    public void AWorld_IsWrittenAsTheDocumentSays()
    {
        var text = WorldFile.Write(Small with { Services = [Small.Services[0] with { Standing = Standing.ListedOnly, OnlyFor = null }] });
        Assert.Contains("\"standing\":\"listedOnly\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("null", text, StringComparison.Ordinal);
        Assert.StartsWith("{\"settings\":{\"weeks\":12,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AFile_IsRead_AndAMissingOrTooLargeOneIsNamed()
    {
        var path = Path.Combine(Path.GetTempPath(), $"world-{Environment.ProcessId}.json");
        try
        {
            Assert.Equal($"There is no file {path}.", Assert.Throws<WorldFault>(() => WorldFile.ReadFile(path)).Message);
            File.WriteAllText(path, WorldFile.Write(Small));
            Assert.Equal(WorldFile.Write(Small), WorldFile.Write(WorldFile.ReadFile(path)));
            using (var file = File.OpenWrite(path)) file.SetLength(WorldFile.MostBytes + 1);
            Assert.Equal($"{path} is larger than 64 MB, the most that is read.", Assert.Throws<WorldFault>(() => WorldFile.ReadFile(path)).Message);
            using (var file = File.OpenWrite(path)) file.SetLength(WorldFile.MostBytes);
            Assert.Contains("this is not JSON", Assert.Throws<WorldFault>(() => WorldFile.ReadFile(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void SeveralFaults_AreSaidOneToALine()
    {
        var faults = Assert.Throws<WorldFault>(() => WorldFile.Read(WorldFile.Write(Small with { Cases = [], Services = [] })));
        Assert.Equal(["services: there are none. At least one service is needed.", "cases: there are none. At least one case is needed."], faults.Faults.Order().Reverse());
        Assert.Equal(string.Join(Environment.NewLine, faults.Faults), faults.Message);
        Assert.Equal("This world cannot be used.", new WorldFault().Faults.Single());
    }
}
