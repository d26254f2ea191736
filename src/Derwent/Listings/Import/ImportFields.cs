using System.Text;

namespace Derwent.Listings.Import;

/// <summary>One of our fields as a spreadsheet may fill it.</summary>
/// <param name="Code">Its name in docs/imports.md and on the command line.</param>
/// <param name="Label">Its name at the desk.</param>
/// <param name="Signs">What people call such a column, plainly written.</param>
internal sealed record ImportField(string Code, string Label, params string[] Signs);

/// <summary>Our fields, and which of them a column most likely means.</summary>
internal static class ImportFields
{
    public static readonly IReadOnlyList<ImportField> All =
    [
        new("name", "Name of the service", "service", "service name", "title", "activity", "project", "club", "group", "name of service"),
        new("organisation", "Organisation", "organization", "organisation name", "organization name", "provider", "provider name", "charity", "run by", "org", "name of organisation", "delivered by"),
        new("description", "What it is like", "summary", "about", "details", "service description", "what"),
        new("needs", "Needs it meets", "need", "what for"),
        new("ages", "Ages, such as 11 to 16", "age", "age range", "age group", "ages"),
        new("min_age", "Youngest age", "minimum age", "age from", "from age", "youngest", "youngest age", "lowest age"),
        new("max_age", "Oldest age", "maximum age", "age to", "to age", "oldest", "oldest age", "highest age"),
        new("only_for", "Only for girls or boys", "gender", "sex"),
        new("eligibility", "Who can come, in words", "who can come", "for whom", "criteria", "who for", "who is it for", "target group", "eligibility criteria"),
        new("times", "When", "opening times", "opening hours", "hours", "days and times", "time", "session times", "day and time"),
        new("place", "Name of the place", "venue", "location", "site", "venue name", "where"),
        new("address", "Address", "street", "address line 1", "address 1", "street address", "venue address"),
        new("town", "Town", "city", "town city"),
        new("postcode", "Postcode", "post code", "postal code", "venue postcode", "zip"),
        new("latitude", "Latitude", "lat"),
        new("longitude", "Longitude", "lng", "long", "lon"),
        new("area_served", "Area it serves", "area", "ward", "wards", "areas covered", "coverage"),
        new("cost", "What it costs", "price", "fee", "fees", "charge", "charges", "costs", "cost per session"),
        new("online", "By phone or online", "remote", "virtual", "is online"),
        new("how_to_come", "How to come the first time", "referral route", "access route", "how to access", "how to refer"),
        new("phone", "Telephone", "tel", "telephone number", "phone number", "contact number", "telephone", "contact phone", "mobile"),
        new("email", "E-mail", "email address", "e mail", "contact email", "e mail address"),
        new("website", "Website", "web", "url", "web address", "link", "web site", "webpage"),
        new("contact", "Who answers", "contact name", "contact person", "lead", "named contact"),
        new("languages", "Languages", "language", "languages spoken"),
        new("access", "What makes it easier", "accessibility", "disabled access"),
        new("tags", "Tags", "category", "categories", "type", "theme", "keywords", "service type"),
        new("status", "Running or not", "state", "active"),
        new("private", "Not public", "confidential", "hidden", "is private"),
        new("assured_date", "When it was last checked", "last checked", "verified", "last verified", "date checked", "last updated", "assured", "updated"),
        new("id", "Its id in that list", "ref", "reference", "uid", "identifier", "service id", "unique id"),
        new("organisation_id", "Its organisation’s id", "organization id", "org id", "provider id", "charity number"),
    ];

    public static readonly IReadOnlyList<string> Codes = [.. All.Select(field => field.Code)];

    public static string Label(string code) => All.FirstOrDefault(field => field.Code == code)?.Label ?? code;

    /// <summary>Which of our fields each column most likely is: those that say so exactly first, and none twice.</summary>
    public static Dictionary<string, string> Guess(IEnumerable<string> header)
    {
        var (columns, guessed) = (header.Where(column => column.Length > 0).ToList(), new Dictionary<string, string>());
        void Take(Func<ImportField, string, bool> fits)
        {
            foreach (var column in columns.Where(column => !guessed.ContainsKey(column)))
                if (All.FirstOrDefault(field => !guessed.ContainsValue(field.Code) && fits(field, Plain(column))) is { } field) guessed[column] = field.Code;
        }
        Take((field, words) => words == Plain(field.Code));
        Take((field, words) => words == Plain(field.Label) || field.Signs.Contains(words));
        return guessed;
    }

    private static string Plain(string words)
    {
        var plain = new StringBuilder();
        foreach (var c in words.ToLowerInvariant())
            if (char.IsLetterOrDigit(c)) plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        return plain.ToString().Trim();
    }
}
