using System.Net;
using System.Net.Sockets;
using Derwent.Shared.Imports;

namespace Derwent.Listings.Import;

/// <summary>Asks hosts on the public internet and nothing else. An address in a file or a redirect could otherwise make this machine ask its neighbours: the database, a cloud's
/// metadata, a printer. The test is made on the address that is connected to, after its name was looked up, for every connection, so a name that changes its mind gains nothing.</summary>
internal static class PublicInternet
{
    /// <summary>The setting that lets named hosts through, for a directory in one's own network: "directory.local 10.0.0.7".</summary>
    public const string Setting = "Derwent:Imports:AllowedHosts";
    private const int Redirects = 3;

    private static readonly IPNetwork[] NotPublic =
    [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    }.Select(network => IPNetwork.Parse(network))];

    // All of the IPv6 that is handed out to the world; loopback, local, multicast and translated addresses lie outside.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>A polite client for directories: no cookies, no proxy, at most three redirects, every connection looked at.</summary>
    public static HttpClient Client(string? allowed)
    {
        var hosts = (allowed ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var http = new HttpClient(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All, MaxAutomaticRedirections = Redirects, ConnectTimeout = TimeSpan.FromSeconds(15), UseCookies = false, UseProxy = false,
            ConnectCallback = (connection, stop) => Connect(connection.DnsEndPoint, hosts, stop),
        }) { Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Derwent/1.0 (directory import)");
        return http;
    }

    /// <summary>True for an address that belongs to the public internet.</summary>
    public static bool Holds(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return (address.AddressFamily == AddressFamily.InterNetwork || Global.Contains(address)) && !NotPublic.Any(network => network.Contains(address));
    }

    private static async ValueTask<Stream> Connect(DnsEndPoint to, HashSet<string> allowed, CancellationToken stop)
    {
        var host = to.Host.Trim('[', ']');
        var found = IPAddress.TryParse(host, out var written) ? [written] : await Dns.GetHostAddressesAsync(host, stop);
        if (!allowed.Contains(host)) found = [.. found.Where(Holds)];
        if (found.Length == 0) throw new ImportFailed($"{to.Host} is not on the public internet, so it is not asked. If it is a directory of your own, name it in {Setting.Replace(":", "__", StringComparison.Ordinal)}.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, to.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
