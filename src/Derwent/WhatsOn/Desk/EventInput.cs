using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Derwent.Listings;
using Derwent.Shared.Geography;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Derwent.WhatsOn.Desk;

/// <summary>What the form about an event says, in the order of the page.</summary>
internal sealed class EventInput
{
    private static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public string OrganisationId { get; set; } = "";
    public string Title { get; set; } = "";
    public string Words { get; set; } = "";
    public EventKind Kind { get; set; }
    [Display(Name = "The day")] public DateOnly? On { get; set; }
    public TimeOnly? From { get; set; }
    public TimeOnly? To { get; set; }
    public string Repeats { get; set; } = "no";
    public string Rule { get; set; } = "";
    [Display(Name = "The last day")] public DateOnly? Until { get; set; }
    public bool SkipsBankHolidays { get; set; }
    public bool IsOnline { get; set; }
    public string OnlineAddress { get; set; } = "";
    public string PlaceName { get; set; } = "";
    public string Street { get; set; } = "";
    public string Postcode { get; set; } = "";
    public int? MinAge { get; set; }
    public int? MaxAge { get; set; }
    public OnlyFor OnlyFor { get; set; }
    public List<string> Access { get; set; } = [];
    public string AccessWords { get; set; } = "";
    public string Cost { get; set; } = "";
    public string CostWords { get; set; } = "";
    public HowToJoin Join { get; set; }
    public int? Capacity { get; set; }

    public static EventInput Of(CommunityEvent one) => new()
    {
        OrganisationId = one.OrganisationId.ToString(), Title = one.Title, Words = one.Words, Kind = one.Kind, On = one.StartsOn, From = one.StartsAt, To = one.StartsAt.AddMinutes(one.Minutes),
        Repeats = one.Rule is null ? "no" : "rule", Rule = one.Rule ?? "", Until = one.Until, SkipsBankHolidays = one.SkipsBankHolidays, IsOnline = one.IsOnline, OnlineAddress = one.OnlineAddress ?? "",
        PlaceName = one.PlaceName ?? "", Street = one.Street ?? "", Postcode = one.Postcode ?? "", MinAge = one.MinAge, MaxAge = one.MaxAge, OnlyFor = one.OnlyFor, Access = [.. one.Access], AccessWords = one.AccessWords ?? "",
        Cost = one.CostPence is { } pence ? (pence / 100m).ToString(pence % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture) : "", CostWords = one.CostWords ?? "", Join = one.Join, Capacity = one.Capacity,
    };

