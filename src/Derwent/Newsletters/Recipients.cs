using Derwent.Shared.Database;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Newsletters;

/// <summary>Whom an issue goes to: who gets its list now, and has chosen one of its topics or everything.</summary>
internal sealed class Recipients(RequestDatabase database)
{
    private const string Who =
        """
        from newsletters.subscriptions s join newsletters.subscribers p on p.id = s.subscriber_id
        where s.list_id = $1 and s.ended_at is null and (cardinality($2) = 0 or cardinality(s.topics) = 0 or s.topics && $2)
        """;

    public async Task<int> Count(Guid list, Guid[] topics, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select count(*)::int " + Who, database.Connection) { Parameters = { new() { Value = list }, Ids(topics) } };
        return (int)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <summary>One row for each of them, in the transaction of the decision.</summary>
    public async Task<int> Write(Issue issue, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            "insert into newsletters.deliveries (id, issue_id, subscription_id, subscriber_id, organisation_id, address, address_hash, state, tries, next_try_at) "
            + "select gen_random_uuid(), $3, s.id, p.id, s.organisation_id, p.address, p.address_hash, 'Waiting', 0, $4 " + Who, database.Connection)
        { Parameters = { new() { Value = issue.ListId }, Ids(issue.Topics), new() { Value = issue.Id }, new() { Value = issue.SendAt!.Value } } };
        var written = await command.ExecuteNonQueryAsync(stop);
        return written > 0 ? written : throw new RuleRefused("Nobody gets this newsletter yet, or nobody chose these topics. Nothing was sent.");
    }

    private static NpgsqlParameter Ids(Guid[] ids) => new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };
}
