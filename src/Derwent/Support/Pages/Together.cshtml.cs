using Derwent.Engine.Packages;
using Derwent.Engine.Packages.Batch;
using Derwent.Listings;
using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Support.Pages;

/// <summary>One who waits, with what is proposed when everybody who waits is looked at together.</summary>
internal sealed record TogetherRow(WaitingCase Waits, ProposedCase Proposed)
{
    /// <summary>The builder with these services as one more option.</summary>
    public string Address => Waits.Builder + (Proposed.Parts.Count == 0 ? "" : $"?{(Waits.ReferralId is null ? "" : $"option={PackageReading.Together}&")}with={string.Join(',', Proposed.Parts.Select(part => part.Service.Id))}");
}

/// <summary>For the partnership meeting: packages for all who wait together. It proposes; each is opened, changed and sent in its own builder.</summary>
[Desk(Role.StrategicPartner)]
internal sealed class TogetherModel(WaitingCases waiting, WhoCouldHelp help, AuditTrail audit, TimeProvider clock) : PageModel
{
    public IReadOnlyList<TogetherRow> Rows { get; private set; } = [];
    public MeetingPlan Plan { get; private set; } = null!;
    public TimeSpan Took { get; private set; }
    public DateOnly Today => UkTime.Today(clock);
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken stop)
    {
        var who = await waiting.Read(null, stop);
        var services = await help.Directory(who.SelectMany(one => one.Seeker.Needs), null, stop);
        var begun = clock.GetTimestamp();
        // Rounds, not time, end the search of a usual meeting, so two who look see the same.
        Plan = Meeting.Propose([.. who.Select(one => new WhoWaits(one.Id.ToString(), one.Seeker))], services, Today, new Effort(2, 1, Math.Clamp(40 * who.Count, 200, 3000)));
        Took = clock.GetElapsedTime(begun);
        Rows = [.. who.Zip(Plan.Cases, (one, proposed) => new TogetherRow(one, proposed))];
        audit.ReadList("case", "packages for all who wait");
        foreach (var row in Rows) audit.Read(row.Waits.ReferralId is null ? "case" : "referral", row.Waits.Id, "package proposal for the meeting");
    }

    public static string Label(string code) => NeedVocabulary.Find(code)?.Work ?? code;

    /// <summary>“Next best, close: Stage crew.” with what the place is worth to others.</summary>
    public static string Because(ProposedPart part)
    {
        var next = part.RunnerUp is null ? "Nobody else with a free place can do this." : $"Next best, {PartWords.Words(part.Margin)}: {part.RunnerUp}.";
        return MeetingPlan.InWords(part.Price) is { } price ? $"{next} Others want this place too: one more there would be worth {price}." : next;
    }
}
