using Derwent.Accounts;
using Derwent.Shared.Security;
using Xunit;

namespace Derwent.Tests.Site;

/// <summary>Short words for what a coordinator does at the desk, through its pages.</summary>
internal static class Newsroom
{
    /// <summary>Begins a post, writes it and leaves it as a draft; gives the editor.</summary>
    public static async Task<Seen> Write(this Visitor coordinator, string kind, string title, string body = "Some words.", string summary = "One sentence.", string said = "", string did = "")
    {
        var editor = await (await coordinator.Open("/desk/community/posts/new")).Form("Begin").Choose("Kind=" + kind).Fill("Title", title).Press();
        Assert.StartsWith("/desk/community/posts/", editor.Path, StringComparison.Ordinal);
        var form = editor.Form("#write").Fill("Input.Summary", summary).Fill("Input.Body", body);
        if (said.Length > 0) form.Fill("Input.Said", said).Fill("Input.Did", did);
        return await form.Press("Save draft");
    }

    /// <summary>Publishes what is on the screen.</summary>
    public static Task<Seen> Publish(this Seen editor) => editor.Act("Publish");

    /// <summary>Presses a button that stands outside of the form it belongs to.</summary>
    public static async Task<Seen> Act(this Seen editor, string handler, params (string Name, string Value)[] besides)
    {
        var form = editor.Form("#write");
        var fields = form.Fields.ToList();
        foreach (var (name, value) in besides)
        {
            fields.RemoveAll(field => field.Key == name);
            fields.Add(new(name, value));
        }
        return await editor.Visitor.Post($"{editor.Path}?handler={handler}", fields);
    }

    /// <summary>Records that somebody agreed to be in the story.</summary>
    public static async Task<Seen> Agree(this Seen editor, string until = "2027-11-01", bool picture = false)
    {
        var form = (await editor.Visitor.Open(editor.Path + "/consent")).Form("Record it")
            .Fill("Input.About", "Zayn of Backstage Crew").Choose("Input.AgreedBy=Both").Fill("Input.Name", "Zayn and his father").Fill("Input.How", "On our form")
            .Fill("Input.Until", until);
        if (picture) form.Choose("Input.To=picture");
        var page = await form.Press("Record it");
        Assert.True(page.Status == System.Net.HttpStatusCode.OK, page.Text);
        return page;
    }

    public static Task<Visitor> ACoordinator(this House house) => house.SignedIn(Role.Coordinator);
}
