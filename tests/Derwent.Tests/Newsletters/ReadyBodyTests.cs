using System.Text;
using Derwent.Newsletters;
using Derwent.Newsletters.Letters;
using Derwent.Newsletters.Sending;
using MimeKit;
using Xunit;

namespace Derwent.Tests.Newsletters;

/// <summary>A letter is put together once and only the way out is each recipient's own; what arrives is the letter, whatever the mail server can take.</summary>
public sealed class ReadyBodyTests
{
    private static readonly string Mine = new('7', RenderedLetter.WayOut.Length);
    private static readonly string Stop = $"https://derwent.test/stop/{RenderedLetter.WayOut}";

    public static TheoryData<string, string, string> Letters => new()
    {
        { "plain words", "What is on\n.hidden by a full stop\n..and two\n\nStop: " + Stop + "\n", "8BITMIME" },
        { "plain words for an old server", "What is on\n.hidden by a full stop\n\nStop: " + Stop + "\n", "HELP" },
        { "letters of other alphabets", "Grüße, Łukasz: مرحبا\n" + Stop + "\n", "8BITMIME" },
        { "letters of other alphabets for an old server", "Grüße, Łukasz: مرحبا\n" + Stop + "\n", "HELP" },
        { "a line too long for mail", new string('a', 3000) + "\n" + Stop + "\n", "8BITMIME" },
        { "a line too long for mail, for an old server", "ü" + new string('a', 3000) + "\n" + Stop + "\n", "HELP" },
        { "the way out twice, and at the very end", Stop + "\n" + Stop, "8BITMIME" },
        { "no way out at all", "Only words\n", "8BITMIME" },
    };

    [Theory, MemberData(nameof(Letters))]
    public async Task What_arrives_is_the_letter(string what, string words, string can)
    {
        using var trap = new SmtpTrap { Can = can };
        var letter = new RenderedLetter($"<!doctype html>\n<p>{words.Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>\n", words);
        var body = new ReadyBody(letter);
        await using (var postbox = new Postbox(new Uri(trap.Url), TimeSpan.FromSeconds(20)))
        {
            Assert.Equal(DeliveryState.Sent, (await postbox.Send(() => To("somebody@derwent.test", body.With(RenderedLetter.WayOut)), default)).State);
            Assert.Equal(DeliveryState.Sent, (await postbox.Send(() => To("me@derwent.test", body.With(Mine)), default)).State);
        }
        var taken = trap.Taken.Last();
        var message = taken.Parsed;
        string Own(string half) => half.Replace(RenderedLetter.WayOut, Mine, StringComparison.Ordinal);
        Assert.Equal("multipart/alternative", message.Body!.ContentType.MimeType);
        Assert.True(Own(letter.Text).TrimEnd() == message.TextBody!.ReplaceLineEndings("\n").TrimEnd(), what);
        Assert.True(Own(letter.Html).TrimEnd() == message.HtmlBody!.ReplaceLineEndings("\n").TrimEnd(), what);
        Assert.All(taken.Body.Split("\r\n"), line => Assert.True(line.Length <= 998, what));
        if (can != "8BITMIME") Assert.True(Ascii.IsValid(taken.Body), "An old server got eight bits.");
        Assert.Equal(Ascii.IsValid(taken.Body) ? "" : "BODY=8BITMIME", taken.Kind);
        Assert.Equal(2, message.BodyParts.Count());
    }

    private static Envelope To(string address, MimePart body)
    {
        var (from, to) = (new MailboxAddress("Derby", "post@derwent.test"), new MailboxAddress(null, address));
        return new Envelope(new MimeMessage { From = { from }, To = { to }, Subject = "This week", Body = body }, from, to);
    }
}
