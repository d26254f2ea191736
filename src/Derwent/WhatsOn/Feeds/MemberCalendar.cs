using Derwent.Shared.Security;

namespace Derwent.WhatsOn;

/// <summary>A calendar that an organisation keeps elsewhere and that is read here: by its address every few hours, or once from a file.</summary>
internal sealed class MemberCalendar
{
    private MemberCalendar()
    {
    }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string OrganisationName { get; private set; } = "";
    public string OrganisationSlug { get; private set; } = "";
    /// <summary>https address, or "file:" and the file's name.</summary>
    public string Address { get; private set; } = "";
    public Who AddedBy { get; private set; } = Who.Derwent;
    public DateTimeOffset AddedAt { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }
    public DateTimeOffset? StoppedAt { get; private set; }
    /// <summary>How the last reading went, as a finished sentence.</summary>
    public string? LastWords { get; private set; }
    public bool LastFailed { get; private set; }

    public bool IsFile => Address.StartsWith("file:", StringComparison.Ordinal);

    public static MemberCalendar Add((Guid Id, string Name, string Slug) organisation, string address, Who by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisation.Id, OrganisationName = organisation.Name, OrganisationSlug = organisation.Slug, Address = address, AddedBy = by, AddedAt = now,
    };

    public void Read(string words, bool failed, DateTimeOffset now) => (ReadAt, LastWords, LastFailed) = (now, words.Length > 1000 ? words[..1000] : words, failed);

    public void Stop(DateTimeOffset now) => StoppedAt ??= now;

    public void Resume() => StoppedAt = null;
}
