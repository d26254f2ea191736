namespace Derwent.Shared.Database;

/// <summary>Puts the modules' models together while the rest of the program starts, so that the first visitor does not wait for it.</summary>
internal sealed class Warmth(IServiceScopeFactory scopes, IEnumerable<RegisteredModule> modules) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await using var scope = scopes.CreateAsyncScope();
        foreach (var module in modules)
        {
            if (stoppingToken.IsCancellationRequested) return;
            _ = ((Microsoft.EntityFrameworkCore.DbContext)scope.ServiceProvider.GetRequiredService(module.Context)).Model;
        }
    }
}
