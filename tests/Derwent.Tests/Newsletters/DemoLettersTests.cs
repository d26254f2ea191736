using Derwent.Tests.World;
using Derwent.World;
using Xunit;

namespace Derwent.Tests.Newsletters;

/// <summary>The demo's newsletters: two to read, one to go on writing, and its readers.</summary>
public sealed class DemoLettersTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    [Fact]
    public async Task Two_letters_can_be_read_and_no_reader_can_be_found_in_them()
    {
        using var anybody = house.Stranger();
        var archive = await anybody.Open("/newsletter/archive");
        foreach (var subject in (string[])["Dark evenings, warm rooms", "Half term: somewhere to be, every day"])
        {
            var letter = await anybody.Open(archive.Document.QuerySelectorAll("main a").First(link => link.TextContent == subject).GetAttribute("href")!);
            Assert.Equal(subject, letter.Heading);
            Assert.DoesNotContain("@post.example", letter.Html, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Christmas", archive.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coordinator_goes_on_with_the_draft_and_takes_a_place_from_the_directory()
    {
        using var ruth = await house.SignedIn(Staff.Ruth);
        var desk = await ruth.Open("/desk/newsletters");
        Assert.Contains("The river", desk.Text, StringComparison.Ordinal);
        var draft = await ruth.Open(desk.Document.QuerySelectorAll("main a").First(link => link.TextContent.StartsWith("Christmas", StringComparison.Ordinal)).GetAttribute("href")!);
        draft = await draft.Form("Add it").Fill("kind", "Listing").Press();
        var name = await house.Behind<string>("select name from listings.services where not is_private and status = 'Active' order by name limit 1");
        draft = await draft.Form("Find").Fill("find", name![..8]).Press();
        var taken = await draft.Document.QuerySelectorAll("form[action*=Take]").Select(_ => draft.Form("form[action*=Take]")).First().Press();
        Assert.Contains("Taken over.", taken.Text, StringComparison.Ordinal);
        Assert.StartsWith("http://derwent.test/services/", await house.Behind<string>("select blocks->-1->>'Link' from newsletters.issues where state = 'Draft'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_sees_the_readers_of_their_own_newsletter()
    {
        using var lena = await house.SignedIn(Staff.Lena);
        var page = await lena.Open("/desk/newsletters/subscribers");
        Assert.Contains("Studio door", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("amira.hussain", page.Text, StringComparison.Ordinal);
    }
}
