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
