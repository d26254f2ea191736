using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Derwent.Shared.Mail;
using Xunit;

namespace Derwent.Tests.Shared;

/// <summary>What is said to a mail server is gathered until its answer is waited for; nothing stays behind, with and without TLS.</summary>
public sealed class GatheredStreamTests
{
    [Theory, InlineData(false, 10), InlineData(false, 100_000), InlineData(true, 10), InlineData(true, 100_000)]
    public async Task Everything_that_was_said_is_heard_when_the_answer_is_waited_for(bool tls, int bytes)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=mail.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var said = Enumerable.Range(0, bytes).Select(one => (byte)one).ToArray();
        var server = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            Stream wire = client.GetStream();
            if (tls)
            {
                var safe = new SslStream(wire);
                await safe.AuthenticateAsServerAsync(certificate);
                wire = safe;
            }
            var heard = new byte[bytes * 2];
            await wire.ReadExactlyAsync(heard.AsMemory(0, bytes));
            await wire.WriteAsync(new byte[] { 1 });
            await wire.ReadExactlyAsync(heard.AsMemory(bytes));
            await wire.WriteAsync(new byte[] { 2 });
            await wire.DisposeAsync();
            return heard;
        });
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(listener.LocalEndpoint);
        Stream mine = new GatheredStream(new NetworkStream(socket, true));
        if (tls)
        {
            var safe = new SslStream(mine, false, (_, shown, _, _) => shown?.Subject == "CN=mail.test");
            await safe.AuthenticateAsClientAsync("mail.test");
            mine = safe;
        }
        var answer = new byte[1];
        // Asynchronously, in small pieces; then at once, in one.
        foreach (var piece in said.Chunk(4096)) await mine.WriteAsync(piece);
        Assert.Equal(1, await mine.ReadAsync(answer));
        Assert.Equal(1, answer[0]);
        mine.Write(said, 0, bytes);
        Assert.Equal(1, mine.Read(answer));
        Assert.Equal(2, answer[0]);
        Assert.Equal(said.Concat(said), await server);
        await mine.DisposeAsync();
    }
}
