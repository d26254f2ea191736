using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Site.Posts;

/// <content>From draft to published to taken down.</content>
internal sealed partial class Post
{
    /// <summary>Shows the newest version of every language.</summary>
    /// <param name="newest">One version a language; English among them.</param>
    /// <param name="agreed">What the people in it agreed to.</param>
    /// <param name="by">Who publishes.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleRefused">Somebody in it has not agreed.</exception>
    public void Publish(IReadOnlyList<PostVersion> newest, Agreed agreed, Who by, DateTimeOffset now)
    {
        if (agreed.Missing is { } sentence) throw new RuleRefused(sentence);
        foreach (var version in newest)
        {
            if (shown.Find(one => one.Language == version.Language) is { } already) already.Become(version, now);
            else shown.Add(new Shown(version, now));
        }
        Step(State == PostState.Published ? "published the newest version" : "published", by, now);
        (State, PublishAt, ConsentUntil, ChangedAt, EditedAt) = (PostState.Published, null, agreed.Until, now, now);
        FirstPublishedAt ??= now;
    }

    /// <summary>A member asks the coordinator to publish it.</summary>
    public void Submit(Who by, DateTimeOffset now)
    {
        if (OrganisationId is null || State != PostState.Draft) throw new RuleRefused("Only a member’s draft is sent to the coordinator.");
        (State, EditedAt) = (PostState.Submitted, now);
        Step("sent to the coordinator", by, now);
    }

    /// <summary>The coordinator asks for a change; it is the member's draft again.</summary>
    public void SendBack(string why, Who by, DateTimeOffset now)
    {
        if (State != PostState.Submitted) throw new RuleRefused("Only what waits for the coordinator can be sent back.");
        (State, EditedAt) = (PostState.Draft, now);
        Step("sent back: " + why, by, now);
    }

    /// <summary>Lets it appear by itself. Consent is looked at now and again when the time comes.</summary>
    public void Schedule(DateTimeOffset at, Agreed agreed, Who by, DateTimeOffset now)
    {
        if (State == PostState.Published) throw new RuleRefused("This is published already. Publish the newest version now, or take it down first.");
        if (agreed.Missing is { } sentence) throw new RuleRefused(sentence);
        (State, PublishAt, EditedAt) = (PostState.Scheduled, at, now);
        Step("scheduled", by, now);
    }

    /// <summary>Back to a draft.</summary>
    public void Unschedule(string why, Who by, DateTimeOffset now)
    {
        if (State != PostState.Scheduled) throw new RuleRefused("This is not scheduled.");
        (State, PublishAt, EditedAt) = (FirstPublishedAt is not null ? PostState.TakenDown : PostState.Draft, null, now);
        Step(why, by, now);
    }

    /// <summary>Gone from the page, the list, the feed, the search and the sitemap; its pictures with it.</summary>
    public void TakeDown(string why, Who by, DateTimeOffset now)
    {
        if (State is PostState.Draft or PostState.Submitted or PostState.TakenDown) return;
        if (State == PostState.Scheduled)
        {
            Unschedule("unscheduled: " + why, by, now);
            return;
        }
        (State, EditedAt) = (PostState.TakenDown, now);
        Step("taken down: " + why, by, now);
    }
}

/// <summary>Whether everybody in a post agrees to it being shown, and until when.</summary>
/// <param name="Missing">A finished sentence about what is missing; null when all is there.</param>
/// <param name="Until">The first day on which somebody's agreement ends is the day after this one.</param>
internal sealed record Agreed(string? Missing, DateOnly? Until)
{
    /// <summary>Nobody has to agree.</summary>
    public static Agreed Nobody { get; } = new(null, null);
}
