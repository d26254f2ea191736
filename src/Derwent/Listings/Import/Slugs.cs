using Derwent.Shared.Imports;
using Derwent.Shared.Text;
using Npgsql;

namespace Derwent.Listings.Import;

/// <summary>Gives every new listing an address of its own: its name, with its organisation where the name is taken.</summary>
internal sealed class Slugs(NpgsqlConnection connection)
{
    public async Task<int> GiveAsync(CancellationToken stop)
    {
        var fresh = await Read("""select "row", name, organisation_name from staged where is_new order by "row" """, row => (Row: row.GetInt32(0), Name: row.GetString(1), By: row.GetString(2)), stop);
        if (fresh.Count == 0) return 0;
        var taken = (await Read("select slug from listings.services", row => row.GetString(0), stop)).ToHashSet();
        var given = fresh.Select(one => (one.Row, Slug: taken.Add(Slug.From(one.Name)) ? Slug.From(one.Name) : Slug.Free($"{one.Name} {one.By}", taken))).ToList();
        await CopyRows.RunAsync(connection, "staged_slugs", given, (to, one) => to.Integer(one.Row).Text(one.Slug), stop);
        await using var command = new NpgsqlCommand("""update staged s set slug = g.slug from staged_slugs g where g."row" = s."row" """, connection);
        return await command.ExecuteNonQueryAsync(stop);
    }

    private async Task<List<T>> Read<T>(string sql, Func<NpgsqlDataReader, T> make, CancellationToken stop)
    {
        var all = new List<T>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) all.Add(make(rows));
        return all;
    }
}
