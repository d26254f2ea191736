using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using MimeKit;
using Npgsql;
using System.Net;

namespace Derwent.Shared.Mail;

/// <summary>Sends one letter through SMTP_URL. The row is locked while it is sent, its Message-ID follows from its id, and it is marked in
/// the same transaction: twice is possible only if a crash falls between the server's yes and the commit, and then with the same Message-ID.
/// Without SMTP_URL the letter stays where it is and can be read at /dev/mail in development.</summary>
internal sealed class SendLetterHandler(RequestDatabase database, IConfiguration configuration, SiteAddress address, TimeProvider clock) : IJobHandler<SendLetter>
{
    public async Task Run(SendLetter job, CancellationToken stop)
    {
        if (configuration["SMTP_URL"] is not { Length: > 0 } smtp) return;
        await using var find = new NpgsqlCommand(
            "select recipient, subject, body, html from mail.letters where id = $1 and sent_at is null and given_up_at is null for update skip locked", database.Connection)
        { Parameters = { new() { Value = job.LetterId } } };
        string to, subject, text;
        string? html;
        await using (var row = await find.ExecuteReaderAsync(stop))
        {
            if (!await row.ReadAsync(stop)) return;
            (to, subject, text, html) = (row.GetString(0), row.GetString(1), row.GetString(2), await row.IsDBNullAsync(3, stop) ? null : row.GetString(3));
        }
        await Send(new Uri(smtp), Compose(job.LetterId, to, subject, text, html), stop);
        await using var mark = new NpgsqlCommand("update mail.letters set sent_at = $2, tries = tries + 1 where id = $1", database.Connection)
        { Parameters = { new() { Value = job.LetterId }, new() { Value = clock.GetUtcNow() } } };
        await mark.ExecuteNonQueryAsync(stop);
    }

    private MimeMessage Compose(Guid id, string to, string subject, string text, string? html)
    {
        var message = new MimeMessage { MessageId = $"{id:N}@{address.Host}", Subject = subject };
        message.From.Add(address.From(configuration));
        message.To.Add(MailboxAddress.Parse(to));
        message.Body = new BodyBuilder { TextBody = text, HtmlBody = html ?? LetterHtml.Render(text) }.ToMessageBody();
        return message;
    }

    private static async Task Send(Uri server, MimeMessage message, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        using var client = await MailServer.Connect(server, TimeSpan.FromSeconds(30), patience.Token);
        await client.SendAsync(message, patience.Token);
        await MailServer.Part(client);
    }
}

/// <summary>Plain words in, simple HTML out: paragraphs, and an address on its own line as a link.</summary>
internal static class LetterHtml
{
    public static string Render(string text)
    {
        var paragraphs = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(Paragraph);
        return "<!doctype html><html lang=\"en-GB\"><body style=\"font:16px/1.5 sans-serif;color:#14232b;max-width:38rem\">" + string.Concat(paragraphs) + "</body></html>";
    }

    private static string Paragraph(string text)
    {
        var lines = text.Split('\n').Select(line =>
            Uri.TryCreate(line.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && !line.Trim().Contains(' ')
                ? $"<a href=\"{WebUtility.HtmlEncode(line.Trim())}\">{WebUtility.HtmlEncode(line.Trim())}</a>"
                : WebUtility.HtmlEncode(line));
        return $"<p>{string.Join("<br>", lines)}</p>";
    }
}
