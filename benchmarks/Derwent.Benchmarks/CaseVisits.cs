using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Support.Pages;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Derwent.Benchmarks;

/// <summary>Somebody signed in, and cases of young people that they open one after the other.</summary>
internal sealed record CaseVisit(int Person, string Role, string Token)
{
    public Guid PersonId => new($"00000001-0000-7000-8000-{Person:x12}");
    public Guid OrganisationId => new($"00000002-0000-7000-8000-{(Role == "practitioner" ? 1 + (Person - 1) / 10 : 0):x12}");
    public List<string> References { get; } = [];

    /// <summary>How many records the circles of this person hold: what row-level security looks through.</summary>
    public int Records { get; set; }
    public string Cookie => "derwent=" + Token;
}

/// <summary>Opens case pages by the page's own handler, with the walls as everybody meets them, or as the owner without them.</summary>
internal sealed class CaseVisits(string owner) : IAsyncDisposable
{
    private readonly ServiceProvider held = Services(owner, null);
    private readonly ServiceProvider bare = Services(owner, new NpgsqlConnectionStringBuilder(owner) { Timeout = 10, CommandTimeout = 30, MaxAutoPrepare = 100 }.ConnectionString);

    /// <summary>Eight practitioners and two of the partnership team.</summary>
    public static async Task<IReadOnlyList<CaseVisit>> SignIn(string owner)
    {
        var visits = new List<CaseVisit>();
        for (var at = 0; at < 8; at++) visits.Add(new CaseVisit(1 + at * 197, "practitioner", $"bench-practitioner-{at:0000000}"));
        for (var at = 1; at <= 2; at++) visits.Add(new CaseVisit(20_000 + at, "strategic_partner", $"bench-partnership-{at:00000000}"));
        foreach (var visit in visits) await MadeUpCases.SignIn(owner, visit.Person, visit.Token);
        return visits;
    }

    /// <summary>The open cases of young people that each works with, at most forty; as many from everywhere for the partnership team.</summary>
    public async Task Choose(IEnumerable<CaseVisit> visits)
    {
        await using var database = new NpgsqlConnection(owner);
        await database.OpenAsync();
        foreach (var visit in visits)
        {
            const string mine = "select e.record_id from access.circle e where e.began_at is not null and e.ended_at is null and (e.person_id = $1 or e.organisation_id = $2)";
            await using var cases = new NpgsqlCommand(
                $"select reference, (select count(*) from ({mine}) m)::int from support.cases where kind = 'YoungPerson' and closed_by_id is null and ($3 or id in ({mine})) order by md5(reference) limit 40",
                database) { Parameters = { new() { Value = visit.PersonId }, new() { Value = visit.OrganisationId }, new() { Value = visit.Role != "practitioner" } } };
            await using var row = await cases.ExecuteReaderAsync();
            visit.References.Clear();
            while (await row.ReadAsync())
            {
                visit.References.Add(row.GetString(0));
                visit.Records = row.GetInt32(1);
            }
            if (visit.References.Count == 0) throw new InvalidOperationException($"Person {visit.Person} has no case to open.");
        }
    }

    /// <summary>Not timed: what is measured is what is meant. A practitioner finds their own cases and nobody else's.</summary>
    public async Task MustRefuse(IReadOnlyList<CaseVisit> visits)
    {
        var workers = visits.Where(visit => visit.Role == "practitioner").ToList();
        var refused = 0;
        foreach (var one in workers)
            foreach (var reference in workers.Where(other => other != one).SelectMany(other => other.References).Except(one.References).Take(5))
                refused += await Open(one, reference, walls: true) is NotFoundResult ? 1 : await IsTheirs(one, reference) ? 0 : throw new InvalidOperationException($"{reference} was shown to a stranger.");
        if (refused == 0) throw new InvalidOperationException("No stranger was tried.");
    }

