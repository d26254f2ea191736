using System.Runtime.InteropServices;
using Derwent.Shared;
using Microsoft.AspNetCore.OutputCaching;
using Npgsql;

namespace Derwent.Listings.Oruk;

/// <summary>How many rows the whole feed has and every so-many-th id of it, so that its last page costs what its first costs. Kept beside the pages themselves:
/// as long as they are, and forgotten with them when a listing changes.</summary>
internal sealed class OrukMarks(IOutputCacheStore store)
{
    public const int Apart = 500;
    private static readonly string[] Tags = [PublicPages.Policy];

    /// <summary>The mark at or before this row, how many rows it is short of it, and how many rows there are.</summary>
    public async Task<(Guid? From, int Skip, int Total)> BeforeAsync(long row, bool ofSites, string from, string key, string where, NpgsqlConnection connection, CancellationToken stop)
    {
        var name = ofSites ? "oruk-marks-sites" : "oruk-marks-services";
        if (await store.GetAsync(name, stop) is not { } kept)
        {
            kept = await ReadAsync(
                $"""
                select id, n from (select {key}, row_number() over (order by {key}), count(*) over () from {from} where {where}) numbered (id, n, last)
                where n % {Apart} = 1 or n = last order by n
                """, connection, stop);
            await store.SetAsync(name, kept, Tags, PublicPages.Kept, stop);
        }
        var ids = MemoryMarshal.Cast<byte, Guid>(kept.AsSpan(sizeof(int))).ToArray();
        var (total, at) = (BitConverter.ToInt32(kept), (int)Math.Min(row / Apart, int.MaxValue));
        return at < ids.Length ? (ids[at], (int)(row % Apart), total) : (null, 0, total);
    }

    private static async Task<byte[]> ReadAsync(string sql, NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var (ids, total) = (new List<Guid>(), 0L);
        while (await rows.ReadAsync(stop))
        {
            total = rows.GetInt64(1);
            if (total % Apart == 1) ids.Add(rows.GetGuid(0));
        }
        return [.. BitConverter.GetBytes((int)total), .. MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(ids))];
    }
}
