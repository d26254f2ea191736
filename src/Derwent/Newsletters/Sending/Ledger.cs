using Npgsql;
using NpgsqlTypes;

namespace Derwent.Newsletters.Sending;

/// <summary>A row whose message may go out now; it is locked until it is written down.</summary>
/// <param name="Id">The row.</param>
/// <param name="Issue">Its newsletter.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="Tries">How often it was tried before.</param>
/// <param name="WayOut">The proof in the link that ends the subscription.</param>
/// <param name="Not">Why it may not go out any more; null when it may.</param>
/// <param name="Since">When the newsletter's time came.</param>
/// <param name="Version">The newsletter's version: it changes when something in it is taken out.</param>
/// <param name="DueAt">When the row was due: rows are claimed in this order, and by <paramref name="Id"/>.</param>
internal sealed record Row(Guid Id, Guid Issue, string Address, int Tries, string WayOut, DeliveryState? Not, DateTimeOffset Since, string Version, DateTimeOffset DueAt);

/// <summary>How far one run has come in the rows: each connection goes on behind what the others hold, instead of asking every row again that is locked or gone.</summary>
internal sealed class Front
{
    private Place now = Place.First;

    /// <summary>Where the row lies that was claimed last.</summary>
    public Place Now { get => Volatile.Read(ref now); set => Volatile.Write(ref now, value); }

    /// <summary>A row's place in the order.</summary>
    public sealed record Place(DateTimeOffset DueAt, Guid Id)
    {
        public static readonly Place First = new(DateTimeOffset.UnixEpoch, Guid.Empty);
    }
}

/// <summary>
/// One connection's rows. A row is claimed in a transaction of its own and written down with the commit that ends it. To write one down and claim the next is one message to the
/// database: the next row is claimed only after the commit of the one before.
/// </summary>
internal sealed class Ledger : IAsyncDisposable
{
    // Locked first and looked at after: nothing is worked out for the rows that other connections hold. What cannot go out any more is decided here, in the database, at the last moment.
    private const string Claim =
        """
        with d as materialized (
          select d.id, d.issue_id, d.subscription_id, d.address, d.address_hash, d.tries, i.send_at, i.xmin::text as version, d.next_try_at
          from newsletters.deliveries d join newsletters.issues i on i.id = d.issue_id
          where d.state = 'Waiting' and d.next_try_at <= $1 and (d.next_try_at, d.id) > ($2, $3) and i.state = 'Sending'
          order by d.next_try_at, d.id limit 1 for update of d skip locked)
        select d.id, d.issue_id, d.address, d.tries, newsletters.way_out(d.subscription_id),
          case when d.address = '' or s.id is null or s.ended_at is not null then 'Left'
            when exists (select from newsletters.suppressions x where x.address_hash = d.address_hash and x.lifted_at is null) then 'Suppressed' end, d.send_at, d.version, d.next_try_at
        from d left join newsletters.subscriptions s on s.id = d.subscription_id
        """;

    private readonly Front front;
    private readonly NpgsqlBatch begin;
    private readonly NpgsqlBatch again;
    private readonly NpgsqlBatch end;
    private readonly NpgsqlBatch endAndBegin;

    public Ledger(NpgsqlConnection connection, Front front)
    {
        (Connection, this.front) = (connection, front);
        begin = new NpgsqlBatch(connection) { BatchCommands = { new("begin"), Claiming() } };
        again = new NpgsqlBatch(connection) { BatchCommands = { Claiming() } };
        end = new NpgsqlBatch(connection) { BatchCommands = { Marking(), new("commit") } };
        endAndBegin = new NpgsqlBatch(connection) { BatchCommands = { Marking(), new("commit"), new("begin"), Claiming() } };
    }

    /// <summary>The connection, in the transaction of the row that is claimed.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Claims a row that is due. Without one the transaction stays open and ends with the connection.</summary>
    public Task<Row?> First(DateTimeOffset at, CancellationToken stop) => Read(begin, at, stop);

    /// <summary>Writes a row down.</summary>
    public async Task Write(Row row, Outcome outcome, DateTimeOffset at)
    {
        Fill(end.BatchCommands[0].Parameters, row, outcome, at);
        await end.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Writes a row down and claims the next.</summary>
    public Task<Row?> WriteAndNext(Row row, Outcome outcome, DateTimeOffset at)
    {
        Fill(endAndBegin.BatchCommands[0].Parameters, row, outcome, at);
        return Read(endAndBegin, at, CancellationToken.None);
    }

    private static NpgsqlBatchCommand Claiming() => new(Claim)
    {
        Parameters = { new() { NpgsqlDbType = NpgsqlDbType.TimestampTz }, new() { NpgsqlDbType = NpgsqlDbType.TimestampTz }, new() { NpgsqlDbType = NpgsqlDbType.Uuid } },
    };

    private static NpgsqlBatchCommand Marking() => new("update newsletters.deliveries set state = $2, tries = tries + 1, said = $3, done_at = $4, next_try_at = $5 where id = $1")
    {
        Parameters =
        {
            new() { NpgsqlDbType = NpgsqlDbType.Uuid }, new() { NpgsqlDbType = NpgsqlDbType.Text }, new() { NpgsqlDbType = NpgsqlDbType.Text },
            new() { NpgsqlDbType = NpgsqlDbType.TimestampTz }, new() { NpgsqlDbType = NpgsqlDbType.TimestampTz },
        },
    };

    private static void Fill(NpgsqlParameterCollection mark, Row row, Outcome outcome, DateTimeOffset at)
    {
        var waits = outcome.State == DeliveryState.Waiting;
        object?[] values = [row.Id, outcome.State.ToString(), Short(outcome.Said), waits ? null : at, waits ? at + Press.Backoff(row.Tries) : at];
        for (var place = 0; place < values.Length; place++) mark[place].Value = values[place] ?? DBNull.Value;
    }

    private async Task<Row?> Read(NpgsqlBatch batch, DateTimeOffset at, CancellationToken stop)
    {
        var from = front.Now;
        var row = await Read(batch, at, from, stop);
        // At the end of the rows: what was put off, or came in before, is found from the beginning.
        if (row is null && from != Front.Place.First) row = await Read(again, at, Front.Place.First, stop);
        front.Now = row is null ? Front.Place.First : new Front.Place(row.DueAt, row.Id);
        return row;
    }

    private static async Task<Row?> Read(NpgsqlBatch batch, DateTimeOffset at, Front.Place from, CancellationToken stop)
    {
        var values = batch.BatchCommands[^1].Parameters;
        (values[0].Value, values[1].Value, values[2].Value) = (at, from.DueAt, from.Id);
        await using var found = await batch.ExecuteReaderAsync(stop);
        return await found.ReadAsync(stop)
            ? new Row(found.GetGuid(0), found.GetGuid(1), found.GetString(2), found.GetInt32(3), found.GetString(4), await found.IsDBNullAsync(5, stop) ? null : Enum.Parse<DeliveryState>(found.GetString(5)),
                found.GetFieldValue<DateTimeOffset>(6), found.GetString(7), found.GetFieldValue<DateTimeOffset>(8))
            : null;
    }

    /// <summary>A server's words, as many as are kept.</summary>
    public static string? Short(string? said) => said is { Length: > 500 } ? said[..500] : said;

    public async ValueTask DisposeAsync()
    {
        await begin.DisposeAsync();
        await again.DisposeAsync();
        await end.DisposeAsync();
        await endAndBegin.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
