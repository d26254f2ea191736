using Derwent.Listings.Import;
using Derwent.Shared.Audit;
using Derwent.Shared.Imports;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>A spreadsheet of services is sent; its columns are guessed, and nothing is taken in yet.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class ImportStartModel(ListingsContext listings, UploadedFiles files, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    public const int MostBytes = 18_000_000;
    private const int Shown = 30, SampleRows = 3, MostColumns = 200;

    [BindProperty] public IFormFile? Sheet { get; set; }

    public IReadOnlyList<Upload> Uploads { get; private set; } = [];

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (Sheet is null || Sheet.Length == 0) return this.Again(nameof(Sheet), "Choose a spreadsheet (.xlsx or .csv).");
        if (Sheet.Length > MostBytes) return this.Again(nameof(Sheet), $"The file is larger than {MostBytes / 1_000_000} MB. Split it, or import it on the command line.");
        try
        {
            await using var sent = await ImportFile.KeepAsync(Sheet.OpenReadStream(), stop);
            var isWorkbook = await IsWorkbookAsync(sent, stop);
            await using var csv = isWorkbook ? await Workbook.AsCsvAsync(sent, stop) : sent;
            var upload = await ReadAsync(csv, isWorkbook, stop);
            listings.Uploads.Add(upload);
            await listings.SaveChangesAsync(stop);
            await files.KeepAsync(upload.Id, csv, stop);
            audit.Wrote("upload", upload.Id, "a list of services was sent");
            return Redirect($"/desk/listings/import/{upload.Id}");
        }
        catch (ImportFailed failed) { return this.Again(nameof(Sheet), failed.Message); }
    }

    /// <summary>The state's mark and its words.</summary>
    public static (string Mark, string Words) Words(Upload upload) => upload.State switch
    {
        UploadState.Doing => ("wait", "being taken in"),
        UploadState.Done => ("done", "taken in"),
        UploadState.Failed => ("late", "could not be taken in"),
        _ => ("wait", "waits for you"),
    };

    private static async Task<bool> IsWorkbookAsync(FileStream sent, CancellationToken stop)
    {
        var begins = new byte[8];
        sent.Position = 0;
        var read = await sent.ReadAtLeastAsync(begins, begins.Length, throwOnEndOfStream: false, stop);
        if (begins is [0xD0, 0xCF, 0x11, 0xE0, ..]) throw new ImportFailed("This is an old Excel file (.xls). Open it, save it as Excel workbook (.xlsx) or as CSV, and send that.");
        if (Workbook.Is(begins.AsSpan(0, read))) return true;
        return begins.AsSpan(0, read).StartsWith("%PDF"u8) ? throw new ImportFailed("This is a PDF. Send a spreadsheet (.xlsx or .csv).") : false;
    }

    // The first rows are read; whether all can be is said in the preview.
    private async Task<Upload> ReadAsync(Stream csv, bool isWorkbook, CancellationToken stop)
    {
        var rows = await CsvRows.OpenAsync(csv, stop, numbersAreRows: isWorkbook);
        var first = rows.Read().Take(SampleRows).ToList();
        var header = rows.Header.Where(name => name.Length > 0).Select(name => name.Length <= 200 ? name : throw new ImportFailed("A name in its first row is longer than 200 letters. Is the first row the names of the columns?")).ToList();
        if (header.Count > MostColumns) throw new ImportFailed($"It has more than {MostColumns} columns.");
        if (header.Count < 2) throw new ImportFailed("Its first row should name the columns, and at least the service and its organisation need one each.");
        if (first.Count == 0) throw new ImportFailed("There is no service in it: under the names of the columns stands nothing.");
        return Upload.Take(Sheet!.FileName, isWorkbook, header, [.. header.Select(name => first.Select(row => Short(row[name])).OfType<string>().ToList())], ImportFields.Guess(header), current.Who, clock.GetUtcNow());
    }

    private static string? Short(string? cell) => cell is { Length: > 60 } ? cell[..60] + "…" : cell;

    private async Task LoadAsync(CancellationToken stop) => Uploads = await listings.Uploads.AsNoTracking().OrderByDescending(one => one.At).Take(Shown).ToListAsync(stop);
}
