using System.Net;
using AngleSharp.Html.Dom;
using Derwent.Shared.Security;
using Derwent.Tests.Fitness;
using Derwent.Tests.FrontDoor;
using Derwent.Tests.World;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Derwent.Tests.Trust;

/// <summary>Every field of every form that has a rule of its own, spoilt one at a time: the page comes again with the sentence above the form and beside the field, and nothing else that was typed is lost.</summary>
public sealed class TooLongTests(WorldHouse house) : IClassFixture<WorldHouse>
{
    [Fact]
    public async Task Every_field_that_is_too_long_or_left_empty_is_said_beside_it_and_nothing_is_lost()
    {
        var (faults, tried, visitors, seen) = (new List<string>(), 0, new Dictionary<string, Visitor>(), new HashSet<(string, string, string, string, Visitor?)>());
        var rules = (await FieldRule.All(house)).SelectMany(rule => rule.Asked.Select(at => (at.Page, at.Name, Rule: rule))).ToLookup(one => one.Page, one => (one.Name, one.Rule));
        foreach (var door in (await Door.All(house)).Where(door => door.Posts.Count > 0 && door.Paths.Count > 0))
        {
            var mine = rules[await Model(door)].ToList();
            foreach (var (visitor, path) in mine.Count == 0 ? [] : await Ways(door, visitors))
                foreach (var (form, control, rule) in Spoilt(await visitor.Open(path), mine))
                {
                    // The same form of another record, or for somebody else, is the same form.
                    if (!seen.Add((door.Address, form.GetAttribute("action")?.Split("handler=")[^1] ?? "", control.GetAttribute("name")!, rule.Kind, door.ByLink is { Kind: LinkKind.Draft } ? visitor : null))) continue;
                    tried++;
                    var fault = await Try(visitor, path, form, control, rule);
                    if (fault is not null) faults.Add(fault);
                }
        }
        Assert.True(tried > 80, $"Only {tried} fields were tried.");
        Assert.True(faults.Count == 0, $"{faults.Count} of {tried}:\n" + string.Join("\n", faults));
    }

    private static IEnumerable<(IHtmlFormElement Form, AngleSharp.Dom.IElement Control, FieldRule Rule)> Spoilt(Seen page, List<(string Name, FieldRule Rule)> rules) =>
        from form in page.Document.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Where(form => string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
        from control in form.Elements.OfType<AngleSharp.Dom.IElement>().Where(control => control is IHtmlTextAreaElement or IHtmlSelectElement or IHtmlInputElement { Type: not ("hidden" or "file" or "checkbox") }).DistinctBy(control => control.GetAttribute("name"))
        from rule in rules.Where(rule => rule.Name == Refusals.EachRow(control.GetAttribute("name") ?? "") && (rule.Rule.Longest > 0 || rule.Rule.Kind == "Required"))
        select (form, control, rule.Rule);

    private static async Task<string?> Try(Visitor visitor, string path, IHtmlFormElement form, AngleSharp.Dom.IElement control, FieldRule rule)
    {
        var name = control.GetAttribute("name")!;
        var filled = new FilledForm(visitor, form, new Uri("http://derwent.test" + path));
        var typed = rule.Kind == "Required" ? "" : new string('w', rule.Longest + 1);
        var fields = filled.Fields.Where(field => field.Key != name).Append(new(name, typed)).ToList();
        var button = form.QuerySelector("button[name]");
        if (button is not null && (form.QuerySelector("button:not([name])") is null)) fields.Add(new(button.GetAttribute("name")!, button.GetAttribute("value") ?? ""));
        var target = form.GetAttribute("action") is { Length: > 0 } action ? new Uri(new Uri("http://derwent.test" + path), action).PathAndQuery : form.QuerySelector("button[formaction]")?.GetAttribute("formaction") ?? path;
        var seen = await visitor.Post(target, fields);
        var where = $"{target} {name} ({rule.Kind} {rule.Longest})";
        if (seen.Status != HttpStatusCode.UnprocessableEntity) return $"{where}: {(int)seen.Status}, not 422 with “{rule.Sentence}”.";
        if (!(seen.Document.QuerySelector(".summary-errors")?.TextContent ?? "").Contains(rule.Sentence!, StringComparison.Ordinal)) return $"{where}: “{rule.Sentence}” does not stand above the form.";
        if (!seen.Document.QuerySelectorAll(".error").Any(error => error.TextContent.Contains(rule.Sentence!, StringComparison.Ordinal))) return $"{where}: “{rule.Sentence}” does not stand beside the field.";
        var lost = fields.Where(field => (field.Key != name || control is not (IHtmlSelectElement or IHtmlInputElement { Type: "radio" })) && field.Value.Trim().Length > 0 && FilledForm.IsTyped(form, field.Key) && !FilledForm.Shown(seen, field.Key).Any(shown => FilledForm.Words(shown) == FilledForm.Words(field.Value))).Select(field => field.Key).ToList();
        return lost.Count == 0 ? null : $"{where}: what was typed is lost: {string.Join(", ", lost)}.";
    }

    private async Task<string> Model(Door door)
    {
        var endpoint = EveryAddress.Pages(house).First(page => EveryAddress.Of(page) == door.Address);
        return (await house.Services.GetRequiredService<PageLoader>().LoadAsync(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, endpoint.Metadata)).ModelTypeInfo!.FullName!;
    }

    // The pages of the referral are filled differently for whom it is about.
    private async Task<IReadOnlyList<(Visitor, string)>> Ways(Door door, Dictionary<string, Visitor> known)
    {
        var ways = new List<(Visitor, string)>();
        if (door.ByLink is not { Kind: LinkKind.Draft })
        {
            List<Visitor> openers = [await door.Opener(house, known)];
            // Some see a record and may not change it: everybody tries.
            foreach (var staff in Door.People.Where(staff => door.Opens(staff)))
                openers.Add(known.TryGetValue(staff.Email, out var there) ? there : known[staff.Email] = await house.SignedIn(staff));
            return [.. openers.Distinct().SelectMany(opener => door.Paths.Select(path => (opener, path)))];
        }
        foreach (var about in new[] { "A child or young person", "A family", "A place", "Me" })
        {
            if (!known.TryGetValue(about, out var visitor))
            {
                visitor = known[about] = house.Stranger();
                await Wizard.UpToCheck(visitor, about);
            }
            ways.Add((visitor, door.Paths[0]));
        }
        return ways;
    }
}
