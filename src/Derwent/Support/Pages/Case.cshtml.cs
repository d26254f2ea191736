using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Support.Pages;

/// <summary>Everything on one case on one page: notes to heed, words, journey, needs, package, goals, timeline, circle. A place has its own face.</summary>
[Desk(Role.StrategicPartner, Role.Practitioner, Role.OrganisationManager)]
internal sealed partial class CaseModel(SupportContext support, CaseReading reading, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    private Case of = null!;

    public CaseView View { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "kind")]
    public List<string> Kinds { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    /// <summary>Shown once, right after it was made.</summary>
    public string? NewLink { get; private set; }

    [BindProperty] public NoteInput Note { get; set; } = new();
    [BindProperty] public HeedInput Heed { get; set; } = new();
    [BindProperty] public GoalInput Goal { get; set; } = new();
    [BindProperty] public SeenInput Seen { get; set; } = new();
    [BindProperty] public SayingInput Saying { get; set; } = new();
    [BindProperty] public CircleInput Helper { get; set; } = new();
    [BindProperty] public UnsafeInput Unsafe { get; set; } = new();
    [BindProperty] public PlanLinkInput PlanLink { get; set; } = new();
    [BindProperty(Name = "Act")] public ActionInput Act { get; set; } = new();
    [BindProperty] public FigureInput Figure { get; set; } = new();
    [BindProperty] public LinkInput Person { get; set; } = new();
    [BindProperty] public string Near { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken stop)
    {
        if (reference.Length > 12 || await reading.OnlyCase(reference.ToUpperInvariant(), stop) is not { } found) return NotFound();
        of = found;
        await Show(stop);
        audit.Read("case", of.Id, View.IsPlace ? "place page" : "case page", of.Reference);
        return Page();
    }

    /// <summary>Loads, checks, changes, saves, goes back to the page; or shows the page again with what to mend.</summary>
    private async Task<IActionResult> Change(string reference, string what, string anchor, Action check, Func<Task> change, CancellationToken stop)
    {
        if (!await Load(reference, stop)) return NotFound();
        check();
        if (!ModelState.IsValid)
        {
            await Show(stop);
            audit.Read("case", of.Id, "case page", of.Reference);
            return this.Again();
        }
        await change();
        audit.Wrote("case", of.Id, what, of.Reference);
        await support.SaveChangesAsync(stop);
        return Redirect($"/desk/cases/{of.Reference}#{anchor}");
    }

    private async Task<bool> Load(string reference, CancellationToken stop)
    {
        if (reference.Length > 12 || await reading.Case(reference.ToUpperInvariant(), stop) is not { } found) return false;
        of = found;
        return true;
    }

    private async Task Show(CancellationToken stop) => View = await reading.View(of, Kinds.Take(10).ToList(), All, stop);

    private void Need(string field, string text, string sentence, int longest = 2000)
    {
        if (string.IsNullOrWhiteSpace(text)) ModelState.AddModelError(field, sentence);
        else if (text.Length > longest) ModelState.AddModelError(field, $"This is too long. Keep it under {longest} letters.");
    }

    private static string? Written(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private DateTimeOffset Now => clock.GetUtcNow();
    private DateOnly Today => UkTime.Today(clock);
    private T Mine<T>(IEnumerable<T> rows, Func<T, bool> which) => rows.FirstOrDefault(which) ?? throw new RuleRefused("That is not on this case any more. Look at the page again.");
}
