namespace Derwent.Site;

/// <summary>A way in, with words for the people who take it; each has a poster with a code to scan.</summary>
internal sealed record ReferralRoute(string Key, string Who, string Call, string Explains, string PosterSays)
{
    public static IReadOnlyList<ReferralRoute> All { get; } =
    [
        new("schools", "Schools and colleges", "A pupil worries you?",
            "Attendance, mood, friends, the way home: tell us early, before it is a case for anyone. One form, and you follow it by a private link.",
            "One form. Five minutes. A person reads it by the end of the next working day."),
        new("police", "Police and youth justice", "A young person needs more than a warning?",
            "A stop, a call to a house, a park on a Friday night: refer the young person, the family or the place. It is not intelligence and not a disclosure form.",
            "Refer a young person, a family or a place. It is about help, not evidence."),
        new("health", "Health", "There is more behind it than a prescription can mend?",
            "GPs, school nurses, CAMHS, midwives, A&E: tell us what the young person agreed that you say. No records, no results.",
            "With their yes, tell us what would help. No records needed."),
        new("housing", "Housing", "Worried about a tenant’s children, or about the stairs?",
            "Families and places both have a way in. A hotspot is a full referral here: lighting, detached youth work and the people who live there.",
            "Families and places: both have a way in."),
        new("parents", "Parents and carers", "Something is not right at home or at school?",
            "You don’t need a letter from anyone. Say it your way; we ring when it suits you.",
            "You don’t need a letter from anyone. Say it your way."),
        new("young-people", "Young people", "Want somebody on your side?",
            "You can do it yourself. You choose how much to say.",
            "You can do it yourself. You choose how much to say."),
    ];

    public static ReferralRoute? Find(string key) => All.FirstOrDefault(route => route.Key == key);
}
