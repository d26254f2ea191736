using Derwent.Shared.Database;
using Derwent.Shared.Jobs;
using Derwent.Shared.Mail;
using Derwent.Shared.Security;
using Derwent.Tests.Listings;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Newsletters;

/// <summary>Letters are forgotten by and by: first what they said, then to whom they went. What waits stays, and so does whom a newsletter was sent to.</summary>
public sealed class ForgottenLetterTests(PostHouse house) : IClassFixture<PostHouse>
{
    [Fact]
    public async Task What_a_letter_said_is_forgotten_after_thirty_days_and_to_whom_it_went_after_a_year_but_never_while_it_waits_and_never_whom_a_newsletter_went_to()
    {
        var list = await house.AList("Long remembered");
        var address = await house.AReader(list);
        await Sent(list);
        Assert.True(await Words(address) > 0);
        house.Smtp.Recipient = _ => "451 4.7.1 later";
        await Assert.ThrowsAnyAsync<Exception>(() => Write("waits@example.test"));

        house.Clock.Advance(TimeSpan.FromDays(ForgetLettersHandler.WordsDays) - TimeSpan.FromMinutes(1));
        await AtFour();
        Assert.True(await Words(address) > 0);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await AtFour();
        Assert.Equal(0, await Words(address));
        Assert.True(await Rows(address) > 0);
        Assert.DoesNotContain((await house.Letters()).Where(letter => letter.To == address), letter => letter.Text.Contains("/l/", StringComparison.Ordinal));

        house.Clock.Advance(TimeSpan.FromDays(ForgetLettersHandler.AddressDays - ForgetLettersHandler.WordsDays));
        await AtFour();
        Assert.Equal(0, await Rows(address));
        Assert.Contains("Words that wait", (await house.Letters()).Single(letter => letter.To == "waits@example.test").Text, StringComparison.Ordinal);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from newsletters.deliveries d where d.address = '{address}'"));
        house.Smtp.ListensAgain();
    }

    [Fact]
    public async Task Nobody_changes_or_deletes_a_letter_from_a_page_and_not_even_a_job_deletes_one()
    {
        house.Smtp.ListensAgain();
        await Write("still@example.test");
        var somebody = await house.APerson(null, Role.Administrator);

        foreach (var sql in new[] { "delete from mail.letters", "update mail.letters set body = ''" })
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => house.As(somebody, services => Do(services, sql)))).SqlState);
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => house.AsWorker(new(), services => Do(services, "delete from mail.letters")))).SqlState);

        Assert.Equal(1L, await Rows("still@example.test"));
    }

    private static async Task Do(IServiceProvider services, string sql)
    {
        await using var command = new NpgsqlCommand(sql, services.GetRequiredService<RequestDatabase>().Connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task Sent(Derwent.Newsletters.MailingList list)
    {
        using var desk = await house.SignedIn(await house.Coordinator());
        var draft = await (await desk.Open("/desk/newsletters")).Form("Begin").Fill("List", list.Id.ToString()).Press();
        draft = await draft.Form("Save subject").Fill("Head.Subject", "To be remembered").Press();
        var link = draft.Document.QuerySelector(".letter-blocks li > .what a")!.GetAttribute("href")!;
        draft = await (await desk.Open(link)).Form("Save block").Fill("Block.Words", "Words").Press();
        await (await desk.Open(draft.Path.Split('?')[0] + "/send")).Form("Send it").Press();
        await house.Press.Run(default);
    }

    private async Task Write(string to)
    {
        await house.AsWorker(new(), services => services.GetRequiredService<Outbox>().Send(new Letter(to, "Something of yours", "Words that wait")));
        await house.RunJobs();
    }

    private async Task AtFour() => await house.Services.GetRequiredService<JobRunner>().Run(typeof(ForgetLetters).FullName!, "{}", default);

    private Task<long> Rows(string address) => house.Behind<long>($"select count(*) from mail.letters where recipient = '{address}'");

    private Task<long> Words(string address) => house.Behind<long>($"select coalesce(sum(length(body) + coalesce(length(html), 0)), 0)::bigint from mail.letters where recipient = '{address}' and sent_at is not null");
}
