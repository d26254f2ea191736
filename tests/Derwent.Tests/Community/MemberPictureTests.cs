using System.Globalization;
using System.Net;
using System.Text;
using Derwent.Shared.Security;
using Derwent.Site;
using Derwent.Tests.Listings;
using Derwent.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Derwent.Tests.Community;

/// <summary>A member's post carries a picture: theirs until the coordinator publishes it with the post.</summary>
public sealed class MemberPictureTests(CommunityHouse house) : IClassFixture<CommunityHouse>
{
    [Fact]
    public async Task Nobody_but_its_own_member_and_the_desk_sees_the_picture_of_a_draft()
    {
        using var manager = await house.SignedIn(house.Manager);
        await With(await manager.Write("News", "Paint for the hall"), "A tin of green paint");
        var file = await File("A tin of green paint");
        using var ruth = await house.SignedIn(house.Ruth);
        using var stranger = house.Stranger();
        foreach (var other in new[] { house.OtherManager, await house.APerson(house.Club.Id, Role.Practitioner), await house.APerson(null, Role.Analyst) })
        {
            using var somebody = await house.SignedIn(other);
            Assert.Equal(HttpStatusCode.NotFound, (await somebody.Get(file)).StatusCode);
            await house.As(other, async services => Assert.Empty(await services.GetRequiredService<SiteContext>().Pictures.Where(picture => picture.Alt == "A tin of green paint").ToListAsync()));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(file)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await manager.Get(file)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ruth.Get(file)).StatusCode);
        // A colleague who writes for the same member sees what the draft shows.
        using var colleague = await house.SignedIn(await house.APerson(house.Club.Id, Role.OrganisationManager));
        Assert.Equal(HttpStatusCode.OK, (await colleague.Get(file)).StatusCode);
    }

    [Theory]
    [InlineData("'{0}', '{1}', date '2030-01-01'")]
    [InlineData("'{0}', '{2}', null")]
    [InlineData("gen_random_uuid(), '{1}', null")]
    public async Task A_member_hangs_pictures_for_nobody_else_and_agrees_for_nobody_whatever_the_program_does(string whose)
    {
        var values = string.Format(CultureInfo.InvariantCulture, whose, house.Manager.Id, house.Club.Id, house.Other.Id);
        var sql = "insert into site.pictures (id, alt, credit, shows_people, width, height, widths, at, by_name, by_person_id, by_organisation_id, consent_until) values (gen_random_uuid(), 'x', '', true, 100, 100, array[100], now(), 'x', " + values + ")";

        var denied = await Assert.ThrowsAsync<PostgresException>(() => house.As(house.Manager, services => services.GetRequiredService<SiteContext>().Database.ExecuteSqlRawAsync(sql)));

        Assert.Equal("42501", denied.SqlState);
    }

    [Fact]
    public async Task The_coordinator_publishes_it_with_the_post_and_everybody_sees_it_with_its_words()
    {
        using var manager = await house.SignedIn(house.Manager);
        var editor = await With(await manager.Write("News", "A van for the club"), "A green van in front of a hall");
        Assert.Contains("Keep the picture that is there: A green van", editor.Text, StringComparison.Ordinal);
        await editor.Act("Submit");
        using var ruth = await house.SignedIn(house.Ruth);
        await (await ruth.Open(editor.Path)).Publish();

        using var reader = house.Stranger();
        var image = (await reader.Open("/news/a-van-for-the-club")).Document.QuerySelector(".lead-picture img")!;
        Assert.Equal("A green van in front of a hall", image.GetAttribute("alt"));
        Assert.Equal(HttpStatusCode.OK, (await reader.Get(image.GetAttribute("src")!)).StatusCode);
    }

    [Fact]
    public async Task With_people_on_it_it_waits_for_the_recorded_yes()
    {
        using var manager = await house.SignedIn(house.Manager);
        var editor = await With(await manager.Write("News", "Two of our best"), "Two girls with a cup", "yes");
        await editor.Act("Submit");
        using var ruth = await house.SignedIn(house.Ruth);

        Assert.Contains("nobody has recorded that they agree", (await (await ruth.Open(editor.Path)).Publish()).Text, StringComparison.Ordinal);
        var id = await house.Behind<Guid>("select id from site.pictures where alt = 'Two girls with a cup'");
        await (await ruth.Open($"/desk/community/pictures/{id}")).Agree("2027-06-01", picture: true);
        Assert.Contains("It is on the site now", (await (await ruth.Open(editor.Path)).Publish()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_beside_it_and_the_words_stay()
    {
        using var manager = await house.SignedIn(house.Manager);
        var editor = await manager.Write("News", "A wall to paint");

        var refused = await editor.Form("#write").Fill("Input.Body", "We paint on Sunday.").Press("Save draft", ("Picture.Upload", "wall.jpg", PhotoTests.Drawn()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Say what the picture shows", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Say whether people can be recognised", refused.Text, StringComparison.Ordinal);
        Assert.Contains("We paint on Sunday.", refused.Document.QuerySelector("textarea[name='Input.Body']")!.TextContent, StringComparison.Ordinal);
        var hostile = await refused.Form("#write").Fill("Picture.Alt", "A wall").Choose("Picture.People=no").Press("Save draft", ("Picture.Upload", "wall.jpg", Encoding.UTF8.GetBytes("<svg onload='alert(1)'/>")));
        Assert.Contains("not a picture that we can take", hostile.Text, StringComparison.Ordinal);
        Assert.Equal(0L, await house.Behind<long>("select count(*) from site.pictures where alt = 'A wall'"));
    }

    [Fact]
    public async Task Forty_pictures_a_day_are_enough()
    {
        var colleague = await house.APerson(house.Club.Id, Role.OrganisationManager);
        using var manager = await house.SignedIn(colleague);
        await With(await manager.Write("News", "A fence"), "A wooden fence");
        await house.Behind<object>("insert into site.pictures select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid()))).* from site.pictures p, generate_series(1, 39) n where p.alt = 'A wooden fence'");

        var refused = await With(await manager.Write("News", "One more fence"), "The forty-first fence");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("That is 40 pictures in a day. Go on tomorrow.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_pressed_twice_at_the_same_instant_hangs_one_picture_and_nobody_is_told_of_a_quarrel()
    {
        using var manager = await house.SignedIn(house.Manager);
        var editor = await manager.Write("News", "A door painted twice");
        var form = editor.Form("#write").Fill("Picture.Alt", "A door, wet with paint").Choose("Picture.People=no");
        var file = PhotoTests.Drawn();

        var pressed = await Task.WhenAll(form.Press("Save draft", ("Picture.Upload", "door.jpg", file)), form.Press("Save draft", ("Picture.Upload", "door.jpg", file)));

        Assert.All(pressed, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.All(pressed, page => Assert.Contains("Saved. Nobody else sees it", page.Text, StringComparison.Ordinal));
        Assert.Equal(1L, await house.Behind<long>("select count(*) from site.pictures where alt = 'A door, wet with paint'"));
    }

    [Fact]
    public async Task The_library_takes_a_picture_once_however_often_the_button_is_pressed()
    {
        using var ruth = await house.SignedIn(house.Ruth);
        var form = (await ruth.Open("/desk/community/pictures")).Form("Add it").Fill("Alt", "A bicycle without wheels").Choose("People=no");
        var file = PhotoTests.Drawn();

        var pressed = await Task.WhenAll(form.Press("Add it", ("Upload", "bike.jpg", file)), form.Press("Add it", ("Upload", "bike.jpg", file)));

        Assert.All(pressed, page => Assert.Equal((HttpStatusCode.OK, "A bicycle without wheels"), (page.Status, page.Heading)));
        Assert.Equal(1L, await house.Behind<long>("select count(*) from site.pictures where alt = 'A bicycle without wheels'"));
    }

    [Fact]
    public async Task A_picture_is_taken_out_again_by_a_tick()
    {
        using var manager = await house.SignedIn(house.Manager);
        var editor = await With(await manager.Write("News", "A picture too many"), "A grey sky");

        editor = await editor.Form("#write").Untick("Input.Picture").Press("Save draft");

        Assert.DoesNotContain("A grey sky", editor.Document.QuerySelector("#preview")!.InnerHtml, StringComparison.Ordinal);
        Assert.Null(editor.Document.QuerySelector("input[name='Input.Picture']"));
    }

    private static Task<Seen> With(Seen editor, string alt, string people = "no") =>
        editor.Form("#write").Fill("Picture.Alt", alt).Choose("Picture.People=" + people).Press("Save draft", ("Picture.Upload", "IMG_7.jpg", PhotoTests.Drawn()));

    private async Task<string> File(string alt) => $"/media/{await house.Behind<Guid>($"select id from site.pictures where alt = '{alt}'")}/480.webp";
}
