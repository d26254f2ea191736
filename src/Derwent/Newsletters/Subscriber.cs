using Derwent.Shared.Database;

namespace Derwent.Newsletters;

/// <summary>Somebody's address, and the letters they asked for.</summary>
internal sealed class Subscriber
{
    private readonly List<Subscription> subscriptions = [];

    private Subscriber()
    {
    }

    public Guid Id { get; private set; }
    public string Address { get; private set; } = "";
    public string AddressKey { get; private set; } = "";
    public byte[] AddressHash { get; private set; } = [];
    public DateTimeOffset AddedAt { get; private set; }
    public IReadOnlyList<Subscription> Subscriptions => subscriptions;
    public IEnumerable<Subscription> Running => subscriptions.Where(one => one.EndedAt is null);

    /// <summary>An address that asked; nothing is sent to it before it says yes.</summary>
    public static Subscriber Of(LetterAddress address, byte[] hash, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Address = address.Written, AddressKey = address.Key, AddressHash = hash, AddedAt = now };

    /// <summary>Yes: the list begins, or goes on with other topics, with what proves it.</summary>
    public Subscription Confirm(MailingList list, IReadOnlyCollection<Guid> topics, Proof proof, DateTimeOffset now)
    {
        var open = list.OpenTopics.Select(topic => topic.Id).ToHashSet();
        var chosen = topics.Where(open.Contains).Distinct().ToArray();
        if (subscriptions.SingleOrDefault(one => one.ListId == list.Id) is { } known)
        {
            known.Again(chosen, proof, now);
            return known;
        }
        var begun = new Subscription(Id, list, chosen, proof, now);
        subscriptions.Add(begun);
        return begun;
    }
}

/// <summary>How we know that somebody wanted a letter.</summary>
/// <param name="AskedAt">When the form was sent.</param>
/// <param name="How">In words: the form on our page, their own page.</param>
/// <param name="Text">The text that was shown beside the button, word for word.</param>
/// <param name="Source">The hash of the network address it came from; null on one's own page.</param>
internal sealed record Proof(DateTimeOffset AskedAt, string How, string Text, byte[]? Source);

/// <summary>One letter that one address gets.</summary>
internal sealed class Subscription
{
    private Subscription()
    {
    }

    internal Subscription(Guid subscriber, MailingList list, Guid[] topics, Proof proof, DateTimeOffset now)
    {
        (Id, SubscriberId, ListId, OrganisationId) = (Guid.CreateVersion7(now), subscriber, list.Id, list.OrganisationId);
        Begin(topics, proof, now);
    }

    public Guid Id { get; private set; }
    public Guid SubscriberId { get; private set; }
    public Guid ListId { get; private set; }
    public Guid? OrganisationId { get; private set; }
    /// <summary>None means everything.</summary>
    public Guid[] Topics { get; private set; } = [];
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset ConfirmedAt { get; private set; }
    public string How { get; private set; } = "";
    public string TextShown { get; private set; } = "";
    public byte[]? Source { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndedHow { get; private set; }

    /// <summary>Other topics of the same letter.</summary>
    public void Choose(IEnumerable<Guid> topics) => Topics = [.. topics.Distinct()];

    /// <summary>Nothing of this list goes to this address any more.</summary>
    public void End(string how, DateTimeOffset now)
    {
        if (EndedAt is not null) return;
        (EndedAt, EndedHow) = (now, how);
    }

    internal void Again(Guid[] topics, Proof proof, DateTimeOffset now)
    {
        if (EndedAt is null) topics = Topics.Length == 0 || topics.Length == 0 ? [] : [.. Topics.Union(topics)];
        Begin(topics, proof, now);
    }

    private void Begin(Guid[] topics, Proof proof, DateTimeOffset now) =>
        (Topics, AskedAt, How, TextShown, Source, ConfirmedAt, EndedAt, EndedHow) = (topics, proof.AskedAt, proof.How, proof.Text, proof.Source, now, null, null);
}

/// <summary>Somebody typed an address into a form. Nobody but the worker reads it until the address itself has answered.</summary>
internal sealed class SignUp
{
    private SignUp()
    {
    }

    public Guid Id { get; private set; }
    public string Address { get; private set; } = "";
    public string AddressKey { get; private set; } = "";
    public Guid[] Lists { get; private set; } = [];
    public Guid[] Topics { get; private set; } = [];
    public string TextShown { get; private set; } = "";
    public byte[] Source { get; private set; } = [];
    public DateTimeOffset AskedAt { get; private set; }
    public Guid? SubscriberId { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Asks for letters, or, without any list, only for the link to one's own page.</summary>
    public static SignUp Ask(LetterAddress address, Guid[] lists, Guid[] topics, string textShown, byte[] source, DateTimeOffset now)
    {
        if (lists.Length > 50 || topics.Length > 200) throw new RuleRefused("That is more than there is to choose.");
        return new SignUp { Id = Guid.CreateVersion7(now), Address = address.Written, AddressKey = address.Key, Lists = lists, Topics = topics, TextShown = textShown, Source = source, AskedAt = now };
    }

    public void Answered(Guid? subscriber, DateTimeOffset now) => (SubscriberId, AnsweredAt) = (subscriber, now);

    public void Confirmed(DateTimeOffset now) => ConfirmedAt ??= now;

    public Proof Proof => new(AskedAt, "The form on our newsletter page, and a button in our letter’s own page", TextShown, Source);
}
