using System.Diagnostics;
using System.Text;

namespace Derwent.Tests.Trust;

/// <summary>The program as a process of its own, as an operator starts it.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> said;
    private readonly Task<string> complained;
    private readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Child(Process process)
    {
        this.process = process;
        (said, complained) = (Listen(), process.StandardError.ReadToEndAsync());
    }

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

    /// <summary>Serves; the address it took, once it answers there.</summary>
    public static async Task<(Child Program, Uri Address)> Serve(string owner, Uri? address = null, params (string Name, string Value)[] settings)
    {
        var child = Start(owner, ["serve"], [("ASPNETCORE_URLS", address?.ToString() ?? "http://127.0.0.1:0"), ("Logging__Console__LogLevel__Microsoft.Hosting.Lifetime", "Information"), .. settings]);
        var first = await Task.WhenAny(child.listening.Task, child.said).WaitAsync(TimeSpan.FromMinutes(1));
        if (first != child.listening.Task) throw new Xunit.Sdk.XunitException($"It did not serve: {await child.said} {await child.complained}");
        return (child, new Uri(await child.listening.Task));
    }

    /// <summary>Waits for its end: what it said, and its exit code.</summary>
    public async Task<(int Code, string Said, string Complained)> End()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        Refusals.SaidBy(await complained);
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

    private async Task<string> Listen()
    {
        const string words = "Now listening on: ";
        var all = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            all.AppendLine(line);
            if (line.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at) listening.TrySetResult(line[(at + words.Length)..].Trim());
        }
        return all.ToString();
    }
}
