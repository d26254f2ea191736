using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Refer;

/// <summary>What every page of the wizard needs: the draft that this browser began, its wording, and the step it stands on.</summary>
internal abstract class ReferPage(FrontDoorContext front, Current current, TimeProvider clock) : PageModel
{
    /// <summary>From 1.</summary>
    public abstract int Step { get; }

    /// <summary>Where this page is asked.</summary>
    public abstract string Address { get; }

    /// <summary>The page before this one.</summary>
    public abstract string Back { get; }

    public Draft? Draft { get; protected set; }
    public Answers Answers => Draft?.Answers ?? new Answers();
    public Wording Say => new(Answers);
    public DateTimeOffset Now => clock.GetUtcNow();

    protected FrontDoorContext Front => front;
    protected Current Current => current;

    protected Guid? DraftId => current.Link is { Kind: LinkKind.Draft } link ? link.RecordId : null;

    protected async Task Load() =>
        Draft = DraftId is { } id ? await Read(id) : null;

    protected virtual Task<Draft?> Read(Guid id) => front.Drafts.SingleOrDefaultAsync(draft => draft.Id == id);

    /// <summary>Elsewhere when there is no draft, when it was sent, or when an earlier page has no answer yet.</summary>
    protected async Task<IActionResult?> Turn()
    {
        await Load();
        return Draft switch
        {
            null => LocalRedirect("/refer?lost=true"),
            { SentAt: not null } => LocalRedirect("/refer/done"),
            _ when !Wizard.MayOpen(Address, Answers) => LocalRedirect(Wizard.FirstOpen(Answers)),
            _ => null,
        };
    }

    /// <summary>Keeps the answers and goes on; back to the check page when that is where the change was asked for.</summary>
    protected async Task<IActionResult> Keep(Answers answers, string next)
    {
        Draft!.Save(answers, Now);
        await front.SaveChangesAsync();
        return LocalRedirect(Request.Query.ContainsKey("change") && Wizard.FirstOpen(answers) == "/refer/check" ? "/refer/check" : next);
    }
}

/// <summary>A page that asks one thing: shows what was answered, checks what is answered now.</summary>
internal abstract class QuestionPage(FrontDoorContext front, Current current, TimeProvider clock) : ReferPage(front, current, clock)
{
    protected abstract string Next { get; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Turn() is { } elsewhere) return elsewhere;
        Show(Answers);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Turn() is { } elsewhere) return elsewhere;
        var taken = Take(Answers);
        return ModelState.IsValid ? await Keep(taken, Next) : this.Again();
    }

    /// <summary>Fills the form from what was answered before.</summary>
    protected abstract void Show(Answers answers);

    /// <summary>The answers with this page's, or errors in the model state.</summary>
    protected abstract Answers Take(Answers answers);

    protected bool Wrong(string field) => ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0;

    protected void Missing(string field, string sentence) => ModelState.AddModelError(field, sentence);
}
