using System.Text.Json;
using Derwent.Shared.Database;
using Derwent.Shared.Mail;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Shared.Jobs;

/// <summary>Work that must happen after the commit. The record's name is stored, its fields are ids and short words, never names of people.</summary>
public interface IJob;

/// <summary>Does one kind of job. It may run twice: the second time must change nothing.</summary>
public interface IJobHandler<in TJob> where TJob : IJob
{
    /// <summary>Runs in a transaction of its own as the worker role; throwing takes everything back and tries again later.</summary>
    Task Run(TJob job, CancellationToken stop);
}

/// <summary>Rows that leave with the commit: a job to run, a letter to send. If the transaction is taken back, so are they.</summary>
public sealed class Outbox(RequestDatabase database, TimeProvider clock, SiteAddress address)
{
    /// <summary>An absolute address on this site, for letters.</summary>
    public string Address(string path) => address.Of(path);

    /// <summary>Runs the job after the commit, or from <paramref name="due"/> on.</summary>
    public Task Later<TJob>(TJob job, DateTimeOffset? due = null) where TJob : IJob
    {
        var now = clock.GetUtcNow();
        database.WithCommit("insert into jobs.outbox (id, kind, body, created_at, due_at) values ($1, $2, $3, $4, $5)",
            new() { Value = Guid.CreateVersion7() }, new() { Value = typeof(TJob).FullName! }, new() { Value = JsonSerializer.Serialize(job), NpgsqlDbType = NpgsqlDbType.Jsonb },
            new() { Value = now }, new() { Value = due ?? now });
        return Task.CompletedTask;
    }

    /// <summary>Writes the letter and the job that sends it.</summary>
    public Task Send(Letter letter)
    {
        var id = Guid.CreateVersion7();
        database.WithCommit("insert into mail.letters (id, recipient, subject, body, about_id, created_at, html) values ($1, $2, $3, $4, $5, $6, $7)",
            new() { Value = id }, new() { Value = letter.To }, new() { Value = letter.Subject }, new() { Value = letter.Text },
            new() { Value = (object?)letter.About ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }, new() { Value = clock.GetUtcNow() },
            new() { Value = (object?)letter.Html ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return Later(new SendLetter(id));
    }
}
