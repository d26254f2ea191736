using Derwent.Shared.Database;
using Derwent.Shared.Imports;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Listings.Import;

/// <summary>The bytes of uploads, in and out of the database without being held in memory.</summary>
internal sealed class UploadedFiles(RequestDatabase database)
{
    public async Task KeepAsync(Guid upload, Stream csv, CancellationToken stop)
    {
        csv.Position = 0;
        await using var command = new NpgsqlCommand("insert into listings.upload_files (upload_id, bytes) values ($1, $2)", database.Connection)
        { Parameters = { new() { Value = upload }, new() { Value = csv, NpgsqlDbType = NpgsqlDbType.Bytea } } };
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>In a temporary file, so that the connection is free for what is done with it; null when it was forgotten.</summary>
    public async Task<FileStream?> OpenAsync(Guid upload, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select bytes from listings.upload_files where upload_id = $1", database.Connection) { Parameters = { new() { Value = upload } } };
        await using var row = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, stop);
        if (!await row.ReadAsync(stop)) return null;
        await using var bytes = await row.GetStreamAsync(0, stop);
        return await ImportFile.KeepAsync(bytes, stop);
    }

    public async Task ForgetAsync(Guid upload, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("delete from listings.upload_files where upload_id = $1", database.Connection) { Parameters = { new() { Value = upload } } };
        await command.ExecuteNonQueryAsync(stop);
    }
}
