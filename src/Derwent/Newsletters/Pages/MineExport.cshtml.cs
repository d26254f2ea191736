using System.Text.Json;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Newsletters.Pages;

/// <summary>Everything held about a subscriber, as JSON.</summary>
[ByLink(LinkKind.Newsletter)]
internal sealed class MineExportModel(NewslettersContext newsletters, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var id = current.Link!.RecordId;
        if (await newsletters.Subscribers.AsNoTracking().Include(one => one.Subscriptions).SingleOrDefaultAsync(one => one.Id == id, stop) is not { } me) return NotFound();
        var lists = await newsletters.Lists.AsNoTracking().Include(list => list.Topics).ToDictionaryAsync(list => list.Id, stop);
        var topics = lists.Values.SelectMany(list => list.Topics).ToDictionary(topic => topic.Id, topic => topic.Name);
        var asked = await newsletters.SignUps.AsNoTracking().Where(one => one.SubscriberId == id).OrderBy(one => one.AskedAt).ToListAsync(stop);
        var sent = await newsletters.Deliveries.AsNoTracking().Where(row => row.SubscriberId == id).OrderBy(row => row.NextTryAt).Take(5000).ToListAsync(stop);
        var subjects = await newsletters.Issues.AsNoTracking().Where(issue => sent.Select(row => row.IssueId).Contains(issue.Id)).ToDictionaryAsync(issue => issue.Id, issue => issue.Subject, stop);
        audit.Read("subscriber", id, "their own data as a file");
        var everything = new
        {
            Exported = clock.GetUtcNow(), me.Address, FirstAsked = me.AddedAt,
            Newsletters = me.Subscriptions.OrderBy(one => one.AskedAt).Select(one => new
            {
                Newsletter = lists.GetValueOrDefault(one.ListId)?.Name, Topics = one.Topics.Select(topic => topics.GetValueOrDefault(topic)), one.AskedAt, one.ConfirmedAt, one.How, one.TextShown,
                SourceAddressHash = one.Source is null ? null : Convert.ToHexStringLower(one.Source), one.EndedAt, one.EndedHow,
            }),
            Asked = asked.Select(one => new { one.AskedAt, one.ConfirmedAt, one.TextShown, SourceAddressHash = Convert.ToHexStringLower(one.Source) }),
            Letters = sent.Select(row => new { Subject = subjects.GetValueOrDefault(row.IssueId), State = row.State.ToString(), At = row.DoneAt, MessageId = row.Id.ToString("N"), row.BouncedAt }),
        };
        return File(JsonSerializer.SerializeToUtf8Bytes(everything, Readable), "application/json", "my-newsletters.json");
    }
}
