using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Desk;

/// <summary>Whoever comes second waits until the first has finished, and then sees what they did.</summary>
internal static class Holding
{
    /// <summary>Holds these rows until the commit. In the order of their ids, so that two people never wait for each other.</summary>
    public static Task Hold(this FrontDoorContext front, Guid[] ids, CancellationToken stop) =>
        front.Database.ExecuteSqlAsync($"select id from front_door.referrals where id = any({ids}) order by id for update", stop);
}
