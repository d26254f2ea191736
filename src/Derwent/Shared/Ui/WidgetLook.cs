using System.Net;

namespace Derwent.Shared.Ui;

/// <summary>How a page of ours looks in the frame of somebody else's: the size of its letters and its colours, as they stand in its address. Unknown values are dropped.</summary>
/// <param name="Text">"", large or largest.</param>
/// <param name="Colours">"", light or dark.</param>
public sealed record WidgetLook(string Text, string Colours)
{
    /// <summary>Sizes to choose from.</summary>
    public static IReadOnlyList<(string Value, string Words)> Texts { get; } = [("", "Like most websites"), ("large", "Larger"), ("largest", "Largest")];

    /// <summary>Colours to choose from.</summary>
    public static IReadOnlyList<(string Value, string Words)> AllColours { get; } = [("", "Light or dark, as each visitor has it"), ("light", "Always light"), ("dark", "Always dark")];

    /// <summary>As the address says.</summary>
    public static WidgetLook From(IQueryCollection query) => new(Known(query["text"], Texts), Known(query["colours"], AllColours));

    /// <summary>The style that the page takes.</summary>
    public string Style => Colours.Length == 0 ? "public.css" : $"public-{Colours}.css";

    /// <summary>For the page's address.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs =>
        new KeyValuePair<string, string>[] { new("text", Text), new("colours", Colours) }.Where(pair => pair.Value.Length > 0);

    /// <summary>What somebody copies into a page of their own. It brings no script; where frames are switched off it is a plain link.</summary>
    public static string Code(string address, string title, int height)
    {
        var (to, name) = (WebUtility.HtmlEncode(address), WebUtility.HtmlEncode(title));
        return $"<iframe src=\"{to}\" title=\"{name}\" width=\"100%\" height=\"{height}\" loading=\"lazy\"><a href=\"{to}\">{name}</a></iframe>";
    }

    private static string Known(string? typed, IReadOnlyList<(string Value, string Words)> choices) => choices.Any(one => one.Value == typed) ? typed! : "";
}
