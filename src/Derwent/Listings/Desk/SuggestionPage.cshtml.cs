using Derwent.Listings.Changes;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>One suggestion beside what the page says: take all, take some, or decline with a reason.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager, Role.Administrator)]
internal sealed class SuggestionPageModel(ListingsContext listings, ListingChange change, AnswerSuggestion answer, Current current, TimeProvider clock) : PageModel
{
    public Suggestion Suggestion { get; private set; } = null!;

    public Service Service { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public List<string> Take { get; set; } = [];

    /// <summary>Each field with what stands there now: somebody may have mended it since.</summary>
    public IReadOnlyList<(ListingField Field, SuggestedChange Change, string Present)> Fields { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await LoadAsync(id, stop)) return NotFound();
        Take = [.. Fields.Select(field => field.Field.Key)];
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(Guid id, CancellationToken stop)
    {
        if (!await LoadAsync(id, stop)) return NotFound();
        var keys = Fields.Select(field => field.Field.Key).Where(Take.Contains).ToList();
        if (Fields.Count > 0 && keys.Count == 0) return this.Again(nameof(Take), "Tick what should be taken, or decline it with a reason.");
        await answer.Take(Suggestion, Service, keys, current.Who, stop);
        return Fields.Count == 0 ? RedirectToPage("ListingPage", new { slug = Service.Slug }) : RedirectToPage("Suggestions");
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid id, CancellationToken stop)
    {
        if (!await LoadAsync(id, stop)) return NotFound();
        var reason = Reason?.Trim() ?? "";
        if (reason.Length is 0 or > 1000) return this.Again(nameof(Reason), reason.Length == 0 ? "Say why, in a sentence that can be sent." : "That is long. Keep it under 1,000 letters.");
        await answer.Decline(Suggestion, Service, reason, current.Who, stop);
        return RedirectToPage("Suggestions");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken stop)
    {
        var found = await listings.Suggestions.SingleOrDefaultAsync(s => s.Id == id, stop);
        var service = found is null ? null : await listings.WholeAsync(s => s.Id == found.ServiceId, stop);
        if (found is null || service is null) return false;
        (Suggestion, Service) = (found, service);
        var form = change.FormOf(service);
        Fields = [.. found.Fields.Select(field => (Field: ListingField.Find(field.Key), Change: field)).Where(pair => pair.Field is not null).Select(pair => (pair.Field!, pair.Change, pair.Field!.Get(form)))];
        return true;
    }
}
