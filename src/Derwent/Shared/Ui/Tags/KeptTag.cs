using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Options;

namespace Derwent.Shared.Ui;

/// <summary><c>&lt;kept as="foot"&gt;…&lt;/kept&gt;</c>: a part of a page that is the same for everybody while the program runs; drawn once, then remembered.
/// What depends on the page goes into <c>by</c>, which must take few values. Never anything about a person, and no form that posts.</summary>
[HtmlTargetElement("kept", Attributes = "as")]
public sealed class KeptTag(KeptParts parts) : Drawn
{
    /// <summary>The part's name.</summary>
    public string As { get; set; } = "";

    /// <summary>Which of several drawings of it; null draws it afresh and remembers nothing.</summary>
    public string? By { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var http = View.HttpContext;
        // A fragment brings its icons along instead of naming them.
        if (By is null || http.Request.Headers.ContainsKey("HX-Request")) return;
        if (!parts.TryGet((As, By), out var kept))
        {
            var (before, own) = (Icons.Used(http), new SortedSet<string>(StringComparer.Ordinal));
            Icons.Use(http, own);
            kept = new KeptPart(new HtmlString((await output.GetChildContentAsync()).GetContent()), [.. own]);
            Icons.Use(http, before);
            parts.Keep((As, By), kept);
        }
        Icons.Used(http).UnionWith(kept.Icons);
        output.Content.SetHtmlContent(kept.Html);
    }
}

/// <summary>What <see cref="KeptTag"/> remembers: of one program, never more than a few hundred parts. When the settings say otherwise (name, menu, colours), all is drawn afresh.</summary>
public sealed class KeptParts(IOptions<AllianceOptions> alliance)
{
    private const int Most = 300;
    private readonly ConcurrentDictionary<(string, string), KeptPart> parts = new();
    private AllianceOptions? drawnFor;

    internal bool TryGet((string, string) name, out KeptPart part)
    {
        if (!ReferenceEquals(drawnFor, alliance.Value))
        {
            drawnFor = alliance.Value;
            parts.Clear();
        }
        return parts.TryGetValue(name, out part!);
    }

    internal void Keep((string, string) name, KeptPart part)
    {
        if (parts.Count < Most) parts[name] = part;
    }
}

internal sealed record KeptPart(HtmlString Html, IReadOnlyList<string> Icons);
