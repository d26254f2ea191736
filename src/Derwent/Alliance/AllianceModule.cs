using Derwent.Shared.Database;

namespace Derwent.Alliance;

internal static class AllianceModule
{
    public const string Schema = "alliance";

    public static IServiceCollection AddAlliance(this IServiceCollection services) => services
        .AddModule<AllianceContext>(Schema)
        .AddScoped<ListedOrganisations>();

    public static void MapAlliance(this IEndpointRouteBuilder app)
    {
    }
}
