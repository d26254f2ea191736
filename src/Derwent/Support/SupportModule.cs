using Derwent.Shared.Database;

namespace Derwent.Support;

internal static class SupportModule
{
    public const string Schema = "support";

    public static IServiceCollection AddSupport(this IServiceCollection services)
    {
        services.AddModule<SupportContext>(Schema);
        services.AddSupportJobs();
        return services;
    }

    public static void MapSupport(this IEndpointRouteBuilder app)
    {
    }
}
