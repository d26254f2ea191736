using Derwent.Newsletters.Sending;
using MimeKit;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Newsletters;

/// <summary>One row for each recipient; nobody missed, nobody twice, whatever the mail server does.</summary>
public sealed class SendingTests : IAsyncLifetime
{
    private readonly PostHouse house = new();

    public ValueTask InitializeAsync() => house.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        house.Smtp.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task From_asking_to_leaving()
    {
        var list = await house.AList("Derby this week");
        var (one, two) = (await house.AReader(list), await house.AReader(list));
        var letter = await house.Decided(list, "This week in Derby", words: "Find out [where](https://example.org/where?a=1&b=2). Grüße!");
        Assert.Equal(2, (await house.Press.Run(default)).Sent);
        var taken = house.LettersFor(letter);
        Assert.Equal([one, two], taken.Select(message => message.To).Order());
        var mine = taken.Single(message => message.To == one);
        var message = mine.Parsed;
        Assert.Equal("Derby this week", message.From.Mailboxes.Single().Name);
        Assert.Equal(one, message.To.Mailboxes.Single().Address);
        var row = await house.Behind<Guid>($"select id from newsletters.deliveries where address = '{one}'");
        Assert.Equal($"{row:N}@derwent.test", message.MessageId);
        Assert.Equal($"bounces+{row:N}@derwent.test", mine.From);
        Assert.Contains("where (https://example.org/where?a=1&b=2)", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("Grüße!", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://example.org/where?a=1&amp;b=2", message.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", message.Headers["List-Unsubscribe-Post"]);
        var wayOut = message.Headers["List-Unsubscribe"]!.Trim('<', '>');
        Assert.Contains(wayOut, message.TextBody, StringComparison.Ordinal);
        Assert.Contains(wayOut, message.HtmlBody, StringComparison.Ordinal);
        Assert.NotEqual(wayOut, taken.Single(other => other.To == two).Parsed.Headers["List-Unsubscribe"]!.Trim('<', '>'));
        Assert.All(mine.Body.Split("\r\n"), line => Assert.True(line.Length <= 998));
        Assert.Equal("Sent", await house.StateOf(letter));

        using var somebody = house.Stranger();
        var path = new Uri(wayOut).AbsolutePath;
        Assert.Equal("Stop “Derby this week”?", (await somebody.Open(path)).Heading);
        var next = await house.Decided(list, "And the week after");
        Assert.Equal(2, (await house.Rows(next)).Count);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await somebody.Post(path, [new("List-Unsubscribe", "One-Click")])).Status);
        await house.Press.Run(default);
        Assert.Equal([two], house.LettersFor(next).Select(message => message.To));
        Assert.Equal("Left", (await house.Rows(next))[one]);
    }

    [Fact]
    public async Task Only_who_chose_the_topic_or_everything()
    {
        var list = await house.AList("Topics", null, "Music", "Sport");
        var (music, sport, everything) = (await house.AReader(list, "Music"), await house.AReader(list, "Sport"), await house.AReader(list));
        var letter = await house.Decided(list, "Loud", topics: "Music");
        await house.Press.Run(default);
        Assert.Equal(new[] { music, everything }.Order(), house.LettersFor(letter).Select(message => message.To).Order());
        Assert.DoesNotContain(sport, house.LettersFor(letter).Select(message => message.To));
    }

    [Fact]
    public async Task One_connection_is_used_again()
    {
        var list = await house.AList("One");
        await house.Readers(list, 25);
        var before = house.Smtp.Connections;
        await house.Decided(list);
        Assert.Equal(25, (await house.Press.Run(default)).Sent);
        Assert.Equal(1, house.Smtp.Connections - before);
    }

    [Fact]
    public async Task Later_is_later()
    {
        var list = await house.AList("Later");
        await house.Readers(list, 3);
        var letter = await house.Decided(list, at: house.Clock.GetUtcNow().AddHours(2));
        Assert.Equal(0, (await house.Press.Run(default)).Sent);
        Assert.Equal("Scheduled", await house.StateOf(letter));
        house.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(3, (await house.Press.Run(default)).Sent);
    }

