using System.Threading.RateLimiting;
using Derwent.FrontDoor.Desk;
using Derwent.FrontDoor.Follow;
using Derwent.FrontDoor.Jobs;
using Derwent.FrontDoor.Matching;
using Derwent.FrontDoor.Refer;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Microsoft.AspNetCore.RateLimiting;

namespace Derwent.FrontDoor;

/// <summary>The front door: referrals, recognition, triage.</summary>
internal static class FrontDoorModule
{
    /// <summary>Rate limit for beginning and sending referrals without an account.</summary>
    public const string Floods = "referrals";

    public static IServiceCollection AddFrontDoor(this IServiceCollection services)
    {
        services.AddModule<FrontDoorContext>("front_door");
        services.AddScoped<Shared.Ui.IDueSource, Clocks.DueReferrals>();
        services.AddScoped<Shared.Ui.IFindSource, FindReferrals>();
        services.AddOptions<FrontDoorOptions>().BindConfiguration("Derwent:FrontDoor").ValidateDataAnnotations().ValidateOnStart();
        services.Configure<RateLimiterOptions>(limits => limits.AddPolicy(Floods, Flood));
        services.AddScoped<SendReferral>();
        services.AddScoped<Recogniser>();
        services.AddScoped<SignpostChoices>();
        services.AddScoped<DecideReferral>();
        services.AddSingleton<SecondThing>();
        services.AddJob<NudgeTriage, NudgeTriageHandler>();
        services.AddJob<ForgetDraft, ForgetDraftHandler>();
        services.AddJob<RemindReferrer, RemindReferrerHandler>();
        return services;
    }

    // A whole school may sit behind one address, so reading is never limited and sending only far above what people do.
    private static RateLimitPartition<string> Flood(HttpContext http) => HttpMethods.IsGet(http.Request.Method)
        ? RateLimitPartition.GetNoLimiter("reading")
        : RateLimitPartition.GetSlidingWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = 300, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 });
}
