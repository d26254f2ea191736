using Derwent.FrontDoor.Jobs;
using Derwent.FrontDoor.Refer;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;

namespace Derwent.FrontDoor;

/// <summary>The front door: referrals, recognition, triage.</summary>
internal static class FrontDoorModule
{
    public static IServiceCollection AddFrontDoor(this IServiceCollection services)
    {
        services.AddModule<FrontDoorContext>("front_door");
        services.AddOptions<FrontDoorOptions>().BindConfiguration("Derwent:FrontDoor").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<SendReferral>();
        services.AddJob<NudgeTriage, NudgeTriageHandler>();
        services.AddJob<RemindReferrer, RemindReferrerHandler>();
        return services;
    }
}
