namespace Derwent.FrontDoor.Desk;

/// <summary>What the address asks for: a view is an address, and every filter is a word in it.</summary>
internal sealed record QueueFilter(string? View, string? Who, string? Subject, string? Urgency, string? From, string? Q)
{
    public bool IsDecided => View == "decided";
    public bool IsPlain => this == new QueueFilter(null, null, null, null, null, null);

    public IQueryable<Referral> On(IQueryable<Referral> referrals, Guid? me, DateOnly today)
    {
        var found = IsDecided ? referrals.Where(r => r.WaitingFor == Waiting.Nobody) : referrals.Where(r => r.WaitingFor != Waiting.Nobody || r.NewsSince != null);
        if (View == "meeting") found = found.Where(r => r.MeetingOn == today);
        found = Who switch
        {
            "nobody" => found.Where(r => r.AssignedToId == null),
            "me" => found.Where(r => r.AssignedToId == me),
            _ => Guid.TryParse(Who, out var person) ? found.Where(r => r.AssignedToId == person) : found,
        };
        if (Read<SubjectKind>(Subject) is { } kind) found = found.Where(r => r.Kind == kind);
        if (Read<Derwent.FrontDoor.Urgency>(Urgency) is { } urgency) found = found.Where(r => r.Urgency == urgency);
        if (Read<CameFrom>(From) is { } from) found = found.Where(r => r.Referrer.CameFrom == from);
        return Said(found);
    }

    private IQueryable<Referral> Said(IQueryable<Referral> found)
    {
        if (Refer.Clean.Line(Q) is not { } words) return found;
        return found.Saying(words, inWords: !IsDecided);
    }

    private static T? Read<T>(string? word) where T : struct, Enum =>
        Enum.TryParse<T>(word?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value) && !int.TryParse(word, out _) ? value : null;
}
