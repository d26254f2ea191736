using System.Buffers;
using System.Text.Json;

namespace Derwent.Shared.Imports;

/// <summary>One record of a JSON file and the line it begins on.</summary>
internal readonly record struct JsonRecord(int Line, JsonElement Value);

/// <summary>
/// Reads the records of a JSON file one after the other without holding the file: those of a bare array, those of an array in an
/// envelope (<c>{"contents": [ … ]}</c>), or the one object that the file is.
/// </summary>
internal sealed class JsonRecords(Stream stream, params string[] arrays)
{
    private static readonly JsonDocumentOptions Whatever = new() { MaxDepth = ImportBounds.Depth + 2 };
    private static readonly JsonReaderOptions Reading = new() { MaxDepth = ImportBounds.Depth + 2 };
    private byte[] buffer = new byte[64 * 1024];
    private int filled, line = 1;
    private bool ended, begun;
    private JsonReaderState state = new(Reading);

    /// <summary>Plain values beside the array, such as total_items and page_number; complete when the last record has been read.</summary>
    public Dictionary<string, string> Envelope { get; } = [];

    /// <summary>Bytes read so far, for a progress bar.</summary>
    public long BytesRead { get; private set; }

    /// <exception cref="ImportFailed">The file is no JSON, too large, or holds no list of records.</exception>
    public async IAsyncEnumerable<JsonRecord> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default)
    {
        var found = new Queue<JsonRecord>();
        var scan = new Scan();
        do
        {
            await FillAsync(stop);
            if (ended && !begun) throw new ImportFailed("The file is empty.");
            var before = filled;
            Parse(scan, found);
            while (found.TryDequeue(out var record)) yield return record;
            if (filled == before && !ended) Grow();
        }
        while (!ended || filled > 0 && !scan.Done);
        if (scan.Single is { } single) yield return single;
        else if (!scan.SawArray) throw new ImportFailed("There is no list of records in this file.");
    }

    private async Task FillAsync(CancellationToken stop)
    {
        if (ended) return;
        var read = await stream.ReadAsync(buffer.AsMemory(filled), stop);
        if (read == 0) ended = true;
        if (!begun && read > 0)
        {
            begun = true;
            if (read > 1 && (buffer[0] == 0 || buffer[1] == 0 || buffer is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]))
                throw new ImportFailed("The file is UTF-16, and JSON is UTF-8. Save it as UTF-8 and try again.");
            // A byte order mark is no fault.
            if (buffer.AsSpan(0, filled + read).StartsWith("\uFEFF"u8))
            {
                buffer.AsSpan(3, filled + read - 3).CopyTo(buffer);
                read -= 3;
            }
        }
        filled += read;
        BytesRead += read;
        if (BytesRead > ImportBounds.Bytes) throw new ImportFailed($"The file is larger than {ImportBounds.Bytes / 1_000_000} MB.");
    }

    private void Grow()
    {
        if (buffer.Length > filled) return;
        if (buffer.Length >= ImportBounds.RecordBytes * 4) throw new ImportFailed($"Line {line}: one record is larger than {ImportBounds.RecordBytes / 1_000_000} MB.");
        Array.Resize(ref buffer, buffer.Length * 2);
    }

    private void Parse(Scan scan, Queue<JsonRecord> found)
    {
        var data = buffer.AsSpan(0, filled);
        var reader = new Utf8JsonReader(data, ended, state);
        try
        {
            while (true)
            {
                var saved = reader;
                if (reader.Read() && Take(ref reader, scan, data, found)) continue;
                reader = saved;
                break;
            }
        }
        catch (JsonException broken)
        {
            throw new ImportFailed($"Line {(broken.LineNumber ?? 0) + 1}: this is not well-formed JSON, or it is nested deeper than {ImportBounds.Depth} levels.", broken);
        }
        catch (InvalidOperationException broken)
        {
            throw new ImportFailed($"Line {line + Lines(data[..(int)reader.BytesConsumed])}: a name in it is not UTF-8. Save the file as UTF-8 and try again.", broken);
        }
        state = reader.CurrentState;
        var consumed = (int)reader.BytesConsumed;
        line += Lines(data[..consumed]);
        data[consumed..].CopyTo(buffer);
        filled -= consumed;
    }

    // False when a record is not yet wholly in the buffer.
    private bool Take(ref Utf8JsonReader reader, Scan scan, ReadOnlySpan<byte> data, Queue<JsonRecord> found)
    {
        if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1) scan.Name = reader.GetString() ?? "";
        else if (scan.InArray(reader.CurrentDepth) && reader.TokenType == JsonTokenType.EndArray) scan.ArrayDepth = -1;
        else if (scan.InArray(reader.CurrentDepth - 1)) return Record(ref reader, data, found);
        else if (reader.TokenType == JsonTokenType.StartArray && scan.ArrayDepth < 0 && !scan.SawArray && (reader.CurrentDepth == 0 || reader.CurrentDepth == 1 && arrays.Contains(scan.Name)))
            (scan.SawArray, scan.ArrayDepth) = (true, reader.CurrentDepth);
        else if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.StartObject && !scan.Envelope) return Whole(ref reader, scan, data);
        else if (reader.CurrentDepth == 1 && scan.Name.Length > 0 && reader.TokenType is JsonTokenType.Number or JsonTokenType.String or JsonTokenType.True or JsonTokenType.False)
            Envelope[scan.Name] = reader.TokenType == JsonTokenType.String ? reader.GetString()! : System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject) scan.Done = true;
        return true;
    }

    private bool Record(ref Utf8JsonReader reader, ReadOnlySpan<byte> data, Queue<JsonRecord> found)
    {
        var from = (int)reader.TokenStartIndex;
        var inside = reader;
        if (!inside.TrySkip()) return false;
        var bytes = data[from..(int)inside.BytesConsumed];
        if (bytes.Length > ImportBounds.RecordBytes) throw new ImportFailed($"Line {line + Lines(data[..from])}: one record is larger than {ImportBounds.RecordBytes / 1_000_000} MB.");
        found.Enqueue(new JsonRecord(line + Lines(data[..from]), Element(bytes)));
        reader = inside;
        return true;
    }

    // An object at the top: an envelope if one of its arrays is what we look for, else the only record. Small files only can be one record.
    private bool Whole(ref Utf8JsonReader reader, Scan scan, ReadOnlySpan<byte> data)
    {
        var from = (int)reader.TokenStartIndex;
        var look = reader;
        for (var depth = look.CurrentDepth; look.Read();)
        {
            if (look.TokenType == JsonTokenType.EndObject && look.CurrentDepth == depth)
            {
                scan.Single = new JsonRecord(line + Lines(data[..from]), Element(data[from..(int)look.BytesConsumed]));
                scan.Done = true;
                reader = look;
                return true;
            }
            if (look.TokenType != JsonTokenType.PropertyName) continue;
            var name = look.GetString() ?? "";
            if (!look.Read()) return false;
            if (look.TokenType == JsonTokenType.StartArray && arrays.Contains(name))
            {
                scan.Envelope = true;
                return true;
            }
            if (!look.TrySkip()) return false;
        }
        return false;
    }

    private static JsonElement Element(ReadOnlySpan<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes.ToArray(), Whatever);
        return document.RootElement.Clone();
    }

    private static int Lines(ReadOnlySpan<byte> bytes) => bytes.Count((byte)'\n');

    private sealed class Scan
    {
        public string Name = "";
        public int ArrayDepth = -1;
        public bool SawArray, Envelope, Done;
        public JsonRecord? Single;

        public bool InArray(int depth) => ArrayDepth >= 0 && depth == ArrayDepth;
    }
}
