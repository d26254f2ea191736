using Derwent.Shared;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Ui;
using Derwent.Site.Consents;
using Derwent.Site.Finding;
using Derwent.Site.Pictures;
using Derwent.Site.Posts;
using Derwent.Site.Words;

namespace Derwent.Site;

/// <summary>The public website: standing pages, news and celebrations, pictures, search, and the coordinator's room where all of it is made.</summary>
internal static class SiteModule
{
    public const string Schema = "site";

    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddModule<SiteContext>(Schema);
        services.AddScoped<PublicPosts>();
        services.AddScoped<Publishing>();
        services.AddScoped<Desk.MemberPictures>();
        services.AddScoped<ConsentKeeping>();
        services.AddScoped<IPublicRoom, PostsFound>();
        services.AddScoped<Shared.Mail.ILetterPieces, LetterPosts>();
        services.AddScoped<Shared.Mail.ILetterPieces, LetterPictures>();
        services.AddScoped<Library>();
        services.AddScoped<IDueSource, Desk.DuePosts>();
        services.AddScoped<Desk.SiteWaiting>();
        services.AddScoped<Desk.Quiet>();
        services.AddScoped<IFindSource, Desk.FindPosts>();
        services.AddSingleton<LinkPicture>();
        services.AddSingleton<WebPaths>();
        services.AddSingleton<SiteMemory>();
        services.AddScoped<PageWords>();
        services.AddSingleton<IRemembered>(provider => provider.GetRequiredService<SiteMemory>());
        services.AddJob<PublishPost, PublishPostHandler>();
        services.AddJob<EndConsent, EndConsentHandler>();
        services.AddJob<EndPicture, EndPictureHandler>();
        services.AddJob<TakeInLetterPictures, TakeInLetterPicturesHandler>();
        return services;
    }

    public static void MapSite(this IEndpointRouteBuilder app)
    {
        app.MapFeeds();
        app.MapPictures();
    }
}
