using Derwent.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Derwent.Shared.Database;

/// <summary>Opens the request's transaction before a page handler and ends it after, before anything is rendered.
/// What throws is taken back; what the rules refuse is answered with 409.</summary>
internal sealed class TransactionFilter(RequestDatabase database, Current current) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var marks = http.GetEndpoint()?.Metadata;
        if (marks?.GetMetadata<WithoutDatabaseAttribute>() is not null)
        {
            await next();
            return;
        }
        if (Web.HoldsNoughtBytes(http.Request))
        {
            context.Result = new BadRequestResult();
            return;
        }
        var byLink = marks?.GetMetadata<ByLinkAttribute>();
        await BeginAsync(http, byLink);
        if (byLink is { Required: true } && current.Link?.Kind != byLink.Kind)
        {
            await database.RollbackAsync();
            context.Result = Refused.LinkEnded();
            return;
        }
        if (byLink is { Asks: false } && current.Link is { IsShut: true } shut)
        {
            await database.RollbackAsync();
            context.Result = new LocalRedirectResult(Links.PageOf(shut.Kind));
            return;
        }
        var executed = await next();
        await EndAsync(executed, http.RequestAborted);
    }

    // The session that a right answer made opens the record; when it has ended, the link it came from asks again.
    private async Task BeginAsync(HttpContext http, ByLinkAttribute? byLink)
    {
        var session = SessionToken(http);
        var (link, opened) = byLink is null ? (null, null) : (Links.Held(http, byLink.Kind), Links.HeldOpened(http, byLink.Kind));
        await database.BeginAsync(session, opened ?? link, http.RequestAborted);
        if (opened is not null && link is not null && current.Link is null) await database.EnterAsync(session, link, http.RequestAborted);
    }

    private async Task EndAsync(PageHandlerExecutedContext executed, CancellationToken stop)
    {
        if (executed.Exception is null || executed.ExceptionHandled)
        {
            await database.CommitAsync(stop);
            return;
        }
        await database.RollbackAsync();
        var sentence = executed.Exception switch
        {
            RuleRefused refused => refused.Message,
            DbUpdateConcurrencyException => "Somebody else changed this at the same moment. Nothing of yours was saved; go back, look at what they did and try again.",
            // Two of the same at once, each looking before the other had saved: pressed twice, or two people with one thought.
            DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } } => "The same was saved at the same moment, by somebody else or by a second press of the button. Go back and look; nothing was saved twice.",
            _ => null,
        };
        if (sentence is null) return;
        executed.ExceptionHandled = true;
        executed.Result = Refused.With(sentence);
    }

    private static string? SessionToken(HttpContext http) =>
        http.User.Identity?.IsAuthenticated == true ? SessionAuthentication.Token(http.Request) : null;
}

/// <summary>The pages that say no.</summary>
internal static class Refused
{
    public static IActionResult With(string sentence) => View("Refused", StatusCodes.Status409Conflict, sentence);

    public static IActionResult LinkEnded() => View("LinkEnded", StatusCodes.Status404NotFound, "");

    private static ViewResult View(string name, int status, string model) => new()
    {
        ViewName = $"/Shared/Ui/{name}.cshtml",
        StatusCode = status,
        ViewData = new ViewDataDictionary<string>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model },
    };
}
