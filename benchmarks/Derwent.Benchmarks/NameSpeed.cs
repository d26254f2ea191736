using System.Diagnostics;
using Derwent.Engine.Linkage.Towns;
using Derwent.FrontDoor;
using Derwent.FrontDoor.Matching;
using Derwent.Shared.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>The desk's search by name among everybody known, as somebody of the partnership team: half with first name and surname as told a second time, a quarter with the surname alone, a quarter with the first name alone.</summary>
internal static class NameSpeed
{
    private const int Warm = 20;
    private const string Token = "bench-partnership-team-token";

    public static async Task Run(Bench bench, string owner, IEnumerable<(TownPerson Known, TownPerson Told)> people)
    {
        await SignIn(owner);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("DERWENT_DB", owner), new("DERWENT_URL", "http://derwent.test")]).Build();
        await using var services = Verbs.Services(settings);
        var (both, one, hits) = (new List<double>(), new List<double>(), 0);
        foreach (var (i, (known, told)) in people.Take(600 + Warm).Index())
        {
            var typed = (i % 4) switch { 0 => told.Surname!, 1 => told.First!, _ => $"{told.First} {told.Surname}" };
            var (took, found) = await Search(services, typed);
            if (i < Warm) continue;
            (i % 4 > 1 ? both : one).Add(took);
            if (i % 4 > 1 && found.Contains(OneAtATime.Id(known.Id))) hits++;
        }

        foreach (var (name, times) in new[] { ("first name and surname", both), ("one of the two", one), ("all", [.. both, .. one]) })
        {
            times.Sort();
            bench.Add($"Search by name, {name}, p50 ms", 1000 * times[times.Count / 2], "none", $"{times.Count} searches");
            bench.Add($"Search by name, {name}, p95 ms", 1000 * times[times.Count * 95 / 100], "< 150", $"longest {1000 * times[^1]:0} ms");
        }
        bench.Add("Search by name, first name and surname: who was meant is among the twelve shown", hits / (double)both.Count, "none", "names as told a second time, misspelt, shortened or changed as docs/linkage.md says");
    }

    private static async Task<(double Seconds, List<Guid> Found)> Search(ServiceProvider services, string typed)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.App);
        var started = Stopwatch.GetTimestamp();
        await database.BeginAsync(Token, null, default);
        var found = await Recogniser.Named(scope.ServiceProvider.GetRequiredService<FrontDoorContext>(), Desk(typed), SubjectKind.YoungPerson, Guid.Empty);
        await database.CommitAsync(default);
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, found);
    }

    private static string[] Desk(string typed) => Derwent.FrontDoor.Desk.Finding.Words(typed);

    private static async Task SignIn(string owner)
    {
        await using var database = new NpgsqlConnection(owner);
        await database.OpenAsync();
        await using var session = new NpgsqlCommand(
            """
            insert into access.sessions (id, token_hash, kind, person_id, name, roles, second_factor_at, expires_at)
            values (gen_random_uuid(), sha256(convert_to($1, 'UTF8')), 'person', gen_random_uuid(), 'Bench', array['strategic_partner'], now(), now() + interval '1 hour')
            """, database) { Parameters = { new() { Value = Token } } };
        await session.ExecuteNonQueryAsync();
    }
}
