using Derwent.FrontDoor;
using Derwent.Support;
using Microsoft.EntityFrameworkCore;

namespace Derwent.World;

/// <summary>How a case ends, and begins again.</summary>
internal sealed partial class Tale
{
    /// <summary>The lead worker asks to close; a second person confirms, unless the story stops before that.</summary>
    public Tale Resolve(string at, StaffSaid lead, Outcome outcome, string words, string exit, string? follow, string? confirmedAt, StaffSaid? by, string? noFollow = null)
    {
        foreach (var support in given.Values) support.Until ??= When(at);
        Then(at, lead, "asks to close", async scene =>
        {
            foreach (var offer in await scene.Support.Offers.Where(offer => offer.CaseId == Case && offer.State == OfferState.Accepted && offer.FinishedAt == null).Select(offer => offer.Id).ToListAsync())
                await scene.Get<GiveAnswer>().Finish(offer, "Ended with the plan.", scene.Who);
            var one = await scene.Support.Cases.Include(one => one.Resolutions).SingleAsync(one => one.Id == Case);
            one.AskToResolve(new ResolutionSaid(outcome, words, exit, follow is null ? null : Day(follow), noFollow), 0, scene.Who, scene.Now);
            await scene.Save();
        });
        return confirmedAt is null ? this : Then(confirmedAt, by!, "confirms the closing", async scene =>
        {
            var step = (await Closed(scene)).ConfirmResolution(scene.Who, scene.Now);
            await scene.Save();
            await scene.Get<Journey>().Reach(step, Station.Resolved);
        });
    }

    public Tale SendBack(string at, StaffSaid by, string why) => Then(at, by, "sends the closing back", async scene =>
    {
        (await Closed(scene)).SendResolutionBack(why, scene.Who, scene.Now);
        await scene.Save();
    });

    public Tale FollowUp(string at, StaffSaid by, bool well, string words) => Then(at, by, "follows up", async scene =>
    {
        var step = (await Closed(scene)).RecordFollowUp(well, words, scene.Who, scene.Now);
        await scene.Save();
        await scene.Get<Journey>().Reach(step, Station.FollowUp);
    });

    public Tale Reopen(string at, StaffSaid by, string why) => Then(at, by, "opens the case again", async scene =>
    {
        var (package, _) = await Reopen(scene);
        (await Closed(scene)).Reopen(why, scene.Who, scene.Now);
        // What ended with the closing gives way to what is needed now.
        foreach (var part in package.LiveParts.ToList()) package.Remove(part, null, "Ended with the closing.", scene.Who, scene.Now);
        await scene.Save();
    });

    private Task<Case> Closed(Scene scene) =>
        scene.Support.Cases.AsSplitQuery().Include(one => one.Resolutions).Include(one => one.FollowUps).Include(one => one.Reopenings).SingleAsync(one => one.Id == Case);
}
