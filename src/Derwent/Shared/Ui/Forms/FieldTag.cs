using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary>
/// <c>&lt;field for="Input.Name" label="Your name" hint="…"/&gt;</c>: label, hint, error and control, always in that order and tied together.
/// What was typed wins over the model, so a refused form comes back as it was sent. Attributes it does not know go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTag : Drawn
{
    /// <summary>The property.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>The question. Without one, the property's [Display(Name)].</summary>
    public string? Label { get; set; }

    /// <summary>What helps to answer it.</summary>
    public string? Hint { get; set; }

    /// <summary>text, email, tel, number, search, password, time, file, area, select, date, day (the browser's own date), radios, ticks, picks or tick. Without one, by the property's type.</summary>
    public string? Kind { get; set; }

    /// <summary>The answers to choose from.</summary>
    public IEnumerable<Choice>? Options { get; set; }

    /// <summary>The label is the page's h1.</summary>
    public bool Heading { get; set; }

    /// <summary>Large choices, one to a line.</summary>
    public bool Big { get; set; }

    /// <summary>The label is for screen readers only.</summary>
    public bool Silent { get; set; }

    /// <summary>An icon before the label.</summary>
    public string? Icon { get; set; }

    /// <summary>What stands in it when it was not this form that was sent. Without it, what the model says.</summary>
    public string? Was { get; set; }

    /// <summary>First line of a select, for nothing chosen.</summary>
    public string? Empty { get; set; }

    internal string Name { get; private set; } = "";

    internal string Id { get; private set; } = "";

    internal string? Error { get; private set; }

    // Another form of the page was sent, or none yet: what was typed and what was wrong with it is not about this field.
    private bool elsewhere;

    internal IReadOnlyList<Choice> Choices => Options as IReadOnlyList<Choice> ?? Options?.ToList() ?? [];

    internal List<TagHelperAttribute> Own { get; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Name = View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var form = context.Items.TryGetValue(typeof(PostFormTag), out var around) ? (OneForm)around : null;
        elsewhere = form is { Another: true };
        // A summary leads to the field of the form that was sent: that one has the plain name.
        // Which names are given away is known to the whole page: a part of it has view data of its own.
        var taken = elsewhere || !View.HttpContext.Items.TryAdd((typeof(FieldTag), Name), true);
        Id = FieldErrors.Id(taken ? $"{Name}-{form?.Name ?? "again"}" : Name);
        Error = elsewhere ? null : FieldErrors.First(View.ModelState, Name);
        Own.AddRange(output.Attributes.Where(attribute => attribute.Name is not "class"));
        output.Attributes.Clear();

        var kind = Kind ?? Guess();
        var many = kind is "radios" or "ticks" or "picks" or "date";
        Become(output, many ? "fieldset" : "div", "field");
        if (many && Describes() is { } described)
        {
            output.Attributes.SetAttribute("aria-describedby", described);
        }

        var control = Control(kind);
        if (kind == "tick")
        {
            output.Content.AppendHtml(Below()).AppendHtml(control);
            return;
        }

        output.Content.AppendHtml(Above(many)).AppendHtml(Below()).AppendHtml(control);
    }

    /// <summary>What was typed, or what the model says.</summary>
    internal string Value(string ending = "")
    {
        if (!elsewhere && View.ModelState.TryGetValue(Name + ending, out var entry) && entry.AttemptedValue is { } typed)
        {
            return typed;
        }

        return ending.Length > 0 ? "" : (Was ?? (Overwritten ? null : For.Model)) switch
        {
            null => "",
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var value => value.ToString() ?? "",
        };
    }

    // The other form had a field of this name: what the model holds now was typed there.
    private bool Overwritten => elsewhere && View.HttpContext.Request.HasFormContentType && View.HttpContext.Request.Form.ContainsKey(Name);

    /// <summary>What was ticked, or what the model says.</summary>
    internal IReadOnlySet<string> Values()
    {
        if (!elsewhere && View.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null)
        {
            return entry.RawValue is string[] many ? many.ToHashSet() : new HashSet<string> { entry.RawValue.ToString()! };
        }

        return Was is null && !Overwritten && For.Model is System.Collections.IEnumerable list and not string
            ? list.Cast<object?>().Select(item => item?.ToString() ?? "").ToHashSet()
            : new HashSet<string> { Value() };
    }

    internal string? Describes()
    {
        var parts = string.Join(' ', new[] { Hint is null ? null : Id + "-hint", Error is null ? null : Id + "-error" }.Where(part => part is not null));
        return parts.Length == 0 ? null : parts;
    }

    private HtmlContentBuilder Above(bool many)
    {
        var html = new HtmlContentBuilder();
        var css = Silent ? " class=\"visually-hidden\"" : "";
        html.AppendHtml(many ? $"<legend{css}>" : $"<label for=\"{Id}\"{css}>").AppendHtml(Heading ? "<h1>" : "");
        if (Icon is not null)
        {
            html.AppendHtml(Shape(Icon)).Append(" ");
        }

        return (HtmlContentBuilder)html.Append(Label ?? For.Metadata.DisplayName ?? For.Name).AppendHtml(Heading ? "</h1>" : "").AppendHtml(many ? "</legend>" : "</label>");
    }

    private HtmlContentBuilder Below()
    {
        var html = new HtmlContentBuilder();
        if (Hint is not null)
        {
            html.AppendHtml($"<span class=\"hint\" id=\"{Id}-hint\">").Append(Hint).AppendHtml("</span>");
        }

        if (Error is not null)
        {
            html.AppendHtml(Wrong(Id, Error));
        }

        return html;
    }

    private IHtmlContent Control(string kind) => kind switch
    {
        "area" => Controls.Area(this),
        "select" => Controls.Select(this),
        "date" => Controls.Date(this),
        "radios" or "ticks" => Controls.Choices(this, kind == "radios" ? "radio" : "checkbox"),
        "picks" => Controls.Picks(this),
        "tick" => Controls.Tick(this),
        _ => Controls.Input(this, kind == "day" ? "date" : kind),
    };

    private string Guess()
    {
        var type = Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType;
        return Options is not null ? (type != typeof(string) && For.Metadata.IsEnumerableType ? "ticks" : "radios")
            : type == typeof(bool) ? "tick"
            : type == typeof(DateOnly) ? "date"
            : type == typeof(TimeOnly) ? "time"
            : type == typeof(int) || type == typeof(decimal) ? "number"
            : "text";
    }
}
