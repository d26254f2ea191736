using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Derwent.Tests.Newsletters;

/// <summary>A mail server for tests: takes messages and keeps them, or answers as a test wants it to.</summary>
public sealed class SmtpTrap : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private int connections;

    public SmtpTrap()
    {
        listener.Start();
        _ = Accept();
    }

    public string Url => $"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>Everything that was answered with 250, in order.</summary>
    public ConcurrentQueue<Taken> Taken { get; } = new();

    public int Connections => connections;

    /// <summary>The greeting; null says nothing at all, ever.</summary>
    public Func<string?> Greeting { get; set; } = () => "220 trap";

    /// <summary>What it says that it can do beside the least.</summary>
    public string Can { get; set; } = "8BITMIME";

    /// <summary>The answer to RCPT TO.</summary>
    public Func<string, string> Recipient { get; set; } = _ => "250 2.1.5 yes";

    /// <summary>The answer after a message, or null to hang up without one. It may wait.</summary>
    public Func<Taken, Task<string?>> Message { get; set; } = _ => Task.FromResult<string?>("250 2.0.0 taken");

    public void ListensAgain() => (Greeting, Recipient, Message) = (() => "220 trap", _ => "250 2.1.5 yes", _ => Task.FromResult<string?>("250 2.0.0 taken"));

    public void Dispose()
    {
        over.Cancel();
        listener.Stop();
        over.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (!over.IsCancellationRequested) _ = Serve(await listener.AcceptTcpClientAsync(over.Token));
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    private async Task Serve(TcpClient client)
    {
        Interlocked.Increment(ref connections);
        try
        {
            using (client)
            await using (var stream = client.GetStream())
            {
                if (Greeting() is not { } greeting)
                {
                    await Task.Delay(Timeout.Infinite, over.Token);
                    return;
                }
                await Talk(new StreamReader(stream, Encoding.Latin1), stream, greeting);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    private async Task Talk(StreamReader reader, NetworkStream stream, string greeting)
    {
        Task Say(string words) => stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), over.Token).AsTask();
        await Say(greeting);
        var (from, to, kind) = ("", "", "");
        while (await reader.ReadLineAsync(over.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb is "EHLO") await Say($"250-trap\r\n250-PIPELINING\r\n250-{Can}\r\n250 ENHANCEDSTATUSCODES");
            else if (verb is "MAIL") { (from, kind) = (Between(line), line[(line.IndexOf('>', StringComparison.Ordinal) + 1)..].Trim()); await Say("250 2.1.0 yes"); }
            else if (verb is "RCPT") { to = Between(line); await Say(Recipient(to)); }
            else if (verb is "DATA")
            {
                await Say("354 go on");
                var taken = new Taken(from, to, await Body(reader)) { Kind = kind };
                if (await Message(taken) is not { } answer) return;
                if (answer.StartsWith("250", StringComparison.Ordinal)) Taken.Enqueue(taken);
                await Say(answer);
            }
            else if (verb is "QUIT") { await Say("221 bye"); return; }
            else await Say("250 2.0.0 yes");
        }
    }

    private async Task<string> Body(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(over.Token) is { } line && line != ".") body.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return body.ToString();
    }

    private static string Between(string line) => line.Split('<', '>')[1];
}

/// <summary>One message as it crossed the wire.</summary>
public sealed record Taken(string From, string To, string Body)
{
    /// <summary>What MAIL FROM said beside the address, such as BODY=8BITMIME.</summary>
    public string Kind { get; init; } = "";

    public MimeMessage Parsed => MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(Body)));
}
