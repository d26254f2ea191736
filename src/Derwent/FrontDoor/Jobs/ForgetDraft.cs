using Derwent.Shared.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Jobs;

/// <summary>What was begun and not sent is kept for 14 days, as the page says, and then deleted.</summary>
internal sealed record ForgetDraft(Guid DraftId) : IJob;

internal sealed class ForgetDraftHandler(FrontDoorContext front) : IJobHandler<ForgetDraft>
{
    public Task Run(ForgetDraft job, CancellationToken stop) => front.Drafts.Where(draft => draft.Id == job.DraftId).ExecuteDeleteAsync(stop);
}
