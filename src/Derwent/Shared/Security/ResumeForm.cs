using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Http.Features;

namespace Derwent.Shared.Security;

/// <summary>A form that arrived after its session had ended. It is answered with the sign-in page, which carries what was filled in through the sign-in.</summary>
/// <param name="Address">Where the form was going.</param>
internal sealed record ResumeForm(string Address)
{
    public const string Key = "derwent.resume";

    /// <summary>What was filled in; null when it may not be carried.</summary>
    public SendAgain? Filled { get; private set; }

    /// <summary>After the doors have said no: asks for the sign-in page in the same request, as if it had been opened.</summary>
    public static async Task Answer(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Items[Key] is not ResumeForm resume || http.Response.HasStarted || resume.Filled is not null) return;
        resume.Filled = await SendAgain.Of(http.Request, resume.Address);
        http.SetEndpoint(null);
        http.Features.Get<IRouteValuesFeature>()?.RouteValues?.Clear();
        var (path, query, method, kind) = (http.Request.Path, http.Request.QueryString, http.Request.Method, http.Request.ContentType);
        (http.Request.Path, http.Request.QueryString, http.Request.Method) = ("/sign-in", QueryString.Empty, HttpMethods.Get);
        http.Request.Form = FormCollection.Empty;
        http.Request.ContentType = null;
        try { await next(http); }
        finally { (http.Request.Path, http.Request.QueryString, http.Request.Method, http.Request.ContentType) = (path, query, method, kind); }
    }
}
