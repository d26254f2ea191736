using Derwent.Newsletters.Letters;
using Derwent.Shared.Mail;
using MimeKit;
using Npgsql;

namespace Derwent.Newsletters.Sending;

/// <summary>A message and the two addresses around it.</summary>
internal sealed record Envelope(MimeMessage Message, MailboxAddress Sender, MailboxAddress Recipient);

/// <summary>A letter whose words are fixed: for each recipient only the address, the Message-ID and the way out are written in.</summary>
internal sealed class PreparedLetter
{
    private readonly ReadyBody body;
    private readonly string subject;
    private readonly string host;
    private readonly string list;
    private readonly string wayOut;
    private readonly (string Name, string Address) from;
    private readonly (string? Name, string Address)? replyTo;
    private readonly string? bounces;

    private PreparedLetter(string subject, RenderedLetter letter, string listName, string listSlug, string? replyTo, SiteAddress site, MailboxAddress from, string? bounces)
    {
        (this.subject, this.bounces, host) = (subject, bounces, site.Host);
        body = new ReadyBody(letter);
        list = $"<{listSlug}.{host}>";
        wayOut = site.Of("/newsletter/unsubscribe/");
        this.from = (listName, from.Address);
        this.replyTo = replyTo is null ? null : MailboxAddress.Parse(replyTo) is var reply ? (reply.Name, reply.Address) : null;
    }

    public static async Task<PreparedLetter> Read(NpgsqlConnection connection, Guid issue, SiteAddress site, IConfiguration settings, NewslettersOptions options, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            "select coalesce(i.new_subject, i.subject), i.html, i.text, coalesce(l.organisation_name || ', ' || l.name, l.name), l.slug, l.reply_to from newsletters.issues i join newsletters.lists l on l.id = i.list_id where i.id = $1", connection)
        { Parameters = { new() { Value = issue } } };
        await using var row = await command.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop)) throw new InvalidOperationException("A row of an issue that is not there.");
        return Make(row.GetString(0), new RenderedLetter(row.GetString(1), row.GetString(2)), row.GetString(3), row.GetString(4), await row.IsDBNullAsync(5, stop) ? null : row.GetString(5), site, settings, options);
    }

    internal static PreparedLetter Make(string subject, RenderedLetter letter, string listName, string listSlug, string? replyTo, SiteAddress site, IConfiguration settings, NewslettersOptions options) =>
        new(subject, letter, listName, listSlug, replyTo, site, options.From is { } own ? MailboxAddress.Parse(own) : site.From(settings), options.Bounces);

    /// <summary>The message for one row. Its Message-ID follows from the row, so that a second copy can be told from a second letter.</summary>
    public Envelope For(Guid row, string address, string token, DateTimeOffset now)
    {
        var recipient = new MailboxAddress(null, address);
        var message = new MimeMessage { MessageId = $"{row:N}@{host}", Subject = subject, Date = now, Body = body.With(token) };
        // An address of their own for each: a message listens to its addresses for changes, so that a shared one would keep every message alive.
        message.From.Add(new MailboxAddress(from.Name, from.Address));
        message.To.Add(recipient);
        if (replyTo is { } reply) message.ReplyTo.Add(new MailboxAddress(reply.Name, reply.Address));
        message.Headers.Add("List-Id", list);
        message.Headers.Add(HeaderId.ListUnsubscribe, $"<{wayOut}{token}>");
        message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        return new Envelope(message, Sender(row), recipient);
    }

    private MailboxAddress Sender(Guid row) => bounces?.LastIndexOf('@') is > 0 and var at ? new MailboxAddress(null, $"{bounces[..at]}+{row:N}{bounces[at..]}") : new MailboxAddress(null, from.Address);
}
