using Derwent.Shared.Jobs;

namespace Derwent.Shared.Mail;

/// <summary>An e-mail to be sent. The subject is neutral: no name, nothing about anybody.</summary>
/// <param name="To">One address.</param>
/// <param name="Subject">At most 200 characters.</param>
/// <param name="Text">Plain text; paragraphs by blank lines; addresses on a line of their own become buttons.</param>
/// <param name="About">The record it is about.</param>
/// <param name="Html">The HTML beside the text; without one it is made from the text.</param>
public sealed record Letter(string To, string Subject, string Text, Guid? About = null, string? Html = null);

/// <summary>Sends a letter that stands in the outbox.</summary>
internal sealed record SendLetter(Guid LetterId) : IJob;

/// <summary>Where this site is reached, for links in letters.</summary>
public sealed class SiteAddress(IConfiguration configuration)
{
    private readonly string root = (configuration["DERWENT_PUBLIC_URL"] ?? configuration["DERWENT_URL"] ?? "http://127.0.0.1:8080").TrimEnd('/');

    /// <summary>The absolute address of a path.</summary>
    public string Of(string path) => root + path;

    /// <summary>The host's name, for Message-IDs.</summary>
    public string Host => new Uri(root).Host;

    /// <summary>Who letters come from: <c>Derwent:Mail:From</c>, or an address of this host that takes no answers.</summary>
    internal MimeKit.MailboxAddress From(IConfiguration settings) =>
        MimeKit.MailboxAddress.Parse(settings["Derwent:Mail:From"] ?? $"Youth alliance <no-reply@{(System.Net.IPAddress.TryParse(Host, out _) ? "localhost" : Host)}>");
}
