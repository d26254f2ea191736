using Hangfire;

namespace Derwent.Shared.Jobs;

/// <summary>A job that runs once a day at an hour of the English clock.</summary>
internal sealed record RegisteredDaily(string Kind, int Hour);

/// <summary>Registration of what happens every day.</summary>
public static class DailyRegistration
{
    /// <summary>Runs the job every day at that hour in England. It is a job like any other: it may run twice.</summary>
    public static IServiceCollection AddDaily<TJob>(this IServiceCollection services, int hour) where TJob : IJob, new() =>
        services.AddSingleton(new RegisteredDaily(typeof(TJob).FullName!, hour));
}

/// <summary>Tells Hangfire at the start what is done every day; a day on which the program did not run is made up for when it starts again.</summary>
internal sealed class DailyService(IEnumerable<RegisteredDaily> daily, IRecurringJobManager hangfire) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var one in daily)
            hangfire.AddOrUpdate<JobRunner>(one.Kind, runner => runner.Run(one.Kind, "{}", CancellationToken.None), Cron.Daily(one.Hour),
                new RecurringJobOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), MisfireHandling = MisfireHandlingMode.Relaxed });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
