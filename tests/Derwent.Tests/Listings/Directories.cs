using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Listings.Import;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Imports;
using Derwent.Shared.Security;
using Derwent.Shared.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>Real files lie beside the project, never in it; where they are missing their tests are skipped and counted as skipped.</summary>
internal static class Directories
{
    /// <summary>The path of a shared file; the test is skipped when it is not there.</summary>
    public static string Shared(string path)
    {
        var full = Path.Combine(Fitness.ArchitectureTests.Root, "..", "shared", "data", path);
        if (!File.Exists(full)) Assert.Skip($"../shared/data/{path} is not on this machine.");
        return full;
    }

    /// <summary>Imports a JSON file as the verb does: one transaction of the worker's role, taken back when a row is broken.</summary>
    public static Task<ImportReport> ImportJson(this House house, string path, string source) =>
        house.Import(source, path, async report => { await Task.CompletedTask; return ServiceFiles.JsonAsync(File.OpenRead(path), report, (_, _) => { }, default); });

    public static Task<ImportReport> ImportJsonText(this House house, string json, string source) =>
        house.Import(source, "test", report => Task.FromResult(ServiceFiles.JsonAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), report, (_, _) => { }, default)));

    public static Task<ImportReport> ImportCsvText(this House house, string csv, string source, IReadOnlyDictionary<string, string>? map = null) =>
        house.Import(source, "test.csv", report => Task.FromResult(ServiceFiles.CsvAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), map ?? new Dictionary<string, string>(), report, (_, _) => { }, default)));

    public static async Task<ImportReport> Import(this House house, string source, string from, Func<ImportReport, Task<IAsyncEnumerable<ImportedService>>> read)
    {
        var report = new ImportReport();
        await house.AsWorker(report, async services => await services.GetRequiredService<ListingsImport>().RunAsync(source, from, await read(report), report, default));
        return report;
    }

    public static async Task AsWorker(this House house, ImportReport report, Func<IServiceProvider, Task> act)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.Worker);
        await database.BeginAsync(null, null, default);
        await act(scope.ServiceProvider);
        if (report.Broken > 0) await database.RollbackAsync();
        else await database.CommitAsync(default);
    }

    /// <summary>An organisation with services, written through the domain's own verbs.</summary>
    public static async Task<Organisation> AnOrganisation(this House house, string name, Tier tier, params ServiceFacts[] services)
    {
        Organisation organisation = null!;
        await house.AsWorker(new ImportReport(), async scope =>
        {
            var now = house.Clock.GetUtcNow();
            organisation = Organisation.Join(name, Slug.From(name), tier, Who.Derwent, now);
            var alliance = scope.GetRequiredService<AllianceContext>();
            alliance.Organisations.Add(organisation);
            await alliance.SaveChangesAsync();
            var listings = scope.GetRequiredService<ListingsContext>();
            foreach (var facts in services)
            {
                var service = Service.List(organisation.Id, name, Slug.From(facts.Name), facts, now);
                service.Assure(Who.Derwent with { Name = "Ravi" }, now);
                listings.Services.Add(service);
            }
            await listings.SaveChangesAsync();
        });
        return organisation;
    }

    public static Task<T> Listed<T>(this House house, Func<ListingsContext, Task<T>> ask) => house.Ask(ask);

    private static async Task<T> Ask<T>(this House house, Func<ListingsContext, Task<T>> ask)
    {
        T answer = default!;
        await house.AsWorker(new ImportReport(), async scope => answer = await ask(scope.GetRequiredService<ListingsContext>()));
        return answer;
    }

    /// <summary>A place in Derby.</summary>
    public static SiteFacts Site(double longitude, double latitude, string? postcode = null, string? name = null, string? place = null) =>
        new(name, null, "Derby", postcode, new GeometryFactory(new PrecisionModel(), 4326).CreatePoint(new Coordinate(longitude, latitude)), place);

    /// <summary>The sentences about one record.</summary>
    public static string About(this ImportReport report, string record) => string.Join("; ", report.Notes.Where(note => note.Record.Contains(record, StringComparison.Ordinal)).Select(note => note.Says));
}
