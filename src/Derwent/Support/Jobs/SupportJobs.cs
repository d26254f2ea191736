using Derwent.Shared.Jobs;

namespace Derwent.Support;

/// <summary>What this room does by the clock.</summary>
internal static class SupportJobs
{
    public static IServiceCollection AddSupportJobs(this IServiceCollection services) => services
        .AddScoped<OfferLetters>()
        .AddScoped<MyPlan.PlanReading>()
        .AddScoped<MyPlan.PlanKey>()
        .AddJob<ChaseOffer, ChaseOfferHandler>()
        .AddJob<TakeOfferBack, TakeOfferBackHandler>()
        .AddJob<SupportBegins, SupportBeginsHandler>();
}
