using System.Security.Cryptography;
using Derwent.Shared.Database;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Shared.Security;

/// <summary>Makes and ends private links. Only a hash of the token is stored; the database decides who may make a link to what.</summary>
public sealed class Links(RequestDatabase database)
{
    /// <summary>Begins a draft: its id and the token that opens it (130 random bits). Anybody may.</summary>
    public async Task<(Guid Draft, string Token)> OpenDraft(CancellationToken stop = default)
    {
        var token = NewToken();
        await using var command = new NpgsqlCommand("select access.open_draft($1)", database.Connection) { Parameters = { new() { Value = token } } };
        return ((Guid)(await command.ExecuteScalarAsync(stop))!, token);
    }

    /// <summary>Makes a link to a record. It is written with the commit of the request's own transaction, which fails for somebody who may not make it.</summary>
    /// <param name="kind">What it opens.</param>
    /// <param name="record">The record.</param>
    /// <param name="within">The wider record, for example the case of an offer; the holder may be let see what is within.</param>
    /// <param name="life">How long it works, at most 400 days.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>The token, 26 letters and digits. It is shown or sent once and never stored.</returns>
    public Task<string> Issue(LinkKind kind, Guid record, Guid? within, TimeSpan life, CancellationToken stop = default)
    {
        stop.ThrowIfCancellationRequested();
        var token = NewToken();
        database.WithCommit("select access.issue_link($1, $2, $3, $4, $5)", new() { Value = token }, new() { Value = Name(kind) }, new() { Value = record },
            new() { Value = (object?)within ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }, new() { Value = life });
        return Task.FromResult(token);
    }

    /// <summary>Makes a link to a booking. Only jobs may: it leaves in a letter.</summary>
    public async Task<string> IssueBooking(Guid booking, TimeSpan life, CancellationToken stop = default)
    {
        var token = NewToken();
        await using var command = new NpgsqlCommand("select access.issue_booking_link($1, $2, $3)", database.Connection)
        { Parameters = { new() { Value = token }, new() { Value = booking }, new() { Value = life } } };
        await command.ExecuteNonQueryAsync(stop);
        return token;
    }

    /// <summary>Makes a link to a subscriber's own page: in a job, for a letter to that address, or by whoever holds one already.</summary>
    public async Task<string> IssueNewsletter(Guid subscriber, TimeSpan life, CancellationToken stop = default)
    {
        var token = NewToken();
        await using var command = new NpgsqlCommand("select access.issue_newsletter_link($1, $2, $3)", database.Connection)
        { Parameters = { new() { Value = token }, new() { Value = subscriber }, new() { Value = life } } };
        await command.ExecuteNonQueryAsync(stop);
        return token;
    }

    /// <summary>Ends every link of this kind to the record.</summary>
    public async Task End(LinkKind kind, Guid record, CancellationToken stop = default)
    {
        await using var command = new NpgsqlCommand("select access.end_links($1, $2)", database.Connection)
        { Parameters = { new() { Value = Name(kind) }, new() { Value = record } } };
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>The cookie that holds an open link of this kind.</summary>
    public static string CookieName(LinkKind kind, bool secure) => $"{(secure ? "__Host-" : "")}derwent-{Name(kind)}";

    /// <summary>Keeps a link in this browser for its kind's pages. What another link of the kind had opened is forgotten.</summary>
    public static void Keep(HttpContext http, LinkKind kind, string token)
    {
        Put(http, CookieName(kind, http.Request.IsHttps), token, kind == LinkKind.Draft ? TimeSpan.FromDays(14) : TimeSpan.FromHours(4));
        Drop(http, OpenedName(http, kind));
    }

    /// <summary>Keeps the session that the right answer made, beside the link it came from.</summary>
    public static void KeepOpened(HttpContext http, LinkKind kind, string token) => Put(http, OpenedName(http, kind), token, TimeSpan.FromHours(4));

    /// <summary>Forgets the link in this browser, and what it opened.</summary>
    public static void Forget(HttpContext http, LinkKind kind)
    {
        Drop(http, CookieName(kind, http.Request.IsHttps));
        Drop(http, OpenedName(http, kind));
    }

    /// <summary>The link of this kind that this browser holds.</summary>
    public static string? Held(HttpContext http, LinkKind kind) => Token(http, CookieName(kind, http.Request.IsHttps));

    /// <summary>The page that a link of this kind leads to.</summary>
    public static string PageOf(LinkKind kind) => kind switch
    {
        LinkKind.Draft => "/refer",
        LinkKind.Offer => "/offer",
        LinkKind.Plan => "/my-plan",
        LinkKind.Listing => "/our-pages",
        LinkKind.Booking => "/whats-on/booking",
        LinkKind.Newsletter => "/newsletter/mine",
        _ => "/my-referral",
    };

    internal static string? HeldOpened(HttpContext http, LinkKind kind) => Token(http, OpenedName(http, kind));

    private static string OpenedName(HttpContext http, LinkKind kind) => CookieName(kind, http.Request.IsHttps) + "-open";

    private static string? Token(HttpContext http, string cookie) => http.Request.Cookies[cookie] is { Length: 26 } token ? token : null;

    private static void Put(HttpContext http, string cookie, string token, TimeSpan life) => http.Response.Cookies.Append(cookie, token, new CookieOptions
    { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, MaxAge = life });

    private static void Drop(HttpContext http, string cookie) => http.Response.Cookies.Delete(cookie, new CookieOptions { Path = "/", Secure = http.Request.IsHttps });

    internal static string NewToken() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstvwxyz0123456789", 26);

    private static string Name(LinkKind kind) => kind.ToString().ToLowerInvariant();
}
