namespace Derwent.Shared.Ui;

/// <summary>A room that has something for the coordinator to do: events to approve, an issue to send. The community desk asks every room.</summary>
public interface ICommunityRoom
{
    /// <summary>What waits or falls due until then; late things included.</summary>
    Task<IReadOnlyList<DueLine>> Waiting(DateTimeOffset until, CancellationToken stop);
}
