using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Desk;

/// <summary>Reading and undoing what was put together or taken apart; two pages do it.</summary>
internal static class Regroupings
{
    public static async Task<IReadOnlyList<RegroupingShown>> Shown(FrontDoorContext front, IQueryable<Regrouping> which)
    {
        var all = await which.ToListAsync();
        var ids = all.SelectMany(one => new[] { one.FromId, one.ToId }).Distinct().ToList();
        var subjects = await front.Subjects.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id);
        return [.. all.Select(one => new RegroupingShown(one, subjects[one.FromId], subjects[one.ToId]))];
    }

    /// <returns>False when there is no such regrouping for this person.</returns>
    public static async Task<bool> Undo(FrontDoorContext front, Guid id, Who by, DateTimeOffset now, AuditTrail audit)
    {
        if (await front.Regroupings.SingleOrDefaultAsync(one => one.Id == id) is not { } regrouping) return false;
        Guid[] ids = [regrouping.FromId, regrouping.ToId];
        await front.Database.ExecuteSqlAsync($"select id from front_door.subjects where id = any({ids}) order by id for update");
        var subjects = await front.Subjects.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id);
        var moved = regrouping.Moved.ToList();
        var referrals = await front.Referrals.Where(r => moved.Contains(r.Id)).ToListAsync();
        regrouping.Undo(subjects[regrouping.FromId], subjects[regrouping.ToId], referrals, by, now);
        foreach (var subject in ids) audit.Wrote("subject", subject, regrouping.Kind == RegroupingKind.Merge ? "putting together undone" : "taking apart undone");
        return true;
    }
}
