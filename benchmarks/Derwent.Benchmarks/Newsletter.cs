using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Derwent.Tests.Newsletters;
using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>20,000 newsletters of 20 KB through 10 connections to postfix's smtp-sink, each committed on its own, beside smtp-source (which only sends) and nodemailer (which keeps nothing);
/// then ten kill -9 at random moments. DERWENT_POSTFIX is the folder with the two postfix programs, DERWENT_NODEMAILER the one with nodemailer; ./bench sets both.</summary>
internal static class Newsletter
{
    private const int Messages = 20_000;
    private const int Connections = 10;
    private const int Kills = 10;
    private const int Bytes = 20_480;

    public static async Task Run(Bench bench)
    {
        var ceiling = await Rate(sink => Start(Tool("smtp-source"), "-s", $"{Connections}", "-m", $"{Messages}", "-l", $"{Bytes}", "-d", "-f", "a@bench.example", "-t", "b@bench.example", $"127.0.0.1:{sink}"));
        bench.Say($"smtp-source {ceiling:0} a second");
        var node = await Rate(sink => Start("node", Path.Combine(Bench.Root, "benchmarks", "Derwent.Benchmarks", "nodemailer.mjs"), Folder("DERWENT_NODEMAILER"), $"{sink}", $"{Messages}", $"{Connections}", $"{Bytes}"));
        bench.Say($"nodemailer {node:0} a second");
        var owner = await Bench.FreshDatabase("bench_newsletter");
        var idle = await Peak(Sender(owner, FreePort()));
        await Fill(owner, Messages);
        double peak = 0;
        var ours = await Rate(sink => Sender(owner, sink), process => peak = Math.Max(peak, process));
        var sent = await Scalar(owner, "select count(*) from newsletters.deliveries where state = 'Sent'");
        if (sent != Messages) throw new InvalidOperationException($"Only {sent} of {Messages} rows were sent.");
        bench.Add("newsletters of 20 KB, messages/s", ours, "—", $"{Messages} rows, {Connections} connections, one commit each, process start included");
        bench.Add("÷ smtp-source, the ceiling", ours / ceiling, "≥ .25", $"{ceiling:0} messages/s, nothing kept");
        bench.Add("÷ nodemailer", ours / node, "≥ 1.3", $"{node:0} messages/s, pooled, nothing kept");
        bench.Add("memory over idle, MB", (peak - idle) / 1024, "≤ 150", $"peak {peak / 1024:0} MB, idle {idle / 1024:0} MB");
        await Killed(bench);
    }

