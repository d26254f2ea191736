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
        services.AddScoped<DoorLists>();
        services.AddScoped<Pages.Choosing>();
        services.AddScoped<Shared.Mail.ILetterPieces, LetterEvents>();
        services.AddScoped<Shared.Ui.IPublicRoom, PublicEvents>();
        services.AddScoped<Shared.Ui.IDueSource, Desk.DueEvents>();
        services.AddScoped<Shared.Ui.IFindSource, Desk.FindEvents>();
        services.AddScoped<AskForPlace>();
        services.AddScoped<AnswerForPlace>();
        services.AddJob<WriteToBooker, WriteToBookerHandler>();
        services.AddJob<PromoteWaiting, PromoteWaitingHandler>();
        services.AddJob<OfferRunsOut, OfferRunsOutHandler>();
        services.AddJob<RemindBooker, RemindBookerHandler>();
        services.AddJob<ForgetBooker, ForgetBookerHandler>();
        services.AddJob<TellBookers, TellBookersHandler>();
        services.AddScoped<TakeCalendar>();
        services.AddJob<ReadCalendar, ReadCalendarHandler>();
        return services;
    }

    public static void MapWhatsOn(this IEndpointRouteBuilder app) => app.MapKinds();
}
