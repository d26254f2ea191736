using Derwent.Shared.Database;

namespace Derwent.Newsletters;

/// <summary>A letter that people can ask for: the alliance's own, or one of an organisation.</summary>
internal sealed class MailingList
{
    private readonly List<Topic> topics = [];

    private MailingList()
    {
    }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Slug { get; private set; } = "";
    public string About { get; private set; } = "";
    public Guid? OrganisationId { get; private set; }
    public string? OrganisationName { get; private set; }
    public string? ReplyTo { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public IReadOnlyList<Topic> Topics => topics;
    public IEnumerable<Topic> OpenTopics => topics.Where(topic => topic.RetiredAt is null).OrderBy(topic => topic.Place).ThenBy(topic => topic.Name, StringComparer.Ordinal);

    /// <summary>A list begins. Without an organisation it is the alliance's own.</summary>
    public static MailingList Open(string name, string slug, string about, Guid? organisation, string? organisationName, string? replyTo, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleRefused("Give the newsletter a name.");
        return new MailingList
        {
            Id = Guid.CreateVersion7(now), Name = name.Trim(), Slug = slug, About = about.Trim(), OrganisationId = organisation, OrganisationName = organisationName, ReplyTo = replyTo, OpenedAt = now,
        };
    }

    /// <summary>What people may choose to hear about.</summary>
    public Topic AddTopic(string name, string? about, DateTimeOffset now)
    {
        if (OpenTopics.Count() >= 20) throw new RuleRefused("Twenty topics are enough for anybody. Retire one first.");
        if (OpenTopics.Any(topic => string.Equals(topic.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))) throw new RuleRefused("There is a topic of that name already.");
        var added = new Topic(Id, name.Trim(), about?.Trim(), topics.Count + 1, now);
        topics.Add(added);
        return added;
    }

    /// <summary>Nobody can choose it any more; who chose it keeps getting the rest.</summary>
    public void Retire(Guid topic, DateTimeOffset now) => topics.SingleOrDefault(one => one.Id == topic && one.RetiredAt is null)?.Retire(now);

    /// <summary>Nobody can ask for it any more; who gets it can still leave.</summary>
    public void Close(DateTimeOffset now) => ClosedAt ??= now;
}

/// <summary>Something a letter is about.</summary>
internal sealed class Topic
{
    private Topic()
    {
    }

    internal Topic(Guid list, string name, string? about, int place, DateTimeOffset now) => (Id, ListId, Name, About, Place) = (Guid.CreateVersion7(now), list, name, about, place);

    public Guid Id { get; private set; }
    public Guid ListId { get; private set; }
    public string Name { get; private set; } = "";
    public string? About { get; private set; }
    public int Place { get; private set; }
    public DateTimeOffset? RetiredAt { get; private set; }

    internal void Retire(DateTimeOffset now) => RetiredAt = now;
}
