namespace Derwent.Listings;

/// <summary>The three domains in which needs and strengths are seen: the person, their family, the environment around them.</summary>
public enum Domain { Person, Family, Environment }

/// <summary>One entry of the youth-work vocabulary. <c>Plain</c> is what a referrer ticks, <c>Work</c> what a worker reads.</summary>
/// <param name="Code">Stable key, stored with referrals and services.</param>
/// <param name="Domain">Where the need or strength lies.</param>
/// <param name="Plain">Words at reading age 11, without a name in them.</param>
/// <param name="Work">Short words for the desk.</param>
/// <param name="IsStrength">A strength to build on rather than a need.</param>
/// <param name="ForPlace">Said of a place rather than of a person or family.</param>
/// <param name="AsWorry">What stands in a list of worries, where <c>Work</c> says what is hoped for; null when <c>Work</c> will do.</param>
public sealed record NeedTerm(string Code, Domain Domain, string Plain, string Work, bool IsStrength = false, bool ForPlace = false, string? AsWorry = null)
{
    /// <summary>The desk's words in a list of worries.</summary>
    public string Worry => AsWorry ?? Work;
}

/// <summary>The alliance's own need and strength vocabulary, in three domains. Services say which needs they meet by these codes.</summary>
public static class NeedVocabulary
{
    /// <summary>Every term, in the order in which it is shown.</summary>
    public static IReadOnlyList<NeedTerm> All { get; } =
    [
        new("low-mood", Domain.Person, "Sad or angry a lot", "Low mood or anger"),
        new("anxiety", Domain.Person, "Worried or frightened a lot", "Anxiety"),
        new("school", Domain.Person, "Missing school", "In school on time", AsWorry: "Late for school or missing it"),
        new("alone", Domain.Person, "On their own too much", "Not alone after school", AsWorry: "On their own after school"),
        new("self-harm", Domain.Person, "Hurting themselves", "Self-harm"),
        new("substances", Domain.Person, "Drink or drugs", "Alcohol or drugs"),
        new("exploitation", Domain.Person, "Older people using them", "Exploitation"),
        new("weapons", Domain.Person, "Carrying a weapon", "Weapon carrying"),
        new("sleep", Domain.Person, "Not sleeping", "Sleep"),
        new("identity", Domain.Person, "Finding out who they are", "Identity and belonging"),
        new("future", Domain.Person, "Work, college or what comes next", "Work, training, next steps"),
        new("home-conflict", Domain.Family, "Shouting or fights at home", "Conflict at home"),
        new("money", Domain.Family, "Not enough money or food", "Money at home"),
        new("parent-health", Domain.Family, "Someone is ill or drinks", "Health of a parent or carer"),
        new("young-carer", Domain.Family, "Looks after others", "Young carer"),
        new("housing", Domain.Family, "May lose their home", "Housing"),
        new("parenting", Domain.Family, "Parents need a hand", "Parenting support", AsWorry: "Parents need a hand"),
        new("unsafe-place", Domain.Environment, "Scared of a street or park", "A safe way home", AsWorry: "Unsafe on the way"),
        new("group-conflict", Domain.Environment, "Trouble with a group", "Conflict with a group"),
        new("bullying", Domain.Environment, "Bullied at school", "Bullying"),
        new("online", Domain.Environment, "Pressure online", "Online harm"),
        new("nowhere-to-go", Domain.Environment, "Nowhere to go", "Something to do, somewhere to go", AsWorry: "Nothing to do, nowhere to go"),
        new("place-violence", Domain.Environment, "Fights or threats here", "Violence at a place", ForPlace: true),
        new("place-antisocial", Domain.Environment, "Noise, damage or groups that frighten", "Anti-social behaviour at a place", ForPlace: true),
        new("place-drugs", Domain.Environment, "Drug dealing here", "Drug dealing at a place", ForPlace: true),
        new("place-design", Domain.Environment, "Dark, broken or hidden corners", "Lighting and design of a place", ForPlace: true),
        new("place-exploitation", Domain.Environment, "Older people meeting children here", "Exploitation at a place", ForPlace: true),

        new("good-friend", Domain.Person, "Has a good friend", "A good friend", true),
        new("music", Domain.Person, "Loves music or art", "Music or art", true),
        new("sport", Domain.Person, "Loves sport", "Sport", true),
        new("kind", Domain.Person, "Kind to younger ones", "Kind to others", true),
        new("attends", Domain.Person, "Goes to school most days", "In school most days", true),
        new("asks", Domain.Person, "Asks for help", "Says what would help", true),
        new("relative-near", Domain.Family, "Gran or another relative is close by", "Close to a relative", true),
        new("they-talk", Domain.Family, "They talk to each other", "They talk to each other", true),
        new("parent-wants-help", Domain.Family, "A parent wants help", "A parent agrees and answers", true),
        new("in-work", Domain.Family, "Someone has a job", "Someone in work", true),
        new("club", Domain.Environment, "A club they like", "A club they like", true),
        new("neighbours", Domain.Environment, "Good neighbours", "Good neighbours", true),
        new("trusted-teacher", Domain.Environment, "A teacher who gets them", "A teacher they trust", true),
        new("safe-route", Domain.Environment, "Safe way to school", "A safe way to school", true),
        new("place-guardians", Domain.Environment, "People who look out for the place", "Guardians of the place", true, ForPlace: true),
        new("place-used", Domain.Environment, "Young people like to be here", "Liked by young people", true, ForPlace: true),
    ];

    private static readonly Dictionary<string, NeedTerm> ByCode = All.ToDictionary(term => term.Code);

    /// <summary>The term with this code, or null when the vocabulary no longer knows it.</summary>
    public static NeedTerm? Find(string code) => ByCode.GetValueOrDefault(code);
}
