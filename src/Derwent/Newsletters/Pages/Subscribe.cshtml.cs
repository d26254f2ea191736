using System.ComponentModel.DataAnnotations;
using Derwent.Newsletters.Jobs;
using Derwent.Shared;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Newsletters.Pages;

/// <summary>Asks for newsletters. The answer is the same whether the address is known or not: only a letter to the address itself says more.</summary>
[Open, EnableRateLimiting(Web.Doors)]
internal sealed class SubscribeModel(NewslettersContext newsletters, Masking masking, Outbox outbox, IOptions<AllianceOptions> alliance, IOptions<NewslettersOptions> options, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "Lists")] public Guid[] Chosen { get; set; } = [];
    [BindProperty] public Guid[] Topics { get; set; } = [];
    [BindProperty, StringLength(320, ErrorMessage = "An e-mail address has at most 254 letters.")] public string? Email { get; set; }

    public IReadOnlyList<MailingList> Lists { get; private set; } = [];
    public string? ListsError => ModelState.TryGetValue("Lists", out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>Whose letter it is, where it is not the alliance's own.</summary>
    public static string From(MailingList list) => list.OrganisationName is { } by ? $", from {by}" : "";

    /// <summary>What stands beside the button; kept word for word with the proof.</summary>
    public static string Promise(string alliance) =>
        $"By pressing the button you ask {alliance} to send these letters to this address. First we send one letter with a link; nothing else comes before you say yes there. You can stop at any time.";

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        var lists = Lists.Where(list => Chosen.Contains(list.Id) || list.Topics.Any(topic => Topics.Contains(topic.Id))).ToList();
        var topics = lists.SelectMany(list => list.OpenTopics).Where(topic => Topics.Contains(topic.Id)).Select(topic => topic.Id).ToArray();
        if (lists.Count == 0) ModelState.AddModelError("Lists", "Choose at least one letter.");
        var (address, sentence) = LetterAddress.Read(Email, options.Value.InternationalAddresses);
        if (sentence is not null && ModelState[nameof(Email)]?.Errors.Count is null or 0) ModelState.AddModelError(nameof(Email), sentence);
        if (!ModelState.IsValid) return this.Again();
        var shown = $"{Promise(alliance.Value.Name)} Chosen: {string.Join("; ", lists.Select(list => Chose(list, topics)))}.";
        var source = await masking.Of("source " + HttpContext.Connection.RemoteIpAddress, stop);
        await SignUps.Take(SignUp.Ask(address!, [.. lists.Select(list => list.Id)], topics, shown.Length > 4000 ? shown[..4000] : shown, source, clock.GetUtcNow()), newsletters, outbox, stop);
        return Redirect("/newsletter/look-in-your-mail");
    }

    private static string Chose(MailingList list, Guid[] topics) =>
        list.OpenTopics.Where(topic => topics.Contains(topic.Id)).Select(topic => topic.Name).ToList() is { Count: > 0 } names ? $"{list.Name} ({string.Join(", ", names)})" : list.Name;

    private async Task Load(CancellationToken stop) => Lists = await newsletters.Lists.AsNoTracking().Include(list => list.Topics).Where(list => list.ClosedAt == null)
        .OrderBy(list => list.OrganisationId != null).ThenBy(list => list.OpenedAt).Take(500).ToListAsync(stop);
}

/// <summary>The topics of one list to choose from.</summary>
internal sealed record TopicsChoice(MailingList List, IReadOnlyCollection<Guid> Chosen);
