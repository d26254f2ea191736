using Derwent.Shared.Database;
using Derwent.Shared.Jobs;

namespace Derwent.Support;

internal static class SupportModule
{
    public const string Schema = "support";

    public static IServiceCollection AddSupport(this IServiceCollection services)
    {
        services.AddModule<SupportContext>(Schema);
        services.AddOptions<SupportOptions>().BindConfiguration("Derwent:Support").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<WhoCouldHelp>();
        services.AddScoped<PackageReading>();
        services.AddScoped<CaseReading>();
        services.AddScoped<Pages.OpenOffers>();
        services.AddScoped<CaseList>();
        services.AddScoped<Shared.Ui.IDueSource, DueCases>();
        services.AddScoped<Shared.Ui.IFindSource, FindCases>();
        services.AddScoped<OpenCase>();
        services.AddScoped<GiveCase>();
        services.AddScoped<SendOffers>();
        services.AddScoped<GiveAnswer>();
        services.AddScoped<Journey>();
        services.AddJob<TellFrontDoor, TellFrontDoorHandler>();
        services.AddJob<TellSender, TellSenderHandler>();
        services.AddJob<TellOfWorry, TellOfWorryHandler>();
        services.AddSupportJobs();
        return services;
    }

    public static void MapSupport(this IEndpointRouteBuilder app)
    {
    }
}
