namespace Derwent.Shared.Database;

/// <summary>Puts the modules' models together before the program listens, so that the first visitor does not wait for it.</summary>
internal sealed class Warmth(IServiceScopeFactory scopes, IEnumerable<RegisteredModule> modules) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var module in modules) _ = ((Microsoft.EntityFrameworkCore.DbContext)scope.ServiceProvider.GetRequiredService(module.Context)).Model;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
