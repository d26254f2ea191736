using Derwent.Shared.Geography;
using Derwent.Shared.Ui;

namespace Derwent.Listings.Changes;

/// <summary>One thing that a page says: how it is read from the form, what cannot be meant, how it is shown, how it comes into the listing.</summary>
internal sealed record ListingField(string Key, string Label, Func<ListingForm, string> Get, Action<ListingForm, string> Set, Func<string, string?> Wrong, Func<string, string> Show, Func<ServiceFacts, string, ListingReading, ServiceFacts> Into)
{
    private static readonly char[] Marks = [',', '\n'];

    public static IReadOnlyList<ListingField> All { get; } =
    [
        Text("Name", "Name", f => f.Name, (f, v) => f.Name = v, v => v.Length == 0 ? "A service needs a name." : Long(v, 200), (facts, v) => facts with { Name = v }),
        Choose("Status", "Is it running?", f => f.Status, (f, v) => f.Status = v, ListingForm.Statuses, (facts, v) => facts with { Status = Enum.Parse<ServiceStatus>(v) }),
        Text("Description", "What it is like", f => f.Description, (f, v) => f.Description = v, v => Long(v, 20_000), (facts, v) => facts with { Description = v }),
        new("Times", "When", f => Lines(f.Times), (f, v) => f.Times = v, v => Long(v, 2000) ?? (v.Split('\n').Length > TimesInWords.MostLines ? $"That is more than {TimesInWords.MostLines} lines. Say the usual times." : null), Same,
            (facts, v, reading) => facts with { Schedules = TimesInWords.Read(v, facts.Schedules, reading.Today) }),
        Choose("How", "How to come", f => f.How, (f, v) => f.How = v, ListingForm.Hows, (facts, v) => facts with { HowToCome = Enum.Parse<HowToCome>(v) }),
        Site("Building", "Building", f => f.Building, (f, v) => f.Building = v, 300, (site, v) => site with { Name = v }),
        Site("Address", "Street and number", f => f.Address, (f, v) => f.Address = v, 300, (site, v) => site with { Address = v }),
        Site("Town", "Town", f => f.Town, (f, v) => f.Town = v, 100, (site, v) => site with { Town = v }),
        new("Postcode", "Postcode", f => Trim(f.Postcode), (f, v) => f.Postcode = v, v => v.Length > 0 && Postcode.Tidy(v) is null ? "That is no postcode. It looks like DE1 1AA." : null, v => Postcode.Tidy(v) ?? v,
            (facts, v, reading) => WithSite(facts, site => reading.Place(Postcode.Tidy(v) ?? "", site))),
        Site("GettingThere", "Getting there", f => f.GettingThere, (f, v) => f.GettingThere = v, 300, (site, v) => site with { GettingThere = v }),
        Text("MinAge", "Youngest age", f => f.MinAge, (f, v) => f.MinAge = v, Age, (facts, v) => facts with { MinAge = Number(v) }),
        Text("MaxAge", "Oldest age", f => f.MaxAge, (f, v) => f.MaxAge = v, Age, (facts, v) => facts with { MaxAge = Number(v) }),
        Text("Cost", "Cost", f => f.Cost, (f, v) => f.Cost = v, v => Long(v, 2000), (facts, v) => facts with { CostPence = CostInWords.Pence(v), CostWords = CostInWords.Rest(v) }),
        Text("Phone", "Phone", f => f.Phone, (f, v) => f.Phone = v, v => v.Length > 0 && (v.Count(char.IsAsciiDigit) < 3 || v.Length > 100) ? "That is no number one can ring." : null, ContactInto.Phone),
        Text("Email", "E-mail", f => f.Email, (f, v) => f.Email = v, v => v.Length > 0 && !IsEmail(v) ? "That does not look like an e-mail address." : null, (facts, v) => facts with { Email = Null(v) }),
        Text("Website", "Website", f => Web(f.Website), (f, v) => f.Website = v, v => v.Length > 0 && !IsWeb(v) ? "That is no web address. It begins with https://" : null, (facts, v) => facts with { Website = Null(v) }),
        Text("Eligibility", "Who can come, in words", f => f.Eligibility, (f, v) => f.Eligibility = v, v => Long(v, 2000), (facts, v) => facts with { Eligibility = Null(v) }),
        Tick("Access", "What makes it easier", f => f.Access, (f, v) => f.Access = v, ListingForm.AccessChoices, (facts, v) => facts with { Access = With(facts.Access, v, ListingForm.AccessChoices) }),
        Tick("Languages", "Languages", f => f.Languages, (f, v) => f.Languages = v, ListingForm.LanguageChoices, (facts, v) => facts with { Languages = With(facts.Languages, v, ListingForm.LanguageChoices) }),
        Tick("Needs", "What it can help with", f => f.Needs, (f, v) => f.Needs = v, ListingForm.NeedChoices, (facts, v) => facts with { Needs = With(facts.Needs, v, ListingForm.NeedChoices) }),
    ];

