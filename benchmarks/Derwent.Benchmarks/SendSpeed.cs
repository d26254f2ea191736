using System.Diagnostics;
using Derwent.Engine.Linkage.Towns;
using Derwent.FrontDoor;
using Derwent.FrontDoor.Refer;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>
/// A finished form sent: the referral, its acknowledgement, recognition among everybody known, the private link, the letter and the watch in one transaction, committed to the disk; beside one row
/// committed to the same disk in the same run, turn by turn.
/// </summary>
internal static class SendSpeed
{
    // More than fifteen seconds, as for every other figure.
    private const int Warm = 1_500;
    private const int Times = 400;

    public static async Task Run(Bench bench, string owner, IEnumerable<SubjectDetails> told)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("DERWENT_DB", owner), new("DERWENT_URL", "http://derwent.test")]).Build();
        await using var services = Verbs.Services(settings);
        await using var floor = new NpgsqlConnection(owner);
        await floor.OpenAsync();
        await using (var make = new NpgsqlCommand("create table public.floor (id uuid primary key, words text)", floor)) await make.ExecuteNonQueryAsync();
        var (sends, rows) = (new List<double>(), new List<double>());
        WhereTimeGoes? look = null;
        foreach (var (i, details) in told.Take(Times + Warm).Index())
        {
            if (i == Warm)
            {
                // The tables were empty a minute ago, and what was planned then stays until PostgreSQL has looked at them again, as it does by itself once a minute.
                await using (var analyse = new NpgsqlCommand("analyze", floor)) await analyse.ExecuteNonQueryAsync();
                look = Environment.GetEnvironmentVariable("DERWENT_BENCH_LOOK") is null ? null : await WhereTimeGoes.Begin(owner);
            }

            var (draft, token) = await Write(services, details);
            var send = await Send(services, draft, token);
            var row = await OneRow(floor);
            if (i < Warm) continue;
            sends.Add(send);
            rows.Add(row);
        }

        if (look is not null) await look.Report(bench, Times);
        look?.Dispose();
        sends.Sort();
        rows.Sort();
        var beside = $"one durable row: {1000 * rows[rows.Count / 2]:0.00} ms at the median";
        bench.Add("Referral sent with recognition, times one durable row", sends[sends.Count / 2] / rows[rows.Count / 2], "≤ 6", beside);
        bench.Add("Referral sent with recognition, p50 ms", 1000 * sends[sends.Count / 2], "none", beside);
        bench.Add("Referral sent with recognition, p95 ms", 1000 * sends[sends.Count * 95 / 100], "≤ 300", beside);
    }

    private static async Task<(Guid Draft, string Token)> Write(ServiceProvider services, SubjectDetails details)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.App);
        await database.BeginAsync(null, null, default);
        var (id, token) = await scope.ServiceProvider.GetRequiredService<Links>().OpenDraft();
        await database.EnterAsync(null, token, default);
        var front = scope.ServiceProvider.GetRequiredService<FrontDoorContext>();
        front.Drafts.Add(Draft.Begin(id, Answered(details), scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow()));
        await front.SaveChangesAsync();
        await database.CommitAsync(default);
        return (id, token);
    }

    private static async Task<double> Send(ServiceProvider services, Guid draft, string token)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.App);
        var started = Stopwatch.GetTimestamp();
        WhereTimeGoes.IsOn = true;
        await database.BeginAsync(null, token, default);
        var send = scope.ServiceProvider.GetRequiredService<SendReferral>();
        await send.From((await send.Hold(draft))!, null);
        await database.CommitAsync(default);
        WhereTimeGoes.IsOn = false;
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> OneRow(NpgsqlConnection floor)
    {
        await using var insert = new NpgsqlCommand("insert into public.floor values ($1, $2)", floor) { Parameters = { new() { Value = Guid.CreateVersion7() }, new() { Value = "One row, on the disk." } } };
        var started = Stopwatch.GetTimestamp();
        await insert.ExecuteNonQueryAsync();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static Answers Answered(SubjectDetails details) => new()
    {
        Kind = SubjectKind.YoungPerson, Details = details, Danger = Danger.No, Picks = ["school"], OwnWords = "Eleven late mornings since half-term.",
        Agreement = new Agreement { SubjectKnows = Told.Yes, SubjectAgrees = Told.Yes, Basis = Basis.Agreed },
        Referrer = new Referrer { CameFrom = CameFrom.School, Name = "Helen Bell", Email = "bell@rivermead.example" },
    };
}
