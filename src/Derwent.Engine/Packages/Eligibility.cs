using System.Globalization;

namespace Derwent.Engine.Packages;

/// <summary>The rule that removed a service. The order is the order in which rules are asked: safety and standing first, comfort last.</summary>
public enum Rule
{
    /// <summary>Made for another kind of subject.</summary>
    Kind,
    /// <summary>Its only sites lie where this person is not safe.</summary>
    Unsafe,
    /// <summary>Its organisation is suspended.</summary>
    Suspended,
    /// <summary>Its organisation's evidence has lapsed.</summary>
    Lapsed,
    /// <summary>Its organisation asked for a pause.</summary>
    Paused,
    /// <summary>Its organisation is only listed in the directory.</summary>
    NotAMember,
    /// <summary>Not taking referrals.</summary>
    NotTaking,
    /// <summary>Private.</summary>
    Private,
    /// <summary>They did not agree to its organisation.</summary>
    Consent,
    /// <summary>Too young or too old.</summary>
    Age,
    /// <summary>Sex-specific.</summary>
    Sex,
    /// <summary>No language in common.</summary>
    Language,
    /// <summary>Lacks access they need.</summary>
    Access,
    /// <summary>Takes people from other areas only.</summary>
    Area,
    /// <summary>Farther than the travel limit.</summary>
    TooFar,
    /// <summary>No free place.</summary>
    Full,
    /// <summary>Only in a group, and they asked for one-to-one first.</summary>
    GroupOnly,
}

/// <summary>A service that could have met the need, and the first rule that removed it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Because">One finished sentence in plain English.</param>
public sealed record Excluded(ServiceFacts Service, Rule Rule, string Because);

