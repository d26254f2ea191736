using System.Security.Claims;
using System.Text.Encodings.Web;
using Derwent.Shared.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Derwent.Shared.Security;

/// <summary>The cookie holds only a random token; the session lives in the database, so that ending it takes effect at once on every node.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, DatabaseSources sources)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "derwent";
    public const string AwayKey = "derwent.session-away";

    public static string CookieName(HttpRequest request) => request.IsHttps ? "__Host-derwent" : "derwent";

    public static string? Token(HttpRequest request) =>
        request.Cookies[CookieName(request)] is { Length: 26 } token ? token : null;

    public static void Keep(HttpContext http, string token) =>
        http.Response.Cookies.Append(CookieName(http.Request), token, new CookieOptions
        { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true });

    public static void Forget(HttpContext http) =>
        http.Response.Cookies.Delete(CookieName(http.Request), new CookieOptions { Path = "/", Secure = http.Request.IsHttps });

    /// <summary>Somebody who signs in within this request: enough for the forms of the page that answers it.</summary>
    public static ClaimsPrincipal Principal(Guid person) => new(new ClaimsIdentity([new Claim(SessionClaims.Person, person.ToString())], SchemeName));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Token(Request) is not { } token) return AuthenticateResult.NoResult();
        try
        {
            return await Find(token);
        }
        catch (Exception failure) when (Failures.IsDatabaseAway(failure))
        {
            // The pipeline throws it on (see Web); thrown here it would be thrown again while the page that says so is rendered.
            Context.Items[AwayKey] = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure);
            return AuthenticateResult.NoResult();
        }
    }

    private async Task<AuthenticateResult> Find(string token)
    {
        // last_seen_at moves once a minute at most, so that reading pages stays reading.
        await using var command = sources[DatabaseRole.Gate].CreateCommand(
            """
            with found as (
              select id, person_id, name, organisation_id, organisation_name, roles, second_factor_at, last_seen_at from access.sessions
              where token_hash = sha256(convert_to($1, 'UTF8')) and kind = 'person' and ended_at is null
                and expires_at > now() and last_seen_at > now() - interval '30 minutes'),
            touched as (
              update access.sessions s set last_seen_at = now() from found f where s.id = f.id and f.last_seen_at < now() - interval '1 minute')
            select id, person_id, name, organisation_id, organisation_name, roles, second_factor_at is not null from found
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = token });
        await using var row = await command.ExecuteReaderAsync(Context.RequestAborted);
        if (!await row.ReadAsync(Context.RequestAborted)) return AuthenticateResult.Fail("The session has ended.");
        var claims = new List<Claim>
        {
            new(SessionClaims.Session, row.GetGuid(0).ToString()),
            new(SessionClaims.Person, row.GetGuid(1).ToString()),
            new(SessionClaims.Name, row.GetString(2)),
        };
        if (!row.IsDBNull(3)) claims.Add(new(SessionClaims.Organisation, row.GetGuid(3).ToString()));
        if (!row.IsDBNull(4)) claims.Add(new(SessionClaims.OrganisationName, row.GetString(4)));
        if (row.GetBoolean(6)) claims.Add(new(SessionClaims.SecondFactor, "yes"));
        claims.AddRange(row.GetFieldValue<string[]>(5).Select(role => new Claim(SessionClaims.Role, role)));
        var identity = new ClaimsIdentity(claims, SchemeName, SessionClaims.Name, SessionClaims.Role);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (HttpMethods.IsPost(Request.Method) && Request.HasFormContentType)
        {
            // The sign-in page answers in place of this one and keeps what was filled in (see ResumeForm).
            Context.Items[ResumeForm.Key] = new ResumeForm(Request.Path + Request.QueryString);
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }
        var back = HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString : Request.Path.ToString();
        Response.Redirect("/sign-in?back=" + Uri.EscapeDataString(back));
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
