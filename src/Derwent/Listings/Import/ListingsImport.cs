using System.Globalization;
using Derwent.Alliance;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Imports;

namespace Derwent.Listings.Import;

/// <summary>
/// Takes the services of another directory in: reads them all, stages them by COPY, and merges them in one statement a table. One broken
/// record and the caller takes everything back; the same file again changes nothing.
/// </summary>
internal sealed class ListingsImport(RequestDatabase database, ListedOrganisations organisations, CityMaps maps, AuditTrail audit, TimeProvider clock)
{
    private const int Batch = 1000;
    private readonly Dictionary<string, Kept> kept = [];
    private readonly Dictionary<string, ListedOrganisation> told = [];
    private readonly HashSet<int> doubles = [];
    private Task words = Task.CompletedTask;
    private int rows;

    /// <param name="source">The directory's name; with a record's id it says which listing is meant.</param>
    /// <param name="provenance">The file or address it was read from.</param>
    /// <param name="services">The records, already cleaned; broken ones are not among them.</param>
    /// <param name="report">Where everything is said.</param>
    /// <param name="stop">Ends it; the caller takes everything back.</param>
    public async Task RunAsync(string source, string provenance, IAsyncEnumerable<ImportedService> services, ImportReport report, CancellationToken stop)
    {
        var staging = new Staging(database.Connection, source);
        await staging.BeginAsync(stop);
        await StageAllAsync(staging, services, stop);
        if (report.Records == 0) report.Broke(1, "the file", "there is no service in it");
        if (report.Broken > 0) return;
        TellOfDoubles(report);
        await MergeAsync(staging, source, provenance, report, stop);
    }

    private async Task StageAllAsync(Staging staging, IAsyncEnumerable<ImportedService> services, CancellationToken stop)
    {
        var enrich = new Enrich(database.Connection, await maps.GetAsync(database.Connection, stop));
        var batch = new List<ImportedService>(Batch);
        try
        {
            await foreach (var service in services.WithCancellation(stop))
            {
                Remember(service, ++rows);
                batch.Add(service);
                if (batch.Count == Batch) await StageAsync(staging, enrich, batch, stop);
            }
            await StageAsync(staging, enrich, batch, stop);
        }
        // The connection is busy until the last words are read, whatever went wrong here; what went wrong there matters less.
        catch when (!words.IsCompleted)
        {
            await words.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        await words;
    }

    private async Task StageAsync(Staging staging, Enrich enrich, List<ImportedService> batch, CancellationToken stop)
    {
        await words;
        if (batch.Count == 0) return;
        var row = rows - batch.Count + 1;
        var today = Shared.Time.UkTime.Today(clock);
        var staged = (await enrich.PlacesAsync(batch, stop)).Select(service => new StagedService(row++, service, Derived.From(service.Facts, today))).ToList();
        await staging.CopyAsync(staged, stop);
        batch.Clear();
        // Not waited for: the database reads these words while the next services are read here.
        words = staging.ReadWordsAsync(staged[0].Row, staged[^1].Row, stop);
    }

    private async Task MergeAsync(Staging staging, string source, string provenance, ImportReport report, CancellationToken stop)
    {
        var (ids, fresh, changed) = await organisations.TakeInAsync(source, told.Values, stop);
        await staging.CopyOrganisationsAsync(ids, told, stop);
        var merged = await staging.MergeAsync([.. doubles], provenance, clock.GetUtcNow(), stop);
        report.Done.Add(Sentence("service", kept.Count, merged.New, merged.Changed));
        report.Done.Add(Sentence("organisation", told.Count, fresh, changed));
        if (merged.Absent > 0) report.Done.Add(string.Create(CultureInfo.InvariantCulture, $"{merged.Absent:N0} services that came from {source} before are not in this file; they were left as they are."));
        if (merged.New + merged.Changed + fresh + changed > 0)
            audit.Wrote("import", Guid.CreateVersion7(clock.GetUtcNow()), string.Create(CultureInfo.InvariantCulture, $"listings of {source}: {merged.New} new, {merged.Changed} changed"));
    }

    private static string Sentence(string what, int all, int fresh, int changed)
    {
        var same = all - fresh - changed;
        if (all != 1) what += "s";
        if (fresh + changed == 0) return string.Create(CultureInfo.InvariantCulture, $"{all:N0} {what}: {(all == 1 ? "as it was" : "all as they were")}, nothing changed.");
        var parts = new List<string>();
        if (fresh > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{fresh:N0} new"));
        if (changed > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{changed:N0} changed"));
        if (same > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{same:N0} as they were"));
        return string.Create(CultureInfo.InvariantCulture, $"{all:N0} {what}: {string.Join(", ", parts)}.");
    }

    private void Remember(ImportedService service, int row)
    {
        var organisation = service.Organisation;
        // What several services say of one organisation is laid together: the first word stands.
        if (told.TryGetValue(organisation.ExternalId, out var known))
            told[organisation.ExternalId] = known with
            {
                Name = known.Name.Length > 0 && known.Description is not null ? known.Name : organisation.Description is not null ? organisation.Name : known.Name,
                Description = known.Description ?? organisation.Description, Website = known.Website ?? organisation.Website, Email = known.Email ?? organisation.Email,
                Phone = known.Phone ?? organisation.Phone, CharityNumber = known.CharityNumber ?? organisation.CharityNumber, CompanyNumber = known.CompanyNumber ?? organisation.CompanyNumber,
            };
        else told[organisation.ExternalId] = organisation;
        if (!kept.TryGetValue(service.ExternalId, out var best)) best = new Kept(0, 0, "", "", -1, 0);
        var better = service.Fullness > best.Fullness;
        if (best.Count > 0) doubles.Add(better ? best.Row : row);
        kept[service.ExternalId] = better ? new Kept(row, service.Line, service.Facts.Name, organisation.ExternalId, service.Fullness, best.Count + 1) : best with { Count = best.Count + 1 };
    }

    private void TellOfDoubles(ImportReport report)
    {
        foreach (var (id, one) in kept.Where(pair => pair.Value.Count > 1).OrderBy(pair => pair.Value.Line))
            report.Add(new ImportNote(one.Line, one.Name, NoteKind.Mended, string.Create(CultureInfo.InvariantCulture,
                $"{one.Count:N0} rows carry its id {id}: they became one service, and this fullest row was taken")) { Row = one.Row });
        report.Forget(doubles);
        var used = kept.Values.Select(one => one.Organisation).ToHashSet();
        foreach (var unused in told.Keys.Where(id => !used.Contains(id)).ToList()) told.Remove(unused);
    }

    private sealed record Kept(int Row, int Line, string Name, string Organisation, int Fullness, int Count);
}

/// <summary>A service ready to be staged.</summary>
internal sealed record StagedService(int Row, ImportedService Service, Derived Derived);
