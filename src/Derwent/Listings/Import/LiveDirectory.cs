using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Derwent.Shared.Imports;

namespace Derwent.Listings.Import;

/// <summary>
/// Walks a live directory page by page, politely: one request at a time, a pause between them, "later" respected, every byte counted.
/// Where the pages are only summaries, each service is asked for by itself.
/// </summary>
internal sealed class LiveDirectory(HttpClient http, Uri address, TimeSpan pause, TimeProvider clock, TimeSpan? patience = null)
{
    private const int Pages = 5000;
    private const int Tries = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private readonly TimeSpan patience = patience ?? TimeSpan.FromSeconds(60);
    private long bytes;

    /// <summary>Every record with the page it stood on.</summary>
    public async IAsyncEnumerable<(int Page, JsonRecord Record)> ReadAsync(bool details, ImportReport report, Action<double, string> progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var seen = new HashSet<string>();
        bool? brief = details ? null : false;
        for (var page = 1; page <= Pages; page++)
        {
            var (records, envelope) = await PageAsync(page, stop);
            var total = Whole(envelope, "total_pages", "totalPages");
            progress(total is > 0 ? Math.Min(1, (double)page / total.Value) : .5, total is > 0 ? $"Page {page:N0} of {total:N0}" : $"Page {page:N0}");
            if (records.Count > 0 && !seen.Add(Fingerprint(records)))
            {
                report.Remarks.Add($"Page {page} is the same as one before it: the directory does not count its pages, so reading ended there.");
                yield break;
            }
            brief ??= records.Count > 0 && records.All(record => !record.Value.TryGetProperty("service_at_locations", out _) && !record.Value.TryGetProperty("schedules", out _));
            foreach (var record in records) yield return (page, brief == true ? await WholeAsync(record, report, page, stop) : record);
            if (records.Count == 0 || IsLast(envelope, page, total)) yield break;
        }
        report.Remarks.Add($"Reading ended after {Pages:N0} pages.");
    }

    private async Task<(List<JsonRecord> Records, Dictionary<string, string> Envelope)> PageAsync(int page, CancellationToken stop)
    {
        var body = await GetAsync(page == 1 ? address : WithPage(page), stop) ?? throw new ImportFailed($"Page {page} of {address} is not there.");
        var reader = new JsonRecords(new MemoryStream(body), ServiceFiles.Arrays);
        var records = new List<JsonRecord>();
        await foreach (var record in reader.ReadAsync(stop)) records.Add(record);
        return (records, reader.Envelope);
    }

    // The whole service behind a summary; the summary itself when there is none.
    private async Task<JsonRecord> WholeAsync(JsonRecord summary, ImportReport report, int page, CancellationToken stop)
    {
        if (summary.Value.ValueKind != JsonValueKind.Object || !summary.Value.TryGetProperty("id", out var id) || id.ToString() is not { Length: > 0 and <= 200 } named) return summary;
        var body = await GetAsync(new Uri($"{address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{Uri.EscapeDataString(named)}"), stop);
        if (body is not null)
            try
            {
                await foreach (var record in new JsonRecords(new MemoryStream(body), []).ReadAsync(stop)) return record with { Line = summary.Line };
            }
            catch (ImportFailed) { body = null; }
        report.Remarks.Add($"Page {page}, {named}: its own page could not be read; what the list says was taken.");
        return summary;
    }

    private async Task<byte[]?> GetAsync(Uri from, CancellationToken stop)
    {
        for (var tried = 1; ; tried++)
        {
            if (bytes > 0) await Task.Delay(pause, clock, stop);
            // One answer has so long, from the first byte asked for to the last one read.
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(patience);
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, from);
                request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
                using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
                if (answer.StatusCode == HttpStatusCode.NotFound) return null;
                if (answer.IsSuccessStatusCode) return await BodyAsync(answer, limit.Token);
                if (tried == Tries || answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout))
                    throw new ImportFailed($"{from.Host} answered {(int)answer.StatusCode} for {from.PathAndQuery}.");
                await Task.Delay(Wait(answer, tried), clock, stop);
            }
            catch (OperationCanceledException slow) when (!stop.IsCancellationRequested)
            {
                throw new ImportFailed($"{from.Host} took longer than {patience.TotalSeconds:0.#} seconds for one page.", slow);
            }
            catch (HttpRequestException refused) when (refused.InnerException is ImportFailed ours)
            {
                throw new ImportFailed(ours.Message, refused);
            }
            catch (HttpRequestException broken)
            {
                if (tried == Tries) throw new ImportFailed($"{from.Host} cannot be reached: {broken.Message}", broken);
                await Task.Delay(pause * (tried * 4), clock, stop);
            }
        }
    }

    private TimeSpan Wait(HttpResponseMessage answer, int tried)
    {
        var asked = answer.Headers.RetryAfter?.Delta ?? (answer.Headers.RetryAfter?.Date - clock.GetUtcNow()) ?? pause * (tried * 8);
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked > Longest ? Longest : asked;
    }

    private async Task<byte[]> BodyAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(stop);
        using var held = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(chunk, stop)) > 0;)
        {
            bytes += read;
            if (bytes > ImportBounds.Bytes) throw new ImportFailed($"{address.Host} sent more than {ImportBounds.Bytes / 1_000_000} MB.");
            held.Write(chunk, 0, read);
        }
        return held.ToArray();
    }

    private Uri WithPage(int page)
    {
        var kept = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith("page=", StringComparison.Ordinal));
        return new UriBuilder(address) { Query = string.Join('&', kept.Append($"page={page}")) }.Uri;
    }

    private static bool IsLast(Dictionary<string, string> envelope, int page, int? total) =>
        total is { } all ? page >= all : envelope.GetValueOrDefault("last_page", envelope.GetValueOrDefault("last", "true")) == "true";

    private static int? Whole(Dictionary<string, string> envelope, params string[] names) =>
        names.Select(name => envelope.GetValueOrDefault(name)).Where(said => said is not null)
            .Select(said => int.TryParse(said, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).FirstOrDefault();

    private static string Fingerprint(List<JsonRecord> records) =>
        string.Join('|', records.Select(record => record.Value.ValueKind == JsonValueKind.Object && record.Value.TryGetProperty("id", out var id) ? id.ToString() : record.Value.GetRawText()));
}
