using Derwent.Shared.Database;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;

namespace Derwent.Shared;

/// <summary>The last place an exception reaches. The database away: 503 with what was filled in kept and a way to send it again.
/// A bug: 500 with a reference and nothing else. Bad input that the server itself refuses: its own 4xx.</summary>
internal sealed partial class Failures(RequestDelegate next, ILogger<Failures> log)
{
    /// <summary>Under this the request remembers which address failed.</summary>
    public const string Mark = "derwent.failed";

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await Answer(http, bad.StatusCode);
        }
        catch (InvalidDataException) when (!http.Response.HasStarted)
        {
            await Answer(http, StatusCodes.Status400BadRequest);
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable) && !http.Response.HasStarted)
        {
            await Answer(http, StatusCodes.Status400BadRequest);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            var away = IsDatabaseAway(failure);
            if (away)
            {
                LogAway(failure.GetType().Name);
                http.RequestServices.GetRequiredService<DatabaseSources>().Forget();
            }
            else LogBug(http.TraceIdentifier, failure);
            await Answer(http, away ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError);
        }
    }

    /// <summary>True when PostgreSQL could not be reached, stopped in the middle or took too long: nothing was saved, or it is not known.</summary>
    internal static bool IsDatabaseAway(Exception failure) => failure switch
    {
        PostgresException { SqlState: "57014" or "57P01" or "57P02" or "57P03" or "53300" or "55P03" or "40001" or "40P01" or "3D000" } => true,
        // The database exists and takes no connections.
        PostgresException { SqlState: "55000", Routine: "CheckMyDatabase" } => true,
        PostgresException => false,
        NpgsqlException or TimeoutException => true,
        _ => failure.InnerException is { } inner && IsDatabaseAway(inner),
    };

    // A nought byte or half a character in an address or a form: no text that PostgreSQL can hold or look for, so it is the asker's to mend.
    private static bool IsUnreadable(Exception failure) => failure is PostgresException { SqlState: "22021" or "22P05" } || failure.InnerException is { } inner && IsUnreadable(inner);

    private async Task Answer(HttpContext http, int status)
    {
        var original = http.Request.Path + http.Request.QueryString;
        http.Items[Mark] = original;
        http.Response.Clear();
        http.SetEndpoint(null);
        http.Features.Get<IRouteValuesFeature>()?.RouteValues?.Clear();
        http.Request.Path = $"/status/{status}";
        http.Response.StatusCode = status;
        try
        {
            await next(http);
            if (http.Response.StatusCode == StatusCodes.Status200OK) http.Response.StatusCode = status;
        }
        catch (Exception again) when (!http.Response.HasStarted)
        {
            LogBug(http.TraceIdentifier, again);
            http.Response.Clear();
            http.Response.StatusCode = status;
            await http.Response.WriteAsync("Something on our side is not working. Nothing was saved. Please try again in a minute. In danger? Ring 999.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed; reference {Reference}.")]
    private partial void LogBug(string reference, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is away ({Reason}).")]
    private partial void LogAway(string reason);
}
