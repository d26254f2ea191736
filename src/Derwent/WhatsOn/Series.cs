using Derwent.Shared.Database;
using Derwent.Shared.Time;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

namespace Derwent.WhatsOn;

/// <summary>The days of a series. A rule is read by Ical.Net and kept within bounds: at most one occurrence a day, 400 in all, two years ahead.</summary>
internal static class Series
{
    public const int Most = 400;
    public const int LongestRule = 300;
    public const int YearsAhead = 2;
    private const int MostSteps = 2000;

    /// <summary>What is wrong with the rule, as a finished sentence, or null.</summary>
    public static string? Refuses(string rule, DateOnly first, DateOnly? until)
    {
        if (rule.Length > LongestRule) return "This rule is longer than any real series needs. Keep it under 300 letters.";
        if (Read(rule) is not { } read) return "We cannot read this rule. It is like FREQ=WEEKLY;BYDAY=TU.";
        if (read.Frequency is not (FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly or FrequencyType.Yearly))
            return "A series repeats by days, weeks, months or years. Nobody comes every second.";
        if (read.ByHour.Count + read.ByMinute.Count + read.BySecond.Count > 0) return "A series has one time of day. Make a second event for another time.";
        if (read.Interval > 366) return "That leaves too long between two dates. Enter them as single events.";
        if (read.Count is null && until is null) return "Say until when it runs: a last day within two years. It is easy to go on later.";
        if (read.Count > Most) return $"That is {read.Count:N0} times. A series has at most {Most}; it is easy to go on later.";
        if (read.Count is not null && until is not null) return "Say either how many times or a last day, not both.";
        if (until < first) return "The last day lies before the first.";
        if (until > first.AddYears(YearsAhead)) return "The last day lies more than two years after the first. It is easy to go on later.";
        var days = Expand(read, first, until);
        if (days is null) return "This rule never comes true. Look at its days and months again.";
        if (days.Count == 0) return "This rule has no day between the first and the last.";
        return days.Count > Most ? $"This rule makes more than {Most} dates. Choose an earlier last day." : null;
    }

    /// <summary>Every day of the series, first to last, without the bank holidays when those are skipped.</summary>
    /// <exception cref="RuleRefused">The rule is out of bounds.</exception>
    public static IReadOnlyList<DateOnly> Days(EventFacts facts)
    {
        if (facts.Rule is null) return [facts.StartsOn];
        if (Refuses(facts.Rule, facts.StartsOn, facts.Until) is { } sentence) throw new RuleRefused(sentence);
        return Expand(Read(facts.Rule)!, facts.StartsOn, facts.Until)!;
    }

    /// <summary>True when the day is left out of the series.</summary>
    public static bool IsSkipped(EventFacts facts, DateOnly day) => facts is { Rule: not null, SkipsBankHolidays: true } && UkTime.IsBankHoliday(day);

    /// <summary>The rule without its own end: what UNTIL says becomes a last day.</summary>
    public static (string Rule, DateOnly? Until) WithoutEnd(RecurrenceRule rule)
    {
        var until = rule.Until switch
        {
            null => (DateOnly?)null,
            { IsUtc: true } utc => UkTime.DateOf(new DateTimeOffset(utc.AsUtc, TimeSpan.Zero)),
            { } local => local.Date,
        };
        return (string.Join(';', rule.ToString()!.Split(';').Where(part => !part.StartsWith("UNTIL=", StringComparison.OrdinalIgnoreCase))), until);
    }

    /// <summary>The rule, or null when it is none.</summary>
    public static RecurrenceRule? Read(string rule)
    {
        if (!rule.Contains("FREQ=", StringComparison.OrdinalIgnoreCase)) return null;
        try { return new RecurrenceRule(rule); }
        catch (Exception broken) when (broken is ArgumentException or FormatException or OverflowException or InvalidOperationException) { return null; }
    }

    /// <summary>The first day of the rule on or after another day, or null. The rule goes on from there in the same step.</summary>
    public static DateOnly? From(string rule, DateOnly first, DateOnly notBefore)
    {
        if (Read(rule) is not { } read || read.Frequency is not (FrequencyType.Daily or FrequencyType.Weekly or FrequencyType.Monthly or FrequencyType.Yearly) || read.ByHour.Count + read.ByMinute.Count + read.BySecond.Count > 0) return null;
        try
        {
            return new CalendarEvent { Start = new CalDateTime(first), RecurrenceRule = read }.GetOccurrences(new CalDateTime(notBefore), new EvaluationOptions { MaxUnmatchedIncrementsLimit = 20_000 })
                .Select(occurrence => (DateOnly?)occurrence.Period.StartTime.Date).Where(day => day >= notBefore).FirstOrDefault();
        }
        catch (Exception broken) when (broken is EvaluationException or ArgumentException or OverflowException) { return null; }
    }

    // Civil dates only: no zone is asked, so no clock change can move a day. Null when the rule never comes true.
    private static List<DateOnly>? Expand(RecurrenceRule rule, DateOnly first, DateOnly? until)
    {
        var one = new CalendarEvent { Start = new CalDateTime(first), RecurrenceRule = rule };
        var last = until ?? first.AddYears(YearsAhead);
        if (rule.Until is not null && WithoutEnd(rule).Until is { } own && own < last) last = own;
        try
        {
            var days = one.GetOccurrences(null, new EvaluationOptions { MaxUnmatchedIncrementsLimit = MostSteps })
                .Select(occurrence => occurrence.Period.StartTime.Date).TakeWhile(day => day <= last).Take(Most + 1).ToList();
            // The first day counts as an occurrence even where the rule does not name it; calendars disagree about that, so it must be one.
            return days;
        }
        catch (EvaluationLimitExceededException) { return null; }
        catch (Exception broken) when (broken is ArgumentException or EvaluationException or OverflowException) { return null; }
    }
}
