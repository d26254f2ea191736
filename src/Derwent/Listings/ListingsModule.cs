using Derwent.Listings.Find;
using Derwent.Listings.Harvest;
using Derwent.Listings.Import;
using Derwent.Listings.Oruk;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;

namespace Derwent.Listings;

internal static class ListingsModule
{
    public const string Schema = "listings";

    public static IServiceCollection AddListings(this IServiceCollection services)
    {
        services.AddModule<ListingsContext>(Schema);
        services.AddScoped<ListingsImport>();
        services.AddScoped<Search>();
        services.AddScoped<Sites>();
        services.AddScoped<Finder>();
        services.AddSingleton<OrukMarks>();
        services.AddScoped<OrukReading>();
        services.AddScoped<OrukAnswering>();
        services.AddHarvest();
        return services;
    }

    private static void AddHarvest(this IServiceCollection services)
    {
        services.AddSingleton<FeedConnections>();
        services.AddScoped<Precedence>();
        services.AddScoped<GoneServices>();
        services.AddJob<FeedsDue, FeedsDueHandler>();
        services.AddJob<HarvestFeed, HarvestFeedHandler>();
        services.AddJob<TakeFeedDown, TakeFeedDownHandler>();
        services.AddHostedService<FeedsClock>();
    }

    public static void MapListings(this IEndpointRouteBuilder app) => app.MapOruk();
}
