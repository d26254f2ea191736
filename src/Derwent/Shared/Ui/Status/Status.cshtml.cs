using Derwent.Shared.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Derwent.Shared.Ui;

/// <summary>What a person sees instead of the page they asked for. Machines get ProblemDetails.</summary>
[Open, WithoutDatabase, IgnoreAntiforgeryToken]
internal sealed class StatusModel : PageModel
{
    private static readonly string[] ForMachines = ["/api/", "/oruk/", "/health/"];

    public int Code { get; private set; }

    public string Original { get; private set; } = "/";

    public SendAgain? Again { get; private set; }

    public bool OnDesk => Original.StartsWith("/desk", StringComparison.Ordinal) && User.Identity?.IsAuthenticated == true;

    public (string Title, string Lead) Words => Code switch
    {
        400 => ("We could not read that", "Something was missing or in a shape we do not know. Go back, look it over and send it again."),
        404 or 403 or 405 => ("We can’t find that page", "The address may be old, or this is not yours to open."),
        409 => ("That can’t be done now", "Somebody else may have been quicker. Go back and look at how it stands."),
        413 => ("That was too much at once", "What you sent is larger than we take. Send less, or in parts."),
        429 => ("That was a lot of tries", "Wait a minute, then go on."),
        503 when Again is not null => ("We could not save this just now", "What you typed is still here, in this page. Wait a minute, then send it again. Sending it twice does no harm."),
        503 => ("Back in a minute", "We can’t reach our records just now. Nothing is lost. Wait a minute, then try again."),
        _ => ("Something on our side went wrong", "Nothing you did caused this, and nothing was saved half. Try again. If it stays like this, tell us the reference below."),
    };

    public Task<IActionResult> OnGetAsync() => AnswerAsync(Asked);

    public Task<IActionResult> OnPostAsync() => AnswerAsync(Asked);

    // From the route and not by binding: the form itself may be what cannot be read.
    private int Asked => int.TryParse(RouteData.Values["code"]?.ToString(), out var code) ? code : StatusCodes.Status404NotFound;

    private async Task<IActionResult> AnswerAsync(int code)
    {
        var came = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var failed = HttpContext.Items[Failures.Mark] as string;
        // Somebody who types this address has asked for nothing that could fail.
        Code = came is null && failed is null ? 404 : code;
        Original = failed ?? (came is null ? "/" : came.OriginalPathBase + came.OriginalPath + came.OriginalQueryString);
        if (Code is 503 or 500 or 400 or 429)
        {
            Again = await SendAgain.Of(Request, Original);
        }

        if (IsForMachine())
        {
            return new JsonResult(new ProblemDetails { Status = Code, Title = Words.Title, Detail = Words.Lead }) { StatusCode = Code, ContentType = "application/problem+json" };
        }

        Response.Headers.CacheControl = "no-store";
        var page = Page();
        page.StatusCode = Code;
        return page;
    }

    private bool IsForMachine() =>
        ForMachines.Any(start => Original.StartsWith(start, StringComparison.OrdinalIgnoreCase))
        || (Request.Headers.Accept.ToString() is var accept && accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase));
}
