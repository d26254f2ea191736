using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Derwent.FrontDoor;
using Derwent.Tests.FrontDoor;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>The program is killed in the middle of its work, as a power cut would end it, and started again. What it said yes to is there, once and whole.
/// PostgreSQL itself keeps running here, and the cluster of the tests runs without fsync: what a killed PostgreSQL keeps is shown by the drills in ops/.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private string owner = "";

    public async ValueTask InitializeAsync() => owner = await TestCluster.Clone(await TestCluster.Template());

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await TestCluster.Drop(owner);
    }

    [Fact]
    public async Task Every_referral_that_was_acknowledged_is_there_once_and_nothing_is_half()
    {
        var acknowledged = new ConcurrentDictionary<string, string>();
        var unanswered = new ConcurrentBag<(Visitor Visitor, FilledForm Form, string Email)>();
        var (program, address) = await Child.Serve(owner);
        var enough = new TaskCompletionSource();
        var clients = Enumerable.Range(0, 4).Select(client => Refer(client, address, acknowledged, unanswered, enough)).ToList();
        await Task.WhenAny(enough.Task, Task.WhenAll(clients));
        await program.Kill();
        await Task.WhenAll(clients);
        await program.DisposeAsync();
        Assert.True(acknowledged.Count >= 8 && !unanswered.IsEmpty, $"{acknowledged.Count} were acknowledged and {unanswered.Count} were not: it was not killed in the middle.");

        var (again, _) = await Child.Serve(owner, address);
        await using var running = again;
        await NothingIsHalf();
        foreach (var (email, reference) in acknowledged)
            Assert.Equal(1L, await Behind<long>($"select count(*) from front_door.referrals where reference = '{reference}' and referrer_email = '{email}'"));
        // Whoever had no answer presses again, and again: it may have been there already, and is there once.
        foreach (var (visitor, form, email) in unanswered)
        {
            for (var twice = 0; twice < 2; twice++) Assert.Equal("/refer/done", (await form.Press()).Path);
            Assert.Equal(1L, await Behind<long>($"select count(*) from front_door.referrals where referrer_email = '{email}'"));
            visitor.Dispose();
        }
        await NothingIsHalf();
        Assert.Equal(acknowledged.Count + unanswered.Count, await Behind<long>("select count(*) from front_door.referrals"));
    }

    [Fact]
    public async Task A_letter_that_the_mail_server_took_before_the_kill_goes_out_at_most_once_more_and_with_the_same_Message_ID()
    {
        using var server = new MailServer();
        (string, string) smtp = ("SMTP_URL", $"smtp://127.0.0.1:{server.Port}");
        var (program, address) = await Child.Serve(owner, null, smtp);
        using (var visitor = new Visitor(address)) await Wizard.Sent(visitor, email: "bell@rivermead.example");
        // The server has said 250 and says nothing to QUIT, so the program has its yes and has not committed.
        await server.Taken.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await program.Kill();
        await program.DisposeAsync();
        Assert.Equal(0L, await Behind<long>("select count(*) from mail.letters where sent_at is not null"));

        // As if half an hour had passed: until then the queue believes that the dead worker is still at it.
        await Behind<object>("update hangfire.jobqueue set fetchedat = now() - interval '31 minutes' where fetchedat is not null");
        server.AnswersQuit = true;
        (program, _) = await Child.Serve(owner, address, smtp);
        await using var running = program;
        await server.TakenTwice.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await server.Closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(2, server.MessageIds.Count);
        Assert.Single(server.MessageIds.Distinct());
        Assert.StartsWith((await Behind<string>("select replace(id::text, '-', '') from mail.letters"))!, server.MessageIds.First(), StringComparison.Ordinal);
    }

    // One person after the other fills the whole form in, each with an address of their own. The journal is kept here, outside of what is killed.
    private static async Task Refer(int client, Uri address, ConcurrentDictionary<string, string> acknowledged, ConcurrentBag<(Visitor, FilledForm, string)> unanswered, TaskCompletionSource enough)
    {
        for (var number = 0; number < 40; number++)
        {
            var email = $"client{client}-{number}@journal.example";
            var visitor = new Visitor(address);
            FilledForm form;
            try { form = (await Wizard.UpToCheck(visitor, email: email)).Form("Send it"); }
            catch (Exception gone) when (gone is HttpRequestException or IOException) { return; }
            try
            {
                var done = await form.Press();
                if (done.Path != "/refer/done") throw new IOException("It was not acknowledged.");
                acknowledged[email] = Reference.Read(done.Document.QuerySelector(".ref")!.TextContent)!;
                visitor.Dispose();
                if (acknowledged.Count >= 12) enough.TrySetResult();
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                unanswered.Add((visitor, form, email));
                return;
            }
        }
    }

    // A referral without its link, its steps, its letter, its watch or its entry in the audit; a draft that says it was sent and was not, or the other way round.
    private async Task NothingIsHalf()
    {
        foreach (var (what, sql) in new[]
        {
            ("no link", "select count(*) from front_door.referrals r where not exists (select from access.sessions s where s.kind = 'link' and s.link_kind = 'referral' and s.record_id = r.id)"),
            ("no step", "select count(*) from front_door.referrals r where (select count(*) from front_door.steps s where s.referral_id = r.id) < 1"),
            ("no letter", "select count(*) from front_door.referrals r where (select count(*) from mail.letters l where l.recipient = r.referrer_email) <> 1"),
            ("no job", "select count(*) from front_door.referrals r where not exists (select from jobs.outbox o where o.kind like '%NudgeTriage' and o.body::text like '%' || r.id || '%')"),
            ("no letter's job", "select count(*) from mail.letters l where not exists (select from jobs.outbox o where o.body::text like '%' || l.id || '%')"),
            ("no audit", "select count(*) from front_door.referrals r where (select count(*) from audit.entries e where e.record_id = r.id and e.act = 'wrote' and e.what = 'sent') <> 1"),
            ("a draft that does not agree", "select count(*) from front_door.drafts d full join front_door.referrals r on r.id = d.id where (d.sent_at is not null) <> (r.id is not null)"),
            ("a letter without its referral", "select count(*) from mail.letters l where not exists (select from front_door.referrals r where r.referrer_email = l.recipient)"),
        })
            Assert.True(await Behind<long>(sql) == 0, $"Half: {what}.");
    }

    private async Task<T?> Behind<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T found ? found : default;
    }

    // As much of a mail server as one letter needs.
    private sealed class MailServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource end = new();

        public MailServer()
        {
            listener.Start();
            _ = Serve();
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
        public bool AnswersQuit { get; set; }
        public ConcurrentQueue<string> MessageIds { get; } = new();
        public TaskCompletionSource Taken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource TakenTwice { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Dispose()
        {
            end.Cancel();
            listener.Dispose();
            end.Dispose();
        }

        private async Task Serve()
        {
            try
            {
                while (true) _ = Talk(await listener.AcceptTcpClientAsync(end.Token));
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException) { }
        }

        private async Task Talk(TcpClient client)
        {
            using var _ = client;
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            try
            {
                await writer.WriteLineAsync("220 here");
                while (await reader.ReadLineAsync(end.Token) is { } line)
                {
                    if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase)) await Take(reader, writer);
                    else if (!line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)) await writer.WriteLineAsync("250 yes");
                    else if (AnswersQuit)
                    {
                        await writer.WriteLineAsync("221 bye");
                        Closed.TrySetResult();
                        return;
                    }
                }
            }
            catch (Exception over) when (over is OperationCanceledException or IOException or ObjectDisposedException) { }
        }

        private async Task Take(StreamReader reader, StreamWriter writer)
        {
            await writer.WriteLineAsync("354 go on");
            while (await reader.ReadLineAsync(end.Token) is { } line && line != ".")
                if (line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)) MessageIds.Enqueue(line[11..].Trim().Trim('<', '>'));
            await writer.WriteLineAsync("250 taken");
            (MessageIds.Count == 1 ? Taken : TakenTwice).TrySetResult();
        }
    }
}
