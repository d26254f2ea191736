using System.Globalization;
using Derwent.Listings.Find;

namespace Derwent.Listings.Oruk;

/// <summary>What was asked for that we cannot understand; told to the machine's maker in one sentence, with 400.</summary>
internal sealed class OrukRefused(string sentence) : Exception(sentence);

/// <summary>The standard's filters. An unknown name is passed over, as the web does; a known one with a value that means nothing is refused.</summary>
internal sealed record OrukQuery
{
    public const int UsualPage = 50, MostOnAPage = 500, MostLines = 10_000;
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public int Page { get; private init; } = 1;
    public int PerPage { get; private init; } = UsualPage;
    public bool Minimal { get; private init; }
    public bool Full { get; private init; }
    public bool FullService { get; private init; }
    public string Format { get; private init; } = "json";
    public SearchTerms Terms { get; private init; } = SearchTerms.Parse(null);
    public DateTimeOffset? ModifiedAfter { get; private init; }
    public Guid? OrganizationId { get; private init; }

    /// <summary>One of each group must be among a service's facets. A group without facets is met by nothing.</summary>
    public IReadOnlyList<IReadOnlyList<string>> OneOf { get; private init; } = [];
    public int? MinimumAge { get; private init; }
    public int? MaximumAge { get; private init; }
    public TimeOnly? StartTime { get; private init; }
    public TimeOnly? EndTime { get; private init; }
    public string? Postcode { get; private init; }
    public double? Proximity { get; private init; }

    /// <summary>Every name that means something; others do not make another answer.</summary>
    public static readonly string[] Names =
        ["page", "per_page", "minimal", "full", "full_service", "format", "search", "modified_after", "organization_id", "taxonomy_term_id", "taxonomy_id", "day",
         "minimum_age", "maximum_age", "start_time", "end_time", "postcode", "proximity"];

    /// <summary>Nothing narrows it: a page of the whole feed.</summary>
    public bool Everything => Terms.IsEmpty && ModifiedAfter is null && OrganizationId is null && OneOf.Count == 0 && MinimumAge is null && MaximumAge is null
        && StartTime is null && EndTime is null && Postcode is null;

    public static OrukQuery From(IQueryCollection query)
    {
        var ask = new Asked(query);
        var minimal = ask.Flag("minimal");
        var asked = new OrukQuery
        {
            Minimal = minimal, Full = ask.Flag("full"), FullService = ask.Flag("full_service"), Format = ask.OneOf("format", "json", ["json", "ndjson", "csv", "geojson"]),
            Page = ask.Whole("page", 1, 1_000_000) ?? 1, PerPage = ask.Whole("per_page", 1, minimal ? MostLines : MostOnAPage) ?? (minimal ? MostLines : UsualPage),
            Terms = SearchTerms.Parse(ask.Words("search", 200)), ModifiedAfter = ask.Moment("modified_after"), OrganizationId = ask.Id("organization_id"),
            MinimumAge = ask.Whole("minimum_age", 0, 150), MaximumAge = ask.Whole("maximum_age", 0, 150), StartTime = ask.Time("start_time"), EndTime = ask.Time("end_time"),
            Postcode = ask.Words("postcode", 20), Proximity = ask.Whole("proximity", 1, 1_000_000), OneOf = Groups(ask),
        };
        if (asked.Proximity is not null && asked.Postcode is null) throw new OrukRefused("proximity is metres from a postcode: give postcode as well.");
        return asked;
    }

    private static List<IReadOnlyList<string>> Groups(Asked ask)
    {
        var groups = new List<IReadOnlyList<string>>();
        if (ask.Id("taxonomy_term_id") is { } term) groups.Add(OrukTaxonomies.Find(term) is { } found ? OrukTaxonomies.Facets(found) : []);
        if (ask.Id("taxonomy_id") is { } taxonomy) groups.Add(OrukTaxonomies.Facets(taxonomy));
        if (ask.Words("day", 20) is { } day)
            groups.Add(Array.FindIndex(Days, code => day.StartsWith(code, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? [Facet.Day(at)] : throw new OrukRefused("day is one of MO, TU, WE, TH, FR, SA, SU."));
        return groups;
    }

    private sealed class Asked(IQueryCollection query)
    {
        public string? Words(string name, int longest)
        {
            var words = query[name].FirstOrDefault()?.Trim();
            if (words?.Length > longest) throw new OrukRefused($"{name} has at most {longest} characters.");
            return string.IsNullOrEmpty(words) ? null : words;
        }

        public bool Flag(string name) => OneOf(name, "false", ["true", "false"]) == "true";

        public string OneOf(string name, string usual, string[] known) => Words(name, 40) is not { } value ? usual
            : known.FirstOrDefault(one => one.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? throw new OrukRefused($"{name} is one of {string.Join(", ", known)}.");

        public int? Whole(string name, int least, int most) => Words(name, 20) is not { } value ? null
            : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw new OrukRefused($"{name} is a whole number from {least} to {most}.");

        public Guid? Id(string name) => Words(name, 60) is not { } value ? null : Guid.TryParse(value, out var id) ? id : throw new OrukRefused($"{name} is a uuid.");

        public TimeOnly? Time(string name) => Words(name, 20) is not { } value ? null
            : TimeOnly.TryParseExact(value, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw new OrukRefused($"{name} is a time like 09:30.");

        public DateTimeOffset? Moment(string name) => Words(name, 40) is not { } value ? null
            : DateTimeOffset.TryParse(value.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime()
            : throw new OrukRefused($"{name} is a time like 2026-11-24T09:10:00Z.");
    }
}
