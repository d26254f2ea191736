using System.Net.Sockets;

namespace Derwent.Shared.Health;

/// <summary>What stands around the program: the mail server, the disk, the addresses, the demo's switch.</summary>
internal sealed class Surroundings(IConfiguration configuration)
{
    public async Task<IReadOnlyList<Finding>> Look(CancellationToken stop) => [await Mail(stop), Disk(), Address(), Demo()];

    private async Task<Finding> Mail(CancellationToken stop)
    {
        if (configuration["SMTP_URL"] is not { Length: > 0 } setting)
            return new Finding(Grade.Warning, "mail", "SMTP_URL is not set, so letters wait in the database.", "Set it, for example smtp://user:password@mail.example.org:587.");
        if (!Uri.TryCreate(setting, UriKind.Absolute, out var server) || server.Scheme is not ("smtp" or "smtps"))
            return new Finding(Grade.Fault, "mail", "SMTP_URL is not like smtp://user:password@host:587.", "Mend it; letters wait in the database until then.");
        var port = server.Port > 0 ? server.Port : 25;
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(TimeSpan.FromSeconds(5));
            using var socket = new TcpClient();
            await socket.ConnectAsync(server.Host, port, patience.Token);
            return new Finding(Grade.Ok, "mail", $"{server.Host}:{port} takes connections.");
        }
        catch (Exception away) when (away is SocketException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return new Finding(Grade.Fault, "mail", $"{server.Host}:{port} takes no connection.", "Start the mail server or mend SMTP_URL; letters wait in the database until then.");
        }
    }

    private Finding Disk()
    {
        var folder = Path.GetFullPath(configuration["DERWENT_STATE"] ?? ".derwent");
        var there = folder;
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } above) there = above;
        var free = new DriveInfo(there).AvailableFreeSpace / 1_000_000_000.0;
        var says = FormattableString.Invariant($"{free:0.0} GB are free where {folder} lies.");
        return free switch
        {
            >= 2 => new Finding(Grade.Ok, "disk", says),
            >= 0.3 => new Finding(Grade.Warning, "disk", says, "Make room before it is full."),
            _ => new Finding(Grade.Fault, "disk", says, "Make room now: a database without room takes nothing more."),
        };
    }

    private Finding Address()
    {
        var address = configuration["DERWENT_PUBLIC_URL"] ?? configuration["DERWENT_URL"] ?? "http://127.0.0.1:8080";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var site)) return new Finding(Grade.Fault, "address", $"\"{address}\" is no address.", "Set DERWENT_PUBLIC_URL to what people type, for example https://alliance.example.org.");
        return site.Scheme == Uri.UriSchemeHttps || site.IsLoopback ? new Finding(Grade.Ok, "address", $"Letters name {site}.")
            : new Finding(Grade.Fault, "address", $"Letters name {site}, which is not encrypted.", "Put a proxy with https in front and set DERWENT_PUBLIC_URL.");
    }

    private Finding Demo() => configuration.GetValue<bool>("Derwent:Demo")
        ? new Finding(Grade.Warning, "demo", "The demo is on: its people sign in with codes that are printed.", "Unset Derwent__Demo before anything real is kept here.")
        : new Finding(Grade.Ok, "demo", "The demo's people cannot sign in.");
}
