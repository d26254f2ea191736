using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Listings.Find;

/// <summary>Finds services for a wish, on the request's own connection: mostly one statement around a place, else one for what is rare and three for what is common.</summary>
internal sealed class Search(RequestDatabase database)
{
    private const double MetresAtFirst = 140, MetresUnknown = 5_000, DaysAtFirst = 2;

    /// <summary>Hears what is asked of PostgreSQL; null where nobody wants to know. The bench has the very same asked without us.</summary>
    public Action<string, IReadOnlyList<NpgsqlParameter>>? Heard { get; set; }

    public Task<FoundPage> RunAsync(Wish wish, CancellationToken stop) => wish.Near is { } near ? NearestAsync(wish, near, stop) : LatestAsync(wish, stop);

    /// <summary>The word of our own listings that is written most like each of these; none for a word that is there or like nothing.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SpellingAsync(IReadOnlyList<string> words, CancellationToken stop)
    {
        var spelling = new Dictionary<string, string>();
        await using var command = new NpgsqlCommand(
            """
            select t.word, near.word from unnest($1) t (word),
              lateral (select w.word from listings.words w where w.word % t.word order by similarity(w.word, t.word) desc, w.word limit 1) near
            where near.word <> t.word
            """, database.Connection);
        command.Parameters.Add(new NpgsqlParameter { Value = words.Where(word => word.Length is >= 3 and <= 30).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) spelling[rows.GetString(0)] = rows.GetString(1);
        return spelling;
    }

    /// <summary>What matches in one tile of the map. Public services only, whoever asks.</summary>
    public async Task<byte[]> TileAsync(Wish wish, (int Zoom, int X, int Y) tile, CancellationToken stop)
    {
        var sql = new TileSql(wish);
        await using var command = Command(sql, sql.Tile(tile.Zoom, tile.X, tile.Y));
        return await command.ExecuteScalarAsync(stop) as byte[] ?? [];
    }

    // Outwards, ring by ring, until the page is full and it is known that there are more than are counted.
    private async Task<FoundPage> NearestAsync(Wish wish, Place near, CancellationToken stop)
    {
        var met = await AskAsync(new NearestSql(wish), sql => sql.Nearby(), stop);
        if (!met.Unsure) return All(met);
        var (proven, need, metres) = (met.Total > Wish.Counted, wish.Skip + wish.Take, met.Reach ?? MetresUnknown);
        while (true)
        {
            metres = Math.Max(MetresAtFirst, metres) * Math.Clamp(Math.Sqrt(Math.Max(proven ? 1 : Further(met.Total, Wish.Counted + 1), Further(met.Enough, need))), 1.25, 8);
            // What lies within the distance that was asked for is the statement's own test.
            var everywhere = metres >= wish.WithinMetres || !NearestSql.Fits(near, metres);
            met = await AskAsync(new NearestSql(wish), sql => sql.Near(everywhere ? null : metres, proven), stop);
            if (everywhere) return proven ? Many(met.Services) : All(met);
            if ((proven || met.Total > Wish.Counted) && met.Enough >= need) return Many(met.Services);
        }
    }

    private async Task<FoundPage> LatestAsync(Wish wish, CancellationToken stop)
    {
        var need = wish.Skip + wish.Take;
        var few = await AskAsync(new LatestSql(wish), sql => sql.Few(), stop);
        if (!few.Unsure) return All(few);
        var unseen = few.Enough == 0;
        if (unseen)
        {
            var latest = await BackAsync(wish, Part.Latest, wish.Terms.IsEmpty ? Math.Max(Wish.Counted + 1, need) : Wish.Counted + 1, 0, stop);
            // Those that were checked last are like none of the others.
            if (latest.Total <= Wish.Counted) return All(await AskAsync(new LatestSql(wish), sql => sql.Few(mustLook: true), stop));
            if (wish.Terms.IsEmpty) return Many(latest.Services);
        }
        else if (wish.Terms.IsEmpty) return Many((await EverAsync(wish, Part.Latest, stop)).Services);
        var headed = unseen ? await BackAsync(wish, Part.Headed, need, 0, stop) : await EverAsync(wish, Part.Headed, stop);
        if (headed.Total >= need) return Many(headed.Services);
        if (unseen)
        {
            var described = await BackAsync(wish, Part.Described, need - headed.Total, headed.Total, stop);
            if (headed.Total + described.Total >= need) return Many([.. headed.Services, .. described.Services]);
        }
        return Many((await EverAsync(wish, Part.Whole, stop)).Services);
    }

    // Back in time until there is enough, or to the beginning.
    private async Task<Met> BackAsync(Wish wish, Part part, int need, int before, CancellationToken stop)
    {
        for (var back = part is Part.Headed ? DaysAtFirst * 3 : DaysAtFirst; ;)
        {
            var days = Days.Until(wish.Today, back);
            var met = await AskAsync(new LatestSql(wish), sql => sql.Lately(days, part, before), stop);
            if (days.Marks is null || met.Enough >= need) return met;
            back *= Math.Clamp(Further(met.Enough, need), 1.5, 8);
        }
    }

    private Task<Met> EverAsync(Wish wish, Part part, CancellationToken stop) => AskAsync(new LatestSql(wish), sql => sql.Lately(Days.Ever, part), stop);

    // How much more ground or time it takes to find what was not enough, if there is as much everywhere, and a little more.
    private static double Further(int met, int need) => Math.Max(1, 1.4 * need / Math.Max(.1, met));

    private static FoundPage All(Met met) => met.Total > Wish.Counted ? Many(met.Services) : new(met.Services, met.Total, false);

    private static FoundPage Many(IReadOnlyList<Found> services) => new(services, Wish.Counted, true);

    private sealed record Met(IReadOnlyList<Found> Services, int Total, int Enough, bool Unsure, double? Reach);

    private async Task<Met> AskAsync<TSql>(TSql sql, Func<TSql, string> text, CancellationToken stop) where TSql : FindSql
    {
        await using var command = Command(sql, text(sql));
        await using var row = await command.ExecuteReaderAsync(stop);
        var (services, met) = (new List<Found>(Wish.Pages), new Met([], 0, 0, false, null));
        while (await row.ReadAsync(stop))
        {
            if (!row.IsDBNull(0)) services.Add(Read(row));
            met = new Met(services, row.GetInt32(22), row.GetInt32(23), row.GetBoolean(24), Or<double>(row, 25));
        }
        return met;
    }

    private NpgsqlCommand Command(FindSql sql, string text)
    {
        var command = new NpgsqlCommand(text, database.Connection);
        foreach (var value in sql.Values) command.Parameters.Add(value);
        Heard?.Invoke(command.CommandText, sql.Values);
        return command;
    }

    private static Found Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0), Slug = row.GetString(1), Name = row.GetString(2), By = row.GetString(3), Summary = row.GetString(4), Times = row.GetString(5),
        Hours = row.GetFieldValue<NpgsqlRange<int>[]>(6), MinAge = Or<int>(row, 7), MaxAge = Or<int>(row, 8), CostPence = Or<int>(row, 9),
        CostWords = row.IsDBNull(10) ? null : row.GetString(10), Online = row.GetBoolean(11), IsPrivate = row.GetBoolean(12), AssuredOn = Or<DateOnly>(row, 13),
        Place = row.IsDBNull(14) ? null : row.GetString(14), Longitude = Or<double>(row, 15), Latitude = Or<double>(row, 16),
        HasCapacity = row.GetBoolean(17), Available = Or<int>(row, 18), WaitWeeks = Or<int>(row, 19), CapacityAt = Or<DateTimeOffset>(row, 20), Metres = Or<double>(row, 21),
    };

    private static T? Or<T>(NpgsqlDataReader row, int column) where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