    public static ListingField? Find(string key) => All.FirstOrDefault(field => field.Key == key);

    private static ListingField Text(string key, string label, Func<ListingForm, string?> get, Action<ListingForm, string> set, Func<string, string?> wrong, Func<ServiceFacts, string, ServiceFacts> into) =>
        new(key, label, f => Trim(get(f)), set, wrong, Same, (facts, v, _) => into(facts, v));

    private static ListingField Site(string key, string label, Func<ListingForm, string?> get, Action<ListingForm, string> set, int longest, Func<SiteFacts, string?, SiteFacts> into) =>
        new(key, label, f => Trim(get(f)), set, v => Long(v, longest), Same, (facts, v, _) => WithSite(facts, site => into(site, Null(v))));

    private static ListingField Choose(string key, string label, Func<ListingForm, string?> get, Action<ListingForm, string> set, IReadOnlyList<Choice> choices, Func<ServiceFacts, string, ServiceFacts> into) =>
        new(key, label, f => Trim(get(f)), set, v => choices.Any(choice => choice.Value == v) ? null : "Choose one of these.", v => choices.FirstOrDefault(choice => choice.Value == v)?.Label ?? v, (facts, v, _) => into(facts, v));

    private static ListingField Tick(string key, string label, Func<ListingForm, List<string>> get, Action<ListingForm, List<string>> set, IReadOnlyList<Choice> choices, Func<ServiceFacts, IReadOnlyList<string>, ServiceFacts> into) =>
        new(key, label, f => string.Join(',', choices.Select(choice => choice.Value).Where(get(f).Contains)), (f, v) => set(f, [.. Codes(v)]), _ => null,
            v => string.Join("\n", Codes(v).Select(code => choices.FirstOrDefault(choice => choice.Value == code)?.Label ?? code)), (facts, v, _) => into(facts, [.. Codes(v).Where(code => choices.Any(choice => choice.Value == code))]));

    // Codes that the form does not offer were said elsewhere, and stay.
    private static IReadOnlyList<string> With(IReadOnlyList<string> old, IReadOnlyList<string> ticked, IReadOnlyList<Choice> offered) =>
        [.. old.Where(code => offered.All(choice => choice.Value != code)), .. ticked];

    private static ServiceFacts WithSite(ServiceFacts facts, Func<SiteFacts, SiteFacts> change)
    {
        var changed = change(facts.Sites is [var first, ..] ? first : new SiteFacts(null, null, null, null, null));
        return facts with { Sites = changed is { Name: null, Address: null, Town: null, Postcode: null, Point: null, GettingThere: null } ? [.. facts.Sites.Skip(1)] : [changed, .. facts.Sites.Skip(1)] };
    }

    private static string? Age(string typed) => typed.Length > 0 && (Number(typed) is null or > 120) ? "An age is a number, such as 11." : null;

    private static int? Number(string typed) => int.TryParse(typed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var age) ? age : null;

    internal static bool IsEmail(string typed) => typed.Length <= 320 && System.Net.Mail.MailAddress.TryCreate(typed, out var mail) && mail.Address == typed && mail.Host.Contains('.', StringComparison.Ordinal);

    internal static bool IsWeb(string typed) => typed.Length <= 500 && Uri.TryCreate(typed, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Contains('.', StringComparison.Ordinal);

    internal static string Web(string? typed) => Trim(typed) is var web && web.Contains('.', StringComparison.Ordinal) && !web.Contains(':', StringComparison.Ordinal) ? "https://" + web : web;

    private static string[] Codes(string joined) => joined.Split(Marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Same(string value) => value;

    private static string? Long(string value, int longest) => value.Length > longest ? $"That is long. Keep it under {longest:N0} letters." : null;

    private static string? Null(string value) => value.Length == 0 ? null : value;

    private static string Trim(string? value) => (value ?? "").ReplaceLineEndings("\n").Trim();

    private static string Lines(string? value) => string.Join('\n', Trim(value).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

/// <summary>What it takes to turn words into a listing: the day, and where a postcode lies.</summary>
internal sealed record ListingReading(DateOnly Today, Func<string, SiteFacts, SiteFacts> Place);

/// <summary>The first number one can ring.</summary>
internal static class ContactInto
{
    public static ServiceFacts Phone(ServiceFacts facts, string number)
    {
        var contacts = facts.Contacts.ToList();
        var at = contacts.FindIndex(contact => contact.Phone is not null);
        if (at < 0 && number.Length > 0) contacts.Add(new ContactFacts(null, null, number, null));
        else if (at >= 0) contacts[at] = contacts[at] with { Phone = number.Length == 0 ? null : number };
        return facts with { Contacts = [.. contacts.Where(contact => contact is not { Name: null, Title: null, Phone: null, Email: null })] };
    }
}
