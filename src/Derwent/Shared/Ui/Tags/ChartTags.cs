using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary><c>&lt;goal-chart label="Goal one" marks="@marks"/&gt;</c>: a goal's marks from 0 to 10 on the desk; x in percent, so that type never scales.</summary>
[HtmlTargetElement("goal-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GoalChartTag : Drawn
{
    /// <summary>What it shows, without the young person's words.</summary>
    public string Label { get; set; } = "Goal";

    /// <summary>0 to 10 each, oldest first.</summary>
    public IReadOnlyList<int> Marks { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "svg");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Marks.Count == 0 ? $"{Label}: no marks yet" : $"{Label}: {string.Join(", ", Marks)} out of 10");
        output.Content.AppendHtml("<line class=\"base\" x1=\"0\" x2=\"88%\" y1=\"70\" y2=\"70\"/><text x=\"100%\" y=\"74\" text-anchor=\"end\">0</text>"
            + "<line class=\"base\" x1=\"0\" x2=\"88%\" y1=\"14\" y2=\"14\"/><text x=\"100%\" y=\"18\" text-anchor=\"end\">10</text>");
        for (var i = 1; i < Marks.Count; i++)
        {
            output.Content.AppendHtml(Text($"<line class=\"ln\" x1=\"{X(i - 1):0.#}%\" y1=\"{Y(i - 1):0.#}\" x2=\"{X(i):0.#}%\" y2=\"{Y(i):0.#}\"/>"));
        }

        for (var i = 0; i < Marks.Count; i++)
        {
            output.Content.AppendHtml(Text($"<circle class=\"pt\" cx=\"{X(i):0.#}%\" cy=\"{Y(i):0.#}\" r=\"4.5\"/>"));
        }

        foreach (var i in new[] { 0, Marks.Count - 1 }.Distinct().Where(i => i >= 0 && i < Marks.Count))
        {
            output.Content.AppendHtml(Text($"<text class=\"lab\" x=\"{X(i):0.#}%\" y=\"{Y(i) - 9:0.#}\" text-anchor=\"middle\">{Marks[i]}</text>"));
        }
    }

    private double X(int i) => Marks.Count == 1 ? 3 : 3 + (81.0 * i / (Marks.Count - 1));

    private double Y(int i) => 70 - (5.6 * Math.Clamp(Marks[i], 0, 10));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary><c>&lt;goal-bed first="2" now="5"/&gt;</c>: the same goal on the young person's own page, a run along its bed.</summary>
[HtmlTargetElement("goal-bed", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GoalBedTag : Drawn
{
    private static readonly int[] Ends = [0, 10];

    /// <summary>The first mark, 0 to 10.</summary>
    public int First { get; set; }

    /// <summary>The latest mark, 0 to 10; null when there is only one.</summary>
    public int? Now { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "svg");
        output.Attributes.SetAttribute("viewBox", "0 0 340 46");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", $"Out of 10: you said {First} at the start" + (Now is { } n ? $" and {n} now" : ""));
        output.Content.AppendHtml("<path class=\"bed\" d=\"M20 14H320\"/>");
        if (Now is { } now)
        {
            output.Content.AppendHtml($"<path class=\"ran\" d=\"M{X(First)} 14H{X(now)}\"/><circle cx=\"{X(First)}\" cy=\"14\" r=\"8\"/><circle class=\"here\" cx=\"{X(now)}\" cy=\"14\" r=\"10\"/>");
            output.Content.AppendHtml(Math.Abs(now - First) < 3
                ? $"<text x=\"{Inside(X(now))}\" y=\"42\">{First} → {now}</text>"
                : $"<text x=\"{Inside(X(First))}\" y=\"42\">start: {First}</text><text x=\"{Inside(X(now))}\" y=\"42\">now: {now}</text>");
        }
        else
        {
            output.Content.AppendHtml($"<circle class=\"here\" cx=\"{X(First)}\" cy=\"14\" r=\"10\"/><text x=\"{Inside(X(First))}\" y=\"42\">start: {First}</text>");
        }

        foreach (var end in Ends.Where(end => Math.Abs(end - First) > 2 && Math.Abs(end - (Now ?? First)) > 2))
        {
            output.Content.AppendHtml($"<text x=\"{X(end)}\" y=\"42\">{end}</text>");
        }
    }

    private static int X(int mark) => 20 + (30 * Math.Clamp(mark, 0, 10));

    private static int Inside(int x) => Math.Clamp(x, 26, 314);
}

/// <summary><c>&lt;weigh value="-0.3"/&gt;</c>: one field's weight for (right) or against (left) two records being the same; −1 to 1.</summary>
[HtmlTargetElement("weigh", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WeighTag : Drawn
{
    /// <summary>−1 (surely another) to 1 (surely the same).</summary>
    public double Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var width = 45 * Math.Min(Math.Abs(Value), 1);
        var x = Value < 0 ? 45 - width : 45;
        Become(output, "svg");
        output.Attributes.SetAttribute("viewBox", "0 0 90 10");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(string.Create(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{(Value < 0 ? "against" : "for")}\" x=\"{x:0.#}\" y=\"1\" width=\"{width:0.#}\" height=\"8\"/><path class=\"mid\" d=\"M45 0V10\"/>"));
    }
}

/// <summary><c>&lt;joins row="2"/&gt;</c>: on the plan, the streams that run so far and the one that joins in this row (0 is the young person).</summary>
[HtmlTargetElement("joins", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class JoinsTag : Drawn
{
    /// <summary>The row, from 0.</summary>
    public int Row { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "svg", "joins");
        output.Attributes.SetAttribute("aria-hidden", "true");
        if (Row == 0)
        {
            output.Content.SetHtmlContent("<path class=\"f1\" d=\"M28 50C28 72 8 64 8 84\"/><line class=\"f1\" x1=\"8\" x2=\"8\" y1=\"83\" y2=\"100%\"/>");
            return;
        }

        // Nine streams have a colour; a tenth helper runs with the ninth.
        var row = Math.Min(Row, 8);
        for (var i = 0; i < row; i++)
        {
            output.Content.AppendHtml($"<line class=\"f{i + 1}\" x1=\"{8 + (9 * i)}\" x2=\"{8 + (9 * i)}\" y2=\"100%\"/>");
        }

        var x = 8 + (9 * row);
        output.Content.AppendHtml($"<path class=\"f{row + 1}\" d=\"M90 27C{x + 24} 27 {x} 48 {x} 88\"/><line class=\"f{row + 1}\" x1=\"{x}\" x2=\"{x}\" y1=\"87\" y2=\"100%\"/>");
    }
}