    // Killed again and again at random moments: nobody missed, and a second copy only under the same Message-ID, one for each connection and kill at most.
    private static async Task Killed(Bench bench)
    {
        const int rows = 3000;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("DERWENT_BENCH_SEED"), CultureInfo.InvariantCulture, out var given) ? given : RandomNumberGenerator.GetInt32(1, 1_000_000);
        bench.Say($"seed {seed} for the kills (DERWENT_BENCH_SEED)");
        var dice = new Dice(seed);
        var owner = await Bench.FreshDatabase("bench_newsletter_killed");
        await Fill(owner, rows);
        using var trap = new SmtpTrap();
        var port = new Uri(trap.Url).Port;
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = trap.Taken.Count;
            using var sender = Sender(owner, port, connections: 1, perSecond: 400);
            // Somewhere between its first message and half a second later.
            while (trap.Taken.Count == before && !sender.HasExited) await Task.Delay(2);
            await Task.Delay(dice.Of(500));
            if (!sender.HasExited) sender.Kill();
            await sender.WaitForExitAsync();
        }
        for (var left = 1L; left > 0; left = await Scalar(owner, "select count(*) from newsletters.deliveries where state = 'Waiting'"))
        {
            using var last = Sender(owner, port);
            await last.WaitForExitAsync();
        }
        var ids = trap.Taken.Select(taken => (taken.To, Id: taken.Parsed.MessageId)).ToList();
        var missed = rows - ids.Select(one => one.To).Distinct().Count();
        var twice = ids.Count - ids.Select(one => one.Id).Distinct().Count();
        var otherwise = ids.Select(one => one.Id).Distinct().Count() - rows + missed;
        bench.Add("missed after ten kill -9", missed, "0", $"{rows} rows, seed {seed}");
        bench.Add("sent twice under the same Message-ID", twice, "≤ 10", "the window between the server's yes and the commit");
        bench.Add("sent twice under another Message-ID", otherwise, "0", "—");
        if (missed != 0 || otherwise != 0 || twice > Kills) throw new InvalidOperationException("The promise about kills does not hold.");
    }

    private static async Task<double> Rate(Func<int, Process> start, Action<double>? peak = null)
    {
        var port = FreePort();
        using var sink = Start(Tool("smtp-sink"), "-u", Environment.UserName == "root" ? "nobody" : Environment.UserName, $"127.0.0.1:{port}", "1000");
        try
        {
            await Listening(port);
            var clock = Stopwatch.StartNew();
            using var sender = start(port);
            if (peak is not null) _ = Watch(sender, peak);
            await sender.WaitForExitAsync();
            if (sender.ExitCode != 0) throw new InvalidOperationException($"{sender.StartInfo.FileName} ended with {sender.ExitCode}.");
            return Messages / clock.Elapsed.TotalSeconds;
        }
        finally { sink.Kill(); }
    }

    private static Process Sender(string owner, int port, int connections = Connections, int perSecond = 0)
    {
        var start = new ProcessStartInfo("dotnet", [Bench.Program, "newsletters", "send"]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["DERWENT_DB"] = owner;
        start.Environment["DERWENT_URL"] = "https://bench.example";
        start.Environment["SMTP_URL"] = $"smtp://127.0.0.1:{port}";
        start.Environment["Derwent__Newsletters__Connections"] = $"{connections}";
        start.Environment["Derwent__Newsletters__PerSecond"] = $"{perSecond}";
        return Process.Start(start)!;
    }

    private static async Task<double> Peak(Process process)
    {
        double peak = 0;
        using (process)
        {
            _ = Watch(process, now => peak = Math.Max(peak, now));
            await process.WaitForExitAsync();
        }
        return peak;
    }

    private static async Task Watch(Process process, Action<double> peak)
    {
        try
        {
            for (; !process.HasExited; await Task.Delay(20))
                if ((await File.ReadAllLinesAsync($"/proc/{process.Id}/status")).FirstOrDefault(line => line.StartsWith("VmHWM", StringComparison.Ordinal)) is { } line)
                    peak(double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or UnauthorizedAccessException) { }
    }

    private static async Task Fill(string owner, int rows)
    {
        var words = string.Concat(Enumerable.Repeat("Some words that a coordinator might have written, with a full stop at the end.\r\n", 75));
        var html = $"<!doctype html><html><body><p>{string.Concat(Enumerable.Repeat("<b>Some words</b> that a coordinator might have written, with tags around.\r\n<br>", 170))}</p><a href=\"https://bench.example/newsletter/unsubscribe/{new string('0', 58)}\">Stop</a></body></html>";
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var fill = new NpgsqlCommand(
            """
            insert into newsletters.lists (id, name, slug, about, opened_at) values ('00000000-0000-0000-0000-000000000001', 'Bench', 'bench', 'Bench', now());
            insert into newsletters.subscribers (id, address, address_key, address_hash, added_at)
              select gen_random_uuid(), 'reader' || n || '@bench.example', 'reader' || n || '@bench.example', sha256(n::text::bytea), now() from generate_series(1, @rows) n;
            insert into newsletters.subscriptions (id, subscriber_id, list_id, topics, asked_at, confirmed_at, how, text_shown)
              select gen_random_uuid(), id, '00000000-0000-0000-0000-000000000001', '{}', now(), now(), 'bench', 'bench' from newsletters.subscribers;
            insert into newsletters.issues (id, list_id, subject, preview, blocks, state, topics, in_archive, html, text, by_name, begun_at, changed_at, decided_at, send_at)
              values ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 'Bench', '', '[]', 'Sending', '{}', false, @html, @text, 'bench', now(), now(), now(), now());
            insert into newsletters.deliveries (id, issue_id, subscription_id, subscriber_id, address, address_hash, state, tries, next_try_at)
              select gen_random_uuid(), '00000000-0000-0000-0000-000000000002', s.id, p.id, p.address, p.address_hash, 'Waiting', 0, now() from newsletters.subscriptions s join newsletters.subscribers p on p.id = s.subscriber_id;
            """, connection);
        fill.Parameters.AddWithValue("rows", rows);
        fill.Parameters.AddWithValue("html", html);
        fill.Parameters.AddWithValue("text", words + "https://bench.example/newsletter/unsubscribe/" + new string('0', 58));
        await fill.ExecuteNonQueryAsync();
        await using var analyze = new NpgsqlCommand("analyze", connection);
        await analyze.ExecuteNonQueryAsync();
    }

    private static async Task<long> Scalar(string owner, string sql)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Listening(int port)
    {
        for (var tries = 0; tries < 200; tries++, await Task.Delay(25))
            try
            {
                using var look = new TcpClient();
                await look.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) { }
        throw new InvalidOperationException("smtp-sink does not listen.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(string program, params string[] words) => Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = false })!;

    private static string Tool(string name) => Path.Combine(Folder("DERWENT_POSTFIX"), name);

    private static string Folder(string variable) => Environment.GetEnvironmentVariable(variable) ?? throw new InvalidOperationException($"{variable} is not set. ./bench newsletter sets it.");
}