/// <summary>Who may be offered what. Unknown facts never exclude; they become things to check.</summary>
public static class Eligibility
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The first rule that removes the service for this seeker, or null when none does.</summary>
    public static Excluded? FirstRuleAgainst(Seeker seeker, ServiceFacts service) => FirstRuleAgainst(seeker, service, out _);

    /// <summary>The same; the journey is given too, because nobody should work it out twice.</summary>
    internal static Excluded? FirstRuleAgainst(Seeker seeker, ServiceFacts service, out double? km)
    {
        km = null;
        if (AboutTheService(seeker, service) is { } first) return new Excluded(service, first.Rule, first.Because);
        km = Travel(seeker, service);
        var found = seeker.Kind == SeekerKind.Place ? null : AboutThePerson(seeker, service, km);
        found ??= AboutTheRoom(seeker, service);
        return found is { } rule ? new Excluded(service, rule.Rule, rule.Because) : null;
    }

    /// <summary>Kilometres to the nearest site that is safe for them; 0 when no journey is needed; null when it cannot be known.</summary>
    public static double? Travel(Seeker seeker, ServiceFacts service)
    {
        if (service.Online || service.ComesToYou) return 0;
        if (seeker.Home is not { } home) return null;
        double? nearest = null;
        foreach (var site in service.Sites)
            if (IsSafe(seeker, site) && home.KilometresTo(site.Where) is var km && (nearest is null || km < nearest))
                nearest = km;
        return nearest;
    }

    /// <summary>What a person must still find out before they say yes, as short sentences.</summary>
    public static IReadOnlyList<string> ToCheck(Seeker seeker, ServiceFacts service)
    {
        if (seeker.Kind == SeekerKind.Place) return [];
        if (seeker.Ages.Count > 0 && seeker.Gender is not null && service.FreePlaces is not null) return [];
        var list = new List<string>();
        if (seeker.Ages.Count == 0 && (service.MinAge ?? service.MaxAge) is not null) list.Add($"Check the age: it is for {Ages(service)}.");
        if (service.OnlyFor is { } only && seeker.Gender is null) list.Add($"Check first: it is only for {Plural(only)}.");
        if (service.FreePlaces is null) list.Add("It has not said how many places are free.");
        return list;
    }

    private static (Rule Rule, string Because)? AboutTheService(Seeker seeker, ServiceFacts service)
    {
        if (seeker.Kind == SeekerKind.Place ? !service.ForPlaces : !service.ForPeople)
            return (Rule.Kind, seeker.Kind == SeekerKind.Place ? "Works with people, not on a place." : "Works on places, not with people.");
        if (UnsafeSite(seeker, service) is { } site)
            return (Rule.Unsafe, $"Meets at {site.Site}, which is in {site.Area}. They are not safe there.");
        return service.Standing switch
        {
            Standing.Suspended => (Rule.Suspended, "No new offers: the alliance has suspended this organisation."),
            Standing.Lapsed => (Rule.Lapsed, "No new offers: this organisation's quality evidence has lapsed."),
            Standing.Paused => (Rule.Paused, "No new offers: this organisation asked for a pause."),
            Standing.ListedOnly => (Rule.NotAMember, "Not a member of the alliance: tell them about it, an offer cannot be sent."),
            _ when !service.TakesReferrals => (Rule.NotTaking, "Not taking referrals now."),
            _ when service.IsPrivate => (Rule.Private, "Private: it is not offered through packages. Ring the organisation."),
            _ => null,
        };
    }

    private static (Rule Rule, string Because)? AboutThePerson(Seeker seeker, ServiceFacts service, double? km)
    {
        if (seeker.NotWith.Contains(service.OrganisationId)) return (Rule.Consent, $"They did not agree to {service.OrganisationName}.");
        if (seeker.Ages.Count > 0 && !Fits(seeker.Ages, service))
            return (Rule.Age, $"For {Ages(service)}.");
        if (seeker.Kind == SeekerKind.YoungPerson && service.OnlyFor is { } only && seeker.Gender is { } gender && !Same(only, gender))
            return (Rule.Sex, $"For {Plural(only)} only.");
        if (seeker.Languages.Count > 0 && !Speaks(seeker.Languages, service))
            return (Rule.Language, $"Works in {string.Join(", ", Spoken(service))}, not in {string.Join(" or ", seeker.Languages)}.");
        if (Missing(seeker.Access, service.Access) is { } missing)
            return (Rule.Access, $"Does not offer {missing} access.");
        if (seeker.Area is { } area && service.TakesFrom.Count > 0 && !Holds(service.TakesFrom, area))
            return (Rule.Area, $"Takes people from {string.Join(", ", service.TakesFrom)}, not from {area}.");
        if (km > seeker.TravelLimitKm)
            return (Rule.TooFar, string.Create(English, $"{km:0.0} km away; the limit for this plan is {seeker.TravelLimitKm:0.#} km."));
        return null;
    }

    private static (Rule Rule, string Because)? AboutTheRoom(Seeker seeker, ServiceFacts service)
    {
        if (service.FreePlaces <= 0)
            return (Rule.Full, service.FullUntil is { } until ? $"Full until {until.ToString("d MMMM", English)}." : service.HeldPlaces > 0 ? "Full: its free places are held by other offers." : "Full.");
        if (seeker.OneToOneFirst && service.GroupOnly) return (Rule.GroupOnly, "Group only; they asked for one-to-one first.");
        return null;
    }

    private static (string Site, string Area)? UnsafeSite(Seeker seeker, ServiceFacts service)
    {
        if (service.Online || service.ComesToYou || service.Sites.Count == 0 || seeker.UnsafeAreas.Count == 0) return null;
        if (service.Sites.Any(site => IsSafe(seeker, site))) return null;
        var first = service.Sites[0];
        return (first.Name, seeker.UnsafeAreas.First(area => area.Holds(first.Where)).Name);
    }

    private static bool IsSafe(Seeker seeker, Site site)
    {
        foreach (var area in seeker.UnsafeAreas) if (area.Holds(site.Where)) return false;
        return true;
    }

    private static readonly string[] OnlyEnglish = ["English"];
    private static IReadOnlyList<string> Spoken(ServiceFacts service) => service.Languages.Count == 0 ? OnlyEnglish : service.Languages;

    // Loops instead of queries: every one of these is asked thousands of times for one page.
    private static bool Fits(IReadOnlyList<int> ages, ServiceFacts service)
    {
        foreach (var age in ages) if (age >= (service.MinAge ?? 0) && age <= (service.MaxAge ?? int.MaxValue)) return true;
        return false;
    }

    private static bool Speaks(IReadOnlyList<string> wanted, ServiceFacts service)
    {
        var spoken = Spoken(service);
        foreach (var language in wanted) if (Holds(spoken, language)) return true;
        return false;
    }

    private static string? Missing(IReadOnlyList<string> wanted, IReadOnlyList<string> offered)
    {
        foreach (var one in wanted) if (!Holds(offered, one)) return one;
        return null;
    }

    private static bool Holds(IReadOnlyList<string> list, string word)
    {
        foreach (var one in list) if (Same(one, word)) return true;
        return false;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string Plural(string only) => only.ToUpperInvariant() switch
    {
        "GIRL" => "girls and young women",
        "BOY" => "boys and young men",
        _ => only,
    };

    private static string Ages(ServiceFacts service) => (service.MinAge, service.MaxAge) switch
    {
        ({ } from, { } to) => from == to ? $"{from} year olds" : $"{from} to {to} year olds",
        ({ } from, null) => $"{from} and over",
        (null, { } to) => $"{to} and under",
        _ => "all ages",
    };
}
