using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Listings.Find;

/// <summary>Finds services for a wish, on the request's own connection: one statement for what is rare, two to four for what is common.</summary>
internal sealed class Search(RequestDatabase database)
{
    private const double MetresAtFirst = 140, MetresUnknown = 5_000, DaysAtFirst = 2;

    /// <summary>Hears what is asked of PostgreSQL; null where nobody wants to know. The bench has the very same asked without us.</summary>
    public Action<string, IReadOnlyList<NpgsqlParameter>>? Heard { get; set; }

    public async Task<FoundPage> RunAsync(Wish wish, CancellationToken stop)
    {
        var few = await AskAsync(wish, sql => sql.Few(), stop);
        if (!few.Unseen && few.Total <= Wish.Counted) return new FoundPage(few.Services, few.Total, false);
        return wish.Near is { } near ? await NearestAsync(wish, near, few, stop) : await ManyAsync(wish, few, stop);
    }

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
        await using var command = Command(new FindSql(wish), sql => sql.Tile(tile.Zoom, tile.X, tile.Y));
        return await command.ExecuteScalarAsync(stop) as byte[] ?? [];
    }

    // Outwards, ring by ring, until the page is full and it is known that there are more than are counted.
    private async Task<FoundPage> NearestAsync(Wish wish, Place near, Met few, CancellationToken stop)
    {
        var (proof, need) = (few.Unseen ? Wish.Counted + 1 : 0, wish.Skip + wish.Take);
        var metres = Math.Max(MetresAtFirst, few.Reach ?? MetresUnknown);
        while (true)
        {
            // What lies within the distance that was asked for is the statement's own test.
            var ring = Ring.Around(near, metres >= wish.WithinMetres ? double.PositiveInfinity : metres);
            var met = await AskAsync(wish, sql => sql.Near(ring, proof), stop);
            if (ring.Marks is null) return new FoundPage(met.Services, Math.Min(met.Total, Wish.Counted), met.Total > Wish.Counted);
            if (met.Total >= proof && met.Enough >= need) return Many(met.Services);
            metres *= Math.Clamp(Math.Sqrt(Math.Max(Ring.Further(met.Total, proof), Ring.Further(met.Enough, need))), 1.25, 8);
        }
    }

    private async Task<FoundPage> ManyAsync(Wish wish, Met few, CancellationToken stop)
    {
        var need = wish.Skip + wish.Take;
        if (few.Unseen)
        {
            var latest = await BackAsync(wish, Part.Latest, wish.Terms.IsEmpty ? Math.Max(Wish.Counted + 1, need) : Wish.Counted + 1, 0, stop);
            if (latest.Total <= Wish.Counted) return await LookedAsync(wish, stop);
            if (wish.Terms.IsEmpty) return Many(latest.Services);
        }
        else if (wish.Terms.IsEmpty) return Many((await AskAsync(wish, sql => sql.Lately(Ring.Everything, Part.Latest), stop)).Services);
        var headed = few.Unseen ? await BackAsync(wish, Part.Headed, need, 0, stop) : await AskAsync(wish, sql => sql.Lately(Ring.Everything, Part.Headed), stop);
        if (headed.Total >= need) return Many(headed.Services);
        if (few.Unseen)
        {
            var described = await BackAsync(wish, Part.Described, need - headed.Total, headed.Total, stop);
            if (headed.Total + described.Total >= need) return Many([.. headed.Services, .. described.Services]);
        }
        return Many((await AskAsync(wish, sql => sql.Lately(Ring.Everything, Part.Whole), stop)).Services);
    }

    // Back in time until there is enough, or to the beginning.
    private async Task<Met> BackAsync(Wish wish, Part part, int need, int before, CancellationToken stop)
    {
        for (var days = part is Part.Headed ? DaysAtFirst * 3 : DaysAtFirst; ;)
        {
            var ring = Ring.Until(wish.Today, days);
            var met = await AskAsync(wish, sql => sql.Lately(ring, part, before), stop);
            if (ring.Marks is null || met.Enough >= need) return met;
            days *= Math.Clamp(Ring.Further(met.Enough, need), 1.5, 8);
        }
    }

    // Those that were checked last are like none of the others.
    private async Task<FoundPage> LookedAsync(Wish wish, CancellationToken stop)
    {
        var few = await AskAsync(wish, sql => sql.Few(mustLook: true), stop);
        return new FoundPage(few.Services, few.Total, false);
    }

    private static FoundPage Many(IReadOnlyList<Found> services) => new(services, Wish.Counted, true);

    private sealed record Met(IReadOnlyList<Found> Services, int Total, int Enough, bool Unseen, double? Reach);

    private async Task<Met> AskAsync(Wish wish, Func<FindSql, string> text, CancellationToken stop)
    {
        await using var command = Command(new FindSql(wish), text);
        await using var row = await command.ExecuteReaderAsync(stop);
        var (services, met) = (new List<Found>(Wish.Pages), new Met([], 0, 0, false, null));
        while (await row.ReadAsync(stop))
        {
            if (!row.IsDBNull(0)) services.Add(Read(row));
            met = new Met(services, row.GetInt32(22), row.GetInt32(23), row.GetBoolean(24), Or<double>(row, 25));
        }
        return met;
    }

    private NpgsqlCommand Command(FindSql sql, Func<FindSql, string> text)
    {
        var command = new NpgsqlCommand(text(sql), database.Connection);
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
