using System.CommandLine;
using Derwent.Shared.Database;
using Derwent.Shared.Imports;

namespace Derwent.Shared.Geography;

/// <summary><c>import areas</c>, <c>import postcodes</c>, <c>import indicators</c>.</summary>
internal static class GeographyCommands
{
    public static void Register(Command import)
    {
        import.Subcommands.Add(Areas());
        import.Subcommands.Add(Postcodes());
        import.Subcommands.Add(Indicators());
    }

    private static Command Areas()
    {
        var (file, report) = (File("A GeoJSON file of polygons in longitude and latitude, with codes and names such as WD25CD and WD25NM."), Report());
        var kind = new Option<string?>("--kind") { Description = "What the areas are, when their properties do not say: ward, lsoa, msoa, authority or a word of your own." };
        var areas = new Command("areas", "Reads the outlines of areas: wards, LSOAs, MSOAs. The map and the hotspots use them.") { file, kind, report };
        areas.SetAction((said, stop) => Run(said.GetValue(file)!, said.GetValue(report), "Reading areas", (services, stream, notes, progress, limit) =>
            new AreasImport(Connection(services), services.GetRequiredService<TimeProvider>(), said.GetValue(kind)).RunAsync(stream, notes, progress, limit), stop));
        return areas;
    }

    private static Command Postcodes()
    {
        var (file, report) = (File("A CSV file with postcode and latitude, longitude (or easting, northing), or Code-Point Open as it comes."), Report());
        var postcodes = new Command("postcodes", "Reads postcodes and where they are, for distances.") { file, report };
        postcodes.SetAction((said, stop) => Run(said.GetValue(file)!, said.GetValue(report), "Reading postcodes", (services, stream, notes, progress, limit) =>
            new PostcodesImport(Connection(services), services.GetRequiredService<TimeProvider>()).RunAsync(stream, notes, progress, limit), stop));
        return postcodes;
    }

    private static Command Indicators()
    {
        var (file, report) = (File("A CSV file with a column of area codes and a column for each figure."), Report());
        var set = new Option<string?>("--set") { Description = "The name of the set, first part of each figure's code. Taken from the file's name when not said." };
        var period = new Option<string?>("--period") { Description = "What the figures are of, for example 2025 or mid-2020. The year in the file's name when not said." };
        var indicators = new Command("indicators", "Reads figures by area: deprivation, population, census tables.") { file, set, period, report };
        indicators.SetAction((said, stop) => Run(said.GetValue(file)!, said.GetValue(report), "Reading figures", (services, stream, notes, progress, limit) =>
        {
            var named = IndicatorsImport.FromName(said.GetValue(file)!);
            var when = said.GetValue(period) ?? named.Period ?? throw new ImportFailed("Which period are these figures of? Say it with --period, for example --period 2025.");
            return new IndicatorsImport(Connection(services), said.GetValue(set) ?? named.Set, when).RunAsync(stream, notes, progress, limit);
        }, stop));
        return indicators;
    }

    private static Task<int> Run(string path, string? report, string what, Func<IServiceProvider, Stream, ImportReport, Action<double, string>, CancellationToken, Task> read, CancellationToken stop) =>
        ImportVerb.RunAsync(what, report, async (services, notes, progress, limit) =>
        {
            await using var stream = ImportFile.Open(path);
            await read(services, stream, notes, progress, limit);
        }, stop);

    private static Npgsql.NpgsqlConnection Connection(IServiceProvider services) => services.GetRequiredService<RequestDatabase>().Connection;

    private static Argument<string> File(string description) => new("FILE") { Description = description };

    internal static Option<string?> Report() => new("--report") { Description = "Also writes the whole report as JSON to this file." };
}
