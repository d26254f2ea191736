using System.Net;
using Derwent.Accounts;
using Derwent.Shared.Security;
using Derwent.Site;
using Derwent.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Community;

/// <summary>Members write, the coordinator reads and publishes: the page and the database agree who may what.</summary>
public sealed class MemberPostTests(CommunityHouse house) : IClassFixture<CommunityHouse>
{
    [Fact]
    public async Task Another_member_a_practitioner_and_the_public_see_no_draft_on_a_page_or_in_the_database()
    {
        var (editor, id) = await Draft("Kept to ourselves");
        foreach (var other in new[] { house.OtherManager, await house.APerson(house.Club.Id, Role.Practitioner), await house.APerson(null, Role.StrategicPartner), await house.APerson(null, Role.Analyst) })
        {
            using var somebody = await house.SignedIn(other);
            Assert.Equal(HttpStatusCode.NotFound, (await somebody.Open(editor.Path)).Status);
            await house.As(other, async services => Assert.Equal(0, await services.GetRequiredService<SiteContext>().Database.SqlQuery<int>($"select count(*)::int as \"Value\" from site.posts where id = {id}").SingleAsync()));
            await house.As(other, async services => Assert.Equal(0, await services.GetRequiredService<SiteContext>().Database.SqlQuery<int>($"select count(*)::int as \"Value\" from site.versions where post_id = {id}").SingleAsync()));
        }
        using var anybody = house.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Open("/news/kept-to-ourselves")).Status);
    }

    [Theory]
    [InlineData("update site.posts set state = 'Published', first_published_at = now() where id = '{0}'")]
    [InlineData("update site.posts set state = 'Scheduled', publish_at = now() where id = '{0}'")]
    [InlineData("update site.posts set kind = 'Page', path = '/privacy-2' where id = '{0}'")]
    [InlineData("insert into site.shown (post_id, language, version_id, number, title, summary, body, said, did, pictures, plain, at) select post_id, language, id, number, title, summary, body, said, did, array[]::uuid[], '', now() from site.versions where post_id = '{0}'")]
    [InlineData("insert into site.posts (id, kind, path, state, title, written_at, edited_at, written_by_name) values (gen_random_uuid(), 'News', '/news/as-the-alliance', 'Draft', 'x', now(), now(), 'x')")]
    public async Task A_member_publishes_nothing_and_writes_for_nobody_else_whatever_the_program_does(string sql)
    {
        var (_, id) = await Draft("Only a draft " + Guid.CreateVersion7().ToString("N")[^6..]);

        var denied = await Assert.ThrowsAsync<PostgresException>(() => house.As(house.Manager, services => services.GetRequiredService<SiteContext>().Database.ExecuteSqlRawAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, id))));

        Assert.Equal("42501", denied.SqlState);
    }

    [Fact]
    public async Task A_member_does_not_rewrite_what_the_desk_has_published()
    {
        var (editor, id) = await Draft("Stays as it is");
        await Sent(editor);
        using var ruth = await house.SignedIn(house.Ruth);
        await (await ruth.Open(editor.Path)).Publish();

        await house.As(house.Manager, async services => Assert.Equal(0, await services.GetRequiredService<SiteContext>().Database.ExecuteSqlAsync($"update site.posts set title = 'Changed' where id = {id}")));
        var mine = await editor.Visitor.Open(editor.Path);
        Assert.Contains("Ask them for a change", mine.Text, StringComparison.Ordinal);
        var token = await editor.Visitor.FormToken("/desk/community/posts/new");
        foreach (var handler in new[] { "", "?handler=Publish", "?handler=TakeDown", "?handler=Schedule", "?handler=Back" })
            Assert.Equal(HttpStatusCode.NotFound, (await editor.Visitor.Post(editor.Path + handler, [new("Input.Title", "Changed"), new("why", "because"), new("__RequestVerificationToken", token)])).Status);
        using var anybody = house.Stranger();
        Assert.Equal("Stays as it is", (await anybody.Open("/news/stays-as-it-is")).Heading);
    }

    [Fact]
    public async Task A_manager_writes_the_coordinator_asks_for_a_change_reads_again_and_publishes()
    {
        var (editor, _) = await Draft("We have a new van");
        var sent = await Sent(editor);
        Assert.Contains("The coordinator reads it", sent.Text, StringComparison.Ordinal);
        using var ruth = await house.SignedIn(house.Ruth);
        Assert.Contains("Read “We have a new van” and publish it", (await ruth.Open("/desk/community")).Text, StringComparison.Ordinal);
        await (await ruth.Open(editor.Path)).Form("Send it back").Fill("why", "Which colour?").Press();

        var mine = await editor.Visitor.Open(editor.Path);
        Assert.Contains("sent back: Which colour?", mine.Text, StringComparison.Ordinal);
        await mine.Form("#write").Fill("Input.Body", "It is green.").Press("Save draft");
        await Sent(await editor.Visitor.Open(editor.Path));
        var published = await (await ruth.Open(editor.Path)).Publish();

        Assert.Contains("It is on the site now", published.Text, StringComparison.Ordinal);
        using var anybody = house.Stranger();
        var page = await anybody.Open("/news/we-have-a-new-van");
        Assert.Contains("It is green.", page.Text, StringComparison.Ordinal);
        Assert.Contains("News, from An organisation", page.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await house.Behind<long>($"select count(*) from audit.entries where kind = 'post' and act = 'wrote' and person_id = '{house.Ruth.Id}' and what like '%sent a post back%'"));
    }

    [Fact]
    public async Task A_members_celebration_waits_for_the_recorded_yes_as_every_other()
    {
        using var manager = await house.SignedIn(house.Manager);
        var editor = await manager.Write("Celebration", "Our champion", said: "I won.", did: "Z, 14");
        Assert.Null(editor.Document.QuerySelector("a[href$='/consent']"));
        await Sent(editor);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Open(editor.Path + "/consent")).Status);
        using var ruth = await house.SignedIn(house.Ruth);

        var refused = await (await ruth.Open(editor.Path)).Publish();

        Assert.Contains("shown only with consent", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unfinished_post_is_not_sent_and_a_page_is_not_a_members_to_write()
    {
        using var manager = await house.SignedIn(house.Manager);
        var begin = await manager.Open("/desk/community/posts/new");
        Assert.Null(begin.Document.QuerySelector("input[value=Page]"));
        var editor = await begin.Form("Begin").Choose("Kind=News").Fill("Title", "Unfinished").Press();

        var refused = await editor.Act("Submit");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Write one sentence for lists", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Draft", await house.Behind<string>("select state from site.posts where title = 'Unfinished'"));
        var token = await manager.FormToken("/desk/community/posts/new");
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Post("/desk/community/posts/new", [new("Kind", "Page"), new("Title", "A page"), new("__RequestVerificationToken", token)])).Status);
    }

    [Fact]
    public async Task Two_posts_of_one_title_stand_at_two_addresses_although_neither_member_sees_the_other()
    {
        foreach (var person in new[] { house.Manager, house.OtherManager })
        {
            using var manager = await house.SignedIn(person);
            await manager.Write("News", "Summer programme");
        }
        Assert.Equal(2L, await house.Behind<long>("select count(*) from site.posts where path in ('/news/summer-programme', '/news/summer-programme-2')"));
    }

    [Fact]
    public async Task A_manager_lists_what_their_organisation_wrote_and_nothing_else()
    {
        await Draft("On our own list");
        using var ruth = await house.SignedIn(house.Ruth);
        await (await ruth.Write("News", "The alliance’s own")).Publish();
        using var manager = await house.SignedIn(house.Manager);

        var list = await manager.Open("/desk/community/posts");

        Assert.Contains("On our own list", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The alliance’s own", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Open("/desk/community")).Status);
    }

    private async Task<(Seen Editor, Guid Id)> Draft(string title)
    {
        var manager = await house.SignedIn(house.Manager);
        var editor = await manager.Write("News", title);
        return (editor, Guid.Parse(editor.Path.Split('/')[^1]));
    }

    private static async Task<Seen> Sent(Seen editor)
    {
        var sent = await editor.Act("Submit");
        Assert.True(sent.Status == HttpStatusCode.OK, sent.Text);
        return sent;
    }
}
