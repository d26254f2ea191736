using Derwent.Shared.Database;
using Npgsql;

namespace Derwent.Newsletters;

/// <summary>Hashes under the database's own key: the same words give the same hash, and the hash gives nothing away without the key.</summary>
internal sealed class Masking(RequestDatabase database)
{
    public async Task<byte[]> Of(string words, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select newsletters.masked($1)", database.Connection) { Parameters = { new() { Value = words } } };
        return (byte[])(await command.ExecuteScalarAsync(stop))!;
    }
}
