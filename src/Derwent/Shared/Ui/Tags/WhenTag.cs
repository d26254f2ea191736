using System.Globalization;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Derwent.Shared.Ui;

/// <summary><c>&lt;when at="@instant" relative/&gt;</c> or <c>&lt;when on="@date"/&gt;</c>: a time, exact and (if asked) relative, on an English clock.</summary>
[HtmlTargetElement("when", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WhenTag(TimeProvider clock) : Drawn
{
    /// <summary>An instant.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>A civil date.</summary>
    public DateOnly? On { get; set; }

    /// <summary>Say the day only, though an instant is known.</summary>
    public bool DayOnly { get; set; }

    /// <summary>Spoken, as in public: "Tuesday 3 November, 4.41pm".</summary>
    public bool Spoken { get; set; }

    /// <summary>Add "in 2 h 30 min" or "3 days ago".</summary>
    public bool Relative { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var now = clock.GetUtcNow();
        var today = UkTime.DateOf(now);
        if ((On ?? (At is { } instant ? UkTime.DateOf(instant) : null)) is not { } day)
        {
            output.SuppressOutput();
            return;
        }

        Become(output, "time");
        var exact = At is { } at && !DayOnly
            ? Spoken ? InWords.LongMoment(at, now) : InWords.Moment(at, now)
            : Spoken ? InWords.LongDay(day, today) : InWords.Day(day, today);
        output.Attributes.SetAttribute("datetime", At is { } point && !DayOnly
            ? UkTime.Local(point).ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture)
            : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.Content.SetContent(Relative && At is { } from ? $"{exact}, {InWords.Relative(from, now)}" : exact);
    }
}
