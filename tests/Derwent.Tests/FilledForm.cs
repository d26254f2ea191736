using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Derwent.Tests;

/// <summary>A form that was rendered, with what is being filled in.</summary>
public sealed class FilledForm
{
    private readonly Visitor visitor;
    private readonly IHtmlFormElement form;
    private readonly Uri page;
    private readonly List<KeyValuePair<string, string>> fields = [];

    internal FilledForm(Visitor visitor, IHtmlFormElement form, Uri page)
    {
        (this.visitor, this.form, this.page) = (visitor, form, page);
        foreach (var control in form.Elements)
        {
            switch (control)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox" } box when box.IsChecked && box.Name is { } name: fields.Add(new(name, box.Value)); break;
                case IHtmlInputElement { Type: not ("radio" or "checkbox" or "submit" or "button") } input when input.Name is { Length: > 0 } name: fields.Add(new(name, input.Value)); break;
                case IHtmlTextAreaElement { Name: { } name } area: fields.Add(new(name, area.Value)); break;
                case IHtmlSelectElement { Name: { } name } select: fields.Add(new(name, select.Options.OrderByDescending(o => o.IsSelected).Select(o => o.Value).FirstOrDefault() ?? "")); break;
            }
        }
    }

    /// <summary>Types into the control of this name or label.</summary>
    public FilledForm Fill(string nameOrLabel, string value)
    {
        var name = NameOf(nameOrLabel);
        fields.RemoveAll(field => field.Key == name);
        fields.Add(new(name, value));
        return this;
    }

    /// <summary>Ticks a box or chooses a radio, by the words beside it or by name=value.</summary>
    public FilledForm Choose(string label)
    {
        var box = form.QuerySelectorAll("label").OfType<IHtmlLabelElement>()
            .Where(l => Words(l.TextContent) == label || Words(l.TextContent).StartsWith(label, StringComparison.Ordinal))
            .OrderBy(l => Words(l.TextContent) == label ? 0 : 1)
            .Select(l => l.Control ?? l.QuerySelector("input") as AngleSharp.Html.Dom.IHtmlElement).OfType<IHtmlInputElement>()
            .FirstOrDefault(input => input.Type is "radio" or "checkbox")
            ?? form.Elements.OfType<IHtmlInputElement>().FirstOrDefault(input => $"{input.Name}={input.Value}" == label)
            ?? throw new Xunit.Sdk.XunitException($"Nothing to choose called \"{label}\" on {page.AbsolutePath}.");
        if (box.Type == "radio") fields.RemoveAll(field => field.Key == box.Name);
        fields.Add(new(box.Name!, box.Value));
        return this;
    }

    /// <summary>Takes a tick away.</summary>
    public FilledForm Untick(string name)
    {
        fields.RemoveAll(field => field.Key == name);
        return this;
    }

    /// <summary>Presses the button with these words, or the form's first one.</summary>
    public async Task<Seen> Press(string? button = null, (string Name, string FileName, byte[] Bytes)? file = null)
    {
        var pressed = form.QuerySelectorAll("button, input[type=submit]").OfType<IHtmlElement>()
            .FirstOrDefault(b => button is null || Words(b.TextContent) == button || b.GetAttribute("value") == button)
            ?? throw new Xunit.Sdk.XunitException($"No button \"{button}\" on {page.AbsolutePath}.");
        var sent = fields.ToList();
        if (pressed.GetAttribute("name") is { Length: > 0 } name) sent.Add(new(name, pressed.GetAttribute("value") ?? ""));
        var action = pressed.GetAttribute("formaction") ?? form.GetAttribute("action");
        var target = string.IsNullOrEmpty(action) ? page : new Uri(page, action);
        if (string.Equals(form.Method, "get", StringComparison.OrdinalIgnoreCase))
            return await visitor.Open(target.AbsolutePath + "?" + string.Join('&', sent.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")));
        var seen = file is { } upload ? await visitor.Post(target.PathAndQuery, sent.Where(field => field.Key != upload.Name), upload) : await visitor.Post(target.PathAndQuery, sent);
        if (seen.Status == HttpStatusCode.UnprocessableEntity) LeadsBack(seen);
        return seen;
    }

    // Whoever follows a sentence above the page comes to a field of the form they sent, not to one of the same name in another form, and not nowhere.
    private void LeadsBack(Seen refused)
    {
        // Of several forms that go to one address a hidden id tells which row it is.
        string Which(IElement one) => one.GetAttribute("action") + string.Concat(one.QuerySelectorAll("input[type=hidden]").Where(field => field.GetAttribute("name")?.EndsWith("id", StringComparison.OrdinalIgnoreCase) == true).Select(field => " " + field.GetAttribute("value")));
        // A form that is not there any more leads to what has to be done first.
        if (refused.Document.Forms.All(one => Which(one) != Which(form))) return;
        foreach (var link in refused.Document.QuerySelectorAll(".summary-errors a"))
        {
            var id = link.GetAttribute("href")!.TrimStart('#');
            var field = refused.Document.GetElementById(id);
            Xunit.Assert.True(field is not null, $"“{Words(link.TextContent)}” leads to #{id} on {refused.Path}, and there is no such place: {string.Join(' ', form.Elements.Select(one => one.Id))}");
            var around = field.Closest("form") ?? field.QuerySelector("form");
            IsTied(refused, field, Words(link.TextContent));
            Xunit.Assert.True(around is null || Which(around) == Which(form), $"“{Words(link.TextContent)}” leads to #{id} in the form {(around is null ? "" : Which(around))} and not in {Which(form)}, which was sent.");
        }
    }

    // Who hears the field hears what is wrong with it: it names the sentence beside it, or the group of answers around it does.
    private static void IsTied(Seen refused, IElement field, string sentence)
    {
        if (field is not (IHtmlInputElement or IHtmlSelectElement or IHtmlTextAreaElement)) return;
        var named = new[] { field, field.Closest("fieldset") }.SelectMany(one => one?.GetAttribute("aria-describedby")?.Split(' ') ?? []).Select(refused.Document.GetElementById).OfType<IElement>().ToList();
        Xunit.Assert.True(named.Any(one => Words(one.TextContent).Contains(sentence, StringComparison.Ordinal)), $"#{field.Id} on {refused.Path} does not name what is wrong with it, “{sentence}”: {string.Join(" | ", named.Select(one => Words(one.TextContent)))}");
        for (var around = field.Closest("details"); around is not null; around = around.ParentElement?.Closest("details")) Xunit.Assert.True(around.HasAttribute("open"), $"“{sentence}” leads to #{field.Id} on {refused.Path}, which is folded away.");
        var group = field.Closest("fieldset")?.HasAttribute("aria-describedby") == true;
        Xunit.Assert.True(group || field.GetAttribute("aria-invalid") == "true", $"#{field.Id} on {refused.Path} does not say that it is wrong: “{sentence}”.");
    }

    /// <summary>Presses in vain: 422, the sentence that says what to mend, and everything that was typed still there.</summary>
    public async Task<Seen> PressInVain(string sentence, string? button = null, (string Name, string FileName, byte[] Bytes)? file = null, string? ignored = null)
    {
        var seen = await Press(button, file);
        Xunit.Assert.True(seen.Status == HttpStatusCode.UnprocessableEntity, $"{(int)seen.Status}, not 422, for “{sentence}”: {seen.Text}");
        Xunit.Assert.Contains(sentence, seen.Text, StringComparison.Ordinal);
        foreach (var (name, typed) in fields.Where(field => field.Key != ignored && field.Value.Trim().Length > 0 && IsTyped(form, field.Key)))
            Xunit.Assert.True(Shown(seen, name).Any(value => Words(value) == Words(typed)), $"“{typed}” was typed as {name} and is lost. There is: {string.Join(" | ", Shown(seen, name))}");
        return seen;
    }

    /// <summary>Spoils one field of a form that is right otherwise, one after the other: each time 422, the sentence above the form and beside the field, and everything else still there.</summary>
    public async Task EachInVain(string? button, params (string Name, string Value, string Sentence)[] wrong)
    {
        foreach (var (name, value, sentence) in wrong)
        {
            var right = fields.ToList();
            fields.RemoveAll(field => field.Key == name);
            if (value.Length > 0) fields.Add(new(name, value));
            var chosen = form.Elements.Any(control => control.GetAttribute("name") == name && control is IHtmlSelectElement or IHtmlInputElement { Type: "radio" or "checkbox" });
            var seen = await PressInVain(sentence, button, ignored: chosen ? name : null);
            var (above, beside) = (seen.Document.QuerySelector(".summary-errors")?.TextContent ?? "", string.Join(' ', seen.Document.QuerySelectorAll(".error").Select(error => error.TextContent)));
            Xunit.Assert.True(above.Contains(sentence, StringComparison.Ordinal), $"“{sentence}” does not stand above the form: {above}");
            Xunit.Assert.True(beside.Contains(sentence, StringComparison.Ordinal), $"“{sentence}” does not stand beside {name}: {beside}");
            fields.Clear();
            fields.AddRange(right);
        }
    }

    /// <summary>Presses what the rules refuse by now: 409 and a sentence that says why.</summary>
    public async Task<Seen> PressTooLate(string sentence, string? button = null)
    {
        var seen = await Press(button);
        Xunit.Assert.True(seen.Status == HttpStatusCode.Conflict, $"{(int)seen.Status}, not 409, for “{sentence}”: {seen.Text}");
        Xunit.Assert.Contains(sentence, seen.Text, StringComparison.Ordinal);
        return seen;
    }

    // What no page shows again is a password; what nobody types is hidden.
    internal static bool IsTyped(IHtmlFormElement form, string name) => form.Elements.Any(control => control.GetAttribute("name") == name && control is not IHtmlInputElement { Type: "hidden" or "password" or "file" });

    internal static IEnumerable<string> Shown(Seen page, string name) => page.Document.QuerySelectorAll($"[name='{name}']").Select(control => control switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? box.Value : "",
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.QuerySelector("option[selected]")?.GetAttribute("value") ?? "",
        _ => "",
    });

    /// <summary>Where the form goes.</summary>
    public string Target => form.GetAttribute("action") is { Length: > 0 } action ? action : page.PathAndQuery;

    /// <summary>What would be sent, to send it twice or change it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => fields;

    private string NameOf(string nameOrLabel)
    {
        if (form.Elements.Any(e => e.GetAttribute("name") == nameOrLabel)) return nameOrLabel;
        var label = form.QuerySelectorAll("label").OfType<IHtmlLabelElement>().FirstOrDefault(l => Words(l.TextContent) == nameOrLabel)
            ?? throw new Xunit.Sdk.XunitException($"No control called \"{nameOrLabel}\" on {page.AbsolutePath}: {string.Join(", ", form.Elements.Select(e => e.GetAttribute("name")))}");
        return (label.Control ?? label.QuerySelector("input, textarea, select") as IHtmlElement)?.GetAttribute("name")
            ?? throw new Xunit.Sdk.XunitException($"The label \"{nameOrLabel}\" belongs to nothing.");
    }

    internal static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