    /// <summary>The facts, or null with a sentence beside each field that needs another look.</summary>
    public EventFacts? Read(ModelStateDictionary state, DateOnly today)
    {
        void Say(string field, string sentence) => state.AddModelError("Input." + field, sentence);
        void Longest(string field, string words, int most) { if (words.Trim().Length > most) Say(field, $"Please use at most {most} letters."); }
        if (Title.Trim().Length is 0 or > 120) Say(nameof(Title), Title.Trim().Length == 0 ? "Give it a name." : "Please use at most 120 letters.");
        if (Words.Trim().Length is 0 or > 4000) Say(nameof(Words), Words.Trim().Length == 0 ? "Say in a sentence or two what happens there." : "Please use at most 4,000 letters.");
        if (On is null) { if (state["Input.On"]?.Errors.Count is null or 0) Say(nameof(On), "Choose the day."); }
        else if (On < today.AddYears(-1) || On > today.AddYears(2)) Say(nameof(On), "The day lies within the next two years.");
        if (From is null) Say(nameof(From), "Say when it begins.");
        if (To is null) Say(nameof(To), "Say when it ends.");
        else if (From is not null && To == From) Say(nameof(To), "Say when it ends: after it begins.");
        var rule = RuleOf();
        if (rule is "?") Say(nameof(Repeats), "Choose from the list.");
        else if (rule is not null && On is { } first && Series.Refuses(rule, first, Until) is { } refusal) Say(Repeats == "rule" ? nameof(Rule) : nameof(Until), refusal);
        var post = Derwent.Shared.Geography.Postcode.Tidy(Postcode);
        if (Postcode.Trim().Length > 0 && post is null) Say(nameof(Postcode), "A postcode looks like DE1 1AA. Please check it.");
        if (!IsOnline && PlaceName.Trim().Length == 0) Say(nameof(PlaceName), "Say where it is, or that it is online.");
        (Uri? online, var link) = (null, OnlineAddress.Trim());
        if (link.Length > 0 && (link.Length > 500 || !Uri.TryCreate(link, UriKind.Absolute, out online) || online.Scheme is not ("http" or "https"))) Say(nameof(OnlineAddress), "An address on the web begins with https://. Please check it.");
        if (MinAge is < 0 or > 120) Say(nameof(MinAge), "An age lies between 0 and 120.");
        if (MaxAge is < 0 or > 120) Say(nameof(MaxAge), "An age lies between 0 and 120.");
        else if (MaxAge < MinAge) Say(nameof(MaxAge), "The oldest age lies below the youngest.");
        if (Capacity is < 1 or > 100_000) Say(nameof(Capacity), "Places are a number from 1 to 100,000, or nothing for any number.");
        foreach (var (field, words, most) in new[] { (nameof(PlaceName), PlaceName, 120), (nameof(Street), Street, 200), (nameof(AccessWords), AccessWords, 500), (nameof(CostWords), CostWords, 100) }) Longest(field, words, most);
        var pence = Pence(out var wrong);
        if (wrong) Say(nameof(Cost), "A cost is a number of pounds, like 2 or 2.50. 0 is free.");
        if (!state.IsValid) return null;
        var minutes = (int)(To!.Value - From!.Value).TotalMinutes;
        return new EventFacts(Title.Trim(), Words.Trim(), Kind, On!.Value, From.Value, minutes)
        {
            Rule = rule, Until = rule is null || rule.Contains("COUNT=", StringComparison.OrdinalIgnoreCase) ? null : Until, SkipsBankHolidays = SkipsBankHolidays, IsOnline = IsOnline, OnlineAddress = IsOnline && link.Length > 0 ? online!.AbsoluteUri : null,
            PlaceName = Said(PlaceName), Street = Said(Street), Postcode = post, MinAge = MinAge, MaxAge = MaxAge, OnlyFor = OnlyFor, Access = [.. Access.Where(EventWords.Access.ContainsKey).Distinct().Order(StringComparer.Ordinal)], AccessWords = Said(AccessWords),
            CostPence = pence, CostWords = Said(CostWords), Join = Join, Capacity = Join == HowToJoin.Ask ? Capacity : null,
        };
    }

    private string? RuleOf() => On is not { } day ? null : Repeats switch
    {
        "no" => null,
        "daily" => "FREQ=DAILY",
        "weekly" => $"FREQ=WEEKLY;BYDAY={Code(day)}",
        "fortnightly" => $"FREQ=WEEKLY;INTERVAL=2;BYDAY={Code(day)}",
        "monthly" => $"FREQ=MONTHLY;BYDAY={(day.Day > 28 ? -1 : (day.Day + 6) / 7)}{Code(day)}",
        "rule" => Rule.Trim().ToUpperInvariant().Replace("RRULE:", "", StringComparison.Ordinal),
        _ => "?",
    };

    private static string Code(DateOnly day) => Codes[((int)day.DayOfWeek + 6) % 7];

    private int? Pence(out bool wrong)
    {
        var typed = Cost.Trim().TrimStart('£').Trim();
        wrong = typed.Length > 0 && (!decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) || read > 10_000 || decimal.Round(read, 2) != read);
        return wrong || typed.Length == 0 ? null : (int)(decimal.Parse(typed, CultureInfo.InvariantCulture) * 100);
    }

    private static string? Said(string words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
