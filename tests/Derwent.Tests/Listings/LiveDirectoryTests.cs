using System.Net;
using System.Net.Sockets;
using System.Text;
using Derwent.Listings.Import;
using Derwent.Shared.Imports;
using Xunit;

namespace Derwent.Tests.Listings;

/// <summary>A live directory is asked on the public internet only: not this machine, not its neighbours, not by a redirect either; and never without end.</summary>
public sealed class LiveDirectoryTests
{
    private const string Services = """{"total_pages": 1, "contents": [{"id": "1", "name": "One"}, {"id": "2", "name": "Two"}]}""";

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://172.16.0.1/")]
    [InlineData("http://192.168.1.1/")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://224.0.0.1/")]
    [InlineData("http://255.255.255.255/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://[ff02::1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    public async Task Nothing_but_the_public_internet_is_asked(string address) =>
        Assert.Contains("is not on the public internet", (await Assert.ThrowsAsync<ImportFailed>(() => Read(new Uri(address), null))).Message);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450:4009::1", true)]
    [InlineData("192.0.2.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    public void An_address_is_public_or_not(string address, bool isPublic) => Assert.Equal(isPublic, PublicInternet.Holds(IPAddress.Parse(address)));

    [Fact]
    public async Task A_host_that_was_named_is_asked()
    {
        using var directory = new Answering(_ => Json(Services));
        Assert.Equal(["1", "2"], await Read(directory.At("127.0.0.1"), "elsewhere.example 127.0.0.1"));
    }

    [Fact]
    public async Task A_redirect_to_a_neighbour_is_not_followed()
    {
        using var neighbour = new Answering(_ => Json(Services));
        using var directory = new Answering(_ => $"HTTP/1.1 302 Found\r\nLocation: {neighbour.At("localhost")}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var refused = await Assert.ThrowsAsync<ImportFailed>(() => Read(directory.At("127.0.0.1"), "127.0.0.1"));
        Assert.Contains("localhost is not on the public internet", refused.Message);
        Assert.Equal(0, neighbour.Asked);
    }

    [Fact]
    public async Task Redirects_end_after_the_third()
    {
        Answering directory = null!;
        using var running = directory = new Answering(_ => $"HTTP/1.1 302 Found\r\nLocation: {directory.At("127.0.0.1")}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var refused = await Assert.ThrowsAsync<ImportFailed>(() => Read(directory.At("127.0.0.1"), "127.0.0.1"));
        Assert.Contains("answered 302", refused.Message);
        Assert.InRange(directory.Asked, 2, 4);
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_cut_off()
    {
        using var endless = new Answering(_ => "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n[", forever: new string(' ', 1_000_000));
        Assert.Contains("sent more than 100 MB", (await Assert.ThrowsAsync<ImportFailed>(() => Read(endless.At("127.0.0.1"), "127.0.0.1"))).Message);
    }

    [Fact]
    public async Task A_page_that_is_promised_and_not_there_ends_the_reading()
    {
        using var directory = new Answering(asked => asked == 1 ? Json(Services.Replace("\"total_pages\": 1", "\"total_pages\": 2", StringComparison.Ordinal)) : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Assert.Contains("Page 2 of", (await Assert.ThrowsAsync<ImportFailed>(() => Read(directory.At("127.0.0.1"), "127.0.0.1"))).Message);
    }

    [Fact]
    public async Task An_answer_that_drips_is_given_up()
    {
        using var slow = new Answering(_ => "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n[");
        Assert.Contains("took longer than 0.3 seconds", (await Assert.ThrowsAsync<ImportFailed>(() => Read(slow.At("127.0.0.1"), "127.0.0.1", TimeSpan.FromSeconds(0.3)))).Message);
    }

    private static async Task<List<string>> Read(Uri address, string? allowed, TimeSpan? patience = null)
    {
        using var http = PublicInternet.Client(allowed);
        var ids = new List<string>();
        await foreach (var (_, record) in new LiveDirectory(http, address, TimeSpan.Zero, TimeProvider.System, patience).ReadAsync(false, new ImportReport(), (_, _) => { }, TestContext.Current.CancellationToken))
            ids.Add(record.Value.GetProperty("id").GetString()!);
        return ids;
    }

    private static string Json(string body) => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    // A web server of a few lines: answers every request with what it is told, and goes on for ever when asked to.
    private sealed class Answering : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource end = new();
        private int asked;

        public Answering(Func<int, string> answer, string? forever = null)
        {
            listener.Start();
            _ = Serve(answer, forever);
        }

        public int Asked => asked;

        public Uri At(string host) => new($"http://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/services");

        public void Dispose()
        {
            end.Cancel();
            listener.Dispose();
            end.Dispose();
        }

        private async Task Serve(Func<int, string> answer, string? forever)
        {
            try
            {
                while (true) _ = One(await listener.AcceptTcpClientAsync(end.Token), answer, forever);
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException) { }
        }

        private async Task One(TcpClient client, Func<int, string> answer, string? forever)
        {
            using var _ = client;
            var stream = client.GetStream();
            try
            {
                var request = new byte[8192];
                if (await stream.ReadAsync(request, end.Token) == 0) return;
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer(Interlocked.Increment(ref asked))), end.Token);
                var more = Encoding.UTF8.GetBytes(forever ?? "");
                while (more.Length > 0) await stream.WriteAsync(more, end.Token);
                // A connection that said "close" is read to its end by the other side; the dripping one is left open.
                await stream.CopyToAsync(Stream.Null, end.Token);
            }
            catch (Exception over) when (over is OperationCanceledException or IOException or ObjectDisposedException) { }
        }
    }
}
