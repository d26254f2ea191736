using System.Threading.RateLimiting;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;
using NetEscapades.AspNetCore.SecurityHeaders.Infrastructure;

namespace Derwent.Shared;

/// <summary>Public pages are kept rendered for a minute, and forgotten on this node as soon as something on them changes.
/// A page opts in with <c>[OutputCache(PolicyName = PublicPages.Policy)]</c>; signed-in people and answers that set a cookie are never kept.</summary>
public sealed class PublicPages(RequestDatabase database, IEnumerable<IRemembered> memories, IOutputCacheStore store)
{
    /// <summary>The name of the policy and of its tag.</summary>
    public const string Policy = "public";

    /// <summary>How long a page is kept on a node that was not told of a change.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(60);

    /// <summary>Something that public pages show has changed in this request.</summary>
    public void Changed() => database.AfterCommit(async () =>
    {
        foreach (var memory in memories) await memory.Remember(CancellationToken.None);
        await store.EvictByTagAsync(Policy, CancellationToken.None);
    });
}

/// <summary>A page with a header of its own, in place of the one that every answer gets.</summary>
/// <param name="name">The header.</param>
/// <param name="value">Its value.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class OwnHeaderAttribute(string name, string value) : Attribute
{
    /// <summary>The header.</summary>
    public string Name { get; } = name;

    /// <summary>Its value.</summary>
    public string Value { get; } = value;
}

/// <summary>What every answer gets: headers, limits, compression, kind error pages.</summary>
internal static class Web
{
    /// <summary>Rate limit for sign-in and other doors that can be tried again and again.</summary>
    public const string Doors = "doors";

