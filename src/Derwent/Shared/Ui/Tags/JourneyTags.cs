using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary>One station of the river that every referral runs.</summary>
/// <param name="Name">Its name, e.g. "Triage".</param>
/// <param name="Note">When or how, in a few words; null shows a dash.</param>
/// <param name="State">Behind, here or ahead.</param>
public sealed record JourneyStation(string Name, string? Note, StepState State);

/// <summary>Where a step lies.</summary>
public enum StepState
{
    /// <summary>Behind us.</summary>
    Done,
    /// <summary>Where we are.</summary>
    Now,
    /// <summary>Ahead.</summary>
    Next,
}

/// <summary><c>&lt;journey stations="…"/&gt;</c>: the eight stations on the desk, the present one in coral.</summary>
[HtmlTargetElement("journey", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class JourneyTag : Drawn
{
    /// <summary>In order.</summary>
    public IReadOnlyList<JourneyStation> Stations { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "ol", "journey");
        output.Attributes.SetAttribute("role", "list");
        output.Attributes.SetAttribute("aria-label", "Journey");
        foreach (var station in Stations)
        {
            output.Content
                .AppendHtml(station.State switch { StepState.Done => "<li data-state=\"done\">", StepState.Now => "<li aria-current=\"step\">", _ => "<li class=\"todo\">" })
                .AppendHtml("<span><b>").Append(station.Name).AppendHtml("</b> ").Append(station.Note ?? "–").AppendHtml("</span></li>");
        }
    }
}

/// <summary><c>&lt;steps names="…" now="2" addresses="…"/&gt;</c>: a public question's steps along the water, at the side of a wide screen.</summary>
[HtmlTargetElement("steps", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepsTag : Drawn
{
    /// <summary>The names of the steps.</summary>
    public IReadOnlyList<string> Names { get; set; } = [];

    /// <summary>Where each step can be changed; steps ahead are never links.</summary>
    public IReadOnlyList<string?>? Addresses { get; set; }

    /// <summary>The present step, from 1.</summary>
    public int Now { get; set; } = 1;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "nav");
        output.Attributes.SetAttribute("aria-label", "Your steps");
        output.Content.AppendHtml("<ol class=\"course\">");
        for (var i = 1; i <= Names.Count; i++)
        {
            output.Content.AppendHtml($"<li data-state=\"{(i < Now ? "done" : i == Now ? "now" : "next")}\">");
            if (i < Now && Addresses?.ElementAtOrDefault(i - 1) is { } address)
            {
                output.Content.AppendHtml("<a href=\"").Append(address).AppendHtml("\">").Append(Names[i - 1]).AppendHtml("</a>");
            }
            else
            {
                output.Content.AppendHtml(i == Now ? "<span aria-current=\"step\">" : "<span>").Append(Names[i - 1]).AppendHtml("</span>");
            }

            output.Content.AppendHtml(i < Now ? "<span class=\"visually-hidden\"> (done)</span></li>" : "</li>");
        }

        output.Content.AppendHtml("</ol>");
    }
}

/// <summary><c>&lt;steps-now step="3" of="7"/&gt;</c>: the same on a phone, a small river and "Step 3 of 7".</summary>
[HtmlTargetElement("steps-now", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepsNowTag : Drawn
{
    /// <summary>The present step, from 1.</summary>
    public int Step { get; set; } = 1;

    /// <summary>How many there are.</summary>
    public int Of { get; set; } = 7;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "p", "steps-now");
        var done = Step - 1;
        output.Content
            .AppendHtml($"<svg viewBox=\"0 0 {20 * (Of - 1)} 20\" aria-hidden=\"true\"><path d=\"{Wave(Of - 1)}\"/><path class=\"so-far\" d=\"{Wave(done)}\"/>")
            .AppendHtml($"<circle cx=\"{20 * done}\" cy=\"10\" r=\"7\"/></svg>Step {Step} of {Of}");
    }

    private static string Wave(int waves) =>
        "M0 10" + string.Concat(Enumerable.Range(0, Math.Max(waves, 0)).Select(i => i % 2 == 0 ? "c5-10 15-10 20 0" : "c5 10 15 10 20 0"));
}