    /// <summary>Not timed: the whole page shows the case, and a stranger gets 404.</summary>
    public static async Task MustShow(string address, IReadOnlyList<CaseVisit> visits)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        async Task<(HttpStatusCode Status, string Page)> Get(CaseVisit visit, string reference)
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, $"{address}/desk/cases/{reference}") { Headers = { { "Cookie", visit.Cookie } } };
            using var answer = await client.SendAsync(ask);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        foreach (var visit in visits)
            if (await Get(visit, visit.References[0]) is var (status, page) && (status != HttpStatusCode.OK || !page.Contains($"Case {visit.References[0]}", StringComparison.Ordinal) || !page.Contains("Be in school on time", StringComparison.Ordinal)))
                throw new InvalidOperationException($"The page of {visit.References[0]} answered {status} and is not what was meant.");
        var (one, strange) = (visits[0], visits[1].References.Except(visits[0].References).First());
        if ((await Get(one, strange)).Status != HttpStatusCode.NotFound) throw new InvalidOperationException($"{strange} was not 404 for a stranger.");
    }

    public Task<(double PerSecond, List<double> Took)> Ask(CaseVisit visit, bool walls, double seconds, int workers) => Ask([visit], walls, seconds, workers);

    public async Task<(double PerSecond, List<double> Took)> Ask(IReadOnlyList<CaseVisit> visits, bool walls, double seconds, int workers)
    {
        var clock = Stopwatch.StartNew();
        var took = await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var mine = new List<double>();
            for (var at = worker * 7; clock.Elapsed.TotalSeconds < seconds; at++)
            {
                var visit = visits[at % visits.Count];
                var began = Stopwatch.GetTimestamp();
                if (await Open(visit, visit.References[at / visits.Count % visit.References.Count], walls) is NotFoundResult) throw new InvalidOperationException("A case was not found.");
                mine.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return mine;
        })));
        var all = took.SelectMany(mine => mine).ToList();
        return (all.Count / clock.Elapsed.TotalSeconds, all);
    }

    /// <summary>With DERWENT_BENCH_LOOK: what is waited for, with the walls and without.</summary>
    public async Task Look(Bench bench, IReadOnlyList<CaseVisit> visits)
    {
        if (Environment.GetEnvironmentVariable("DERWENT_BENCH_LOOK") is null) return;
        foreach (var (role, walls) in new[] { ("practitioner", true), ("practitioner", false), ("strategic_partner", true) })
        {
            bench.Say($"{role}, {(walls ? "with" : "without")} the walls");
            var visit = visits.First(one => one.Role == role);
            using var look = await WhereTimeGoes.Begin(owner);
            WhereTimeGoes.IsOn = true;
            for (var at = 0; at < 200; at++) await Open(visit, visit.References[at % visit.References.Count], walls);
            WhereTimeGoes.IsOn = false;
            await look.Report(bench, 200);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await held.DisposeAsync();
        await bare.DisposeAsync();
    }

    // What TransactionFilter does around the page's handler.
    private async Task<IActionResult> Open(CaseVisit visit, string reference, bool walls)
    {
        await using var scope = (walls ? held : bare).CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = Principal(visit), RequestServices = services };
        var database = services.GetRequiredService<RequestDatabase>().As(DatabaseRole.App);
        await database.BeginAsync(walls ? visit.Token : null, null, default);
        var page = await ActivatorUtilities.CreateInstance<CaseModel>(services).OnGetAsync(reference, default);
        if (!walls) services.GetRequiredService<AuditTrail>().Forget();
        await database.CommitAsync(default);
        return page;
    }

    private async Task<bool> IsTheirs(CaseVisit visit, string reference)
    {
        await using var database = new NpgsqlConnection(owner);
        await database.OpenAsync();
        await using var mine = new NpgsqlCommand(
            "select exists (select from access.circle e join support.cases c on c.id = e.record_id where c.reference = $1 and e.began_at is not null and e.ended_at is null and (e.person_id = $2 or e.organisation_id = $3))",
            database) { Parameters = { new() { Value = reference }, new() { Value = visit.PersonId }, new() { Value = visit.OrganisationId } } };
        return (bool)(await mine.ExecuteScalarAsync())!;
    }

    private static ClaimsPrincipal Principal(CaseVisit visit) => new(new ClaimsIdentity(
    [
        new(SessionClaims.Session, Guid.Empty.ToString()), new(SessionClaims.Person, visit.PersonId.ToString()), new(SessionClaims.Name, $"Worker {visit.Person}"),
        new(SessionClaims.Organisation, visit.OrganisationId.ToString()), new(SessionClaims.SecondFactor, "yes"), new(SessionClaims.Role, visit.Role),
    ], "bench", SessionClaims.Name, SessionClaims.Role));

    private static ServiceProvider Services(string owner, string? app) => Verbs.Services(new ConfigurationBuilder()
        .AddInMemoryCollection([new("DERWENT_DB", owner), new("DERWENT_URL", "http://derwent.test"), new("Derwent:Database:App", app)]).Build());
}
