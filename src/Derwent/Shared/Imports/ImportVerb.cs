using Derwent.Shared.Database;
using Npgsql;
using Spectre.Console;

namespace Derwent.Shared.Imports;

/// <summary>What every import verb does around its work: one transaction of the worker's role, a progress bar, the report, an exit code.
/// 0 done or nothing to do; 1 rows are broken and nothing was imported; 2 it could not be tried.</summary>
internal static class ImportVerb
{
    public delegate Task Work(IServiceProvider services, ImportReport report, Action<double, string> progress, CancellationToken stop);

    public static async Task<int> RunAsync(string what, string? reportFile, Work work, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(ImportBounds.Time);
        var report = new ImportReport();
        try
        {
            await using var services = Verbs.Services();
            await WithProgress(what, progress => OneTransaction(services, report, work, progress, limit.Token));
        }
        catch (ImportFailed failed) { return Say(failed.Message); }
        catch (OperationCanceledException) { return Say(stop.IsCancellationRequested ? "Stopped. Nothing was imported." : $"This took longer than {ImportBounds.Time.TotalMinutes:0} minutes and was stopped. Nothing was imported."); }
        catch (InvalidOperationException missing) when (missing.Message.Contains("DERWENT_DB", StringComparison.Ordinal)) { return Say(missing.Message); }
        catch (NpgsqlException away) { return Say($"PostgreSQL did not do its part, so nothing was imported: {away.Message}"); }
        ReportPrinter.Print(report);
        if (reportFile is not null) await ReportPrinter.WriteAsync(report, reportFile, stop);
        return report.Broken > 0 ? 1 : 0;
    }

    private static async Task OneTransaction(IServiceProvider services, ImportReport report, Work work, Action<double, string> progress, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.Worker);
        await database.BeginAsync(null, null, stop);
        await work(scope.ServiceProvider, report, progress, stop);
        if (report.Broken > 0) await database.RollbackAsync();
        else await database.CommitAsync(stop);
    }

    private static Task WithProgress(string what, Func<Action<double, string>, Task> act)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive) return act((_, _) => { });
        return AnsiConsole.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(what), maxValue: 1);
                await act((part, doing) => { bar.Value = part; bar.Description = Markup.Escape(doing); });
                bar.Value = 1;
            });
    }

    private static int Say(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 2;
    }
}
