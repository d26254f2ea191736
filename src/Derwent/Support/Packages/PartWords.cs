using System.Globalization;
using System.Text.RegularExpressions;
using Derwent.Engine.Packages;
using Derwent.FrontDoor;
using Derwent.Shared.Ui;

namespace Derwent.Support;

/// <summary>Turns what the ranking found into parts, and parts into what an organisation reads before it says yes.</summary>
internal static class PartWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static PartSaid Said(OptionPart part) => Said(part.Choice, part.For, part.RunnerUp, part.Margin, true);

    public static PartSaid Said(Ranked choice, IReadOnlyList<string> needs, Ranked? runnerUp, Margin margin, bool wasProposed) => new()
    {
        Needs = needs, ServiceId = choice.Service.Id, Service = choice.Service.Name, OrganisationId = choice.Service.OrganisationId, Organisation = choice.Service.OrganisationName,
        WantedStart = choice.Start, Because = string.Join(' ', new[] { choice.Reason }.Concat(choice.Checks)), Travel = Travel(choice), Places = Places(choice.Service), WasProposed = wasProposed,
        RunnerUp = runnerUp is null ? null
            : new RunnerUp(runnerUp.Service.Id, runnerUp.Service.Name, runnerUp.Service.OrganisationId, runnerUp.Service.OrganisationName, runnerUp.Start, Words(margin)),
    };

    public static string Words(Margin margin) => margin switch { Margin.Close => "close", Margin.Behind => "behind", Margin.WellBehind => "well behind", _ => "none" };

    public static string Travel(Ranked choice) => (choice.Service.ComesToYou, choice.Service.Online, choice.TravelKm) switch
    {
        (true, _, _) => "comes to them",
        (_, true, _) => "by phone or online",
        (_, _, { } km) => string.Create(English, $"{km:0.0} km"),
        _ => "not known",
    };

    public static string Places(ServiceFacts service) => service.FreePlaces is { } free ? free == 1 ? "the last one" : $"{free} left" : "open, no limit set";

    /// <summary>The offer's text: what is asked, for whom in general, why them. Words of theirs go in as the team left them.</summary>
    public static OfferText Offer(Part part, Case of, Package package, DateOnly today) => new()
    {
        Title = of.Kind == SubjectKind.Place ? $"{part.Service}, at {of.Name}" : $"{part.Service}, for {Somebody(of, today)}",
        Said = package.OfferWords,
        AskedFor = $"from {InWords.Day(part.WantedStart, today)}",
        AskedForMore = string.Join(", ", part.Needs.Select(code => Listings.NeedVocabulary.Find(code)?.Work ?? code)),
        Lives = part.Travel is "not known" or null ? null : of.Kind == SubjectKind.Place ? null : part.Travel,
        Free = part.Places,
        Because = part.Because,
        Know = package.OfferNote,
    };

    /// <summary>What an organisation reads of them before it says yes, and what it does not.</summary>
    public static string Shared(Case of) => of.Kind switch
    {
        SubjectKind.Place => "Shared: which place, what is asked for, what helps. Not shared: who told us, or anybody's name.",
        SubjectKind.Family => "Shared: how many children, what is asked for, what helps. Not shared: names, address, home.",
        _ => "Shared: age, what is asked for, what helps. Not shared: name, address, home.",
    };

    /// <summary>“a young person of 14”, “a family with 2 children”.</summary>
    public static string Somebody(Case of, DateOnly today)
    {
        if (of.Kind == SubjectKind.Family)
        {
            var children = of.Members.Count(member => member.AgeOn(today) is < 18);
            return children == 0 ? "a family" : $"a family with {InWords.Count(children, "child", "children")}";
        }
        return of.AgeOn(today) is { } age ? $"a young person of {age}" : "a young person";
    }

    /// <summary>Names of the people of a case that stand in a text: they must not reach an organisation before it says yes.</summary>
    public static IReadOnlyList<string> NamesIn(string? text, Case of)
    {
        if (string.IsNullOrWhiteSpace(text) || of.Kind == SubjectKind.Place) return [];
        return [.. Names(of).Where(name => Word(name).IsMatch(text))];
    }

    /// <summary>The text with every name of the case taken out, as a beginning for the team.</summary>
    public static string? WithoutNames(string? text, Case of) =>
        text is null || of.Kind == SubjectKind.Place ? text : Names(of).Aggregate(text, (said, name) => Word(name).Replace(said, "…"));

    private static IEnumerable<string> Names(Case of) =>
        new[] { of.Name, of.ShortName }.Concat(of.Members.Select(member => member.Name))
            .SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(name => name.Length > 1 && !Ordinary.Contains(name)).Distinct(StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Ordinary = new(StringComparer.OrdinalIgnoreCase) { "the", "family", "a", "young", "person", "of", "and" };

    private static Regex Word(string name) => new($@"(?<![\p{{L}}]){Regex.Escape(name)}(?![\p{{L}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
