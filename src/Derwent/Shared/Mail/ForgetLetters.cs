using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Npgsql;

namespace Derwent.Shared.Mail;

/// <summary>Forgets letters that are done: a month after one went, what it said (its private links with it); a year after, to whom it went. The row stays: that a letter went, when and about what. What waits to be sent is left alone.
/// Whom a newsletter was sent to stands in that newsletter's own rows and stays.</summary>
internal sealed record ForgetLetters : IJob;

internal sealed class ForgetLettersHandler(RequestDatabase database, TimeProvider clock) : IJobHandler<ForgetLetters>
{
    /// <summary>What a letter said is kept so long, for the question "what did you write to me?".</summary>
    public const int WordsDays = 30;

    /// <summary>To whom it went is kept so long.</summary>
    public const int AddressDays = 365;

    public async Task Run(ForgetLetters job, CancellationToken stop)
    {
        await Execute("update mail.letters set body = '', html = null where coalesce(sent_at, given_up_at) < $1 and (body <> '' or html is not null)", WordsDays, stop);
        await Execute("update mail.letters set recipient = '' where coalesce(sent_at, given_up_at) < $1 and recipient <> ''", AddressDays, stop);
    }

    private async Task Execute(string sql, int days, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, database.Connection) { Parameters = { new() { Value = clock.GetUtcNow().AddDays(-days) } } };
        await command.ExecuteNonQueryAsync(stop);
    }
}
