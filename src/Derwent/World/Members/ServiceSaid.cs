using System.Globalization;
using Derwent.Listings;

namespace Derwent.World;

/// <summary>What the demo says about one service, in the short hand of a person who fills in sixty of them.</summary>
/// <param name="Key">Short name that the stories use.</param>
/// <param name="By">Key of its organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Needs">Codes of the need vocabulary, with spaces between.</param>
/// <param name="Ages">"11-18", "16+" or "any".</param>
/// <param name="Where">Keys of <see cref="Spots"/>, with spaces between; empty when it comes to you or is online.</param>
/// <param name="Times">"Tue,Sat 16:30-18:30; Fri 18:00-20:00", or words after "=".</param>
/// <param name="About">Plain text.</param>
internal sealed record ServiceSaid(string Key, string By, string Name, string Needs, string Ages, string Where, string Times, string About)
{
    public int? CostPence { get; init; } = 0;
    public string? Cost { get; init; }
    public OnlyFor OnlyFor { get; init; }
    public string? Eligibility { get; init; }
    public string Languages { get; init; } = "en";
    public string Access { get; init; } = "no-steps toilet";
    public string Tags { get; init; } = "";
    public bool Online { get; init; }
    public bool IsPrivate { get; init; }
    public string? Alert { get; init; }
    public HowToCome HowToCome { get; init; }

    /// <summary>Who answers the telephone.</summary>
    public string? Ask { get; init; }

    /// <summary>Free places now; null with <see cref="Of"/> null is no limit.</summary>
    public int? Free { get; init; }
    public int? Of { get; init; }
    public int? WaitWeeks { get; init; }

    /// <summary>Days since the places were said; null when nobody ever said.</summary>
    public int? RoomSaid { get; init; } = 5;

    /// <summary>Days since somebody said that the page is right; null when nobody ever has.</summary>
    public int? Checked { get; init; } = 9;

    public ServiceFacts Facts()
    {
        var (youngest, oldest) = AgeRange();
        return new ServiceFacts
        {
            Name = Name, Description = About.ReplaceLineEndings("\n").Trim(), Needs = Words(Needs), MinAge = youngest, MaxAge = oldest, OnlyFor = OnlyFor, Eligibility = Eligibility,
            Languages = Words(Languages), Access = Words(Access), Tags = Words(Tags), CostPence = CostPence, CostWords = Cost, Online = Online, IsPrivate = IsPrivate,
            Alert = Alert, HowToCome = HowToCome, AreaServed = Where.Length == 0 ? "Derby" : null, Email = $"{Key}@{By}.example", Website = $"https://{By}.example/{Key}",
            Sites = [.. Words(Where).Select(spot => Spots.Of(spot).Facts)], Schedules = [.. Schedules()],
            Contacts = Ask is null ? [] : [new ContactFacts(Ask, null, WorldOrganisations.Phone(By), $"{Key}@{By}.example")],
        };
    }

    private IEnumerable<ScheduleFacts> Schedules()
    {
        if (Times.StartsWith('=')) return [new ScheduleFacts(Frequency.NotSaid, 1, null, null, null, null, null, null, null, Times[1..], null)];
        return Times.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
        {
            var (days, hours) = (line.Split(' ')[0], line.Split(' ')[1].Split('-'));
            return ScheduleFacts.Weekly(string.Join(',', days.Split(',').Select(day => day[..2].ToUpperInvariant())), hours[0].PadLeft(5, '0'), hours[1].PadLeft(5, '0'));
        });
    }

    private (int? Youngest, int? Oldest) AgeRange()
    {
        if (Ages == "any") return (null, null);
        var parts = Ages.TrimEnd('+').Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return (parts[0], parts.Count > 1 ? parts[1] : null);
    }

    private static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Every service of the demo.</summary>
internal static class WorldServices
{
    public static IReadOnlyList<ServiceSaid> All { get; } =
        [.. PartnerServices.First, .. PartnerServices.Second, .. PartnerServices.Third, .. MemberServices.First, .. MemberServices.Second, .. MemberServices.Third];

    public static ServiceSaid Of(string key) => All.FirstOrDefault(service => service.Key == key) ?? throw new InvalidOperationException($"The demo has no service “{key}”.");
}
