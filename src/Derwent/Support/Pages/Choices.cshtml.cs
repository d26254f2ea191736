using Derwent.Listings;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support.Pages;

/// <summary>One choice against the proposal, with the case it belongs to.</summary>
internal sealed record ChoiceRow(Override Override, string Reference, FrontDoor.SubjectKind Kind);

/// <summary>Where people chose otherwise than Derwent proposed: what, why, by whom, and how often for each reason.</summary>
[Desk(Role.StrategicPartner)]
internal sealed class ChoicesModel(SupportContext support, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<ChoiceRow> Rows { get; private set; } = [];
    public IReadOnlyList<(OverrideReason Reason, int Count)> Reasons { get; private set; } = [];
    public int Proposed { get; private set; }
    public int Overruled { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateTimeOffset Since => clock.GetUtcNow().AddDays(-182);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var since = Since;
        var rows = await (from one in support.Overrides.AsNoTracking()
                          join of in support.Cases.AsNoTracking() on one.CaseId equals of.Id
                          where one.At >= since
                          orderby one.At descending, one.Id descending
                          select new { one, of.Reference, of.Kind }).Take(Most).ToListAsync(stop);
        Rows = [.. rows.Select(row => new ChoiceRow(row.one, row.Reference, row.Kind))];
        var counts = await support.Overrides.Where(one => one.At >= since).GroupBy(one => one.Reason).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(stop);
        Reasons = [.. counts.Select(group => (group.Key, group.Count)).OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Key)];
        Overruled = counts.Sum(group => group.Count);
        Proposed = await support.Parts.CountAsync(part => part.AddedAt >= since && part.WasProposed, stop);
        audit.ReadList("case", "choices against the proposal");
    }

    public static string Needs(Override one) => Shared.Ui.InWords.List([.. one.Needs.Select(code => (NeedVocabulary.Find(code)?.Work ?? code).ToLowerInvariant())]);
}
