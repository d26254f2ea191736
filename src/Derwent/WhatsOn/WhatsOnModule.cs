using Derwent.Shared.Database;
using Derwent.Shared.Jobs;

namespace Derwent.WhatsOn;

internal static class WhatsOnModule
{
    public const string Schema = "whats_on";

    public static IServiceCollection AddWhatsOn(this IServiceCollection services)
    {
        services.AddModule<WhatsOnContext>(Schema);
        services.AddOptions<WhatsOnOptions>().BindConfiguration("Derwent:WhatsOn").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<Upcoming>();
        services.AddScoped<Pages.Choosing>();
        return services;
    }

    public static void MapWhatsOn(this IEndpointRouteBuilder app) => app.MapKinds();
}
