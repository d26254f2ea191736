using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Derwent.Shared.Mail;

/// <summary>A connection to the mail server that <c>SMTP_URL</c> names.</summary>
internal static class MailServer
{
    /// <summary>Connects and signs in. How long a wait may last is for the caller's token to say, here and for every letter after; <paramref name="patience"/> bounds only what is not awaited.</summary>
    public static async Task<SmtpClient> Connect(Uri server, TimeSpan patience, CancellationToken stop)
    {
        // Without NoDelay every message waits 45 ms for the server's delayed acknowledgement.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var client = new SmtpClient { Timeout = (int)patience.TotalMilliseconds };
        try
        {
            await socket.ConnectAsync(server.Host, server.Port > 0 ? server.Port : 25, stop);
            await client.ConnectAsync(new GatheredStream(new NetworkStream(socket, ownsSocket: true)), server.Host, server.Port > 0 ? server.Port : 25,
                server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable, stop);
            if (server.UserInfo is { Length: > 0 } user && user.Split(':', 2) is [var name, var password])
                await client.AuthenticateAsync(Uri.UnescapeDataString(name), Uri.UnescapeDataString(password), stop);
            return client;
        }
        catch
        {
            client.Dispose();
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Says goodbye. A server that does not hear it has taken its messages all the same.</summary>
    public static async Task Part(SmtpClient client)
    {
        using var shortly = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try { await client.DisconnectAsync(client.IsConnected, shortly.Token); }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or MailKit.ProtocolException or MailKit.CommandException) { }
    }
}
