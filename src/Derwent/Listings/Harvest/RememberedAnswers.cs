using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Listings.Harvest;

/// <summary>
/// What a feed answered, kept by address. Within one reading an address is asked once, so a reading that was broken off goes on where it was; from one reading to
/// the next the feed is asked whether anything changed (ETag, If-Modified-Since) and sends again only what did.
/// </summary>
/// <param name="worker">Where answers are kept.</param>
/// <param name="feed">Whose.</param>
/// <param name="reading">When this reading began.</param>
/// <param name="network">Asks the feed itself; null when only what is kept may be used.</param>
internal sealed class RememberedAnswers(NpgsqlDataSource worker, Guid feed, DateTimeOffset reading, HttpClient? network) : HttpMessageHandler
{
    private const long MostKept = 100_000_000;
    private long kept;

    /// <summary>Something was sent that was not known before.</summary>
    public bool IsAnythingNew { get; private set; }

    /// <summary>How many answers came over the network, and of those how many said that nothing had changed.</summary>
    public (int Asked, int Unchanged) Count { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.AbsoluteUri;
        var known = await FindAsync(address, cancellationToken);
        if (known is { IsOfThisReading: true }) return Answer(request, known);
        if (network is null) return new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request };
        using var ask = new HttpRequestMessage(HttpMethod.Get, request.RequestUri);
        foreach (var accepted in request.Headers.Accept) ask.Headers.Accept.Add(accepted);
        if (known?.Etag is { } etag && EntityTagHeaderValue.TryParse(etag, out var tag)) ask.Headers.IfNoneMatch.Add(tag);
        if (known?.Modified is { } modified && DateTimeOffset.TryParse(modified, CultureInfo.InvariantCulture, out var since)) ask.Headers.IfModifiedSince = since;
        var answer = await network.SendAsync(ask, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotModified && known is not null)
        {
            answer.Dispose();
            Count = (Count.Asked + 1, Count.Unchanged + 1);
            await KeepAsync(address, known, cancellationToken);
            return Answer(request, known);
        }
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotFound)) return answer;
        return await RememberAsync(request, address, answer, known, cancellationToken);
    }

    private async Task<HttpResponseMessage> RememberAsync(HttpRequestMessage request, string address, HttpResponseMessage answer, Remembered? known, CancellationToken stop)
    {
        using (answer)
        {
            var body = answer.StatusCode == HttpStatusCode.OK ? await BodyAsync(answer, stop) : [];
            var fresh = new Remembered((int)answer.StatusCode, answer.Headers.ETag?.ToString(), answer.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture), body, true);
            Count = (Count.Asked + 1, Count.Unchanged);
            IsAnythingNew |= known is null || known.Status != fresh.Status || !known.Body.AsSpan().SequenceEqual(body);
            await KeepAsync(address, fresh, stop);
            return Answer(request, fresh);
        }
    }

    // Counted here as well as by the reader behind us: nothing is held that is larger than an import may be.
    private async Task<byte[]> BodyAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(stop);
        using var held = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(chunk, stop)) > 0;)
        {
            kept += read;
            if (kept > MostKept) throw new Shared.Imports.ImportFailed($"{answer.RequestMessage!.RequestUri!.Host} sent more than {MostKept / 1_000_000} MB.");
            held.Write(chunk, 0, read);
        }
        return held.ToArray();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) network?.Dispose();
        base.Dispose(disposing);
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, Remembered known) =>
        new((HttpStatusCode)known.Status) { RequestMessage = request, Content = new ByteArrayContent(known.Body) };

    private async Task<Remembered?> FindAsync(string address, CancellationToken stop)
    {
        await using var find = worker.CreateCommand("select status, etag, modified, body, reading = $3 from listings.feed_answers where feed_id = $1 and address = $2");
        find.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = feed }, new() { Value = address }, new() { Value = reading } });
        await using var row = await find.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop)) return null;
        return new Remembered(row.GetInt16(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), Unpacked(row.IsDBNull(3) ? [] : row.GetFieldValue<byte[]>(3)), row.GetBoolean(4));
    }

    private async Task KeepAsync(string address, Remembered answer, CancellationToken stop)
    {
        await using var keep = worker.CreateCommand(
            """
            insert into listings.feed_answers (feed_id, address, reading, status, etag, modified, body) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (feed_id, address) do update set reading = excluded.reading, status = excluded.status, etag = excluded.etag, modified = excluded.modified, body = excluded.body
            """);
        keep.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = feed }, new() { Value = address }, new() { Value = reading }, new() { Value = (short)answer.Status },
            new() { Value = (object?)answer.Etag ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }, new() { Value = (object?)answer.Modified ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = Packed(answer.Body) },
        });
        await keep.ExecuteNonQueryAsync(stop);
    }

    private static byte[] Packed(byte[] body)
    {
        using var held = new MemoryStream();
        using (var pack = new BrotliStream(held, CompressionLevel.Fastest)) pack.Write(body);
        return held.ToArray();
    }

    private static byte[] Unpacked(byte[] packed)
    {
        if (packed.Length == 0) return [];
        using var held = new MemoryStream();
        using var unpack = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        unpack.CopyTo(held);
        return held.ToArray();
    }

    private sealed record Remembered(int Status, string? Etag, string? Modified, byte[] Body, bool IsOfThisReading);
}
