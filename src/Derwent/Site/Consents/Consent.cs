using Derwent.Shared.Database;
using Derwent.Shared.Security;

namespace Derwent.Site.Consents;

/// <summary>Who said yes.</summary>
internal enum AgreedBy { YoungPerson, Parent, Both }

/// <summary>What somebody agreed to.</summary>
/// <param name="Words">That their words or their story are shown.</param>
/// <param name="FirstName">With their first name.</param>
/// <param name="Picture">With a picture that shows them.</param>
internal sealed record AgreedTo(bool Words, bool FirstName, bool Picture);

/// <summary>Somebody's recorded yes to be shown in a post or a picture: who agreed, when, how, to what, until when; and when it was taken back.
/// Personal data: only the coordinator and the data protection lead see these rows, and every look is recorded.</summary>
internal sealed class Consent
{
    /// <summary>A yes is asked again after two years at the latest: children change their minds.</summary>
    public const int LongestYears = 2;

    private Consent()
    {
    }

    public Guid Id { get; private set; }
    public Guid? PostId { get; private set; }
    public Guid? PictureId { get; private set; }

    /// <summary>The young person, as the alliance knows them.</summary>
    public string About { get; private set; } = "";

    public AgreedBy AgreedBy { get; private set; }

    /// <summary>The name of whoever agreed.</summary>
    public string Name { get; private set; } = "";

    public DateOnly AgreedOn { get; private set; }

    /// <summary>"In writing, form kept at the club", "on paper", "by e-mail" …</summary>
    public string How { get; private set; } = "";

    public bool ToWords { get; private set; }
    public bool ToFirstName { get; private set; }
    public bool ToPicture { get; private set; }
    public DateOnly Until { get; private set; }
    public Who RecordedBy { get; private set; } = null!;
    public DateTimeOffset RecordedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public string? WithdrawnHow { get; private set; }
    public string? WithdrawnByName { get; private set; }

    public static Consent Record(Guid? post, Guid? picture, string about, AgreedBy by, string name, DateOnly on, string how, AgreedTo to, DateOnly until, Who recordedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), PostId = post, PictureId = picture, About = about, AgreedBy = by, Name = name, AgreedOn = on, How = how,
        ToWords = to.Words, ToFirstName = to.FirstName, ToPicture = to.Picture, Until = until, RecordedBy = recordedBy, RecordedAt = now,
    };

    public bool IsLive(DateOnly today) => WithdrawnAt is null && Until >= today;

    /// <summary>They said no. It holds from this moment and is never taken back: a new yes is a new row.</summary>
    public void Withdraw(string how, Who by, DateTimeOffset now)
    {
        if (WithdrawnAt is not null) throw new RuleRefused("This was withdrawn already, and the story is down.");
        (WithdrawnAt, WithdrawnHow, WithdrawnByName) = (now, how, by.Name);
    }
}
