using System.Net;
using Derwent.Newsletters.Jobs;
using Xunit;

namespace Derwent.Tests.Newsletters;

/// <summary>Asking for a newsletter, saying yes, changing, leaving, being forgotten.</summary>
public sealed class SignUpTests(PostHouse house) : IClassFixture<PostHouse>
{
    [Fact]
    public async Task Whoever_asks_gets_a_letter_and_nothing_else_until_the_address_says_yes()
    {
        var list = await house.AList("Weekly");
        var address = PostHouse.AnAddress();
        using var somebody = await house.Asked(address, list);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from newsletters.subscriptions where list_id = '{list.Id}'"));
        var page = await somebody.Open("/newsletter/mine");
        Assert.Contains("Is this what you want?", page.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from newsletters.subscriptions where list_id = '{list.Id}'"));
        var after = await page.Form("Yes, send it to me").Press();
        Assert.Contains("The next letter comes to you.", after.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from newsletters.subscriptions where list_id = '{list.Id}' and ended_at is null"));
        Assert.Contains(await house.Letters(), letter => letter.To == address && letter.Subject == "Welcome to the newsletter" && letter.Text.Contains("“Weekly”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_proof_keeps_when_how_and_the_words_beside_the_button_and_no_network_address()
    {
        var list = await house.AList("Proof");
        var address = await house.AReader(list);
        var proof = await house.Behind<string>($"select row_to_json(s)::text from newsletters.subscriptions s join newsletters.subscribers p on p.id = s.subscriber_id where p.address = '{address}'");
        Assert.Contains("nothing else comes before you say yes there", proof, StringComparison.Ordinal);
        Assert.Contains("Chosen: Proof", proof, StringComparison.Ordinal);
        Assert.Contains("2026-11-24", proof, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", proof, StringComparison.Ordinal);
        Assert.Equal(32, (await house.Behind<byte[]>($"select source from newsletters.subscriptions s join newsletters.subscribers p on p.id = s.subscriber_id where p.address = '{address}'"))!.Length);
    }

    [Fact]
    public async Task A_known_address_and_an_unknown_one_are_told_the_same()
    {
        var list = await house.AList("Same");
        var known = await house.AReader(list);
        using var somebody = house.Stranger();
        var answers = new List<string>();
        foreach (var address in (string[])[known, PostHouse.AnAddress()])
        {
            answers.Add((await (await somebody.Open("/newsletter")).Form("Ask for it").Fill("Email", address).Choose($"Lists={list.Id}").Press()).Html);
            answers.Add((await (await somebody.Open("/newsletter/my-page")).Form("Send me the link").Fill("Email", address).Press()).Html);
        }
        Assert.Single(answers.Distinct());
        await house.RunJobs();
        Assert.Contains(await house.Letters(), letter => letter.To == known && letter.Subject == "Your newsletters");
    }

    [Fact]
    public async Task Nobody_can_have_a_mailbox_flooded()
    {
        var list = await house.AList("Flood");
        var victim = PostHouse.AnAddress();
        using var somebody = house.Stranger();
        for (var times = 0; times < 8; times++) await (await somebody.Open("/newsletter")).Form("Ask for it").Fill("Email", victim).Choose($"Lists={list.Id}").Press();
        await house.RunJobs();
        Assert.Equal(AnswerSignUpHandler.LettersADay, (await house.Letters()).Count(letter => letter.To == victim));
    }

    [Theory]
    [InlineData("", "Type your e-mail address.")]
    [InlineData("Jo Marsh <jo@example.org>", "Only the address")]
    [InlineData("jo@example.org, kit@example.org", "without spaces")]
    [InlineData("jo@example.org,kit@example.org", "One address at a time")]
    [InlineData("jo(the one)@example.org", "without spaces")]
    [InlineData("jo(one)@example.org", "brackets")]
    [InlineData("\"jo\"@example.org", "quotation marks")]
    [InlineData("jo@[192.0.2.1]", "number in brackets")]
    [InlineData("jo@localhost", "name like example.org")]
    [InlineData("jo@@example.org", "looks like name@example.org")]
    [InlineData("jo..marsh@example.org", "looks like name@example.org")]
    [InlineData(".jo@example.org", "looks like name@example.org")]
    [InlineData("@example.org", "looks like name@example.org")]
    [InlineData("jo@exam_ple.org", "no name that mail can go to")]
    [InlineData("jo@-example.org", "no name that mail can go to")]
    [InlineData("jürgen@example.org", "letters like é")]
    [InlineData("jo\u200b@example.org", "invisible sign")]
    public async Task An_address_that_cannot_be_written_to_is_answered_with_the_reason(string typed, string sentence)
    {
        var list = await house.AList("Odd");
        using var somebody = house.Stranger();
        var page = await (await somebody.Open("/newsletter")).Form("Ask for it").Fill("Email", typed).Choose($"Lists={list.Id}").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.Document.QuerySelector("#Email-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.Document.QuerySelector("input[name=Email]")!.GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("o'brien+news@example.org")]
    [InlineData("UPPER.Case@Example.ORG")]
    [InlineData("jo@bücher.example")]
    [InlineData("a-b_c.d!e#f$g%h&i*j/k=l?m^n`o{p|q}r~s@example.org")]
    public void An_unusual_address_is_taken(string typed)
    {
        var (address, sentence) = Derwent.Newsletters.LetterAddress.Read(typed, international: false);
        Assert.Null(sentence);
        Assert.Equal(address!.Key, address.Key.ToLowerInvariant());
        Assert.True(System.Text.Ascii.IsValid(address.Written));
    }

    [Fact]
    public async Task Very_long_addresses_are_refused_and_nothing_breaks()
    {
        await house.AList("Long");
        using var somebody = house.Stranger();
        foreach (var typed in (string[])[new string('a', 65) + "@example.org", "a@" + string.Join('.', Enumerable.Repeat("abc", 90)) + ".org", new string('x', 5000), "a@" + new string('b', 64) + ".org"])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await somebody.Open("/newsletter")).Form("Ask for it").Fill("Email", typed).Press()).Status);
    }

    [Fact]
    public async Task On_the_own_page_topics_are_changed_and_everything_is_stopped()
    {
        var list = await house.AList("Topical", null, "Music", "Sport");
        var address = PostHouse.AnAddress();
        using var somebody = await house.Asked(address, list, "Music");
        var mine = await (await somebody.Open("/newsletter/mine")).Form("Yes, send it to me").Press();
        Assert.Equal("Music", Ticked(mine));
        var music = list.Topics.Single(topic => topic.Name == "Music").Id;
        mine = await mine.Form("form:has([name=Topics])").Untick("Topics").Choose($"Topics={list.Topics.Single(topic => topic.Name == "Sport").Id}").Press();
        Assert.Equal("Sport", Ticked(mine));
        Assert.NotEqual(music, Guid.Empty);
        var after = await mine.Form("form[action*=Stop]").Press();
        Assert.Contains("comes no more", after.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await house.Behind<long>($"select count(*) from newsletters.subscriptions s join newsletters.subscribers p on p.id = s.subscriber_id where p.address = '{address}' and ended_at is null"));
    }

    [Fact]
    public async Task What_is_held_can_be_taken_along()
    {
        var list = await house.AList("Export");
        var address = PostHouse.AnAddress();
        using var somebody = await house.Asked(address, list);
        await (await somebody.Open("/newsletter/mine")).Form("Yes, send it to me").Press();
        var file = await somebody.Get("/newsletter/mine/export");
        Assert.Equal("application/json", file.Content.Headers.ContentType!.MediaType);
        using var json = System.Text.Json.JsonDocument.Parse(await file.Content.ReadAsStringAsync());
        Assert.Equal(address, json.RootElement.GetProperty("address").GetString());
        var one = Assert.Single(json.RootElement.GetProperty("newsletters").EnumerateArray());
        Assert.Equal("Export", one.GetProperty("newsletter").GetString());
        Assert.Contains("say yes", one.GetProperty("textShown").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erased_is_erased_and_the_link_opens_nothing_more()
    {
        var list = await house.AList("Erase");
        var address = PostHouse.AnAddress();
        using var somebody = await house.Asked(address, list);
        await (await somebody.Open("/newsletter/mine")).Form("Yes, send it to me").Press();
        var letter = await house.Decided(list, "Before the end");
        var refused = await (await somebody.Open("/newsletter/mine")).Form("Erase everything").Press();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var gone = await (await somebody.Open("/newsletter/mine")).Form("Erase everything").Choose("Yes, erase it").Press();
        Assert.Equal("It is erased", gone.Heading);
        foreach (var table in (string[])["subscribers", "sign_ups", "deliveries"])
            Assert.Equal(0L, await house.Behind<long>($"select count(*) from newsletters.{table} where address = '{address}'"));
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.Open("/newsletter/mine")).Status);
        await house.Press.Run(default);
        Assert.Empty(house.LettersFor(letter));
    }

    [Fact]
    public async Task Who_never_says_yes_is_forgotten_after_seven_days()
    {
        var forgetful = new PostHouse();
        await forgetful.InitializeAsync();
        try
        {
            var list = await forgetful.AList("Forget");
            var address = PostHouse.AnAddress();
            (await forgetful.Asked(address, list)).Dispose();
            forgetful.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
            await forgetful.RunJobs();
            Assert.Equal(0L, await forgetful.Behind<long>("select (select count(*) from newsletters.subscribers) + (select count(*) from newsletters.sign_ups)"));
        }
        finally { await forgetful.DisposeAsync(); }
    }

    private static string Ticked(Seen page) => string.Join(", ", page.Document.QuerySelectorAll("input[name=Topics][checked]").Select(box => box.ParentElement!.TextContent.Trim()));
}
