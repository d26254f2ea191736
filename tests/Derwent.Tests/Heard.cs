using System.Collections.Concurrent;
using System.Security.Claims;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Derwent.Tests;

/// <summary>What a page said to whoever asked.</summary>
public enum Answer
{
    /// <summary>It did what was asked.</summary>
    Done,
    /// <summary>It said what to mend, or why not: 422, 409.</summary>
    Refused,
    /// <summary>It led somebody who is not signed in, or only half, to the sign-in.</summary>
    SignInFirst,
    /// <summary>It was not there for this person or this link.</summary>
    NotYours,
}

/// <summary>Everything that any house of this run was asked, by page and form. <see cref="Fitness.WholeRun"/> compares it with what there is.</summary>
public sealed class Heard : IStartupFilter
{
    private static readonly ConcurrentDictionary<(string Form, Answer Answer), int> All = [];

    /// <summary>True when a page or form gave this answer at least once.</summary>
    public static bool Of(string form, Answer answer) => All.ContainsKey((form, answer));

    /// <summary>A page or form, by its route: <c>POST /desk/people?handler=Invite</c>.</summary>
    public static string Name(string method, string address, string? handler) => $"{method} {address}{(string.IsNullOrEmpty(handler) ? "" : "?handler=" + handler)}";

    /// <summary>Listens to everything that comes in, and changes nothing of it.</summary>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(Listen);
        next(app);
    };

    private static async Task Listen(HttpContext http, RequestDelegate next)
    {
        var (method, handler, first) = (http.Request.Method, http.Request.Query["handler"].ToString(), new FirstEndpoint());
        // An error page is a second endpoint in the same request; what was asked for is the first.
        http.Features.Set<IEndpointFeature>(first);
        await next(http);
        if (first.First is not RouteEndpoint asked || asked.Metadata.GetMetadata<PageActionDescriptor>() is null) return;
        if (handler.Length == 0) handler = http.Request.RouteValues["handler"]?.ToString() ?? "";
        if (Meant(http, method, asked) is { } answer) All.TryAdd((Name(method, World.EveryAddress.Of(asked), method == "POST" ? handler.ToUpperInvariant() : ""), answer), 0);
    }

    private static Answer? Meant(HttpContext http, string method, RouteEndpoint asked)
    {
        var (status, known) = (http.Response.StatusCode, http.User.Identity?.IsAuthenticated == true);
        var (desk, link) = (asked.Metadata.GetMetadata<DeskAttribute>(), asked.Metadata.GetMetadata<ByLinkAttribute>());
        return status switch
        {
            StatusCodes.Status404NotFound => desk is not null && known || link is { Required: true } ? Answer.NotYours : null,
            StatusCodes.Status401Unauthorized => Answer.SignInFirst,
            StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity => Answer.Refused,
            >= 300 and < 400 when desk is { BeforeSecondFactor: false } && !http.User.HasClaim(claim => claim.Type == SessionClaims.SecondFactor) || desk is not null && !known => Answer.SignInFirst,
            // A shut link leads to where its question is asked.
            >= 300 and < 400 when link is { Asks: false } && http.RequestServices.GetRequiredService<Current>().Link is { IsShut: true } => null,
            < 300 => Answer.Done,
            < 400 when method == "POST" => Answer.Done,
            _ => null,
        };
    }

    private sealed class FirstEndpoint : IEndpointFeature
    {
        private Endpoint? now;

        public Endpoint? First { get; private set; }

        public Endpoint? Endpoint
        {
            get => now;
            set => (now, First) = (value, First ?? value);
        }
    }
}
