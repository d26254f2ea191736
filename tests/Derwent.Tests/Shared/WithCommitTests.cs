using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Shared;

/// <summary>Letters, jobs and links leave with the commit: all of them, or nothing at all.</summary>
public sealed class WithCommitTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task ALetter_IsThereOnceTheCommitStands()
    {
        await using var scope = house.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.App);
        await database.BeginAsync(null, null, default);
        await scope.ServiceProvider.GetRequiredService<Outbox>().Send(new Letter("stands@a.example", "A letter", "Words."));
        Assert.Equal((0L, 0L), await Written("stands@a.example"));
        await database.CommitAsync(default);
        Assert.Equal((1L, 1L), await Written("stands@a.example"));
    }

    [Fact]
    public async Task WhatIsTakenBack_SendsNothing_AlsoNotLater()
    {
        await using var scope = house.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.App);
        await database.BeginAsync(null, null, default);
        await scope.ServiceProvider.GetRequiredService<Outbox>().Send(new Letter("back@a.example", "A letter", "Words."));
        await database.RollbackAsync();
        await database.BeginAsync(null, null, default);
        await database.CommitAsync(default);
        Assert.Equal((0L, 0L), await Written("back@a.example"));
    }

    [Fact]
    public async Task OneRowThatIsRefused_TakesEverythingBack()
    {
        await using var scope = house.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.App);
        await database.BeginAsync(null, null, default);
        await scope.ServiceProvider.GetRequiredService<Outbox>().Send(new Letter("refused@a.example", "A letter", "Words."));
        // Nobody entered, so nobody may make a link to a referral.
        await scope.ServiceProvider.GetRequiredService<Links>().Issue(LinkKind.Referral, Guid.CreateVersion7(), null, TimeSpan.FromDays(1));
        await Assert.ThrowsAsync<PostgresException>(() => database.CommitAsync(default));
        await database.RollbackAsync();
        Assert.Equal((0L, 0L), await Written("refused@a.example"));
    }

    [Fact]
    public async Task ARowThatMayFail_IsTakenBackAlone_AndTheRestStands_WithWhatIsDoneOtherwise()
    {
        await using var scope = house.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.App);
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        var told = new List<Exception>();
        await database.BeginAsync(null, null, default);
        await outbox.Send(new Letter("rest@a.example", "A letter", "Words."));
        database.WithCommitOr(failed => throw new InvalidOperationException("This one did not fail.", failed), "select 1");
        database.WithCommitOr(failed => { told.Add(failed); return outbox.Send(new Letter("instead@a.example", "A letter", "Words.")); }, "select 1 / $1::int", new NpgsqlParameter { Value = 0 });
        database.WithCommitOr(failed => { told.Add(failed); return Task.CompletedTask; }, "insert into audit.entries (by_name, act, kind, what) values ('x', 'read', 'x', 'x')");
        await database.CommitAsync(default);
        Assert.Equal(["22012", "42501"], told.Cast<PostgresException>().Select(failed => failed.SqlState));
        Assert.Equal((1L, 1L), await Written("rest@a.example"));
        Assert.Equal((1L, 1L), await Written("instead@a.example"));
    }

    [Fact]
    public async Task WhenTheRestIsRefused_NothingOfARowThatMayFailStands()
    {
        await using var scope = house.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.App);
        await database.BeginAsync(null, null, default);
        database.WithCommitOr(_ => Task.CompletedTask, "select 1 / $1::int", new NpgsqlParameter { Value = 0 });
        database.WithCommitOr(_ => Task.CompletedTask, "insert into jobs.outbox (id, kind, body, created_at, due_at) values (gen_random_uuid(), 'WhenTheRestIsRefused', '{}', now(), now())");
        await scope.ServiceProvider.GetRequiredService<Links>().Issue(LinkKind.Referral, Guid.CreateVersion7(), null, TimeSpan.FromDays(1));
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => database.CommitAsync(default))).SqlState);
        await database.RollbackAsync();
        Assert.Equal(0L, await house.Behind<long>("select count(*) from jobs.outbox where kind = 'WhenTheRestIsRefused'"));
        // The connection is as good as any other for whoever comes next.
        await database.BeginAsync(null, null, default);
        await scope.ServiceProvider.GetRequiredService<Outbox>().Send(new Letter("next@a.example", "A letter", "Words."));
        await database.CommitAsync(default);
        Assert.Equal((1L, 1L), await Written("next@a.example"));
    }

    [Fact]
    public async Task WithoutATransaction_ALetterIsAnError_NotSilence()
    {
        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestDatabase>().As(DatabaseRole.App);
        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<Outbox>().Send(new Letter("lost@a.example", "A letter", "Words.")));
    }

    private async Task<(long Letters, long Jobs)> Written(string to) => (
        await house.Behind<long>($"select count(*) from mail.letters where recipient = '{to}'"),
        await house.Behind<long>($"select count(*) from jobs.outbox o join mail.letters l on o.body ->> 'LetterId' = l.id::text where l.recipient = '{to}'"));
}
