using System.Diagnostics;
using Microsoft.AspNetCore.Builder;

namespace Derwent.Tests.Trust;

/// <summary>The program as a process of its own, as an operator starts it.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> said;
    private readonly Task<string> complained;

    private Child(Process process) => (this.process, said, complained) = (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    public static Child Start(string owner, string[] words, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Derwent.dll"));
        foreach (var word in words) start.ArgumentList.Add(word);
        start.Environment["DERWENT_DB"] = owner;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return new Child(Process.Start(start)!);
    }

    /// <summary>Waits for its end: what it said, and its exit code.</summary>
    public async Task<(int Code, string Said, string Complained)> End()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await said, await complained);
    }

    /// <summary>Ends it as a power cut would: no handler runs, no buffer is written.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }
}
