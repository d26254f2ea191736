namespace Derwent.Site.Words;

/// <summary>A text of a standing page that the coordinator may put in their own words.</summary>
/// <param name="Key">Its name in the program.</param>
/// <param name="Page">The page's name, for the desk.</param>
/// <param name="Address">The page.</param>
/// <param name="Label">What it is on that page.</param>
/// <param name="Ours">Our own words. {city} and {alliance} are filled in.</param>
/// <param name="IsLong">Markdown in paragraphs; otherwise one line.</param>
internal sealed record NamedText(string Key, string Page, string Address, string Label, string Ours, bool IsLong = false)
{
    public const int Longest = 8000;
    public const int LongestLine = 300;

    public static IReadOnlyList<NamedText> All { get; } =
    [
        .. Of("home", "Home", "/", "Tell one of\u00a0us. All of\u00a0us help.", "Youth clubs, coaches, a theatre, charities and the council. In {city} we work as one team for every young person."),
        new("home.wait", "Home", "/", "How long young people wait, in one sentence", "How long do young people wait? We count every one of them, those who are still waiting too."),
        .. Of("young", "For young people", "/young-people", "You choose how much to say.", "No name needed. No one rings home because you looked at this page."),
        .. Of("organisations", "For organisations", "/for-organisations", "Work with us, not beside us", "A boxing club and a hospital can both be what a young person needs on a Tuesday. The alliance makes them one plan."),
        .. Of("partners", "For partners", "/for-partners", "One way in, whoever you are", "You tell us what worries you and what is going well. We find out who can do what, and put it into one plan."),
        .. Of("impact", "Our impact", "/impact", "Is it getting better?", "We show what we know, what we don’t, and what it is like next to other years and places. A number on its own can mislead, so none stands alone."),
        new("impact.yet", "Our impact", "/impact", "What stands there until figures are released", "**There are no figures here yet.** We publish the first ones when there is a year to look back on. Until then this page says how we will count, so that nobody can choose the way of counting afterwards.", true),
        .. Of("about", "About us", "/about", "Many streams, one river", "{alliance} is every organisation in {city} that works with young people, acting as one."),
        new("about.why", "About us", "/about", "Why there is an alliance", "There was plenty of help, and nobody made sure that it met. A young person told their story five times, waited on five lists, and got what was on offer rather than what was needed.", true),
        .. Of("accessibility", "Accessibility", "/accessibility", "Pages for everybody", "If you can’t use something here, that is our fault and we want to mend it."),
        .. Of("privacy", "Privacy", "/privacy", "Privacy, in plain words", "What we keep about you, why, who sees it, and what you can ask of us."),
        .. Of("privacy-children", "Privacy, for children", "/privacy/for-children", "What we keep about you", "It’s your life. So you get to know."),
        .. Of("news", "News", "/news", "News and good news", "What is new, who to cheer for, and what changed because somebody said so."),
    ];

    public static NamedText? Find(string key) => All.FirstOrDefault(text => text.Key == key);

    // Each standing page has a heading, a first sentence, and room at its end for whatever this alliance has to say besides.
    private static IEnumerable<NamedText> Of(string key, string page, string address, string title, string lead) =>
    [
        new(key + ".title", page, address, "Heading", title),
        new(key + ".lead", page, address, "First sentence", lead),
        new(key + ".more", page, address, "Something more, at the end of the page", "", true),
    ];
}
