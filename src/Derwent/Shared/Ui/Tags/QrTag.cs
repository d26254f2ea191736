using Microsoft.AspNetCore.Razor.TagHelpers;
using QRCoder;

namespace Derwent.Shared.Ui;

/// <summary><c>&lt;qr address="https://…"/&gt;</c>: an address as a code that a phone's camera reads, drawn on the server, printed sharp.</summary>
[HtmlTargetElement("qr", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QrTag : Drawn
{
    /// <summary>What it opens.</summary>
    public string Address { get; set; } = "";

    /// <summary>What it opens, in words.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = string.Concat(rows.Select((row, y) => string.Concat(
            Enumerable.Range(0, row.Count).Where(x => row[x]).Select(x => $"M{x} {y}h1v1h-1z"))));
        Become(output, "svg", "qr");
        output.Attributes.SetAttribute("viewBox", $"0 0 {rows.Count} {rows.Count}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("shape-rendering", "crispEdges");
        output.Attributes.SetAttribute("aria-label", $"Code to scan: {Label}");
        output.Content.SetHtmlContent($"<path fill=\"#fff\" d=\"M0 0h{rows.Count}v{rows.Count}H0z\"/><path fill=\"#000\" d=\"{path}\"/>");
    }
}
