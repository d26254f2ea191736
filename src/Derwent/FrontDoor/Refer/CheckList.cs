using Derwent.Listings;
using Derwent.Shared.Ui;

namespace Derwent.FrontDoor.Refer;

/// <summary>Every answer in words, with the page where it can be changed.</summary>
internal static class CheckList
{
    public static IReadOnlyList<(string Asked, string Answer, string Change)> Of(Answers answers, Wording say)
    {
        List<(string, string?, string)> said =
        [
            ("Who it is about", About(answers.Details!, say), "/refer/who"),
            ("In danger now?", answers.Danger is { } danger ? InPlainWords.InDanger(danger) : null, "/refer/danger"),
            (say.StrengthLegend.TrimEnd('?'), Picked(answers, strengths: true), "/refer/worries"),
            (say.WorryLegend.TrimEnd('?'), Picked(answers, strengths: false), "/refer/worries"),
            ("Anything else", Lines(answers.PersonNote, answers.FamilyNote, answers.EnvironmentNote), "/refer/worries"),
            ("Your own words", answers.OwnWords, "/refer/words"),
            ("Their words", answers.TheirWords, "/refer/words"),
            (say.IsPlace ? "Who else knows" : "Who knows, who agrees", Agreed(answers.Agreement!, say), "/refer/agreement"),
            ("Reaching safely", answers.Details!.SafeContact, "/refer/agreement"),
            ("About you", You(answers.Referrer!, say), "/refer/you"),
        ];
        return [.. said.Where(line => !string.IsNullOrEmpty(line.Item2)).Select(line => (line.Item1, line.Item2!, line.Item3))];
    }

    private static string? About(SubjectDetails details, Wording say)
    {
        var age = details.BirthDate is { } born ? $"born {born:d MMMM yyyy}" : details.AgeSaid is { } years ? $"about {years}" : null;
        var members = details.Members.Count == 0 ? null
            : InWords.List([.. details.Members.Select(m => string.Join(' ', new[] { m.Name, m.Age?.ToString(System.Globalization.CultureInfo.InvariantCulture), m.Relation is null ? null : $"({m.Relation})" }.OfType<string>()))]);
        var kind = Pages.WhoPage.PlaceKinds.FirstOrDefault(kind => kind.Value == details.PlaceKind)?.Label;
        var name = say.IsPlace ? details.PlaceName : details.Name(say.Kind);
        return Lines(name, kind, age, members, details.Where, details.Address, details.Postcode, details.School, details.Phone, details.Times, details.ManagedBy);
    }

    private static string? Picked(Answers answers, bool strengths) =>
        Lines([.. (answers.Picks ?? []).Select(NeedVocabulary.Find).OfType<NeedTerm>().Where(term => term.IsStrength == strengths).Select(term => term.Plain)]);

    private static string? Agreed(Agreement agreement, Wording say) => (say.Me, say.IsPlace) switch
    {
        (true, _) => Lines(
            "At home: " + InPlainWords.Knows(agreement.FamilyKnows, "they know", "they don’t know").ToLowerInvariant(),
            "Talking with them: " + (agreement.FamilyAgrees switch { Told.Yes => "yes", Told.No => "no", _ => "ask me first" })),
        (_, true) => agreement.WhoElseKnows,
        _ => Lines(
            $"{say.Capital}: {InPlainWords.Knows(agreement.SubjectKnows, "knows", "does not know").ToLowerInvariant()}, {InPlainWords.Knows(agreement.SubjectAgrees, "agrees", "does not agree").ToLowerInvariant()}",
            agreement.FamilyKnows is { } told ? $"A parent or carer: {InPlainWords.Knows(told, "knows", "does not know").ToLowerInvariant()}" : null,
            agreement.Basis == Basis.Agreed ? null : InPlainWords.Because(agreement.Basis),
            agreement.Why),
    };

    private static string? You(Referrer referrer, Wording say) =>
        Lines(referrer.Name, referrer.Organisation, referrer.Job, say.Me ? null : InPlainWords.From(referrer.CameFrom), referrer.Phone, referrer.Email, referrer.BestTime);

    private static string? Lines(params string?[] lines)
    {
        var some = lines.Where(line => !string.IsNullOrEmpty(line)).ToList();
        return some.Count == 0 ? null : string.Join('\n', some);
    }
}
