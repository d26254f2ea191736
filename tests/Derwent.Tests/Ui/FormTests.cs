using System.Net;
using Derwent.Shared.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Xunit;

namespace Derwent.Tests.Ui;

/// <summary>What every form owes: sentences beside the field and in the summary, and nothing typed lost. Tried on the components page.</summary>
public sealed class FormTests(House house) : IClassFixture<House>
{
    private const string Components = "/dev/components";

    [Fact]
    public async Task A_date_that_does_not_exist_is_said_beside_it_and_in_the_summary()
    {
        using var visitor = house.Stranger();
        var form = (await visitor.Open(Components)).Form("Try it");

        var page = await form.Fill("Input.Name", "Kai").Fill("Input.Born.Day", "31").Fill("Input.Born.Month", "2").Fill("Input.Born.Year", "2011").Press("Try it");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Date of birth must be a real date, like 27 3 2011.", page.Document.QuerySelector(".summary-errors a")!.TextContent);
        Assert.Contains("Date of birth must be a real date", page.Document.GetElementById("Input_Born-error")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Please check: ", page.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_leads_to_a_control_that_is_there()
    {
        using var visitor = house.Stranger();
        var page = await (await visitor.Open(Components)).Form("Try it").Press("Try it");

        var targets = page.Document.QuerySelectorAll(".summary-errors a").Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.Equal(["Input_Name", "Input_Born"], targets);
        Assert.All(targets, target => Assert.Equal("INPUT", page.Document.GetElementById(target)?.TagName));
    }

    [Fact]
    public async Task Nothing_typed_is_lost_when_the_form_comes_back()
    {
        using var visitor = house.Stranger();
        var form = (await visitor.Open(Components)).Form("Try it");

        var page = await form.Fill("Input.Name", "").Fill("Input.Words", "Two lines,\nand <b>marks</b>").Fill("Input.Born.Day", "31").Fill("Input.Born.Month", "2")
            .Fill("Input.Born.Year", "2011").Fill("Input.Urgency", "soon").Choose("Missing school").Choose("I’m not sure").Choose("They know and agree").Press("Try it");

        var again = page.Form("Try it").Fields.ToDictionary(field => field.Key, field => field.Value.ReplaceLineEndings("\n"));
        Assert.Equal("Two lines,\nand <b>marks</b>", again["Input.Words"]);
        Assert.Equal(("31", "2", "2011"), (again["Input.Born.Day"], again["Input.Born.Month"], again["Input.Born.Year"]));
        Assert.Equal(("soon", "school", "unsure", "true"), (again["Input.Urgency"], again["Input.Worries"], again["Input.Danger"], again["Input.Agrees"]));
    }

    [Fact]
    public async Task A_control_names_its_hint_and_its_error()
    {
        using var visitor = house.Stranger();
        var page = await (await visitor.Open(Components)).Form("Try it").Press("Try it");

        var name = page.Document.GetElementById("Input_Name")!;
        Assert.Equal("Input_Name-hint Input_Name-error", name.GetAttribute("aria-describedby"));
        Assert.Equal("true", name.GetAttribute("aria-invalid"));
        Assert.All(name.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.Document.GetElementById(id)));
    }

    [Fact]
    public void Two_parts_of_a_page_with_the_same_field_give_it_two_ids()
    {
        var (page, about) = (new Microsoft.AspNetCore.Http.DefaultHttpContext(), new EmptyModelMetadataProvider());
        // Each partial has a copy of the view data, as the framework makes it.
        var shared = new ViewDataDictionary(about, new ModelStateDictionary());

        var ids = new[] { new OneForm("yes", false), new OneForm("no", false), null }.Select(form =>
        {
            var tag = new FieldTag { View = new ViewContext { HttpContext = page, ViewData = new ViewDataDictionary(shared) }, For = new ModelExpression("Words", about.GetModelExplorerForType(typeof(string), "")) };
            tag.Process(new TagHelperContext([], form is null ? [] : new Dictionary<object, object> { [typeof(PostFormTag)] = form }, "one"), new TagHelperOutput("field", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent())));
            return tag.Id;
        }).ToList();

        Assert.Equal(["Words", "Words-no", "Words-again"], ids);
    }

    [Fact]
    public async Task A_good_form_goes_through()
    {
        using var visitor = house.Stranger();
        var form = (await visitor.Open(Components)).Form("Try it");

        var page = await form.Fill("Input.Name", "Kai").Fill("Input.Born.Day", "27").Fill("Input.Born.Month", "Mar").Fill("Input.Born.Year", "2011").Press("Try it");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Document.QuerySelector(".summary-errors"));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_kindly()
    {
        using var visitor = house.Stranger();
        var page = await visitor.Post(Components, [new("Input.Name", "Kai")]);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("We could not read that", page.Heading);
        Assert.Contains(page.Form("Send it again").Fields, field => field is { Key: "Input.Name", Value: "Kai" });
    }

    [Fact]
    public async Task A_table_that_becomes_a_list_stays_a_table_to_a_screen_reader()
    {
        using var visitor = house.Stranger();
        var table = (await visitor.Open(Components)).Document.QuerySelector("table.stacks")!;

        Assert.Equal("table", table.GetAttribute("role"));
        Assert.All(table.QuerySelectorAll("tr"), row => Assert.Equal("row", row.GetAttribute("role")));
        Assert.All(table.QuerySelectorAll("tbody th"), head => Assert.Equal("rowheader", head.GetAttribute("role")));
        Assert.All(table.QuerySelectorAll("td"), cell => Assert.Equal("cell", cell.GetAttribute("role")));
    }
}
