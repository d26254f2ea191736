using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Shared.Imports;

/// <summary>Writes rows by binary COPY, cell by cell; null cells are null.</summary>
internal sealed class CopyRows(NpgsqlBinaryImporter copy)
{
    public static async Task RunAsync<T>(NpgsqlConnection connection, string into, IEnumerable<T> rows, Action<CopyRows, T> write, CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {into} from stdin (format binary)", stop);
        var writer = new CopyRows(copy);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(stop);
            write(writer, row);
        }
        await copy.CompleteAsync(stop);
    }

    public CopyRows Text(string? value) => Reference(value, NpgsqlDbType.Text);
    public CopyRows Texts(IReadOnlyList<string> value) => Reference(value as string[] ?? [.. value], NpgsqlDbType.Array | NpgsqlDbType.Text);
    public CopyRows Bytes(byte[]? value) => Reference(value, NpgsqlDbType.Bytea);
    public CopyRows Geography(Point? value) => Reference(value, NpgsqlDbType.Geography);
    public CopyRows Ranges(NpgsqlRange<int>[] value) => Reference(value, NpgsqlDbType.IntegerMultirange);
    public CopyRows Integer(int? value) => Value(value, NpgsqlDbType.Integer);
    public CopyRows Small(short? value) => Value(value, NpgsqlDbType.Smallint);
    public CopyRows Truth(bool? value) => Value(value, NpgsqlDbType.Boolean);
    public CopyRows Uuid(Guid? value) => Value(value, NpgsqlDbType.Uuid);
    public CopyRows Date(DateOnly? value) => Value(value, NpgsqlDbType.Date);
    public CopyRows Time(TimeOnly? value) => Value(value, NpgsqlDbType.Time);
    public CopyRows Instant(DateTimeOffset? value) => Value(value?.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    private CopyRows Reference<T>(T? value, NpgsqlDbType type) where T : class
    {
        if (value is null) copy.WriteNull();
        else copy.Write(value, type);
        return this;
    }

    private CopyRows Value<T>(T? value, NpgsqlDbType type) where T : struct
    {
        if (value is null) copy.WriteNull();
        else copy.Write(value.Value, type);
        return this;
    }
}
