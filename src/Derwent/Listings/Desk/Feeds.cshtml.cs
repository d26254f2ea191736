using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Audit;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Derwent.Shared.Ui;
using Derwent.Listings.Harvest;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Desk;

/// <summary>Other directories that are read by themselves, and how each stands.</summary>
[Desk(Role.Coordinator, Role.Administrator)]
internal sealed class FeedsModel(ListingsContext listings, Outbox outbox, AuditTrail audit, Current current, TimeProvider clock) : PageModel
{
    private const int Most = 100;

    public static readonly IReadOnlyList<Choice> Rhythms = [new("24", "Every day"), new("72", "Every three days"), new("168", "Every week"), new("6", "Every six hours")];

    [BindProperty, StringLength(100, ErrorMessage = "A name has at most 100 letters.")] public string Name { get; set; } = "";
    [BindProperty, StringLength(500, ErrorMessage = "An address has at most 500 letters.")] public string Address { get; set; } = "";
    [BindProperty] public string Every { get; set; } = "24";

    public IReadOnlyList<Feed> Feeds { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken stop) => await LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        Check();
        if (!ModelState.IsValid) return this.Again();
        var feed = Feed.Add(Name.Trim(), Address.Trim(), int.Parse(Every, System.Globalization.CultureInfo.InvariantCulture), current.Who, Now);
        listings.Feeds.Add(feed);
        await listings.SaveChangesAsync(stop);
        await outbox.Later(new HarvestFeed(feed.Id));
        audit.Wrote("feed", feed.Id, "added");
        return Redirect($"/desk/listings/feeds/{feed.Id}");
    }

    private void Check()
    {
        if (Name.Trim().Length == 0) ModelState.AddModelError(nameof(Name), "Give it a name, such as Derby City Council.");
        else if (Feeds.Any(feed => feed.Name.Equals(Name.Trim(), StringComparison.OrdinalIgnoreCase))) ModelState.AddModelError(nameof(Name), "There is a feed of that name already.");
        if (!Uri.TryCreate(Address.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0 || !url.Host.Contains('.', StringComparison.Ordinal))
            ModelState.AddModelError(nameof(Address), "Give the address of its list of services. It begins with https:// and often ends with /services.");
        if (Rhythms.All(rhythm => rhythm.Value != Every)) ModelState.AddModelError(nameof(Every), "Choose how often.");
        if (Feeds.Count >= Most) ModelState.AddModelError("", $"There are {Most} feeds already.");
    }

    private async Task LoadAsync(CancellationToken stop) => Feeds = await listings.Feeds.AsNoTracking().OrderBy(feed => feed.TakenDownAt != null).ThenBy(feed => feed.Name).Take(Most).ToListAsync(stop);
}

/// <summary>A feed in the words of the desk.</summary>
internal static class FeedWords
{
    /// <summary>The state's mark and its words.</summary>
    public static (string Mark, string Words) State(Feed feed) => feed switch
    {
        { TakenDownAt: not null } => ("no", "taken down"),
        { Doing: { } doing } => ("wait", doing),
        { Wrong: not null } => ("late", "could not be read"),
        { IsOn: false } => ("paused", "paused"),
        { DoneAt: null } => ("wait", "waits for its first reading"),
        _ => ("done", "read"),
    };

    public static string Rhythm(Feed feed) => FeedsModel.Rhythms.FirstOrDefault(rhythm => rhythm.Value == feed.EveryHours.ToString(System.Globalization.CultureInfo.InvariantCulture))?.Label ?? $"Every {feed.EveryHours} hours";
}
