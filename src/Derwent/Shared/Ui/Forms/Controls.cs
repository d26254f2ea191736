using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Derwent.Shared.Ui;

/// <summary>The controls of a <see cref="FieldTag"/>.</summary>
internal static class Controls
{
    private static readonly (string Ending, string Label, string Width, string Auto)[] Boxes =
        [(".Day", "Day", "w-3", "bday-day"), (".Month", "Month", "w-3", "bday-month"), (".Year", "Year", "w-10", "bday-year")];

    public static TagBuilder Input(FieldTag field, string type)
    {
        var input = Named(field, "input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = type == "number" ? "text" : type;
        if (type == "number")
        {
            input.Attributes["inputmode"] = "numeric";
        }

        if (type is not ("password" or "file"))
        {
            input.Attributes["value"] = field.Value();
        }

        return input;
    }

    public static TagBuilder Area(FieldTag field)
    {
        var area = Named(field, "textarea");
        // A browser drops one newline after the tag; this one is for it.
        area.InnerHtml.AppendHtml("\n").Append(field.Value());
        return area;
    }

    public static TagBuilder Select(FieldTag field)
    {
        var select = Named(field, "select");
        var value = field.Value();
        if (field.Empty is not null)
        {
            select.InnerHtml.AppendHtml("<option value=\"\">").Append(field.Empty).AppendHtml("</option>");
        }

        foreach (var choice in field.Choices)
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = choice.Value;
            option.InnerHtml.Append(choice.Label);
            if (choice.Value == value)
            {
                option.Attributes["selected"] = "";
            }

            select.InnerHtml.AppendHtml(option);
        }

        return select;
    }

    public static HtmlContentBuilder Choices(FieldTag field, string type)
    {
        var html = new HtmlContentBuilder();
        var chosen = field.Values();
        foreach (var (choice, place) in field.Choices.Select((choice, place) => (choice, place)))
        {
            html.AppendHtml(field.Big ? "<label class=\"choice big\">" : "<label class=\"choice\">")
                .AppendHtml(Box(field, choice, place, type, chosen))
                .AppendHtml(field.Big ? "<span><b>" : "<span>").Append(choice.Label).AppendHtml(field.Big ? "</b>" : "");
            if (choice.Hint is not null)
            {
                html.AppendHtml("<span class=\"hint\">").Append(choice.Hint).AppendHtml("</span>");
            }

            html.AppendHtml("</span></label>");
        }

        return html;
    }

    public static HtmlContentBuilder Picks(FieldTag field)
    {
        var html = new HtmlContentBuilder();
        var chosen = field.Values();
        html.AppendHtml("<div class=\"picks\">");
        foreach (var (choice, place) in field.Choices.Select((choice, place) => (choice, place)))
        {
            html.AppendHtml("<label class=\"pick\">").AppendHtml(Box(field, choice, place, "checkbox", chosen)).Append(choice.Label).AppendHtml("</label>");
        }

        return (HtmlContentBuilder)html.AppendHtml("</div>");
    }

    public static HtmlContentBuilder Tick(FieldTag field)
    {
        var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        box.Attributes["type"] = "checkbox";
        box.Attributes["id"] = field.Id;
        box.Attributes["name"] = field.Name;
        box.Attributes["value"] = "true";
        Describe(field, box);
        if (field.Value().Contains("true", StringComparison.OrdinalIgnoreCase))
        {
            box.Attributes["checked"] = "";
        }

        return (HtmlContentBuilder)new HtmlContentBuilder().AppendHtml("<label class=\"choice\">").AppendHtml(box).AppendHtml("<span>")
            .Append(field.Label ?? field.For.Metadata.DisplayName ?? field.For.Name).AppendHtml("</span></label>");
    }

    public static HtmlContentBuilder Date(FieldTag field)
    {
        var html = new HtmlContentBuilder();
        var model = field.For.Model as DateOnly?;
        html.AppendHtml("<div class=\"row date\">");
        foreach (var (ending, label, width, auto) in Boxes)
        {
            var id = ending == ".Day" ? field.Id : FieldErrors.Id(field.Id + ending);
            var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            box.AddCssClass(width);
            box.Attributes["id"] = id;
            box.Attributes["name"] = field.Name + ending;
            box.Attributes["inputmode"] = "numeric";
            box.Attributes["maxlength"] = ending == ".Year" ? "4" : "2";
            box.Attributes["value"] = DatePart(field, ending, model);
            if (field.Own.Any(own => own.Name == "autocomplete" && own.Value?.ToString() == "bday"))
            {
                box.Attributes["autocomplete"] = auto;
            }

            if (field.Error is not null)
            {
                box.Attributes["aria-invalid"] = "true";
            }

            html.AppendHtml($"<div><label for=\"{id}\">{label}</label>").AppendHtml(box).AppendHtml("</div>");
        }

        return (HtmlContentBuilder)html.AppendHtml("</div>");
    }

    private static string DatePart(FieldTag field, string ending, DateOnly? model) =>
        field.Value(ending) is { Length: > 0 } typed ? typed
        : field.View.ModelState.ContainsKey(field.Name + ending) || model is not { } date ? ""
        : (ending switch { ".Day" => date.Day, ".Month" => date.Month, _ => date.Year }).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static TagBuilder Box(FieldTag field, Choice choice, int place, string type, IReadOnlySet<string> chosen)
    {
        var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        box.Attributes["type"] = type;
        box.Attributes["name"] = field.Name;
        box.Attributes["value"] = choice.Value;
        box.Attributes["id"] = place == 0 ? field.Id : FieldErrors.Id($"{field.Id}-{choice.Value}");
        if (chosen.Contains(choice.Value))
        {
            box.Attributes["checked"] = "";
        }

        return box;
    }

    private static TagBuilder Named(FieldTag field, string tag)
    {
        var control = new TagBuilder(tag);
        control.Attributes["id"] = field.Id;
        control.Attributes["name"] = field.Name;
        if (Longest(field) is { } longest)
        {
            control.Attributes["maxlength"] = longest.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach (var own in field.Own)
        {
            control.Attributes[own.Name] = own.Value?.ToString() ?? "";
        }

        if (control.Attributes.Remove("width", out var width))
        {
            control.AddCssClass(width!);
        }

        Describe(field, control);
        return control;
    }

    private static void Describe(FieldTag field, TagBuilder control)
    {
        if (field.Describes() is { } described)
        {
            control.Attributes["aria-describedby"] = described;
        }

        if (field.Error is not null)
        {
            control.Attributes["aria-invalid"] = "true";
        }
    }

    private static int? Longest(FieldTag field) =>
        field.For.Metadata.ValidatorMetadata.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength
        ?? field.For.Metadata.ValidatorMetadata.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length;
}
