using System.Globalization;
using Derwent.Alliance;
using Derwent.Listings.Harvest;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Imports;

namespace Derwent.Listings.Import;

/// <summary>
/// Takes the services of another directory in: reads them all, stages them by COPY, and merges them in one statement a table. One broken
/// record and the caller takes everything back; the same file again changes nothing.
/// </summary>
internal sealed class ListingsImport(RequestDatabase database, ListedOrganisations organisations, Precedence precedence, CityMaps maps, AuditTrail audit, TimeProvider clock)
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
    /// <param name="leaveOutBroken">A feed is read without anybody watching: what is broken in it is left out and said, and stays as it was here.</param>
    public async Task RunAsync(string source, string provenance, IAsyncEnumerable<ImportedService> services, ImportReport report, CancellationToken stop, bool leaveOutBroken = false)
    {
        var staging = new Staging(database.Connection, source);
        await staging.BeginAsync(stop);
        await precedence.LearnAsync(source, stop);
        await StageAllAsync(staging, services, stop);
        if (report.Records == 0) report.Broke(1, "the file", "there is no service in it");
        if (report.Broken > 0 && !leaveOutBroken) return;
        if (rows == 0) throw new ImportFailed($"Not one of its {report.Records:N0} records can be read.");
        TellOfDoubles(report);
        await MergeAsync(staging, source, provenance, report, leaveOutBroken, stop);
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
        if (batch.Count == 0) return;
        var row = rows - batch.Count + 1;
        var today = Shared.Time.UkTime.Today(clock);
        // The database still reads the words of the rows before these.
        var staged = (await enrich.PlacesAsync(batch, () => words, stop)).Select(service => Staged(row++, service, today)).ToList();
        await words;
        await staging.CopyAsync(staged, stop);
        batch.Clear();
        // Not waited for: the database reads these words while the next services are read here.
        words = staging.ReadWordsAsync(staged[0].Row, staged[^1].Row, stop);
    }

    // What is compared with last time is the directory's own word; what is written is ours where we have one.
    private StagedService Staged(int row, ImportedService service, DateOnly today)
    {
        var ours = service with { Facts = precedence.Over(service.ExternalId, service.Facts) };
        return new StagedService(row, ours, service.Hash(), Derived.From(ours.Facts, today));
    }

    private async Task MergeAsync(Staging staging, string source, string provenance, ImportReport report, bool isFeed, CancellationToken stop)
    {
        var twice = await staging.FindCarriedElsewhereAsync([.. doubles], told, stop);
        foreach (var one in twice)
            report.Add(new ImportNote(kept[one.ExternalId].Line, one.Name, NoteKind.Mended, $"{one.Elsewhere} carries it already: it is listed once") { Row = one.Row });
        Forget(twice.Select(one => one.ExternalId).ToHashSet());
        var (ids, fresh, changed, ours) = await organisations.TakeInAsync(source, told.Values, stop);
        TellOfKept(ours, report);
        await staging.CopyOrganisationsAsync(ids, told, stop);
        var merged = await staging.MergeAsync(provenance, clock.GetUtcNow(), stop);
        report.Done.Add(Sentence("service", kept.Count, merged.New, merged.Changed));
        report.Done.Add(Sentence("organisation", told.Count, fresh, changed));
        if (twice.Count > 0) report.Done.Add(string.Create(CultureInfo.InvariantCulture, $"{twice.Count:N0} of them {(twice.Count == 1 ? "is" : "are")} carried by another directory too and listed once."));
        // What is missing from a feed is looked at by whoever reads it.
        if (merged.Absent > 0 && !isFeed) report.Done.Add(string.Create(CultureInfo.InvariantCulture, $"{merged.Absent:N0} services that came from {source} before are not in this file; they were left as they are."));
        if (merged.New + merged.Changed + fresh + changed > 0)
            audit.Wrote("import", Guid.CreateVersion7(clock.GetUtcNow()), string.Create(CultureInfo.InvariantCulture, $"listings of {source}: {merged.New} new, {merged.Changed} changed"));
    }

    // What somebody here said otherwise stays, and a service carries its organisation's name as it stands here.
    private void TellOfKept(IReadOnlyList<(string ExternalId, string Name, IReadOnlyList<string> Fields)> organisations, ImportReport report)
    {
        foreach (var (id, one) in kept.OrderBy(pair => pair.Value.Row))
            if (precedence.KeptOf(id) is { Count: > 0 } fields)
                report.Add(new ImportNote(one.Line, one.Name, NoteKind.Kept, "somebody here said it otherwise: " + string.Join(", ", fields)) { Row = one.Row });
        foreach (var (id, name, fields) in organisations)
        {
            var first = kept.Values.Where(one => one.Organisation == id).MinBy(one => one.Row);
            report.Add(new ImportNote(first?.Line ?? 1, name, NoteKind.Kept, "the organisation itself said it otherwise: " + string.Join(", ", fields)) { Row = first?.Row ?? 0 });
            told[id] = told[id] with { Name = name };
        }
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
        Forget([]);
    }

    // Organisations of which nothing is taken are not taken either.
    private void Forget(HashSet<string> services)
    {
        var used = kept.Where(pair => !services.Contains(pair.Key)).Select(pair => pair.Value.Organisation).ToHashSet();
        foreach (var unused in told.Keys.Where(id => !used.Contains(id)).ToList()) told.Remove(unused);
    }

    private sealed record Kept(int Row, int Line, string Name, string Organisation, int Fullness, int Count);
}

/// <summary>A service ready to be staged.</summary>
/// <param name="Row">Its number in this import.</param>
/// <param name="Service">What will be written.</param>
/// <param name="Hash">Of what the directory said.</param>
/// <param name="Derived">What the search reads.</param>
internal sealed record StagedService(int Row, ImportedService Service, byte[] Hash, Derived Derived);
