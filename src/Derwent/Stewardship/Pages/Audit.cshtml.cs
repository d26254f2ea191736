using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Stewardship.Pages;

/// <summary>Who looked at what: everything for the lead for data protection; for the partnership team what was done with one record that it sees itself. Reading it is written down as well.</summary>
[Desk(Role.DataProtectionLead, Role.StrategicPartner)]
internal sealed class AuditModel(AuditReading reading, Current current, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int PageLength = 50;

    [BindProperty(SupportsGet = true)] public string? Who { get; set; }
    [BindProperty(SupportsGet = true)] public string? Of { get; set; }
    [BindProperty(SupportsGet = true)] public string? Act { get; set; }
    [BindProperty(SupportsGet = true)] public string? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public string? From { get; set; }
    [BindProperty(SupportsGet = true)] public string? To { get; set; }
    [BindProperty(SupportsGet = true)] public string? Before { get; set; }

    public AuditFilter Filter { get; private set; } = null!;
    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];
    public AuditPlace? Next { get; private set; }
    public bool IsLead => current.Is(Role.DataProtectionLead);

    /// <summary>The partnership team asks about one record at a time.</summary>
    public bool NeedsRecord => !IsLead && Filter.Of is null;
    public bool OpensRecords => current.Is(Role.StrategicPartner);
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken stop)
    {
        Filter = new AuditFilter(Who, Of, Act, Kind, From, To);
        if (NeedsRecord) return;
        var found = await reading.Read(Filter, AuditPlace.Read(Before), PageLength + 1, stop);
        Entries = [.. found.Take(PageLength)];
        if (found.Count > PageLength) Next = new AuditPlace(Entries[^1].At, Entries[^1].Id);
        Remember($"the audit, {Entries.Count} entries");
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken stop)
    {
        Filter = new AuditFilter(Who, Of, Act, Kind, From, To);
        if (NeedsRecord) return Redirect("/desk/audit");
        Entries = await reading.Read(Filter, null, AuditFile.Most, stop);
        Remember($"the audit as a file, {Entries.Count} entries");
        return File(AuditFile.Csv(Entries), "text/csv; charset=utf-8", $"audit-{AuditFilter.Written(UkTime.Today(clock))}.csv");
    }

    /// <summary>Where the record of an entry stands, for those who may open it.</summary>
    public string? Address(AuditEntry entry) => !OpensRecords || entry.Reference is null ? null
        : entry.Kind is "referral" or "subject" ? $"/desk/front-door/{entry.Reference}"
        : entry.Kind is "case" or "package" or "plan" ? $"/desk/cases/{entry.Reference}" : null;

    // Reading about one record is an entry of that record.
    private void Remember(string what)
    {
        var about = Filter.Of is null ? null : Entries.FirstOrDefault(entry => entry is { Record: not null, Kind: "case" or "referral" }) ?? Entries.FirstOrDefault(entry => entry.Record is not null);
        if (about is { Record: { } record }) audit.Read("audit", record, what, about.Reference);
        else audit.ReadList("audit", what);
    }
}
