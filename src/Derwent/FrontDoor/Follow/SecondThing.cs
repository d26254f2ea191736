using Derwent.Engine.Linkage;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.FrontDoor.Follow;

/// <summary>What a shut link may know: whether there is something to ask for, whether it has to wait, whether too many answers were wrong.</summary>
internal sealed record ReferralDoor(bool Asks, bool Waits, bool IsShut);

/// <summary>A private link alone opens nothing: something else that was told us has to be known as well, a birthday, the postcode, or the referrer's own
/// phone number or address. PostgreSQL compares and counts; the right answer makes a session of its own, which opens the page.</summary>
internal sealed class SecondThing(RequestDatabase database)
{
    /// <summary>What can be said about the link before the answer; null when it opens nothing.</summary>
    public async Task<ReferralDoor?> Door(string link)
    {
        await using var command = new NpgsqlCommand("select asks, waits, is_shut from front_door.referral_door($1)", database.Connection) { Parameters = { new() { Value = link } } };
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? new ReferralDoor(row.GetBoolean(0), row.GetBoolean(1), row.GetBoolean(2)) : null;
    }

    /// <summary>The token of the opened session, or null when the answer was not right.</summary>
    public async Task<string?> Open(string link, string? typed)
    {
        var opened = Links.NewToken();
        await using var command = new NpgsqlCommand("select front_door.open_referral($1, $2, $3)", database.Connection)
        {
            Parameters = { new() { Value = link }, new() { Value = Keys(typed).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text }, new() { Value = opened } },
        };
        return await command.ExecuteScalarAsync() is true ? opened : null;
    }

    /// <summary>False when nothing was told that could be asked for: the page of such a link names nobody.</summary>
    public static bool CanBeAsked(Referral referral) =>
        referral.Stated.BirthDate is not null || referral.Stated.Members.Any(member => member.BirthDate is not null) || Plain.Of(FieldKind.Postcode, referral.Stated.Postcode) is not null
        || Plain.Of(FieldKind.Phone, referral.Referrer.Phone) is not null || !string.IsNullOrWhiteSpace(referral.Referrer.Email);

    // What was typed could be any of them; front_door.answers writes the same letters before each.
    private static IEnumerable<string> Keys(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (Date(text) is { } date) yield return $"b{date:yyyyMMdd}";
        if (Plain.Of(FieldKind.Postcode, text) is { } postcode) yield return "p" + postcode.ToUpperInvariant();
        if (Plain.Of(FieldKind.Phone, text) is { } phone) yield return "t" + phone;
        if (text.Contains('@', StringComparison.Ordinal)) yield return "e" + text.ToLowerInvariant();
    }

    private static DateOnly? Date(string text)
    {
        string[] formats = ["d M yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy-M-d", "d MMM yyyy", "d MMMM yyyy"];
        return DateOnly.TryParseExact(text, formats, System.Globalization.CultureInfo.GetCultureInfo("en-GB"), System.Globalization.DateTimeStyles.AllowWhiteSpaces, out var date) ? date : null;
    }
}
