using System.Text.RegularExpressions;
using Derwent.Shared.Database;
using MimeKit;
using Npgsql;

namespace Derwent.Newsletters.Bounces;

/// <summary>What a reading found.</summary>
internal sealed record BounceReport
{
    public int Read { get; set; }
    public int Hard { get; set; }
    public int Soft { get; set; }
    public int Known { get; set; }
    public int NotOurs { get; set; }
    public int Unclear { get; set; }
    public int Unreadable { get; set; }
}

/// <summary>Reads what mail servers send back: delivery status notifications (RFC 3464) and the older kinds. Only a message that names one of our rows counts,
/// by the envelope's address or by the Message-ID that we gave it; both are random, so nobody can have somebody else's letters stopped.</summary>
internal sealed partial class BounceReader(DatabaseSources sources, TimeProvider clock)
{
    public const int MostBytes = 2_000_000;
    public const int MostMessages = 20_000;
    private static readonly ParserOptions Bounded = new() { MaxMimeDepth = 20, MaxAddressGroupDepth = 2 };

    public async Task<BounceReport> Read(IEnumerable<Func<Stream>> messages, CancellationToken stop)
    {
        var report = new BounceReport();
        await using var connection = await sources[DatabaseRole.Worker].OpenConnectionAsync(stop);
        foreach (var open in messages.Take(MostMessages))
        {
            stop.ThrowIfCancellationRequested();
            report.Read++;
            MimeMessage? message;
            await using (var stream = open()) message = await Parse(stream, stop);
            if (message is null) report.Unreadable++;
            else
                using (message) await Take(message, report, connection, stop);
        }
        return report;
    }

    private async Task Take(MimeMessage message, BounceReport report, NpgsqlConnection connection, CancellationToken stop)
    {
        if (RowOf(message) is not { } row)
        {
            report.NotOurs++;
            return;
        }
        if (Verdict(message) is not { } verdict)
        {
            report.Unclear++;
            return;
        }
        await using var transaction = await connection.BeginTransactionAsync(stop);
        if (!await BounceRules.Write(connection, row, verdict.Hard, verdict.Status, verdict.Said, clock.GetUtcNow()))
        {
            await using var ours = new NpgsqlCommand("select 1 from newsletters.deliveries where id = $1", connection) { Parameters = { new() { Value = row } } };
            if (await ours.ExecuteScalarAsync(stop) is null) report.NotOurs++;
            else report.Known++;
        }
        else if (verdict.Hard) report.Hard++;
        else report.Soft++;
        await transaction.CommitAsync(stop);
    }

    // Too large, too deep, not a message: counted and left.
    private static async Task<MimeMessage?> Parse(Stream stream, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, stop)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MostBytes) return null;
        }
        bytes.Position = 0;
        try { return await MimeMessage.LoadAsync(Bounded, bytes, stop); }
        catch (Exception broken) when (broken is FormatException or IOException or ArgumentException or InvalidOperationException) { return null; }
    }

    /// <summary>Our row, from the address it came back to or from the Message-ID that is quoted in it.</summary>
    internal static Guid? RowOf(MimeMessage message)
    {
        foreach (var header in message.Headers.Where(header => header.Field.ToLowerInvariant() is "to" or "delivered-to" or "x-original-to" or "envelope-to"))
            if (Tagged().Match(header.Value) is { Success: true } tag) return Guid.ParseExact(tag.Groups[1].Value, "N");
        foreach (var part in message.BodyParts.Take(50))
        {
            if (part is MessagePart { Message.MessageId: { } id } && Named(id) is { } row) return row;
            if (part is TextPart or MimePart { ContentType.MediaType: "text" or "message" } && Quoted(Words(part)) is { } quoted) return quoted;
        }
        return Named(message.InReplyTo ?? "") ?? (message.References.Count > 0 ? Named(message.References[^1]) : null);
    }

    internal static (bool Hard, string Status, string Said)? Verdict(MimeMessage message)
    {
        if (message.BodyParts.OfType<MessageDeliveryStatus>().FirstOrDefault() is { } status)
        {
            foreach (var group in status.StatusGroups.Skip(1).Take(20))
                if (BounceRules.IsHard((group["Action"] ?? "").Trim(), (group["Status"] ?? "").Trim()) is { } hard)
                    return (hard, group["Status"]!.Trim().Split(' ')[0], group["Diagnostic-Code"] ?? "");
            return null;
        }
        // Somebody is on holiday: the letter has arrived.
        if (message.Headers["Auto-Submitted"]?.StartsWith("auto-replied", StringComparison.OrdinalIgnoreCase) == true || message.Headers.Contains("X-Autoreply")) return null;
        var from = message.From.Mailboxes.FirstOrDefault()?.Address ?? "";
        if (!Daemon().IsMatch(from) && message.Headers["Return-Path"]?.Trim() != "<>") return null;
        var words = string.Join('\n', message.BodyParts.OfType<TextPart>().Take(3).Select(Words));
        return BounceRules.StatusIn(words) is { } found && BounceRules.IsHard("failed", found) is { } isHard && found[0] != '2' ? (isHard, found, words) : null;
    }

    private static string Words(MimeEntity part)
    {
        if (part is not MimePart { Content: { } content }) return "";
        using var stream = content.Open();
        var bytes = new byte[20_000];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return System.Text.Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static Guid? Named(string messageId) => Id().Match(messageId) is { Success: true } id ? Guid.ParseExact(id.Groups[1].Value, "N") : null;

    private static Guid? Quoted(string words) => InText().Match(words) is { Success: true } id ? Guid.ParseExact(id.Groups[1].Value, "N") : null;

    [GeneratedRegex(@"\+([0-9a-f]{32})@", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Tagged();

    [GeneratedRegex("^<?([0-9a-f]{32})@", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Id();

    [GeneratedRegex(@"^[> ]*Message-ID:\s*<([0-9a-f]{32})@", RegexOptions.IgnoreCase | RegexOptions.Multiline, 200)]
    private static partial Regex InText();

    [GeneratedRegex("^(mailer-daemon|postmaster|mail-daemon|mdaemon)@", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Daemon();
}
