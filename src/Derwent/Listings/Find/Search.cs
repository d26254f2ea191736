using Derwent.Shared.Database;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Listings.Find;

/// <summary>Finds services for a wish, on the request's own connection: one statement for what is rare, two or three for what is common.</summary>
internal sealed class Search(RequestDatabase database)
{
    public async Task<FoundPage> RunAsync(Wish wish, CancellationToken stop)
    {
        var (services, total, fresh) = await ReadAsync(wish, sql => sql.Exact(), stop);
        if (total == 0 && wish.Skip > 0) return await BeyondAsync(wish, stop);
        if (total <= Wish.Counted) return new FoundPage(services, total, false);
        return new FoundPage(await ManyAsync(wish, services, fresh, stop), Wish.Counted, true);
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

    // A page behind the last one: say how many there are, so that the page can say where the list ends.
    private async Task<FoundPage> BeyondAsync(Wish wish, CancellationToken stop)
    {
        var (_, total, fresh) = await ReadAsync(wish with { Skip = 0, Take = 1 }, sql => sql.Exact(), stop);
        return total > Wish.Counted ? new FoundPage(await ManyAsync(wish, [], fresh, stop), Wish.Counted, true) : new FoundPage([], total, false);
    }

    private async Task<IReadOnlyList<Found>> ManyAsync(Wish wish, IReadOnlyList<Found> counted, int freshCounted, CancellationToken stop)
    {
        if (wish.Near is null) return await LatestAsync(wish, stop);
        // The page of those that were counted is full of fresh ones: what is nearest of all lies no further away than its last.
        if (counted.Count == wish.Take && wish.Skip + wish.Take <= freshCounted && counted[^1].Metres is { } reach) return await NearestAsync(wish, reach, stop);
        var fresh = await CountAsync(wish, stop);
        var page = new List<Found>();
        if (wish.Skip < fresh) page.AddRange(await FreshAsync(wish, fresh, stop));
        if (page.Count == wish.Take || fresh > Wish.Counted) return page;
        page.AddRange((await ReadAsync(wish, sql => sql.WalkFromPlace(false, Math.Max(0, wish.Skip - fresh), wish.Take - page.Count), stop)).Services);
        return page;
    }

    // A short walk is enough where one in twenty matches; where fewer do, all that match within reach, or all.
    private async Task<IReadOnlyList<Found>> NearestAsync(Wish wish, double reach, CancellationToken stop)
    {
        var met = (await ReadAsync(wish, sql => sql.WalkFromPlace(true, wish.Skip, wish.Take, wish.Meet), stop)).Services;
        return met.Count == wish.Take ? met : (await ReadAsync(wish, sql => sql.WithinReach(reach), stop, onlyFresh: true)).Services;
    }

    private async Task<IReadOnlyList<Found>> LatestAsync(Wish wish, CancellationToken stop)
    {
        var met = (await ReadAsync(wish, sql => sql.WalkFromToday(wish.Skip, wish.Take, wish.Meet), stop)).Services;
        return met.Count == wish.Take ? met : (await ReadAsync(wish, sql => sql.LatestOfAll(), stop)).Services;
    }

    private async Task<IReadOnlyList<Found>> FreshAsync(Wish wish, int fresh, CancellationToken stop) => fresh <= Wish.Counted
        ? (await ReadAsync(wish, sql => sql.Exact(), stop, onlyFresh: true)).Services
        : (await ReadAsync(wish, sql => sql.WalkFromPlace(true, wish.Skip, wish.Take), stop)).Services;

    private async Task<(IReadOnlyList<Found> Services, int Total, int Fresh)> ReadAsync(Wish wish, Func<FindSql, string> text, CancellationToken stop, bool onlyFresh = false)
    {
        await using var command = Command(new FindSql(wish, onlyFresh), text);
        await using var row = await command.ExecuteReaderAsync(stop);
        var (services, total, fresh) = (new List<Found>(Wish.Pages), 0, 0);
        while (await row.ReadAsync(stop))
        {
            services.Add(Read(row));
            (total, fresh) = (row.GetInt32(22), row.GetInt32(23));
        }
        return (services, total, fresh);
    }

    private async Task<int> CountAsync(Wish wish, CancellationToken stop)
    {
        await using var command = Command(new FindSql(wish), sql => sql.CountFresh());
        return (int)(await command.ExecuteScalarAsync(stop))!;
    }

    private NpgsqlCommand Command(FindSql sql, Func<FindSql, string> text)
    {
        var command = new NpgsqlCommand(text(sql), database.Connection);
        foreach (var value in sql.Values) command.Parameters.Add(value);
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
