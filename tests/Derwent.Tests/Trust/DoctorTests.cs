using Derwent.Shared.Health;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>The doctor says what is well and names what is planted: one thing wrong at a time.</summary>
public sealed class DoctorTests : IAsyncLifetime
{
    private readonly House house = new();
    private readonly Dictionary<string, string?> settings = [];
    private TimeProvider clock = TimeProvider.System;

    public async ValueTask InitializeAsync()
    {
        await house.InitializeAsync();
        settings["DERWENT_DB"] = house.Owner;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task A_sound_deployment_has_no_fault_and_is_looked_at_from_every_side()
    {
        house.Services.GetRequiredService<IKeyManager>().CreateNewKey(clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddDays(90));
        var found = await Look();
        Assert.DoesNotContain(found, finding => finding.Grade == Grade.Fault);
        Assert.Equal(["address", "clocks", "database", "demo", "disk", "extensions", "jobs", "keys", "mail", "migrations", "walls"], found.Select(finding => finding.About).Order());
        Assert.Equal(Grade.Ok, Of(found, "keys").Grade);
        Assert.Equal(0, DoctorCommand.Say(found, TextWriter.Null));
    }

    [Fact]
    public async Task A_table_that_is_not_forced_is_a_fault_and_ends_with_1()
    {
        await house.Behind<object>("alter table support.cases no force row level security");
        var found = await Look();
        Assert.Contains("support.cases", Of(found, "walls").Says);
        Assert.Equal(1, DoctorCommand.Say(found, TextWriter.Null));
    }

    [Fact]
    public async Task A_migration_that_has_not_run_is_a_fault()
    {
        await house.Behind<object>("delete from support.migrations where migration_id like '%Policies'");
        var found = Of(await Look(), "migrations");
        Assert.Equal(Grade.Fault, found.Grade);
        Assert.Contains("support 20261124000000_Policies", found.Says);
    }

    [Fact]
    public async Task An_extension_that_is_gone_is_a_fault()
    {
        await house.Behind<object>("drop extension unaccent cascade");
        Assert.Contains("unaccent is missing", Of(await Look(), "extensions").Says);
    }

    [Theory]
    [InlineData(5, Grade.Warning)]
    [InlineData(-600, Grade.Fault)]
    public async Task Clocks_that_are_apart_are_told(int seconds, object grade)
    {
        clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddSeconds(seconds));
        Assert.Equal((Grade)grade, Of(await Look(), "clocks").Grade);
    }

    [Fact]
    public async Task Jobs_that_do_not_begin_are_a_fault()
    {
        await house.Behind<object>("insert into jobs.outbox (id, kind, body, created_at, due_at) values (gen_random_uuid(), 'x', '{}', now() - interval '1 hour', now() - interval '1 hour')");
        Assert.Contains("1 jobs should have begun", Of(await Look(), "jobs").Says);
    }

    [Theory]
    [InlineData("not an address", "SMTP_URL is not like")]
    [InlineData("smtp://127.0.0.1:1", "takes no connection")]
    public async Task Mail_that_cannot_go_out_is_a_fault(string server, string sentence)
    {
        settings["SMTP_URL"] = server;
        var found = Of(await Look(), "mail");
        Assert.Equal(Grade.Fault, found.Grade);
        Assert.Contains(sentence, found.Says);
    }

    [Fact]
    public async Task A_public_address_without_https_is_a_fault()
    {
        settings["DERWENT_PUBLIC_URL"] = "http://alliance.example.org";
        Assert.Equal(Grade.Fault, Of(await Look(), "address").Grade);
    }

    [Fact]
    public async Task A_demo_that_is_on_is_told()
    {
        settings["Derwent:Demo"] = "true";
        Assert.Equal(Grade.Warning, Of(await Look(), "demo").Grade);
    }

    [Fact]
    public async Task A_database_that_is_away_is_a_fault_and_the_rest_is_still_looked_at()
    {
        settings["DERWENT_DB"] = "Host=127.0.0.1;Port=1;Database=derwent;Username=postgres;Timeout=2";
        var found = await Look();
        Assert.Contains("does not reach it", Of(found, "database").Says);
        Assert.Contains(found, finding => finding.About == "disk");
        Assert.Equal(1, DoctorCommand.Say(found, TextWriter.Null));
    }

    private async Task<IReadOnlyList<Finding>> Look()
    {
        await using var services = Verbs.Services(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return await ActivatorUtilities.CreateInstance<Doctor>(services, clock).Look(default);
    }

    private static Finding Of(IEnumerable<Finding> found, string about) => found.First(finding => finding.About == about);
}
