namespace Derwent.Listings.Find;

/// <summary>One way to narrow the list: what stands in the address, what a visitor reads.</summary>
internal sealed record FindChoice(string Value, string Words);

/// <summary>What a visitor can choose from. Values stand in addresses that people share, so they stay.</summary>
internal static class FindChoices
{
    private static readonly (FindChoice Choice, string[] Codes)[] NeedGroups =
    [
        (new("talk", "Someone to talk to"), ["low-mood", "anxiety", "self-harm", "identity", "sleep", "alone"]),
        (new("do", "Something to do"), ["nowhere-to-go"]),
        (new("unsafe", "Feeling unsafe"), ["unsafe-place", "group-conflict", "bullying", "online", "exploitation", "weapons"]),
        (new("school", "School"), ["school", "bullying"]),
        (new("home", "Family life"), ["home-conflict", "parenting", "parent-health", "young-carer"]),
        (new("money", "Money and a home"), ["money", "housing"]),
        (new("drugs", "Drink and drugs"), ["substances"]),
        (new("next", "What comes next"), ["future"]),
    ];

    public static IReadOnlyList<FindChoice> Needs { get; } = [.. NeedGroups.Select(group => group.Choice)];

    public static IReadOnlyList<FindChoice> Ages { get; } =
        [new("0-7", "0 to 7"), new("8-10", "8 to 10"), new("11-15", "11 to 15"), new("16-18", "16 to 18"), new("19-25", "19 to 25")];

    public static IReadOnlyList<FindChoice> Whens { get; } =
        [new("now", "Open now"), new(PartsOfWeek.AfterSchool, "After school"), new(PartsOfWeek.Evening, "Evenings"), new(PartsOfWeek.Weekend, "Weekends")];

    public static IReadOnlyList<FindChoice> Days { get; } =
        [new("mo", "Monday"), new("tu", "Tuesday"), new("we", "Wednesday"), new("th", "Thursday"), new("fr", "Friday"), new("sa", "Saturday"), new("su", "Sunday")];

    public static IReadOnlyList<FindChoice> Costs { get; } = [new("free", "Free"), new("under3", "Under £3")];

    public static IReadOnlyList<FindChoice> Access { get; } =
    [
        new("no-steps", "No steps"), new("quiet-room", "A quiet room"), new("sign-language", "Sign language"), new("girls", "Girls only"), new("remote", "By phone or online"), new("languages", "Polski, اردو and more"),
    ];

    public static IReadOnlyList<FindChoice> Miles { get; } = [new("1", "1 mile"), new("3", "3 miles"), new("5", "5 miles"), new("10", "10 miles")];

    /// <summary>The need codes behind a choice: a group's, or the one code it names; none when it is neither.</summary>
    public static IReadOnlyList<string> NeedCodes(string value) =>
        NeedGroups.FirstOrDefault(group => group.Choice.Value == value).Codes ?? (NeedVocabulary.Find(value) is { IsStrength: false } ? [value] : []);

    public static string NeedWords(string value) => Needs.FirstOrDefault(choice => choice.Value == value)?.Words ?? NeedVocabulary.Find(value)?.Plain ?? value;

    public static string AccessFacet(string value) => value switch
    {
        "girls" => Facet.Girls,
        "remote" => Facet.Remote,
        "languages" => Facet.MoreLanguages,
        _ => Facet.Access(value),
    };
}
