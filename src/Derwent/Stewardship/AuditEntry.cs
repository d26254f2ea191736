namespace Derwent.Stewardship;

/// <summary>One line of the audit: who looked at or changed what, and when. It holds names of people who work here and of nobody else.</summary>
internal sealed record AuditEntry(long Id, DateTimeOffset At, Guid? PersonId, string By, string? Link, string Act, string Kind, Guid? Record, string What, string? Reference)
{
    /// <summary>What the audit knows, as a filter offers it: kind, one of it, several of it.</summary>
    public static IReadOnlyList<(string Kind, string One, string Many)> Kinds { get; } =
    [
        ("referral", "a referral", "referrals"), ("subject", "somebody we know", "people and places we know"), ("case", "a case", "cases"), ("package", "a package", "packages"),
        ("offer", "an offer", "offers"), ("plan", "a young person’s own plan", "young people’s own plans"), ("session", "a register", "registers and sessions"),
        ("person", "an account", "accounts and sign-ins"), ("invitation", "an invitation", "invitations"), ("organisation", "an organisation", "organisations"),
        ("newsletter", "a newsletter", "newsletters"), ("consent", "a consent to be shown", "consents to be shown"), ("picture", "a picture", "pictures"), ("post", "a post", "posts"),
        ("import", "an import", "imports"), ("audit", "this audit", "readings of the audit"),
    ];

    private static readonly Dictionary<string, string> OneOf = Kinds.ToDictionary(kind => kind.Kind, kind => kind.One);
    private static readonly Dictionary<string, string> ManyOf = Kinds.ToDictionary(kind => kind.Kind, kind => kind.Many);

    /// <summary>The entry as a person would say it.</summary>
    public string Sentence => Act == "read" ? $"{Who} looked at {Thing} ({What})."
        : Kind == "person" ? $"{Who} {What}."
        : $"{Who} changed {Thing}: {What}.";

    /// <summary>How they came in, when it was not through an account.</summary>
    public string? Way => Link switch
    {
        null => null,
        "plan" => "by the private link to a plan",
        "referral" => "by the referrer’s private link",
        "offer" => "by the private link in an offer’s letter",
        "draft" => "while a referral was being written",
        _ => "with a private link, before the question was answered",
    };

    private string Who => By.Length == 0 ? "Somebody" : char.ToUpperInvariant(By[0]) + By[1..];

    private string Thing => (Record, Reference) switch
    {
        (null, _) => $"a list of {ManyOf.GetValueOrDefault(Kind, Kind)}",
        (_, null) => OneOf.GetValueOrDefault(Kind, Kind),
        (_, { } reference) => Kind is "case" or "referral" ? $"{Kind} {reference}" : $"{OneOf.GetValueOrDefault(Kind, Kind)} of {reference}",
    };
}