    public static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        var tries = Math.Clamp(configuration.GetValue("Derwent:TriesAMinute", 60), 5, 100_000);
        services.AddHostedService<Health.WallsFirst>();
        services.AddHostedService<PublicEar>();
        services.AddDoors();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "derwent-form";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        // What is decided after routing, when the answer starts: few pages may be framed, and nothing else.
        var (closed, framed, frames) = (Headers(), Framed(), Headers(framesOwn: true));
        services.AddSecurityHeaderPolicies().SetDefaultPolicy(closed).SetPolicySelector(asked => asked.HttpContext.GetEndpoint()?.Metadata switch
        {
            { } marks when marks.GetMetadata<MayBeFramedAttribute>() is not null => framed,
            { } marks when marks.GetMetadata<FramesOwnAttribute>() is not null => frames,
            _ => closed,
        });
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.Configure<FormOptions>(form => { form.ValueCountLimit = 2000; form.ValueLengthLimit = 200_000; form.MultipartBodyLengthLimit = 20_000_000; });
        services.Configure<RouteOptions>(routes => { routes.LowercaseUrls = true; });
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(Doors, http => !IsTry(http.Request)
                ? RateLimitPartition.GetNoLimiter("looking")
                : RateLimitPartition.GetSlidingWindowLimiter(
                    http.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                    _ => new SlidingWindowRateLimiterOptions { PermitLimit = tries, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));
        });
        services.AddOutputCache(options =>
        {
            // Some two hundred pages: who walks the whole feed or all searches must not fill the memory with them.
            options.SizeLimit = 8_000_000;
            options.AddPolicy(PublicPages.Policy, cached => cached.Expire(PublicPages.Kept).Tag(PublicPages.Policy));
        });
        services.AddScoped<PublicPages>();
        services.AddHealthChecks();
        services.AddProblemDetails();
        return services;
    }

    // Looking at a door is no try; pressing the handle is, and so is holding up a private link. Many people share one address.
    private static bool IsTry(HttpRequest request) => !HttpMethods.IsGet(request.Method) || request.Path.StartsWithSegments("/l");

    public static WebApplication UseWeb(this WebApplication app)
    {
        app.UseMiddleware<Failures>();
        app.Use(OwnHeaders);
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        app.Use(NoNoughtBytes);
        app.Use(ResumeForm.Answer);
        app.UseRouting();
        app.UseRateLimiter();
        app.Use(ClosedUnlessMarked);
        app.UseAuthentication();
        app.Use(NobodyIsNobodyBecauseTheDatabaseIsAway);
        app.UseAuthorization();
        app.Use(NoStoreOnPersonalPages);
        app.UseOutputCache();
        app.MapHealthChecks("/health/live").AllowAnonymous();
        app.MapGet("/health/ready", async (DatabaseSources sources, CancellationToken stop) =>
        {
            await using var command = sources[DatabaseRole.App].CreateCommand("select 1");
            await command.ExecuteScalarAsync(stop);
            return Results.Text("ready");
        }).AllowAnonymous();
        return app;
    }

    // A nought byte is in no word that anybody types. PostgreSQL refuses it in a way that leaves the connection out of step for whoever has it next, so it never gets there.
    private static Task NoNoughtBytes(HttpContext http, RequestDelegate next)
    {
        if (!Holds(http.Request.Path.Value) && !Holds(http.Request.QueryString.Value)) return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;

        static bool Holds(string? text) => text is not null && (text.Contains('\0', StringComparison.Ordinal) || text.Contains("%00", StringComparison.Ordinal));
    }

    /// <summary>The same for a form, once it was read.</summary>
    internal static bool HoldsNoughtBytes(HttpRequest request) => request.HasFormContentType
        && request.Form.Any(field => field.Key.Contains('\0', StringComparison.Ordinal) || field.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true));

    // Registered before the headers of every answer, and therefore asked after them.
    private static Task OwnHeaders(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            foreach (var own in http.GetEndpoint()?.Metadata.GetOrderedMetadata<OwnHeaderAttribute>() ?? []) http.Response.Headers[own.Name] = own.Value;
            return Task.CompletedTask;
        });
        return next(http);
    }

    // A page that does not say who may open it opens for nobody. A test names it; this keeps it shut until then.
    internal static Task ClosedUnlessMarked(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        return next(http);
    }

    // Not knowing who asks is not the same as nobody asking.
    private static Task NobodyIsNobodyBecauseTheDatabaseIsAway(HttpContext http, RequestDelegate next)
    {
        if (http.Items[SessionAuthentication.AwayKey] is System.Runtime.ExceptionServices.ExceptionDispatchInfo away && !http.Items.ContainsKey(Failures.Mark)) away.Throw();
        return next(http);
    }

    private static Task NoStoreOnPersonalPages(HttpContext http, RequestDelegate next)
    {
        var marks = http.GetEndpoint()?.Metadata;
        if (http.User.Identity?.IsAuthenticated == true || marks?.GetMetadata<ByLinkAttribute>() is not null || marks?.GetMetadata<GateAttribute>() is not null)
            // In the words in which a form's token says it: other words are a warning in the log at every page of the desk.
            http.Response.Headers.CacheControl = "no-cache, no-store";
        return next(http);
    }

    private static HeaderPolicyCollection Headers(bool framesOwn = false) => Policies(policy =>
    {
        policy.AddFrameAncestors().None();
        if (framesOwn) policy.AddFrameSrc().Self();
    }).AddFrameOptionsDeny().AddCrossOriginResourcePolicy(policy => policy.SameOrigin());

    private static HeaderPolicyCollection Framed() => Policies(policy => policy.AddFrameAncestors().From("*")).AddCrossOriginResourcePolicy(policy => policy.CrossOrigin());

    private static HeaderPolicyCollection Policies(Action<CspBuilder> ancestors) => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy => { policy.AddCamera().None(); policy.AddMicrophone().None(); policy.AddGeolocation().Self(); })
        .RemoveServerHeader()
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddScriptSrc().Self();
            policy.AddStyleSrc().Self();
            policy.AddImgSrc().Self().Data();
            policy.AddFontSrc().Self();
            policy.AddConnectSrc().Self();
            policy.AddWorkerSrc().Self();
            policy.AddManifestSrc().Self();
            policy.AddFormAction().Self();
            policy.AddBaseUri().None();
            ancestors(policy);
        });
}
