using Derwent.Listings.Find;
using Derwent.Listings.Import;
using Derwent.Listings.Oruk;
using Derwent.Shared.Database;

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
        services.AddScoped<Shared.Ui.IFindSource, Desk.FindListings>();
        services.AddScoped<OrukReading>();
        services.AddScoped<OrukAnswering>();
        services.AddScoped<Shared.Mail.ILetterPieces, LetterListings>();
        return services;
    }

    public static void MapListings(this IEndpointRouteBuilder app) => app.MapOruk();
}
