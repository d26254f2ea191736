using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support.MyPlan;

/// <summary>A young person's own view of their plan. The link alone shows nothing: they also say a second thing that they know.</summary>
[ByLink(LinkKind.Plan, Asks = true)]
internal sealed class MyPlanModel(SupportContext support, PlanReading reading, PlanKey key, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    public static IReadOnlyList<Choice> Wrong { get; } = [.. new[] { "Wrong person", "Wrong time or place", "Too much", "Not helping", "Stop all of it" }.Select(words => new Choice(words, words))];

    private const string TooLong = "That is a little long. Please use at most 2,000 letters.";
    private const string NotIt = "That is not it. Try again, or ask your worker.";
    private PlanQuestion? question;

    internal PlanSeen? Plan { get; private set; }
    public bool AsksBirthday { get; private set; }
    public bool IsShut { get; private set; }
    public DateTimeOffset Now { get; private set; }

    [BindProperty] public string Answer { get; set; } = "";
    [BindProperty] public IReadOnlyList<string> What { get; set; } = [];
    [BindProperty] public string Words { get; set; } = "";
    [BindProperty] public string OwnWords { get; set; } = "";
    [TempData] public string? Said { get; set; }

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    /// <summary>The second thing: day and month of birth, or the agreed word. Five wrong answers shut the link; the worker makes a new one.</summary>
    public async Task<IActionResult> OnPostKeyAsync()
    {
        if (!await Load()) return NotFound();
        if (current.Link is not { IsShut: true } shut) return RedirectToPage();
        var link = Links.Held(HttpContext, LinkKind.Plan);
        if (question is null || link is null || Answer.Length > 100) return this.Again(nameof(Answer), NotIt);
        if (await key.Open(link, question, Answer) is { } opened)
        {
            audit.Wrote("plan", shut.RecordId, "opened with its second key");
            Links.KeepOpened(HttpContext, LinkKind.Plan, opened);
            return RedirectToPage();
        }
        audit.Wrote("plan", shut.RecordId, "a wrong answer at its door");
        await Load();
        return IsShut ? this.Again("", "That was the fifth try, so this page is shut now. Ask your worker for a new link.") : this.Again(nameof(Answer), NotIt);
    }

    public Task<IActionResult> OnPostYesAsync() => Change(async plan =>
    {
        if (plan.Package is not { } package || !plan.HasPlan) return ("", "There is no plan to say yes to yet. Your main person tells you when there is.");
        package.Agree(plan.Case, new AgreementSaid(plan.Case.ShortName, true, true, HowTold.ByTheirLink, null), Me(plan), Now);
        await support.SaveChangesAsync();
        Said = "Thank you. You said yes. You can still change your mind, any day.";
        return null;
    });

    public Task<IActionResult> OnPostNoAsync() => Change(async plan =>
    {
        var what = What.Where(word => Wrong.Any(choice => choice.Value == word)).Distinct().ToList();
        if (what.Count == 0 && string.IsNullOrWhiteSpace(Words)) return (nameof(What), "Tick what is wrong, or say it in your own words.");
        if (Words.Length > 2000) return (nameof(Words), TooLong);
        support.PlanMessages.Add(PlanMessage.Of(plan.Case.Id, what.Count == 0 ? "In their own words" : string.Join(", ", what), string.IsNullOrWhiteSpace(Words) ? null : Words.Trim(), Now));
        await support.SaveChangesAsync();
        Said = "We have it. It goes to the partnership team, not to the people it may be about. Nobody is cross.";
        return null;
    });

    public Task<IActionResult> OnPostWordsAsync() => Change(async plan =>
    {
        if (string.IsNullOrWhiteSpace(OwnWords)) return (nameof(OwnWords), "Write what you want to say first.");
        if (OwnWords.Length > 2000) return (nameof(OwnWords), TooLong);
        support.Sayings.Add(Saying.Of(plan.Case.Id, OwnWords.Trim(), plan.Case.ShortName, true, Me(plan), Now));
        await support.SaveChangesAsync();
        Said = "Your words are at the top now.";
        return null;
    });

    private async Task<IActionResult> Change(Func<PlanSeen, Task<(string Field, string Sentence)?>> change)
    {
        if (!await Load()) return NotFound();
        if (Plan is null) return RedirectToPage();
        return await change(Plan) is var (field, sentence) ? this.Again(field, sentence) : RedirectToPage();
    }

    // Nothing of the plan is there to be loaded before the answer: the database shows this link no row.
    private async Task<bool> Load()
    {
        Now = clock.GetUtcNow();
        if (current.Link!.IsShut)
        {
            question = await key.Question();
            (AsksBirthday, IsShut) = (question?.AsksBirthday ?? false, question?.IsShut ?? true);
            return true;
        }
        var id = current.Link.RecordId;
        if (await support.Cases.SingleOrDefaultAsync(c => c.Id == id) is not { } of) return false;
        Plan = await reading.Read(of);
        audit.Read("plan", id, "own plan", of.Reference);
        return true;
    }

    private static Who Me(PlanSeen plan) => new(null, plan.Case.ShortName, null);
}
