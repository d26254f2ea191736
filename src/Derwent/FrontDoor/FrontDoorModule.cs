using Derwent.Shared.Database;

namespace Derwent.FrontDoor;

/// <summary>The front door: referrals, recognition, triage.</summary>
internal static class FrontDoorModule
{
    public static IServiceCollection AddFrontDoor(this IServiceCollection services)
    {
        services.AddModule<FrontDoorContext>("front_door");
        services.AddOptions<FrontDoorOptions>().BindConfiguration("Derwent:FrontDoor").ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
