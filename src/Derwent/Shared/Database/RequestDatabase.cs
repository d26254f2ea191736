using Derwent.Shared.Audit;
using Derwent.Shared.Security;
using Npgsql;

namespace Derwent.Shared.Database;

/// <summary>One connection and one transaction for a request or a job, shared by every context it touches. The first thing
/// said in it is who is asking; the last, what must be remembered of it.</summary>
public sealed class RequestDatabase(DatabaseSources sources, IHttpContextAccessor accessor, Current current, AuditTrail audit) : IAsyncDisposable
{
    private readonly List<Func<Task>> afterCommit = [];
    private readonly List<NpgsqlBatchCommand> withCommit = [];
    private readonly List<(NpgsqlBatchCommand Command, Func<Exception, Task> Otherwise)> mayFail = [];
    private NpgsqlConnection? connection;
    private NpgsqlTransaction? transaction;
    private DatabaseRole? chosen;
    private bool begun;

    /// <summary>The connection that module contexts are built on. It is opened by <see cref="BeginAsync"/>.</summary>
    public NpgsqlConnection Connection => connection ??= (AsksAsStranger ? sources.Strangers : sources[Role]).CreateConnection();

    /// <summary>True between begin and commit.</summary>
    public bool HasBegun => begun;

    private DatabaseRole Role => chosen ??= accessor.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<GateAttribute>() is null
        ? DatabaseRole.App : DatabaseRole.Gate;

    // Each statement of a stranger's reading is a whole by itself, as it is under read committed anyway: begin and commit would only be two more messages.
    private bool AsksAsStranger => chosen is null && accessor.HttpContext is { User.Identity: not { IsAuthenticated: true } } http
        && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && http.GetEndpoint()?.Metadata.GetMetadata<OnlyReadsAttribute>() is not null;

    /// <summary>Chooses the role before the first use; jobs choose the worker's.</summary>
    public RequestDatabase As(DatabaseRole role)
    {
        if (connection is not null) throw new InvalidOperationException("The connection has been made already.");
        chosen = role;
        return this;
    }

    /// <summary>Opens the connection, begins the transaction and enters with the tokens, in one round trip.</summary>
    public async Task BeginAsync(string? personToken, string? linkToken, CancellationToken stop)
    {
        var asStranger = AsksAsStranger && personToken is null && linkToken is null;
        await Connection.OpenAsync(stop);
        begun = true;
        if (asStranger) return;
        transaction = await Connection.BeginTransactionAsync(stop);
        if (personToken is null && linkToken is null) return;
        await EnterAsync(personToken, linkToken, stop);
    }

    /// <summary>Tells the database who is asking, for this transaction only.</summary>
    public async Task EnterAsync(string? personToken, string? linkToken, CancellationToken stop)
    {
        await using var enter = new NpgsqlCommand("select link_kind, record_id, within_id, is_shut from access.enter($1, $2)", Connection);
        enter.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = personToken, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        enter.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = linkToken, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var row = await enter.ExecuteReaderAsync(stop);
        current.Link = await row.ReadAsync(stop) && !await row.IsDBNullAsync(0, stop)
            ? new OpenLink(Enum.Parse<LinkKind>(row.GetString(0), ignoreCase: true), row.GetGuid(1), await row.IsDBNullAsync(2, stop) ? null : row.GetGuid(2), row.GetBoolean(3))
            : null;
    }

    /// <summary>Writes what leaves with the commit and the audit rows, and commits, in one message. If they cannot be written nothing is, and nothing is shown.</summary>
    public async Task CommitAsync(CancellationToken stop)
    {
        if (!begun) return;
        await WriteLastAsync(stop);
        await EndAsync();
        foreach (var act in afterCommit) await act();
        afterCommit.Clear();
    }

    /// <summary>A row that nothing in this transaction reads again, such as a letter: it is written just before the commit, with all others of its kind.</summary>
    public void WithCommit(string sql, params NpgsqlParameter[] values)
    {
        withCommit.Add(Last(sql, values));
    }

    /// <summary>The same for a row without which the rest is still worth keeping: if it fails, it alone is taken back, and what is done otherwise is committed with the rest.</summary>
    public void WithCommitOr(Func<Exception, Task> otherwise, string sql, params NpgsqlParameter[] values) => mayFail.Add((Last(sql, values), otherwise));

    /// <summary>Something of this node only, such as forgetting a cached page, once the commit stands. Work that must not be lost goes to the outbox.</summary>
    public void AfterCommit(Func<Task> act) => afterCommit.Add(act);

    /// <summary>Takes everything back.</summary>
    public async Task RollbackAsync()
    {
        audit.Forget();
        withCommit.Clear();
        mayFail.Clear();
        afterCommit.Clear();
        await EndAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        if (connection is not null) await connection.DisposeAsync();
    }

    private NpgsqlBatchCommand Last(string sql, NpgsqlParameter[] values)
    {
        if (!begun) throw new InvalidOperationException("Nothing can leave with a commit before there is a transaction.");
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(values);
        return command;
    }

    private async Task WriteLastAsync(CancellationToken stop)
    {
        for (var done = false; !done;)
        {
            try
            {
                await SendAsync(stop);
                done = true;
            }
            catch (PostgresException failed) when (mayFail.Count > 0)
            {
                if (await TakenBackAsync(stop) is not { } at) throw;
                // What stood before it is written already. The rest is sent again.
                var otherwise = mayFail[at].Otherwise;
                mayFail.RemoveRange(0, at + 1);
                await otherwise(failed);
            }
        }

        audit.Forget();
        withCommit.Clear();
        mayFail.Clear();
    }

    // What comes last and the commit travel together: when one of them fails, PostgreSQL passes over what comes after it, the commit too.
    private async Task SendAsync(CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(Connection);
        foreach (var (at, one) in mayFail.Index())
            foreach (var command in new[] { new NpgsqlBatchCommand($"savepoint perhaps{at}"), one.Command, new NpgsqlBatchCommand($"release savepoint perhaps{at}") }) batch.BatchCommands.Add(command);
        foreach (var command in withCommit.Concat(audit.Written())) batch.BatchCommands.Add(command);
        if (transaction is not null) batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(stop);
    }

    // The savepoint of what failed is the only one that is still there. There is none when something else failed, without which nothing stands.
    private async Task<int?> TakenBackAsync(CancellationToken stop)
    {
        for (var at = 0; at < mayFail.Count; at++)
        {
            await using var back = new NpgsqlCommand($"rollback to savepoint perhaps{at}; release savepoint perhaps{at}", Connection);
            try { await back.ExecuteNonQueryAsync(stop); }
            catch (PostgresException) { continue; }
            return at;
        }

        return null;
    }

    private async Task EndAsync()
    {
        if (!begun) return;
        begun = false;
        if (transaction is not null) await transaction.DisposeAsync();
        transaction = null;
        await Connection.CloseAsync();
    }
}
