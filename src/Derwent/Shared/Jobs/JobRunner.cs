using System.Text.Json;
using Derwent.Shared.Database;

namespace Derwent.Shared.Jobs;

/// <summary>Which handler does which kind of job.</summary>
internal sealed record RegisteredJob(string Kind, Type Job, Type Handler);

/// <summary>Runs one job in a scope and transaction of its own, as the worker role.</summary>
public sealed class JobRunner
{
    private readonly IServiceProvider services;
    private readonly Dictionary<string, RegisteredJob> byKind;

    /// <summary>Made by the container.</summary>
    public JobRunner(IServiceProvider services)
    {
        this.services = services;
        byKind = services.GetServices<RegisteredJob>().ToDictionary(job => job.Kind);
    }

    /// <summary>Runs the job; Hangfire calls this and tries again when it throws.</summary>
    /// <exception cref="InvalidOperationException">Nothing handles this kind.</exception>
    public async Task Run(string kind, string body, CancellationToken stop)
    {
        if (!byKind.TryGetValue(kind, out var registered)) throw new InvalidOperationException($"Nothing handles jobs of kind {kind}.");
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.Worker);
        await database.BeginAsync(null, null, stop);
        var handler = scope.ServiceProvider.GetRequiredService(registered.Handler);
        var job = JsonSerializer.Deserialize(body, registered.Job)!;
        var run = typeof(IJobHandler<>).MakeGenericType(registered.Job).GetMethod("Run")!;
        await (Task)run.Invoke(handler, [job, stop])!;
        await database.CommitAsync(stop);
    }
}

/// <summary>Registration of handlers.</summary>
public static class JobRegistration
{
    /// <summary>Says who handles a kind of job.</summary>
    public static IServiceCollection AddJob<TJob, THandler>(this IServiceCollection services) where TJob : IJob where THandler : class, IJobHandler<TJob>
    {
        services.AddScoped<THandler>();
        return services.AddSingleton(new RegisteredJob(typeof(TJob).FullName!, typeof(TJob), typeof(THandler)));
    }
}
