using System.ComponentModel.DataAnnotations;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters.Desk;

/// <summary>Who gets what, with the proof. The coordinator sees all of it, a manager the own list; PostgreSQL decides, and every look is recorded.</summary>
[Desk(Role.Coordinator, Role.OrganisationManager)]
internal sealed class SubscribersModel(NewslettersContext newsletters, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int Length = 50;

    public sealed record Row(Guid Id, string Address, string List, IReadOnlyList<string> Topics, DateTimeOffset AskedAt, DateTimeOffset ConfirmedAt, string How, string TextShown, string Source, DateTimeOffset? EndedAt, string? Suppressed, bool IsMine);

    [BindProperty(SupportsGet = true), StringLength(100)] public string Q { get; set; } = "";
    [BindProperty(SupportsGet = true)] public Guid? List { get; set; }
    [BindProperty(SupportsGet = true, Name = "at")] public int At { get; set; }
    [TempData] public string? Done { get; set; }

    public IReadOnlyList<(Guid Id, string Name)> Lists { get; private set; } = [];
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public int Pages => (Total + Length - 1) / Length;
    public string To(int page) => $"/desk/newsletters/subscribers?q={Uri.EscapeDataString(Q)}&list={List}&at={page}";

    public async Task OnGetAsync(CancellationToken stop)
    {
        Q = Q?.Trim() ?? "";
        At = Math.Clamp(At, 1, 2000);
        var like = $"%{Q.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
        var found = from one in newsletters.Subscriptions.AsNoTracking()
                    join who in newsletters.Subscribers on one.SubscriberId equals who.Id
                    where (List == null || one.ListId == List) && (Q == "" || EF.Functions.ILike(who.Address, like, @"\"))
                    select new { one, who };
        Total = await found.CountAsync(stop);
        var page = await found.OrderBy(both => both.one.EndedAt != null).ThenBy(both => both.who.AddressKey).ThenBy(both => both.one.Id).Skip((At - 1) * Length).Take(Length).ToListAsync(stop);
        var lists = await newsletters.Lists.AsNoTracking().Include(list => list.Topics).ToDictionaryAsync(list => list.Id, stop);
        var topics = lists.Values.SelectMany(list => list.Topics).ToDictionary(topic => topic.Id, topic => topic.Name);
        var hashes = page.Select(both => both.who.AddressHash).ToList();
        var held = (await newsletters.Suppressions.AsNoTracking().Where(one => hashes.Contains(one.AddressHash) && one.LiftedAt == null).ToListAsync(stop)).ToDictionary(one => Convert.ToHexString(one.AddressHash), one => one.Why);
        Lists = [.. lists.Values.Where(list => current.Is(Role.Coordinator) || list.OrganisationId == current.OrganisationId).OrderBy(list => list.Name).Select(list => (list.Id, list.Name))];
        Rows = [.. page.Select(both => new Row(both.one.Id, both.who.Address, lists[both.one.ListId].Name, [.. both.one.Topics.Select(topic => topics.GetValueOrDefault(topic, "?"))], both.one.AskedAt, both.one.ConfirmedAt,
            both.one.How, both.one.TextShown, both.one.Source is { } source ? Convert.ToHexStringLower(source)[..12] : "their own page", both.one.EndedAt, held.GetValueOrDefault(Convert.ToHexString(both.who.AddressHash)),
            both.one.OrganisationId is null ? current.Is(Role.Coordinator) : both.one.OrganisationId == current.OrganisationId))];
        audit.ReadList("subscriber", $"{Rows.Count} subscribers{(Q.Length > 0 ? ", searched" : "")}");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken stop)
    {
        if (await newsletters.Subscriptions.SingleOrDefaultAsync(one => one.Id == id, stop) is not { } one) return NotFound();
        one.End($"By {current.Name}, who was asked to", clock.GetUtcNow());
        await newsletters.SaveChangesAsync(stop);
        audit.Wrote("subscriber", one.SubscriberId, "stopped a newsletter for somebody");
        Done = "Stopped.";
        return Redirect("/desk/newsletters/subscribers");
    }
}
