using Derwent.Alliance;
using Derwent.Shared.Time;
using Derwent.WhatsOn;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Site.Desk;

/// <summary>A member with nothing coming up.</summary>
/// <param name="Id">Which organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Last">When it last had something on, or null if it never sent anything.</param>
/// <param name="Email">Where it can be written to.</param>
/// <param name="Phone">Its telephone.</param>
/// <param name="AskedAt">When the desk last asked.</param>
internal sealed record QuietMember(Guid Id, string Name, DateTimeOffset? Last, string? Email, string? Phone, DateTimeOffset? AskedAt);

/// <summary>Who is not sending events: members in good standing with nothing on the calendar from now on, the longest silent first.</summary>
internal sealed class Quiet(SiteContext site, AllianceContext alliance, Upcoming upcoming, TimeProvider clock)
{
    private const int Most = 1000;

    /// <param name="days">Only those that had nothing on for so many days either.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<IReadOnlyList<QuietMember>> ReadAsync(int days, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var dates = await upcoming.ByOrganisationAsync(now, stop);
        var asked = await site.Nudges.AsNoTracking().GroupBy(nudge => nudge.OrganisationId).Select(one => new { one.Key, At = one.Max(nudge => nudge.At) }).ToDictionaryAsync(one => one.Key, one => one.At, stop);
        var members = await alliance.Organisations.AsNoTracking().Where(one => one.Tier != Tier.ListedOnly && one.Tier != Tier.LeadBody && one.Standing == Standing.Good && one.ClosedOn == null && one.MergedIntoId == null)
            .OrderBy(one => one.Name).Select(one => new { one.Id, one.Name, one.Email, one.Phone }).Take(Most).ToListAsync(stop);
        var since = UkTime.DateOf(now).AddDays(-days);
        return [.. members.Select(one => (one, Dates: dates.GetValueOrDefault(one.Id)))
            .Where(member => member.Dates.Next is null && (member.Dates.Last is not { } last || UkTime.DateOf(last) <= since))
            .OrderBy(member => member.Dates.Last ?? DateTimeOffset.MinValue)
            .Select(member => new QuietMember(member.one.Id, member.one.Name, member.Dates.Last, member.one.Email, member.one.Phone, asked.TryGetValue(member.one.Id, out var at) ? at : null))];
    }
}
