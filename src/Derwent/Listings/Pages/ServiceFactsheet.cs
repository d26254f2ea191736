using System.Text.Json;
using System.Text.Json.Nodes;
using Derwent.Listings.Find;
using Derwent.Shared.Geography;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.Listings.Pages;

/// <summary>A service as its page says it.</summary>
internal sealed class ServiceFactsheet(Service service, DateTimeOffset now)
{
    private static readonly JsonSerializerOptions InHtml = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default };

    public Service Service => service;

    public DateOnly Today { get; } = UkTime.DateOf(now);

    public bool IsStale => FindWords.IsStale(service.AssuredOn, Today);

    public string? Open => service.IsOpen ? OpeningTimes.Now(service.Hours, UkTime.Local(now)) : null;

    public IReadOnlyList<string> Times => OpeningTimes.Lines(service.Schedules.Select(schedule => schedule.Facts), Today);

    public IReadOnlyList<string> TimeNotes => [.. service.Schedules.Select(schedule => schedule.Notes).OfType<string>().Distinct()];

    public string? WhoFor
    {
        get
        {
            var ages = FindWords.Ages(service.MinAge, service.MaxAge);
            var only = service.OnlyFor switch { OnlyFor.Girls => "girls and young women", OnlyFor.Boys => "boys and young men", _ => null };
            return (ages, only) switch { (null, null) => null, ({ } a, { } o) => $"{a}, {o}", (null, { } o) => char.ToUpperInvariant(o[0]) + o[1..], _ => ages };
        }
    }

    public string? Cost => service.CostWords ?? FindWords.Cost(service.CostPence, null);

    public string? Room => service.Capacity is { } room ? room switch
    {
        { Available: null } => "Yes. No limit.",
        { Available: > 0, WaitWeeks: null or 0 } => $"Yes. {FindWords.Room(true, room.Available, null, room.UpdatedAt, now)}.",
        _ => FindWords.Room(true, room.Available, room.WaitWeeks, room.UpdatedAt, now) + ".",
    } : null;

    /// <summary>What somebody does who comes for the first time, step by step.</summary>
    public IReadOnlyList<(string Title, string Words)> FirstTime =>
    [
        service.HowToCome switch
        {
            HowToCome.DropIn => ("Just turn up", "No form, no booking. Bring a friend if that’s easier."),
            HowToCome.Book => ("Ring or write first", "Then there is a place for you when you come."),
            HowToCome.Referral => ("Somebody asks for you", "A teacher, a doctor, a worker, or us. You can ask us yourself."),
            _ => ("Ring first", "Ask how to come and what to bring."),
        },
        ("Not sure?", "Ask anything before you come. Nobody minds. Or tell us, and we ask for you."),
    ];

    public IReadOnlyList<(string Title, string Number)> Phones => [.. service.Contacts.Where(contact => contact.Phone is not null).Select(contact => (contact.Title ?? contact.Name ?? "", contact.Phone!)).DistinctBy(phone => phone.Item2)];

    public string? Email => service.Email ?? service.Contacts.Select(contact => contact.Email).FirstOrDefault(email => email is not null);

    public IReadOnlyList<(bool Yes, string Words)> WillItWork
    {
        get
        {
            var all = service.Access.Select(code => (true, AccessVocabulary.All.GetValueOrDefault(code, code))).ToList();
            var languages = service.Languages.Where(code => code is not ("en" or "bfi")).Select(code => LanguageVocabulary.All.GetValueOrDefault(code, code)).ToList();
            if (languages.Count > 0) all.Add((true, "Staff speak " + InWords.List(languages)));
            if (service.Online) all.Add((true, "By phone or online, too"));
            if (service.Eligibility is { } note) all.Add((true, note));
            return all;
        }
    }

    public IReadOnlyList<Photos.ServicePhoto> Photos => service.PhotosOn(Today);

    /// <summary>The first paragraph stands large, the others beneath.</summary>
    public (string Lead, IReadOnlyList<string> More) Text
    {
        get
        {
            var paragraphs = service.Description.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (paragraphs.Length == 0) return ("", []);
            return paragraphs[0].Length <= 320 && !paragraphs[0].Contains('\n') ? (paragraphs[0], paragraphs[1..]) : (service.Summary, paragraphs);
        }
    }

    public IReadOnlyList<MapPin> Pins => [.. service.Locations.Where(site => site.Point is not null).OrderBy(site => site.Ordinal)
        .Select((site, at) => new MapPin(Letter(at), site.Point!.X, site.Point.Y, Elsewhere(site), $"Open {site.Name ?? service.Name} in your own map"))];

    public static string Letter(int at) => at < 26 ? ((char)('A' + at)).ToString() : (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The place on a map of the visitor's own choice; nothing is asked of it until they press.</summary>
    public static string Elsewhere(ServiceLocation site) => site.Point is { } point
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"https://www.openstreetmap.org/?mlat={point.Y:0.#####}&mlon={point.X:0.#####}#map=17/{point.Y:0.#####}/{point.X:0.#####}") : "";

    /// <summary>For search engines: schema.org, as a data block. Letters that could end it are escaped.</summary>
    public string JsonLd(string address) => new JsonObject
    {
        ["@context"] = "https://schema.org", ["@type"] = "Service", ["@id"] = address, ["url"] = address,
        ["name"] = service.Name, ["description"] = service.Summary,
        ["image"] = Photos.Count == 0 ? null : new JsonArray([.. Photos.Select(photo => Image(photo, new Uri(address)))]),
        ["provider"] = new JsonObject { ["@type"] = "Organization", ["name"] = service.OrganisationName },
        ["areaServed"] = service.AreaServed,
        ["audience"] = service is { MinAge: null, MaxAge: null } ? null : new JsonObject { ["@type"] = "PeopleAudience", ["suggestedMinAge"] = service.MinAge, ["suggestedMaxAge"] = service.MaxAge },
        ["isAccessibleForFree"] = service.CostPence is { } pence ? pence == 0 : null,
        ["availableChannel"] = new JsonArray([.. Channels()]),
        ["dateModified"] = (service.AssuredOn ?? UkTime.DateOf(service.ChangedAt)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    }.ToJsonString(InHtml);

    private static JsonObject Image(Photos.ServicePhoto photo, Uri page) => new JsonObject
    {
        ["@type"] = "ImageObject", ["contentUrl"] = new Uri(page, photo.JpegAddress).AbsoluteUri, ["description"] = photo.Alt, ["caption"] = photo.Caption, ["encodingFormat"] = "image/jpeg",
    };

    private IEnumerable<JsonNode> Channels()
    {
        foreach (var site in service.Locations.OrderBy(site => site.Ordinal))
            yield return new JsonObject
            {
                ["@type"] = "ServiceChannel",
                ["serviceLocation"] = new JsonObject
                {
                    ["@type"] = "Place", ["name"] = site.Name,
                    ["address"] = new JsonObject { ["@type"] = "PostalAddress", ["streetAddress"] = site.Address, ["addressLocality"] = site.Town, ["postalCode"] = site.Postcode },
                    ["geo"] = site.Point is { } point ? new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = point.Y, ["longitude"] = point.X } : null,
                    ["openingHoursSpecification"] = new JsonArray([.. Hours()]),
                },
            };
        foreach (var phone in Phones.Take(3)) yield return new JsonObject { ["@type"] = "ServiceChannel", ["servicePhone"] = new JsonObject { ["@type"] = "ContactPoint", ["telephone"] = phone.Number } };
        if (service.Website is { } website) yield return new JsonObject { ["@type"] = "ServiceChannel", ["serviceUrl"] = website };
    }

    private IEnumerable<JsonNode> Hours() => service.Hours.Take(21).Select(range => new JsonObject
    {
        ["@type"] = "OpeningHoursSpecification",
        ["dayOfWeek"] = System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.DayNames[(range.LowerBound / OpeningTimes.Day + 1) % 7],
        ["opens"] = Clock(range.LowerBound), ["closes"] = Clock(range.UpperBound),
    });

    private static string Clock(int minute) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{minute % OpeningTimes.Day / 60:00}:{minute % 60:00}");
}
