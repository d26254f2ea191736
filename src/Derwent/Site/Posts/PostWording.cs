namespace Derwent.Site.Posts;

/// <summary>Kinds and states in words.</summary>
internal static class PostWording
{
    public static string Kind(PostKind kind) => kind switch
    {
        PostKind.News => "News",
        PostKind.Celebration => "Celebration",
        PostKind.SaidDid => "You said, we did",
        _ => "Page",
    };

    public static string State(PostState state) => state switch
    {
        PostState.Draft => "Draft",
        PostState.Submitted => "Waits for the coordinator",
        PostState.Scheduled => "Scheduled",
        PostState.Published => "Published",
        _ => "Taken down",
    };

    /// <summary>The shape beside it on the desk.</summary>
    public static string Shape(PostState state) => state switch
    {
        PostState.Draft => "none",
        PostState.Submitted => "wait",
        PostState.Scheduled => "ok",
        PostState.Published => "done",
        _ => "no",
    };
}
