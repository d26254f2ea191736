using System.Net.Sockets;
using Derwent.Shared.Mail;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Derwent.Newsletters.Sending;

/// <summary>What became of one message.</summary>
/// <param name="State">Waiting when it must be tried again.</param>
/// <param name="Said">The server's own words, or ours.</param>
/// <param name="IsHard">The server says that there is no such mailbox.</param>
/// <param name="IsAway">It is not about this recipient: the server is not there for anybody.</param>
internal sealed record Outcome(DeliveryState State, string? Said, bool IsHard = false, bool IsAway = false);

/// <summary>One connection to the mail server, opened when it is first needed and used until it breaks. Every wait in it has an end.</summary>
internal sealed class Postbox(Uri server, TimeSpan patience) : IAsyncDisposable
{
    private SmtpClient? client;

    public async Task<Outcome> Send(Func<Envelope> letter, CancellationToken stop)
    {
        using var patient = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patient.CancelAfter(patience);
        try
        {
            if (client is not { IsConnected: true })
            {
                client?.Dispose();
                client = null;
                client = await MailServer.Connect(server, patience, patient.Token);
            }
            var envelope = letter();
            var said = await client.SendAsync(envelope.Message, envelope.Sender, [envelope.Recipient], patient.Token);
            return new Outcome(DeliveryState.Sent, said);
        }
        catch (SmtpCommandException no) { return Answered(no); }
        catch (MimeKit.ParseException) { return new Outcome(DeliveryState.Refused, "This address cannot be written to."); }
        catch (NotSupportedException) { return new Outcome(DeliveryState.Refused, "The mail server cannot write to international addresses (SMTPUTF8)."); }
        catch (Exception away) when (IsAway(away) && !stop.IsCancellationRequested)
        {
            Drop();
            return new Outcome(DeliveryState.Waiting, away is OperationCanceledException or TimeoutException ? $"The mail server did not answer within {patience.TotalSeconds:0} seconds." : $"The mail server could not be used: {away.Message}", IsAway: true);
        }
        catch
        {
            Drop();
            throw;
        }
    }

    private Outcome Answered(SmtpCommandException no)
    {
        var (code, said) = ((int)no.StatusCode, $"{(int)no.StatusCode} {no.Message}".ReplaceLineEndings(" "));
        if (code == 421 || no.ErrorCode == SmtpErrorCode.SenderNotAccepted)
        {
            Drop();
            return new Outcome(DeliveryState.Waiting, said, IsAway: true);
        }
        if (code < 500) return new Outcome(DeliveryState.Waiting, said);
        var mailbox = no.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (code is 550 or 551 or 553) && !no.Message.Contains("5.7.", StringComparison.Ordinal);
        return new Outcome(DeliveryState.Refused, said, IsHard: mailbox);
    }

    private static bool IsAway(Exception failure) => failure is IOException or SocketException or ProtocolException or ServiceNotConnectedException
        or ServiceNotAuthenticatedException or AuthenticationException or SslHandshakeException or OperationCanceledException or TimeoutException or ObjectDisposedException;

    private void Drop()
    {
        client?.Dispose();
        client = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (client is { IsConnected: true }) await MailServer.Part(client);
        Drop();
    }
}
