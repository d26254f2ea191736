namespace Derwent.Listings.Import;

/// <summary>When a service is open, in the several ways in which directories say it.</summary>
internal static class ServiceSchedules
{
    private const int LongestDays = 300;
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public static IReadOnlyList<ScheduleFacts> Read(Bag service, Notes notes)
    {
        var all = service.List("schedules", "regular_schedules").Concat(service.List("service_at_locations").SelectMany(at => at.List("schedules", "regular_schedules")));
        var read = all.Select(schedule => Schedule(schedule, notes)).OfType<ScheduleFacts>().Distinct().ToList();
        if (read.Count > 100) notes.Mended($"only the first 100 of its {read.Count} times were taken");
        return read.Take(100).ToList();
    }

    private static ScheduleFacts? Schedule(Bag schedule, Notes notes)
    {
        var byDay = ByDay(schedule.Text("byday", "weekday"), notes);
        var frequency = Often(schedule.Text("freq"), ref byDay, notes);
        var opens = Mend.Clock(schedule.Text("opens_at"), notes);
        var words = Mend.Line(schedule.Text("description"), 1000, "times", notes);
        var interval = schedule.Number("interval") is >= 1 and <= 52 and var every ? (int)every : 1;
        if (frequency == Frequency.NotSaid && words is null && opens is null) return null;
        return new ScheduleFacts(frequency, interval, byDay, Mend.Line(schedule.Text("bymonthday"), 100, "days of the month", notes),
            Mend.Date(schedule.Text("dtstart"), "first day", notes), Mend.Date(schedule.Text("valid_from"), "first day", notes), Mend.Date(schedule.Text("valid_to", "until"), "last day", notes),
            opens, Mend.Clock(schedule.Text("closes_at"), notes), words, Mend.Line(schedule.Text("notes"), 1000, "notes on times", notes));
    }

    private static Frequency Often(string? freq, ref string? byDay, Notes notes)
    {
        switch (freq?.Trim().ToUpperInvariant())
        {
            case "WEEKLY": return Frequency.Weekly;
            case "MONTHLY": return Frequency.Monthly;
            case "DAILY":
                byDay = string.Join(',', Days);
                return Frequency.Weekly;
            case null or "": return byDay is null ? Frequency.NotSaid : Frequency.Weekly;
            default:
                notes.Mended($"a time repeats in a way we do not know: “{freq}”");
                return Frequency.NotSaid;
        }
    }

    // "MO,TU", "2TU", "Monday", "Mon".
    private static string? ByDay(string? written, Notes notes)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var days = new List<string>();
        if (written.Length > LongestDays)
        {
            notes.Mended($"a list of days is longer than {LongestDays} letters and was left out");
            return null;
        }
        foreach (var part in written.Split([',', ';', ' ', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = part.TrimStart('+', '-', '0', '1', '2', '3', '4', '5').ToUpperInvariant();
            var day = letters.Length >= 2 ? Days.FirstOrDefault(code => letters.StartsWith(code, StringComparison.Ordinal)) : null;
            if (day is null) notes.Mended($"a day of the week cannot be read: “{part}”");
            else if (!days.Contains(part[..^letters.Length] + day)) days.Add(part[..^letters.Length] + day);
        }
        return days.Count == 0 ? null : string.Join(',', days.OrderBy(day => Array.IndexOf(Days, day[^2..]))) is { Length: <= 100 } all ? all : null;
    }
}
