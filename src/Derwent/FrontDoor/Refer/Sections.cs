using Derwent.Listings;
using Derwent.Shared.Ui;

namespace Derwent.FrontDoor.Refer;

/// <summary>One of the three domains as a page asks about it: strengths and worries to tick, and a place for other words.</summary>
internal sealed record Section(Domain Domain, string Icon, string Heading, IReadOnlyList<Choice> Strengths, IReadOnlyList<Choice> Worries)
{
    // Of the person's and the family's worries, those that one can see at a place without naming anybody.
    private static readonly HashSet<string> SeenAtAPlace = ["substances", "exploitation", "weapons", "alone", "nowhere-to-go", "group-conflict", "unsafe-place"];

    public static IReadOnlyList<Section> For(Wording say) => say.IsPlace
        ? [Of(Domain.Environment, "map-pin", "The place", term => term.ForPlace), Of(Domain.Person, "users", "The young people there", term => SeenAtAPlace.Contains(term.Code))]
        : [
            Of(Domain.Person, "user", say.Me ? "You" : say.Capital, term => term.Domain == Domain.Person && !term.ForPlace),
            Of(Domain.Family, "house", say.Kind == SubjectKind.Family ? "At home" : $"{(say.Me ? "Your" : say.Capital + "’s")} family", term => term.Domain == Domain.Family && !term.ForPlace),
            Of(Domain.Environment, "trees", $"Where {(say.Me ? "you live and go" : say.Kind == SubjectKind.Family ? "they live and go" : say.Name + " lives and goes")}", term => term.Domain == Domain.Environment && !term.ForPlace),
        ];

    /// <summary>Codes that this page may offer; anything else in a post is left out.</summary>
    public static IEnumerable<string> Known(Wording say) => For(say).SelectMany(section => section.Strengths.Concat(section.Worries)).Select(choice => choice.Value);

    private static Section Of(Domain domain, string icon, string heading, Func<NeedTerm, bool> fits)
    {
        var terms = NeedVocabulary.All.Where(fits).ToList();
        return new Section(domain, icon, heading, Choices(terms, strengths: true), Choices(terms, strengths: false));
    }

    private static List<Choice> Choices(IEnumerable<NeedTerm> terms, bool strengths) =>
        [.. terms.Where(term => term.IsStrength == strengths).Select(term => new Choice(term.Code, term.Plain))];
}
