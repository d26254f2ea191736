using System.Text.RegularExpressions;
using Npgsql;

namespace Derwent.Newsletters.Bounces;

/// <summary>When an address is not written to any more. The desk's page shows these rules in the same numbers.</summary>
internal static partial class BounceRules
{
    public const int SoftsAllowed = 3;
    public const int Days = 30;

    // A full mailbox, a policy, a server in trouble: that can pass. No such mailbox does not.
    private static readonly string[] MayPass = ["5.2.2", "5.2.3", "5.3.", "5.4.", "5.6.", "5.7."];

    /// <summary>True for good, false for now, null when it says nothing: a delay is no bounce.</summary>
    public static bool? IsHard(string action, string status) =>
        string.Equals(action, "failed", StringComparison.OrdinalIgnoreCase) && status.Length > 0
            ? status[0] == '5' && !MayPass.Any(may => status.StartsWith(may, StringComparison.Ordinal))
            : null;

    /// <summary>The mail server itself refused the mailbox while we spoke to it.</summary>
    public static async Task Refused(NpgsqlConnection connection, Guid delivery, string said, DateTimeOffset now) =>
        await Write(connection, delivery, true, StatusIn(said) ?? "5.1.1", said, now);

    /// <summary>Writes the bounce down, once, and stops writing to the address when it is enough.</summary>
    /// <returns>True when it was new and one of our rows.</returns>
    public static async Task<bool> Write(NpgsqlConnection connection, Guid delivery, bool hard, string status, string said, DateTimeOffset now)
    {
        await using var bounce = new NpgsqlCommand(
            """
            insert into newsletters.bounces (id, delivery_id, address_hash, organisation_id, is_hard, status, said, at)
            select gen_random_uuid(), d.id, d.address_hash, d.organisation_id, $2, $3, $4, $5 from newsletters.deliveries d where d.id = $1
            on conflict (delivery_id, is_hard) do nothing returning address_hash
            """, connection)
        { Parameters = { new() { Value = delivery }, new() { Value = hard }, new() { Value = status[..Math.Min(status.Length, 20)] }, new() { Value = Clean(said) }, new() { Value = now } } };
        if (await bounce.ExecuteScalarAsync() is not byte[] hash) return false;
        await using var mark = new NpgsqlCommand("update newsletters.deliveries set bounced_at = coalesce(bounced_at, $2) where id = $1", connection) { Parameters = { new() { Value = delivery }, new() { Value = now } } };
        await mark.ExecuteNonQueryAsync();
        await using var enough = new NpgsqlCommand(
            """
            insert into newsletters.suppressions (address_hash, why, since)
            select $1, case when $2 then 'The mailbox does not exist: a hard bounce.' else $5 end, $3
            where $2 or (select count(*) from newsletters.bounces b where b.address_hash = $1 and not b.is_hard and b.at > $3 - make_interval(days => $6)
                and b.at > coalesce((select x.lifted_at from newsletters.suppressions x where x.address_hash = $1), '-infinity')) >= $4
            on conflict (address_hash) do update set why = excluded.why, since = excluded.since, lifted_at = null where suppressions.lifted_at is not null
            """, connection)
        {
            Parameters =
            {
                new() { Value = hash }, new() { Value = hard }, new() { Value = now }, new() { Value = SoftsAllowed },
                new() { Value = $"{SoftsAllowed} letters came back within {Days} days: soft bounces." }, new() { Value = Days },
            },
        };
        await enough.ExecuteNonQueryAsync();
        return true;
    }

    /// <summary>The enhanced status (RFC 3463) in somebody's words, or one that says the same as an old three-digit code.</summary>
    public static string? StatusIn(string words)
    {
        if (Enhanced().Match(words) is { Success: true } found) return found.Groups[1].Value;
        return Old().Match(words) is not { Success: true } old ? null : old.Groups[1].Value switch { "550" or "551" or "553" => "5.1.1", "552" => "5.2.2", "554" => "5.7.0", var code => $"{code[0]}.0.0" };
    }

    internal static string Clean(string words)
    {
        var line = new string([.. words.Take(1000).Select(letter => char.IsControl(letter) ? ' ' : letter)]).Trim();
        return line.Length > 500 ? line[..500] : line;
    }

    [GeneratedRegex(@"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])", RegexOptions.None, 200)]
    private static partial Regex Enhanced();

    [GeneratedRegex(@"(?<![\d.])([45]\d\d)(?=[ \-])", RegexOptions.None, 200)]
    private static partial Regex Old();
}
