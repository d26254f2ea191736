using Derwent.FrontDoor.Jobs;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;

namespace Derwent.FrontDoor.Refer;

/// <summary>Begins a draft that only this browser can open. Used by the public's first page and by the desk's “by phone”.</summary>
internal static class BeginDraft
{
    public static async Task<Draft> In(HttpContext http, FrontDoorContext front, Links links, RequestDatabase database, Outbox outbox, Answers answers, DateTimeOffset now)
    {
        var (id, token) = await links.OpenDraft(http.RequestAborted);
        // From here on this transaction holds the draft's link, so that row-level security lets the first row in.
        await database.EnterAsync(SessionAuthentication.Token(http.Request), token, http.RequestAborted);
        var draft = Draft.Begin(id, answers, now);
        front.Drafts.Add(draft);
        await front.SaveChangesAsync(http.RequestAborted);
        await outbox.Later(new ForgetDraft(id), now.AddDays(Draft.DaysKept));
        Links.Keep(http, LinkKind.Draft, token);
        return draft;
    }
}
