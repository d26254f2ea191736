using System.Globalization;
using Derwent.Shared.Database;
using Npgsql;

namespace Derwent.Listings.Harvest;

/// <summary>What a feed no longer carries. Missing once may be their mistake; missing twice running, a listing that nobody here looks after is taken down. If
/// another feed carries it, it is that feed's from then on.</summary>
internal sealed class GoneServices(RequestDatabase database)
{
    private const string Missed =
        """
        update listings.carried c set missed = least(c.missed + 1, 100) where c.source = $1 and not exists (select from staged s where s.external_id = c.external_id)
        """;
    private const string All = "update listings.carried c set missed = 100 where c.source = $1";

    // The earliest of the other feeds takes it over; its own words come with its next reading.
    private const string HandOver =
        """
        update listings.services v set source = other.source, external_id = other.external_id, content_hash = null
        from listings.carried gone
          join lateral (select c.source, c.external_id from listings.carried c where c.service_id = gone.service_id and c.source <> gone.source and c.missed < 2
                        and not exists (select from listings.services s where s.source = c.source and s.external_id = c.external_id) order by c.first_at, c.source limit 1) other on true
        where gone.source = $1 and gone.missed >= 2 and v.id = gone.service_id and v.source = $1 and v.external_id = gone.external_id
        """;

    // Without its hash it is taken in anew when the feed carries it again.
    private const string TakeDown =
        """
        update listings.services v set status = 'Inactive', content_hash = null
        from listings.carried gone
        where gone.source = $1 and gone.missed >= 2 and v.id = gone.service_id and v.source = $1 and v.external_id = gone.external_id
          and v.own = '{}' and v.assured_by is null and v.status in ('Active', 'TemporarilyClosed')
        """;

    private const string Kept =
        """
        select count(*)::int from listings.carried gone join listings.services v on v.id = gone.service_id and v.source = $1 and v.external_id = gone.external_id
        where gone.source = $1 and gone.missed >= 2 and v.status in ('Active', 'TemporarilyClosed')
        """;

    /// <summary>After a whole reading, while what was read is still staged in this transaction.</summary>
    public Task<List<string>> AfterReadingAsync(string source, CancellationToken stop) => RunAsync(Missed, source, stop);

    /// <summary>Everything of this feed, at once: its owner or ours asked for it.</summary>
    public Task<List<string>> AllAsync(string source, CancellationToken stop) => RunAsync(All, source, stop);

    private async Task<List<string>> RunAsync(string first, string source, CancellationToken stop)
    {
        await Execute(first, source, stop);
        var (over, down) = (await Execute(HandOver, source, stop), await Execute(TakeDown, source, stop));
        await using var count = Command(Kept, source);
        var kept = (int)(await count.ExecuteScalarAsync(stop))!;
        var said = new List<string>();
        if (over > 0) said.Add(Say(over, "is carried by another feed and became its own", "are carried by another feed and became its own"));
        if (down > 0) said.Add(Say(down, "was taken down", "were taken down"));
        if (kept > 0) said.Add(Say(kept, "is no longer in the feed and stays, because somebody here looks after it", "are no longer in the feed and stay, because somebody here looks after them"));
        return said;
    }

    private static string Say(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? "service" : "services")} {(number == 1 ? one : many)}.");

    private async Task<int> Execute(string sql, string source, CancellationToken stop)
    {
        await using var command = Command(sql, source);
        return await command.ExecuteNonQueryAsync(stop);
    }

    private NpgsqlCommand Command(string sql, string source) => new(sql, database.Connection) { CommandTimeout = 600, Parameters = { new() { Value = source } } };
}
