using System.Diagnostics;
using System.Net;
using Derwent.Accounts;
using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace Derwent.Tests;

/// <summary>A whole Derwent with a database of its own: a clone of the migrated template, the real web server on a free port, a clock that stands
/// still at Tuesday 24 November 2026, 9:10 in Derby until a test moves it. One per test class; tests own what they make.</summary>
public class House : IAsyncLifetime
{
    private static int people;
    private WebApplication? app;

    /// <summary>Tuesday 24 November 2026, 9:10 in Derby.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 10, 0, TimeSpan.Zero));

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The owner's connection string to this house's own database: for looking behind the scenes, never for arranging cases.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>Everything that was logged.</summary>
    public LogBook Log { get; } = new();

    public IServiceProvider Services => app!.Services;

    /// <summary>Which template is cloned; the browser tests take the one with the named world in it.</summary>
    protected virtual Task<string> Template() => TestCluster.Template();

    /// <summary>Development, or Production to see what a deployment shows.</summary>
    protected virtual string EnvironmentName => "Development";

    /// <summary>Settings a class wants otherwise.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    /// <summary>False where a test throws rubbish at everything: what is answered to that shows nobody that a page works.</summary>
    protected virtual bool IsHeard => true;

    public async ValueTask InitializeAsync()
    {
        Owner = await TestCluster.Clone(await Template());
        app = Serving.Build([], builder =>
        {
            builder.Environment.EnvironmentName = EnvironmentName;
            builder.Configuration.AddInMemoryCollection([new("DERWENT_DB", Owner), new("DERWENT_URL", "http://derwent.test"), new("Derwent:TriesAMinute", "10000")]).AddInMemoryCollection([.. Settings]);
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders().AddProvider(Log);
        }, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            if (!IsHeard) return;
            services.AddSingleton<IStartupFilter, Heard>();
            services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(options => options.Filters.Add<Refusals>());
        });
        await app.StartAsync();
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        await TestCluster.Drop(Owner);
        GC.SuppressFinalize(this);
    }

    /// <summary>Somebody without an account.</summary>
    public Visitor Stranger() => new(Address);

    /// <summary>A new person who holds the roles, signed in with a second factor.</summary>
    public async Task<Visitor> SignedIn(params string[] roles) => await SignedIn(await APerson(null, roles));

    /// <summary>The person signed in, with a second factor unless said otherwise.</summary>
    public async Task<Visitor> SignedIn(Person person, bool secondFactor = true) =>
        new(Address, await SessionOf(person, secondFactor), person);

    /// <summary>A new person of an organisation.</summary>
    public async Task<Person> APerson(Guid? organisation, params string[] roles)
    {
        var number = Interlocked.Increment(ref people);
        var person = new Person($"Person {number}", $"person{number}@example.test", organisation, organisation is null ? null : "An organisation", roles, Clock.GetUtcNow());
        person.NormalizedEmail = person.NormalizedUserName = person.Email!.ToUpperInvariant();
        person.SecurityStamp = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await AtTheGate(async services =>
        {
            var accounts = services.GetRequiredService<AccountsContext>();
            accounts.Users.Add(person);
            await accounts.SaveChangesAsync();
        });
        return person;
    }

    /// <summary>Does something as that person, in one transaction of the app role, as a page would.</summary>
    public async Task As(Person person, Func<IServiceProvider, Task> act)
    {
        var token = await SessionOf(person, true);
        await using var scope = Services.CreateAsyncScope();
        var accessor = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Http.IHttpContextAccessor>();
        accessor.HttpContext = TestCluster.Seat(person);
        try
        {
            var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.App);
            await database.BeginAsync(token, null, default);
            await act(scope.ServiceProvider);
            await database.CommitAsync(default);
        }
        finally { accessor.HttpContext = null; }
    }

    /// <summary>Runs the jobs that are due, again and again until none is left; says how many ran.</summary>
    public async Task<int> RunJobs()
    {
        var ran = 0;
        var runner = Services.GetRequiredService<JobRunner>();
        for (var again = true; again;)
        {
            var rows = new List<(string Kind, string Body)>();
            await Relay.HandOver(Services.GetRequiredService<DatabaseSources>()[DatabaseRole.Worker], Clock.GetUtcNow(),
                (kind, body) => { rows.Add((kind, body)); return Task.CompletedTask; }, default);
            foreach (var (kind, body) in rows) await runner.Run(kind, body, default);
            ran += rows.Count;
            again = rows.Count > 0;
        }
        return ran;
    }

    /// <summary>The letters written so far, oldest first.</summary>
    public async Task<IReadOnlyList<SentLetter>> Letters()
    {
        var letters = new List<SentLetter>();
        await using var command = Services.GetRequiredService<DatabaseSources>()[DatabaseRole.Worker]
            .CreateCommand("select recipient, subject, body from mail.letters order by created_at, id");
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) letters.Add(new SentLetter(rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return letters;
    }

    /// <summary>A value straight from the tables, past row-level security, for asserting what is (or is not) there.</summary>
    public async Task<T?> Behind<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        var value = await command.ExecuteScalarAsync();
        return value is null or DBNull ? default : (T)value;
    }

    public async Task<string> SessionOf(Person person, bool secondFactor)
    {
        var token = "";
        await AtTheGate(async services => token = await services.GetRequiredService<Sessions>().Begin(person, secondFactor, "a test"));
        return token;
    }

    internal async Task AtTheGate(Func<IServiceProvider, Task> act)
    {
        await using var scope = Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.Gate);
        await database.BeginAsync(null, null, default);
        await act(scope.ServiceProvider);
        await database.CommitAsync(default);
    }
}

/// <summary>A letter as it would be sent.</summary>
public sealed record SentLetter(string To, string Subject, string Text)
{
    /// <summary>The first private link in it, as a path.</summary>
    public string Link => "/l/" + Text.Split("/l/")[1].Split(['\n', ' ', '\r'])[0];
}
