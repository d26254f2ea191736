using Derwent.Accounts;
using Derwent.Newsletters;
using Derwent.Newsletters.Letters;
using Derwent.Newsletters.Sending;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Newsletters;

/// <summary>A Derwent with a mail server, a newsletter and somebody who writes it.</summary>
public class PostHouse : House
{
    private static int addresses;
    private Person? ruth;

    public SmtpTrap Smtp { get; } = new();

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [new("SMTP_URL", Smtp.Url), new("Derwent:Newsletters:PerSecond", "0"), new("Derwent:Newsletters:PatienceSeconds", "2"), new("Derwent:Newsletters:Bounces", "bounces@derwent.test")];

    internal Press Press => Services.GetRequiredService<Press>();

    public async Task<Person> Coordinator() => ruth ??= await APerson(null, Role.Coordinator);

    /// <summary>A list of the alliance, or of an organisation whose manager opens it.</summary>
    internal async Task<MailingList> AList(string name, Person? manager = null, params string[] topics)
    {
        MailingList list = null!;
        await As(manager ?? await Coordinator(), async services =>
        {
            var newsletters = services.GetRequiredService<NewslettersContext>();
            var slug = $"list-{Guid.CreateVersion7():N}";
            list = MailingList.Open(name, slug, $"All about {name}.", manager?.OrganisationId, manager is null ? null : "An organisation", null, Clock.GetUtcNow());
            foreach (var topic in topics) list.AddTopic(topic, null, Clock.GetUtcNow());
            newsletters.Lists.Add(list);
            await newsletters.SaveChangesAsync();
        });
        return list;
    }

    public static string AnAddress() => $"reader{Interlocked.Increment(ref addresses)}@example.test";

    /// <summary>Asks for the letter, opens the link in the mail and says yes.</summary>
    internal async Task<string> AReader(MailingList list, params string[] topics)
    {
        var address = AnAddress();
        using var somebody = await Asked(address, list, topics);
        await (await somebody.Open("/newsletter/mine")).Form("Yes, send it to me").Press();
        await RunJobs();
        return address;
    }

    /// <summary>Asks for the letter and opens the link in the mail, no more.</summary>
    internal async Task<Visitor> Asked(string address, MailingList list, params string[] topics)
    {
        var somebody = Stranger();
        var form = (await somebody.Open("/newsletter")).Form("Ask for it").Fill("Email", address);
        if ((await somebody.Open("/newsletter")).Document.QuerySelector($"input[name=Lists][type=checkbox][value='{list.Id}']") is not null) form.Choose($"Lists={list.Id}");
        foreach (var topic in list.Topics.Where(topic => topics.Contains(topic.Name))) form.Choose($"Topics={topic.Id}");
        Assert.Equal("Now look in your mail", (await form.Press()).Heading);
        await RunJobs();
        await somebody.Open((await Letters()).Last(letter => letter.To == address).Link);
        return somebody;
    }

    /// <summary>Readers by the hundred, written as the worker would: for what is about sending, not about signing up.</summary>
    internal async Task<IReadOnlyList<string>> Readers(MailingList list, int number)
    {
        var written = Enumerable.Range(0, number).Select(_ => AnAddress()).ToArray();
        await using var command = Services.GetRequiredService<DatabaseSources>()[DatabaseRole.Worker].CreateCommand(
            """
            with who as (insert into newsletters.subscribers (id, address, address_key, address_hash, added_at)
              select gen_random_uuid(), a, a, newsletters.masked(a), $3 from unnest($2::text[]) a returning id)
            insert into newsletters.subscriptions (id, subscriber_id, list_id, organisation_id, topics, asked_at, confirmed_at, how, text_shown)
              select gen_random_uuid(), id, $1, $4, '{}', $3, $3, 'a test', 'a test' from who
            """);
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = list.Id }, new() { Value = written }, new() { Value = Clock.GetUtcNow() }, new() { Value = (object?)list.OrganisationId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid } });
        await command.ExecuteNonQueryAsync();
        return written;
    }

    /// <summary>A letter that is decided: everybody of the list has a row.</summary>
    internal async Task<Issue> Decided(MailingList list, string subject = "What is on this week", DateTimeOffset? at = null, string words = "Come along on **Saturday**.", Person? by = null, params string[] topics)
    {
        Issue issue = null!;
        await As(by ?? await Coordinator(), async services =>
        {
            var newsletters = services.GetRequiredService<NewslettersContext>();
            var now = Clock.GetUtcNow();
            var who = new Who(null, "Ruth Okell", null);
            issue = Issue.Begin(list, who, now);
            issue.Head(subject, "A first line", who, now);
            issue.Change(issue.Blocks[0] with { Words = words }, who, now);
            newsletters.Issues.Add(issue);
            var slug = $"letter-{issue.Id:N}";
            issue.Decide([.. list.Topics.Where(topic => topics.Contains(topic.Name)).Select(topic => topic.Id)], true, slug, await services.GetRequiredService<IssueDrawing>().Letter(issue, list, slug, default), at ?? now, now);
            await newsletters.SaveChangesAsync();
            await services.GetRequiredService<Recipients>().Write(issue, default);
        });
        return issue;
    }

    internal async Task<IReadOnlyDictionary<string, string>> Rows(Issue issue)
    {
        var rows = new Dictionary<string, string>();
        await using var command = Services.GetRequiredService<DatabaseSources>()[DatabaseRole.Worker].CreateCommand("select address, state from newsletters.deliveries where issue_id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = issue.Id });
        await using var found = await command.ExecuteReaderAsync();
        while (await found.ReadAsync()) rows[found.GetString(0)] = found.GetString(1);
        return rows;
    }

    internal Task<string?> StateOf(Issue issue) => Behind<string>($"select state from newsletters.issues where id = '{issue.Id}'");

    /// <summary>What was taken for these addresses and is a newsletter.</summary>
    internal IReadOnlyList<Taken> LettersFor(Issue issue) => [.. Smtp.Taken.Where(taken => taken.Parsed.Subject == issue.Subject)];
}
