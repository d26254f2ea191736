using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Text;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters.Desk;

/// <summary>The newsletters that people can ask for, and their topics: the coordinator's for the alliance, a manager's for their organisation.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager)]
internal sealed class ListsModel(NewslettersContext newsletters, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty, StringLength(100, ErrorMessage = "A name has at most 100 letters.")] public string? Name { get; set; }
    [BindProperty, StringLength(1000, ErrorMessage = "Please use up to 1,000 letters here.")] public string? About { get; set; }
    [BindProperty, StringLength(LetterAddress.Longest, ErrorMessage = "An e-mail address has at most 254 letters.")] public string? ReplyTo { get; set; }
    [BindProperty] public Guid? TopicList { get; set; }
    [BindProperty, StringLength(80, ErrorMessage = "A topic has at most 80 letters.")] public string? TopicName { get; set; }
    [BindProperty, StringLength(300, ErrorMessage = "Please use up to 300 letters here.")] public string? TopicAbout { get; set; }
    [TempData] public string? Done { get; set; }

    public IReadOnlyList<MailingList> Lists { get; private set; } = [];
    public string For => current.Is(Role.Coordinator) ? "Of the alliance itself." : $"Of {current.OrganisationName}.";

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken stop)
    {
        await Load(stop);
        if (string.IsNullOrWhiteSpace(Name)) ModelState.AddModelError(nameof(Name), "Give it the name by which people know it.");
        if (string.IsNullOrWhiteSpace(About)) ModelState.AddModelError(nameof(About), "Say what it is about, so that people can choose.");
        string? replyTo = null;
        if (!string.IsNullOrWhiteSpace(ReplyTo))
        {
            var (address, sentence) = LetterAddress.Read(ReplyTo, international: false);
            if (sentence is not null) ModelState.AddModelError(nameof(ReplyTo), sentence);
            replyTo = address?.Written;
        }
        if (Lists.Count(list => list.ClosedAt is null) >= 20) ModelState.AddModelError(nameof(Name), "Twenty newsletters are enough. Close one first.");
        if (!ModelState.IsValid) return this.Again();
        var organisation = current.Is(Role.Coordinator) ? null : current.OrganisationId;
        if (organisation is null && !current.Is(Role.Coordinator)) return NotFound();
        var taken = (await newsletters.Lists.Select(list => list.Slug).ToListAsync(stop)).ToHashSet();
        var opened = MailingList.Open(Name!, Slug.Free(Name!, taken), About!, organisation, organisation is null ? null : current.OrganisationName, replyTo, clock.GetUtcNow());
        newsletters.Lists.Add(opened);
        return await Saved("Begun. People can ask for it now.", opened.Id, "began a newsletter", stop);
    }

    public async Task<IActionResult> OnPostTopicAsync(CancellationToken stop)
    {
        await Load(stop);
        if (Lists.SingleOrDefault(list => list.Id == TopicList && list.ClosedAt is null) is not { } list) return NotFound();
        if (string.IsNullOrWhiteSpace(TopicName)) return this.Again(nameof(TopicName), "Give the topic a name.");
        if (!ModelState.IsValid) return this.Again();
        try { newsletters.Add(list.AddTopic(TopicName, TopicAbout, clock.GetUtcNow())); }
        catch (RuleRefused refused) { return this.Again(nameof(TopicName), refused.Message); }
        return await Saved("Topic added.", list.Id, "added a topic", stop);
    }

    public async Task<IActionResult> OnPostRetireAsync(Guid list, Guid topic, CancellationToken stop)
    {
        await Load(stop);
        if (Lists.SingleOrDefault(one => one.Id == list) is not { } found) return NotFound();
        found.Retire(topic, clock.GetUtcNow());
        return await Saved("Retired. Nobody can choose it any more.", list, "retired a topic", stop);
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid list, CancellationToken stop)
    {
        await Load(stop);
        if (Lists.SingleOrDefault(one => one.Id == list) is not { } found) return NotFound();
        found.Close(clock.GetUtcNow());
        return await Saved("Closed.", list, "closed a newsletter", stop);
    }

    private async Task Load(CancellationToken stop) => Lists = await newsletters.Lists.Of(current).Include(list => list.Topics).OrderBy(list => list.ClosedAt != null).ThenBy(list => list.OpenedAt).Take(100).ToListAsync(stop);

    private async Task<IActionResult> Saved(string done, Guid list, string what, CancellationToken stop)
    {
        await newsletters.SaveChangesAsync(stop);
        audit.Wrote("newsletter list", list, what);
        Done = done;
        return Redirect("/desk/newsletters/lists");
    }
}
