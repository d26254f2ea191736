using System.Text;
using Derwent.Newsletters.Bounces;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Newsletters;

/// <summary>What mail servers send back: read once however often it comes, believed only when it names one of our rows.</summary>
public sealed class BounceTests(PostHouse house) : IClassFixture<PostHouse>
{
    [Fact]
    public async Task A_hard_bounce_stops_the_address_and_reading_it_again_changes_nothing()
    {
        var (list, reader, row) = await Sent("Hard");
        var notice = Dsn(row, "failed", "5.1.1", "smtp; 550 5.1.1 <x>: no such user here");
        Assert.Equal(1, (await Read(notice)).Hard);
        Assert.Equal(1, (await Read(notice)).Known);
        var next = await house.Decided(list, "After the bounce");
        await house.Press.Run(default);
        Assert.Equal("Suppressed", (await house.Rows(next))[reader]);
        using var ruth = await house.SignedIn(await house.Coordinator());
        var page = await ruth.Open("/desk/newsletters/bounces");
        Assert.Contains(reader, page.Text, StringComparison.Ordinal);
        Assert.Contains("no such user here", page.Text, StringComparison.Ordinal);
        Assert.Contains("3 within 30 days", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_mailbox_may_be_full_twice_and_not_three_times()
    {
        var (list, reader, row) = await Sent("Soft");
        for (var times = 1; times <= 3; times++)
        {
            Assert.Equal(1, (await Read(Dsn(row, "failed", "5.2.2", "smtp; 552 5.2.2 mailbox full"))).Soft);
            Assert.Equal(times == 3 ? 1L : 0L, await house.Behind<long>($"select count(*) from newsletters.suppressions x join newsletters.subscribers s on s.address_hash = x.address_hash where s.address = '{reader}' and x.lifted_at is null"));
            var letter = await house.Decided(list, $"Again {times}");
            await house.Press.Run(default);
            row = await house.Behind<Guid>($"select id from newsletters.deliveries where issue_id = '{letter.Id}'");
        }
    }

    [Theory]
    [InlineData("delayed", "4.4.1")]
    [InlineData("relayed", "2.0.0")]
    [InlineData("failed", "")]
    public async Task A_delay_is_no_bounce(string action, string status)
    {
        var (_, _, row) = await Sent($"Delay {action}");
        var report = await Read(Dsn(row, action, status, "smtp; still trying"));
        Assert.Equal((0, 0, 1), (report.Hard, report.Soft, report.Unclear));
    }

    [Fact]
    public async Task An_old_fashioned_bounce_is_understood()
    {
        var (_, reader, row) = await Sent("Old");
        var report = await Read($"Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: bounces@derwent.test\r\nSubject: failure notice\r\n\r\nHi. This is the mail system.\r\n<{reader}>:\r\n550 5.1.1 unknown user\r\n\r\n--- Below is a copy.\r\n\r\nMessage-ID: <{row:N}@derwent.test>\r\nSubject: Old\r\n");
        Assert.Equal(1, report.Hard);
    }

    [Fact]
    public async Task A_holiday_reply_is_no_bounce()
    {
        var (_, _, row) = await Sent("Holiday");
        var report = await Read($"From: somebody@example.test\r\nTo: bounces+{row:N}@derwent.test\r\nAuto-Submitted: auto-replied\r\nSubject: away\r\n\r\nI am away until 5.1.1 o'clock. 550 - 5.1.1\r\n");
        Assert.Equal(1, report.Unclear);
    }

    [Fact]
    public async Task Nobody_can_stop_somebody_elses_letters()
    {
        var (list, reader, _) = await Sent("Forged");
        var report = await Read(Dsn(Guid.CreateVersion7(), "failed", "5.1.1", "smtp; 550 5.1.1 gone").Replace("x@example.test", reader, StringComparison.Ordinal));
        Assert.Equal(1, report.NotOurs);
        var next = await house.Decided(list, "Still coming");
        await house.Press.Run(default);
        Assert.Equal("Sent", (await house.Rows(next))[reader]);
    }

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "nothing", [] },
        { "noise", Encoding.Latin1.GetBytes(new string([.. Enumerable.Range(0, 5000).Select(n => (char)(n * 7 % 256))])) },
        { "too large", new byte[BounceReader.MostBytes + 1] },
        { "nested a thousand deep", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 1000).Select(n => $"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n"))) },
        { "a header without end", Encoding.ASCII.GetBytes("To: " + new string('+', 500_000)) },
        { "ten thousand headers", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 10_000).Select(n => $"X-{n}: bounces+{n}@x\r\n")) + "\r\n") },
        { "a status without a group", Encoding.ASCII.GetBytes("To: bounces+00000000000000000000000000000000@x\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\r\n--b--\r\n") },
    };

    [Theory, MemberData(nameof(Hostile))]
    public async Task Hostile_mail_is_counted_and_left(string what, byte[] bytes)
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        var report = await house.Services.GetRequiredService<BounceReader>().Read([() => new MemoryStream(bytes)], default);
        Assert.True(report is { Read: 1, Hard: 0, Soft: 0 }, what);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalSeconds < 10, what);
    }

    [Fact]
    public async Task Whoever_signs_up_again_is_written_to_again()
    {
        var (list, reader, row) = await Sent("Back");
        await Read(Dsn(row, "failed", "5.1.1", "smtp; 550 5.1.1 gone"));
        using var somebody = house.Stranger();
        await (await somebody.Open("/newsletter/my-page")).Form("Send me the link").Fill("Email", reader).Press();
        await house.RunJobs();
        await somebody.Open((await house.Letters()).Last(letter => letter.To == reader).Link);
        var page = await somebody.Open("/newsletter/mine");
        Assert.Contains("Nothing reaches you at the moment", page.Text, StringComparison.Ordinal);
        await page.Form("write to it again").Press();
        var next = await house.Decided(list, "Back again");
        await house.Press.Run(default);
        Assert.Equal("Sent", (await house.Rows(next))[reader]);
    }

    private async Task<(Derwent.Newsletters.MailingList List, string Reader, Guid Row)> Sent(string name)
    {
        var list = await house.AList(name);
        var reader = await house.AReader(list);
        var letter = await house.Decided(list, name);
        await house.Press.Run(default);
        return (list, reader, await house.Behind<Guid>($"select id from newsletters.deliveries where issue_id = '{letter.Id}'"));
    }

    private Task<BounceReport> Read(string message) => house.Services.GetRequiredService<BounceReader>().Read([() => new MemoryStream(Encoding.UTF8.GetBytes(message))], default);

    private static string Dsn(Guid row, string action, string status, string said) =>
        $"""
        Return-Path: <>
        From: Mail Delivery System <mailer-daemon@mx.example>
        To: bounces+{row:N}@derwent.test
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        I am sorry.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; x@example.test
        Action: {action}
        Status: {status}
        Diagnostic-Code: {said}

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <{row:N}@derwent.test>
        Subject: It came back

        --b--

        """.ReplaceLineEndings("\r\n");
}
