using System.Globalization;
using System.Text;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Support.Pages;

/// <summary>The caseload: the partnership team sees every case, a practitioner those in whose circle they are. A view is an address.</summary>
[Desk(Role.StrategicPartner, Role.Practitioner, Role.OrganisationManager)]
internal sealed class CasesModel(CaseList list, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Show { get; set; }
    [BindProperty(SupportsGet = true, Name = "of")] public string Of { get; set; } = "";
    [BindProperty(SupportsGet = true, Name = "q")] public string Words { get; set; } = "";
    [BindProperty(SupportsGet = true, Name = "p")] public int Number { get; set; } = 1;

    public IReadOnlyList<(string View, string Name, int Count)> Views { get; private set; } = [];
    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];
    public int Count { get; private set; }
    public int Pages => Math.Max(1, (Count + CaseList.PageSize - 1) / CaseList.PageSize);
    public string ViewName => Show is not null && CaseList.Views.Any(view => view.View == Show) ? Show : "all";
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => UkTime.Today(clock);
    public bool IsTeam => current.Is(Role.StrategicPartner);

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (Words.Length > 100) Words = Words[..100];
        Number = Math.Clamp(Number, 1, 10_000);
        var views = new List<(string, string, int)>();
        foreach (var (view, name) in CaseList.Views) views.Add((view, name, await list.Count(new CaseFilter(view, Of, Words, 1), stop)));
        Views = views;
        Count = Views.First(view => view.View == ViewName).Count;
        Rows = await list.Read(new CaseFilter(ViewName, Of, Words, Number), CaseList.PageSize, stop);
        audit.ReadList("case", "caseload");
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken stop)
    {
        if (Words.Length > 100) Words = Words[..100];
        var rows = await list.Read(new CaseFilter(ViewName, Of, Words, 1), 5000, stop);
        audit.ReadList("case", "caseload as a file");
        var csv = new StringBuilder("Reference,Name,Kind,Opened,Lead worker,Organisation,Last step,Support since,Open offers,Closed\r\n");
        foreach (var row in rows)
            csv.AppendJoin(',', new[]
            {
                row.Case.Reference, row.Case.Name, row.Case.Kind.ToString(), Date(UkTime.DateOf(row.Case.OpenedAt)), row.Case.LeadName ?? "", row.Case.LeadOrganisation ?? "",
                row.MovedAt is { } moved ? Date(UkTime.DateOf(moved)) : "", row.SupportSince is { } since ? Date(since) : "", row.OpenOffers.ToString(CultureInfo.InvariantCulture), row.Case.IsOpen ? "no" : "yes",
            }.Select(Cell)).Append("\r\n");
        return File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(csv.ToString())).ToArray(), "text/csv; charset=utf-8", $"cases-{Date(Today)}.csv");
    }

    /// <summary>The state of a row: word, shape, colour.</summary>
    public (string State, string Words) State(CaseRow row) => row switch
    {
        { Case.IsOpen: false } => ("done", "closed"),
        { ClosingAsked: true } => ("soon", "closing asked for"),
        { Back: > 0 } => ("late", InWords.Count(row.Back, "offer") + " came back"),
        { OpenOffers: > 0 } => ("wait", InWords.Count(row.OpenOffers, "offer") + " out"),
        { SupportSince: { } since } => ("active", $"in support, week {(Today.DayNumber - since.DayNumber) / 7 + 1}"),
        _ => ("ok", "package begun"),
    };

    public string Address(string view, int page = 1) =>
        $"/desk/cases?show={view}{(Of.Length > 0 ? $"&of={Uri.EscapeDataString(Of)}" : "")}{(Words.Length > 0 ? $"&q={Uri.EscapeDataString(Words)}" : "")}{(page > 1 ? $"&p={page}" : "")}";

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A cell that a spreadsheet would take for a formula is told to be text.
    private static string Cell(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
