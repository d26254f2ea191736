using System.Threading.RateLimiting;
using Derwent.Listings.Changes;
using Derwent.Listings.Find;
using Derwent.Listings.Freshness;
using Derwent.Listings.Harvest;
using Derwent.Listings.Import;
using Derwent.Listings.Likeness;
using Derwent.Listings.Oruk;
using Derwent.Listings.Photos;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Microsoft.AspNetCore.RateLimiting;

namespace Derwent.Listings;

internal static class ListingsModule
{
    public const string Schema = "listings";

    /// <summary>Rate limit for what anybody may send about the directory without an account.</summary>
    public const string Floods = "suggestions";

    public static IServiceCollection AddListings(this IServiceCollection services)
    {
        services.AddModule<ListingsContext>(Schema);
        services.AddScoped<ListingsImport>();
        services.AddScoped<Search>();
        services.AddSingleton<KnownPlaces>();
        services.AddScoped<Sites>();
        services.AddScoped<Finder>();
        services.AddScoped<Derwent.Shared.Ui.IPublicRoom, PublicListings>();
        services.AddScoped<Shared.Ui.IFindSource, Desk.FindListings>();
        services.AddSingleton<OrukMarks>();
        services.AddScoped<OrukReading>();
        services.AddScoped<OrukAnswering>();
        services.AddScoped<Shared.Mail.ILetterPieces, LetterListings>();
        services.AddFreshness();
        services.AddHarvest();
        return services;
    }

    private static void AddFreshness(this IServiceCollection services)
    {
        services.AddOptions<ListingsOptions>().BindConfiguration("Derwent:Listings").ValidateDataAnnotations().ValidateOnStart();
        services.Configure<RateLimiterOptions>(limits => limits.AddPolicy(Floods, Flood));
        services.AddScoped<ListingLetters>();
        services.AddScoped<ListingChange>();
        services.AddScoped<AnswerSuggestion>();
        services.AddScoped<MakeOne>();
        services.AddScoped<Shared.Ui.IDueSource, DueSuggestions>();
        services.AddScoped<Shared.Ui.IDueSource, DuePhotos>();
        services.AddJob<RemindOfPhotos, RemindOfPhotosHandler>();
        services.AddJob<KeepDirectory, KeepDirectoryHandler>();
        services.AddJob<AskAboutListings, AskAboutListingsHandler>();
        services.AddJob<RemindOfListings, RemindOfListingsHandler>();
        services.AddJob<FindAlikes, FindAlikesHandler>();
        services.AddDaily<KeepDirectory>(hour: 5);
    }

    // People say what is wrong a few times a day, not hundreds of times an hour; a whole school may sit behind one address.
    private static RateLimitPartition<string> Flood(HttpContext http) => HttpMethods.IsGet(http.Request.Method)
        ? RateLimitPartition.GetNoLimiter("reading")
        : RateLimitPartition.GetSlidingWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromMinutes(10), SegmentsPerWindow = 5 });

    private static void AddHarvest(this IServiceCollection services)
    {
        services.AddSingleton<FeedConnections>();
        services.AddScoped<Precedence>();
        services.AddScoped<GoneServices>();
        services.AddScoped<UploadedFiles>();
        services.AddJob<ImportUpload, ImportUploadHandler>();
        services.AddJob<FeedsDue, FeedsDueHandler>();
        services.AddJob<HarvestFeed, HarvestFeedHandler>();
        services.AddJob<TakeFeedDown, TakeFeedDownHandler>();
        services.AddHostedService<FeedsClock>();
    }

    public static void MapListings(this IEndpointRouteBuilder app)
    {
        app.MapOruk();
        app.MapPhotos();
    }
}
