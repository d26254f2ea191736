using Derwent.Shared.Security;

namespace Derwent.Site.Words;

/// <summary>One saved wording of a named text in one language; the newest is shown. An empty one gives our own words back.</summary>
internal sealed class SiteText
{
    private SiteText()
    {
    }

    public SiteText(string key, string language, string body, Who by, DateTimeOffset at) => (Id, Key, Language, Body, By, At) = (Guid.CreateVersion7(at), key, language, body, by, at);

    public Guid Id { get; private set; }
    public string Key { get; private set; } = "";
    public string Language { get; private set; } = "";
    public string Body { get; private set; } = "";
    public Who By { get; private set; } = null!;
    public DateTimeOffset At { get; private set; }
}

/// <summary>The settings as somebody left them, with the reason; the newest hold.</summary>
internal sealed class SettingsSaid
{
    private SettingsSaid()
    {
    }

    public SettingsSaid(string values, string why, Who by, DateTimeOffset at) => (Id, Values, Why, By, At) = (Guid.CreateVersion7(at), values, why, by, at);

    public Guid Id { get; private set; }

    /// <summary>JSON of <c>SiteSettings</c>.</summary>
    public string Values { get; private set; } = "";

    public string Why { get; private set; } = "";
    public Who By { get; private set; } = null!;
    public DateTimeOffset At { get; private set; }
}
