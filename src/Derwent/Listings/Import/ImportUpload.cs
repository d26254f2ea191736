using System.Globalization;
using Derwent.Shared.Database;
using Derwent.Shared.Imports;
using Derwent.Shared.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Derwent.Listings.Import;

/// <summary>Takes an uploaded spreadsheet in.</summary>
internal sealed record ImportUpload(Guid UploadId) : IJob;

/// <summary>All of it or nothing. Twice, and the second finds that it is done.</summary>
internal sealed class ImportUploadHandler(RequestDatabase database, ListingsContext listings, ListingsImport import, UploadedFiles files, TimeProvider clock) : IJobHandler<ImportUpload>
{
    public async Task Run(ImportUpload job, CancellationToken stop)
    {
        if (await listings.Uploads.SingleOrDefaultAsync(one => one.Id == job.UploadId, stop) is not { State: UploadState.Doing } upload) return;
        await Execute("savepoint upload", stop);
        try
        {
            upload.Done(await TakeInAsync(upload, stop), clock.GetUtcNow());
            await files.ForgetAsync(upload.Id, stop);
        }
        catch (ImportFailed failed)
        {
            await Execute("rollback to savepoint upload", stop);
            upload.Failed(failed.Message);
        }
        await listings.SaveChangesAsync(stop);
    }

    private async Task<IReadOnlyList<string>> TakeInAsync(Upload upload, CancellationToken stop)
    {
        var report = new ImportReport();
        var file = await files.OpenAsync(upload.Id, stop) ?? throw new ImportFailed("The file was forgotten meanwhile. Please send it again.");
        var services = ServiceFiles.CsvAsync(file, upload.Map, report, (_, _) => { }, stop, onlyMapped: true, numbersAreRows: upload.IsWorkbook);
        await import.RunAsync(upload.Source, upload.FileName, services, report, stop, upload.LeavesOutBroken);
        if (report.Broken > 0 && !upload.LeavesOutBroken) throw new ImportFailed("Some of its rows cannot be read. Look at it again.");
        if (report.Broken > 0) report.Done.Add("Rows that cannot be read were left out.");
        var twice = report.Notes.Count(note => note.Says.Contains("carry its id", StringComparison.Ordinal));
        if (twice > 0) report.Done.Add(string.Create(CultureInfo.InvariantCulture, $"{twice:N0} {(twice == 1 ? "service stood" : "services stood")} in more than one row; the fullest row was taken."));
        return report.Done;
    }

    private async Task Execute(string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, database.Connection);
        await command.ExecuteNonQueryAsync(stop);
    }
}
