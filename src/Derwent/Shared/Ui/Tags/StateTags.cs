using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary><c>&lt;clock state="soon"&gt;11:40, 2 h 30 min&lt;/clock&gt;</c>: a promise with a time. Word, shape and colour.</summary>
[HtmlTargetElement("clock", Attributes = "state")]
public sealed class ClockTag : Drawn
{
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["late"] = "octagon-alert", ["soon"] = "clock-alert", ["ok"] = "clock", ["paused"] = "circle-pause", ["active"] = "circle-dot",
        ["done"] = "circle-check", ["wait"] = "hourglass", ["none"] = "circle-dashed", ["no"] = "circle-x",
    };

    /// <summary>late, soon, ok, paused, active, done, wait, none or no (an enum member of that name will do).</summary>
    public string State { get; set; } = "ok";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = State.ToLowerInvariant();
        Become(output, "span", "clock");
        output.Attributes.SetAttribute("data-state", state);
        output.PreContent.SetHtmlContent(Shape(Shapes.GetValueOrDefault(state, "clock")));
    }
}

/// <summary><c>&lt;sev level="2"/&gt;</c>: severity 0–3 of a need (dots) or <c>strength</c> (squares), always with its word.</summary>
[HtmlTargetElement("sev", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SevTag : Drawn
{
    private static readonly string[] Needs = ["not now", "some", "serious", "severe"];
    private static readonly string[] Strengths = ["not now", "a little", "good", "strong"];

    /// <summary>0 to 3.</summary>
    public int Level { get; set; }

    /// <summary>A strength rather than a need.</summary>
    public bool Strength { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var level = Math.Clamp(Level, 0, 3);
        Become(output, "span", "sev");
        output.Attributes.SetAttribute("data-level", level);
        if (Strength)
        {
            output.Attributes.SetAttribute("data-kind", "strength");
        }

        output.Content.SetContent((Strength ? Strengths : Needs)[level]);
    }
}

/// <summary><c>&lt;mark kind="family"/&gt;</c>: what a referral is about, by shape: circle person, square family, pin place.</summary>
[HtmlTargetElement("mark", Attributes = "kind", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MarkTag : Drawn
{
    /// <summary>person, family or place (an enum member such as YoungPerson will do).</summary>
    public string Kind { get; set; } = "person";

    /// <summary>The larger one beside a page's title.</summary>
    public bool Big { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (kind, icon, words) = Kind.ToLowerInvariant() switch
        {
            "family" => ("family", "users-round", "Family"),
            "place" => ("place", "map-pin", "Place"),
            _ => ("person", "user-round", "Young person"),
        };
        Become(output, "span", Big ? "mark big" : "mark");
        output.Attributes.SetAttribute("data-kind", kind);
        output.Content.AppendHtml(Shape(icon)).AppendHtml("<span class=\"visually-hidden\">").Append(words).AppendHtml("</span>");
    }
}

/// <summary><c>&lt;tag state="waiting"&gt;Soon&lt;/tag&gt;</c> or <c>&lt;tag domain="family"&gt;Money at home&lt;/tag&gt;</c>: a pill, with its shape.</summary>
[HtmlTargetElement("tag")]
public sealed class PillTag : Drawn
{
    /// <summary>urgent, waiting, active, done or none.</summary>
    public string? State { get; set; }

    /// <summary>person, family or environment (an enum member will do).</summary>
    public string? Domain { get; set; }

    /// <summary>Another icon than the usual one.</summary>
    public string? Icon { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var domain = Domain?.ToLowerInvariant();
        Become(output, "span", "tag");
        output.Attributes.Add("data-state", State);
        output.Attributes.Add("data-domain", domain);
        output.Attributes.Where(attribute => attribute.Value is null).ToList().ForEach(attribute => output.Attributes.Remove(attribute));
        var shape = Icon ?? domain switch { "person" => "user-round", "family" => "house", "environment" => "trees", _ => null }
            ?? State switch { "urgent" => "octagon-alert", "waiting" => "triangle-alert", "active" => "footprints", "done" => "circle-check", _ => null };
        if (shape is not null)
        {
            output.PreContent.SetHtmlContent(Shape(shape));
        }
    }
}
