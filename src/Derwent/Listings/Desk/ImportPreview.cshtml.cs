using Derwent.Listings.Find;
using Derwent.Listings.Import;
using Derwent.Shared.Audit;
using Derwent.Shared.Imports;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>A sent list as it would stand here: its first services, everything that is wrong with it by row, and the button that takes it in.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class ImportPreviewModel(ListingsContext listings, UploadedFiles files, Outbox outbox, AuditTrail audit, TimeProvider clock) : PageModel
{
    public const int Shown = 300;

    public Upload Upload { get; private set; } = null!;
    public Reading Seen { get; private set; } = null!;
    public DateOnly Today => UkTime.Today(clock);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await listings.Uploads.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, stop) is not { } upload) return NotFound();
        if (!upload.MayBeTried || await files.OpenAsync(id, stop) is not { } file) return Redirect($"/desk/listings/import/{id}");
        (Upload, Seen) = (upload, await Reading.OfAsync(file, upload, stop));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, bool leaveOut, CancellationToken stop)
    {
        if (await listings.Uploads.SingleOrDefaultAsync(one => one.Id == id, stop) is not { } upload) return NotFound();
        upload.Begin(leaveOut);
        await listings.SaveChangesAsync(stop);
        await outbox.Later(new ImportUpload(id));
        audit.Wrote("upload", id, leaveOut ? "is taken in, without its broken rows" : "is taken in");
        return Redirect($"/desk/listings/import/{id}");
    }

    /// <summary>Our fields by the names they have on this page, not by their codes.</summary>
    public static string Say(string says)
    {
        var sentence = ImportFields.All.FirstOrDefault(field => says.StartsWith(field.Code + " ", StringComparison.Ordinal) || says.StartsWith(field.Code + ":", StringComparison.Ordinal)) is { } named ? named.Label + says[named.Code.Length..] : says;
        return sentence.Length > 0 ? char.ToUpperInvariant(sentence[0]) + sentence[1..] : sentence;
    }

    public static IEnumerable<string> Facts(ImportedService service, DateOnly today)
    {
        var facts = service.Facts;
        foreach (var times in OpeningTimes.Lines(facts.Schedules, today).Take(1)) yield return times;
        if (facts.Sites.Count > 0) yield return string.Join(", ", new[] { facts.Sites[0].Name, facts.Sites[0].Address, facts.Sites[0].Postcode }.OfType<string>());
        if (FindWords.Ages(facts.MinAge, facts.MaxAge) is { } ages) yield return ages;
        if (FindWords.Cost(facts.CostPence, facts.CostWords) is { } cost) yield return cost;
        foreach (var contact in facts.Contacts.Select(one => one.Phone).OfType<string>().Take(1)) yield return contact;
        if (facts.Email is { } email) yield return email;
        if (facts.Needs.Count > 0) yield return string.Join(", ", facts.Needs.Select(code => NeedVocabulary.Find(code)?.Plain ?? code));
        if (facts.IsPrivate) yield return "not public";
    }
}

/// <summary>A whole list, read once from its first row to its last; only its beginning and what is to be said of it are kept.</summary>
internal sealed record Reading
{
    private const int Beginning = 8, MostKinds = 12;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public IReadOnlyList<ImportedService> First { get; private init; } = [];
    public int Readable { get; private init; }
    public IReadOnlyList<ImportNote> Broken { get; private init; } = [];
    public int BrokenRows { get; private init; }
    public IReadOnlyList<(string Says, int Count)> Missing { get; private init; } = [];
    public IReadOnlyList<(string Says, int Count)> Mended { get; private init; } = [];
    public IReadOnlyList<string> Remarks { get; private init; } = [];

    /// <summary>Why it cannot be read as a whole.</summary>
    public string? Failed { get; private init; }

    public static async Task<Reading> OfAsync(FileStream file, Upload upload, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        var (report, first, readable) = (new ImportReport(), new List<ImportedService>(), 0);
        try
        {
            await foreach (var service in ServiceFiles.CsvAsync(file, upload.Map, report, (_, _) => { }, limit.Token, onlyMapped: true, numbersAreRows: upload.IsWorkbook))
                if (++readable <= Beginning) first.Add(service);
        }
        catch (ImportFailed failed) { return new Reading { Failed = failed.Message }; }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested) { return new Reading { Failed = $"Reading it takes longer than {Longest.TotalSeconds:0} seconds. Split it, or import it on the command line." }; }
        var broken = report.Notes.Where(note => note.Kind == NoteKind.Broken).ToList();
        return new Reading
        {
            First = first, Readable = readable, Broken = broken, BrokenRows = broken.Select(note => note.Row).Distinct().Count(),
            Missing = Kinds(report, NoteKind.Missing), Mended = Kinds(report, NoteKind.Mended), Remarks = report.Remarks,
        };
    }

    // What follows a colon or a quotation mark is a record's own.
    private static List<(string, int)> Kinds(ImportReport report, NoteKind kind) =>
        [.. report.Notes.Where(note => note.Kind == kind).GroupBy(note => note.Says.Split(':', '“')[0].Trim()).OrderByDescending(group => group.Count()).Take(MostKinds).Select(group => (group.Key, group.Count()))];
}