    [Fact]
    public async Task A_server_that_never_greets_costs_a_moment_and_nothing_is_lost()
    {
        var list = await house.AList("Hang");
        await house.Readers(list, 3);
        var letter = await house.Decided(list);
        house.Smtp.Greeting = () => null;
        var run = await house.Press.Run(default);
        Assert.Equal((0, true), (run.Sent, run.Away));
        Assert.All((await house.Rows(letter)).Values, state => Assert.Equal("Waiting", state));
        house.Smtp.ListensAgain();
        await house.Press.Run(default);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.Press.Run(default);
        Assert.Equal(3, house.LettersFor(letter).Count);
        Assert.Equal(3, house.LettersFor(letter).Select(message => message.To).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_falls_silent_after_a_message_costs_a_moment_and_nothing_is_lost()
    {
        var list = await house.AList("Silent");
        await house.Readers(list, 4);
        var letter = await house.Decided(list, "Silence");
        house.Smtp.Message = async taken =>
        {
            if (house.Smtp.Taken.Count == 2) await Task.Delay(TimeSpan.FromMinutes(5));
            return "250 taken";
        };
        var run = await house.Press.Run(default);
        Assert.Equal((2, true), (run.Sent, run.Away));
        Assert.Equal(2, (await house.Rows(letter)).Values.Count(state => state == "Waiting"));
        house.Smtp.ListensAgain();
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.Press.Run(default);
        Assert.Equal(4, house.LettersFor(letter).Select(message => message.To).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_away()
    {
        await using var postbox = new Postbox(new Uri("smtp://127.0.0.1:1"), TimeSpan.FromSeconds(2));
        var outcome = await postbox.Send(() => throw new InvalidOperationException("No letter is made when there is nobody to take it."), default);
        Assert.True(outcome is { IsAway: true, State: Derwent.Newsletters.DeliveryState.Waiting });
    }

    [Fact]
    public async Task A_server_that_puts_everybody_off_for_an_hour_is_asked_less_and_less_often()
    {
        var list = await house.AList("Busy");
        var reader = (await house.Readers(list, 1)).Single();
        var letter = await house.Decided(list);
        var asked = 0;
        house.Smtp.Recipient = _ => { asked++; return "451 4.7.1 later"; };
        for (var minute = 0; minute < 60; minute++)
        {
            await house.Press.Run(default);
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.InRange(asked, 4, 7);
        Assert.Equal("Waiting", (await house.Rows(letter))[reader]);
        house.Smtp.ListensAgain();
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await house.Press.Run(default)).Sent);
    }

    [Fact]
    public async Task One_refused_mailbox_is_one_refused_mailbox()
    {
        var list = await house.AList("Refuse");
        var readers = await house.Readers(list, 5);
        var letter = await house.Decided(list);
        house.Smtp.Recipient = to => to == readers[2] ? "550 5.1.1 no such user" : "250 yes";
        Assert.Equal(4, (await house.Press.Run(default)).Sent);
        Assert.Equal("Refused", (await house.Rows(letter))[readers[2]]);
        house.Smtp.ListensAgain();
        var next = await house.Decided(list, "The next");
        await house.Press.Run(default);
        Assert.Equal("Suppressed", (await house.Rows(next))[readers[2]]);
        Assert.DoesNotContain(house.LettersFor(next), message => message.To == readers[2]);
    }

    [Fact]
    public async Task A_server_that_refuses_one_after_the_other_is_not_believed()
    {
        var list = await house.AList("Wall");
        await house.Readers(list, 40);
        var letter = await house.Decided(list);
        house.Smtp.Recipient = _ => "554 5.7.1 you are blocked";
        await house.Press.Run(default);
        Assert.Equal("Paused", await house.StateOf(letter));
        Assert.Equal(20, (await house.Rows(letter)).Values.Count(state => state == "Waiting"));
        Assert.Equal(0L, await house.Behind<long>("select count(*) from newsletters.suppressions"));
    }

    [Fact]
    public async Task Paused_is_paused_and_stopped_is_stopped()
    {
        var list = await house.AList("Pause");
        await house.Readers(list, 10);
        var letter = await house.Decided(list, "In the middle");
        using var ruth = await house.SignedIn(await house.Coordinator());
        house.Smtp.Message = async _ =>
        {
            if (house.Smtp.Taken.Count == 3) await (await ruth.Open($"/desk/newsletters/{letter.Id}/send")).Form("Pause").Press();
            return "250 taken";
        };
        await house.Press.Run(default);
        Assert.InRange(house.LettersFor(letter).Count, 4, 5);
        Assert.Contains("Paused", (await ruth.Open($"/desk/newsletters/{letter.Id}/send")).Text, StringComparison.Ordinal);
        house.Smtp.ListensAgain();
        Assert.Equal(0, (await house.Press.Run(default)).Sent);
        await (await ruth.Open($"/desk/newsletters/{letter.Id}/send")).Form("Go on sending").Press();
        house.Smtp.Message = async _ =>
        {
            if (house.Smtp.Taken.Count == 7) await (await ruth.Open($"/desk/newsletters/{letter.Id}/send")).Form("Stop for good").Press();
            return "250 taken";
        };
        await house.Press.Run(default);
        Assert.InRange(house.LettersFor(letter).Count, 8, 9);
        house.Smtp.ListensAgain();
        await house.Press.Run(default);
        Assert.InRange(house.LettersFor(letter).Count, 8, 9);
        Assert.Equal("Stopped", await house.StateOf(letter));
    }

    [Fact]
    public async Task The_throttle_holds()
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        var pacer = new Pacer(50);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => { for (var times = 0; times < 8; times++) await pacer.Wait(default); }));
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalSeconds, 0.6, 5);
    }

    [Fact]
    public async Task A_server_that_hangs_up_after_the_message_gets_it_again_under_the_same_id()
    {
        var list = await house.AList("Window");
        await house.Readers(list, 1);
        var letter = await house.Decided(list, "Once or twice");
        var ids = new List<string>();
        house.Smtp.Message = taken =>
        {
            ids.Add(taken.Parsed.MessageId!);
            return Task.FromResult<string?>(ids.Count == 1 ? null : "250 taken");
        };
        await house.Press.Run(default);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.Press.Run(default);
        Assert.Equal(2, ids.Count);
        Assert.Single(ids.Distinct());
        Assert.Equal("Sent", await house.StateOf(letter));
    }
}
