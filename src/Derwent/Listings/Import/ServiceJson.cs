using System.Globalization;
using Derwent.Alliance;
using Derwent.Shared.Imports;
using Derwent.Shared.Text;

namespace Derwent.Listings.Import;

/// <summary>A service record of Open Referral UK 3.0, of HSDS (2 and 3), or of the older directories that resemble them.</summary>
internal static class ServiceJson
{
    public static ImportedService? Read(JsonRecord record, Notes notes)
    {
        var bag = new Bag(record.Value, notes);
        if (!bag.IsObject)
        {
            notes.Broken("it is no object");
            return null;
        }
        var name = Mend.Line(bag.Text("name"), 200, "name", notes);
        notes.Record = name ?? bag.Text("id") ?? "a record without a name";
        if (name is null && !notes.IsBroken) notes.Broken("it has no name");
        var facts = Facts(bag, name ?? "", notes);
        var organisation = Organisation(bag, name ?? "", notes);
        if (notes.IsBroken) return null;
        var id = Mend.Line(bag.Text("id"), 200, "id", notes);
        if (id is null) notes.Mended("it had no id: one was made of its organisation and name");
        var read = new ImportedService(record.Line, id ?? $"made:{Slug.From(organisation.Name)}/{Slug.From(name!)}", organisation, facts)
        {
            AssuredOn = Assured(bag, notes),
            ModifiedAt = Mend.Instant(bag.Text("last_modified", "updated_at"), "last_modified", notes),
        };
        Gaps.Tell(read, notes);
        return read;
    }

    private static ServiceFacts Facts(Bag bag, string name, Notes notes)
    {
        var terms = Tags(bag, notes);
        var (minAge, maxAge) = Ages(bag, terms, notes);
        var (sites, online) = ServiceSites.Read(bag, notes);
        var (costPence, costWords) = ServiceCost.Read(bag, notes);
        var facts = new ServiceFacts
        {
            Name = name,
            Description = Mend.Text(bag.Text("description"), 20_000, "description", notes) ?? "",
            Status = Status(bag.Text("status"), notes),
            MinAge = minAge, MaxAge = maxAge,
            Eligibility = Mend.Text(bag.Text("eligibility_description") ?? Audience(bag), 2000, "eligibility", notes),
            Languages = [.. Terms.LanguagesOf(bag.List("languages").Select(language => language.Text("name", "language", "code")).OfType<string>()).Order()],
            AreaServed = Mend.Line(string.Join(", ", bag.List("service_areas").Select(area => area.Text("name", "service_area")).OfType<string>()), 200, "area", notes),
            CostPence = costPence, CostWords = costWords,
            Online = online || terms.Any(term => term.StartsWith("online", StringComparison.OrdinalIgnoreCase)),
            HowToCome = Coming(bag),
            Alert = Mend.Text(bag.Text("alert"), 2000, "alert", notes),
            Website = Mend.Url(bag.Text("url", "website"), "web address", notes),
            Email = Mend.Email(bag.Text("email"), notes),
            Tags = terms, Sites = sites,
            Access = Terms.AccessOf(terms.Concat(sites.Select(site => site.GettingThere ?? ""))),
            Schedules = ServiceSchedules.Read(bag, notes),
            Contacts = ServiceContacts.Read(bag, notes),
        };
        return facts with { Needs = Terms.NeedsOf(terms.Append(name).Append(facts.Eligibility ?? "")) };
    }

    private static ListedOrganisation Organisation(Bag bag, string service, Notes notes)
    {
        var told = bag.Object("organization", "organisation");
        var name = told is { } its ? Mend.Line(its.Text("name"), 200, "organisation's name", notes) : null;
        var id = told?.Text("id") ?? bag.Text("organization_id", "organisation_id");
        if (name is null) notes.Mended("its organisation has no name: the service's name was used");
        if (id is null) notes.Mended("its organisation has no id: one was made of its name");
        var identifiers = told?.List("organization_identifiers") ?? [];
        return new ListedOrganisation(id is { Length: <= 200 } ? id : $"made:{Slug.From(name ?? service)}", name ?? service)
        {
            Description = told is { } with ? Mend.Text(with.Text("description"), 20_000, "organisation's description", notes) : null,
            Website = Mend.Url(told?.Text("website", "url", "uri"), "organisation's web address", notes),
            Email = Mend.Email(told?.Text("email"), notes),
            Phone = Mend.Phone(told?.List("phones").Select(phone => phone.Text("number")).FirstOrDefault(), notes)?.Number,
            CharityNumber = Identifier(identifiers, "GB-CHC", "charity"),
            CompanyNumber = Identifier(identifiers, "GB-COH", "company"),
        };
    }

    private static string? Identifier(IReadOnlyList<Bag> identifiers, string scheme, string word) => identifiers
        .Where(one => one.Text("identifier_scheme") == scheme || (one.Text("identifier_type") ?? "").Contains(word, StringComparison.OrdinalIgnoreCase))
        .Select(one => one.Text("identifier")).FirstOrDefault(number => number is { Length: > 0 and <= 20 });

    private static List<string> Tags(Bag bag, Notes notes)
    {
        var terms = bag.List("attributes").Select(attribute => attribute.Object("taxonomy_term")?.Text("name", "term"))
            .Concat(bag.List("taxonomies", "send_needs").Select(term => term.Text("name", "label")))
            .Concat(bag.List("service_taxonomys").Select(term => term.Object("taxonomy", "taxonomy_term")?.Text("name")))
            .Concat(bag.List("pc_targetAudience").Select(term => term.Text("audienceType")));
        return [.. terms.OfType<string>().Select(PlainText.From).Where(term => term.Length is > 0 and <= 100).Distinct(StringComparer.OrdinalIgnoreCase).Take(50)];
    }

    private static string? Audience(Bag bag) =>
        string.Join(", ", bag.List("pc_targetAudience").Select(audience => audience.Text("audienceType")).OfType<string>()) is { Length: > 0 } all ? "For: " + all : null;

    private static (int? Min, int? Max) Ages(Bag bag, IReadOnlyList<string> terms, Notes notes)
    {
        var eligibility = bag.List("eligibilitys");
        var min = Age(bag.Number("minimum_age", "min_age") ?? eligibility.Select(e => e.Number("minimum_age")).FirstOrDefault(age => age is not null), "youngest", notes);
        var max = Age(bag.Number("maximum_age", "max_age") ?? eligibility.Select(e => e.Number("maximum_age")).FirstOrDefault(age => age is not null), "oldest", notes);
        if (min > max)
        {
            notes.Mended($"its youngest age {min} is above its oldest {max}: they were exchanged");
            (min, max) = (max, min);
        }
        if (min is not null || max is not null) return (min, max);
        (min, max) = Terms.AgesOf(terms);
        if (min is not null || max is not null) notes.Mended("its ages were read from its terms");
        return (min, max);
    }

    private static int? Age(double? age, string what, Notes notes)
    {
        if (age is null) return null;
        if (age is >= 0 and <= 120) return (int)Math.Floor(age.Value);
        notes.Mended(string.Create(CultureInfo.InvariantCulture, $"its {what} age of {age:0.#} was read as no limit"));
        return null;
    }

    private static ServiceStatus Status(string? status, Notes notes)
    {
        switch (status?.Trim().ToLowerInvariant())
        {
            case "active" or "open" or "live": return ServiceStatus.Active;
            case "inactive": return ServiceStatus.Inactive;
            case "defunct" or "closed": return ServiceStatus.Defunct;
            case "temporarily closed": return ServiceStatus.TemporarilyClosed;
            case null or "": return ServiceStatus.Active;
            default:
                notes.Mended($"its status is none we know and it is not shown: “{status}”");
                return ServiceStatus.Inactive;
        }
    }

    private static HowToCome Coming(Bag bag)
    {
        if (bag.Truth("needs_referral") == true) return HowToCome.Referral;
        var words = (bag.Text("application_process") ?? "").ToLowerInvariant();
        if (words.Contains("referral", StringComparison.Ordinal) && !words.Contains("self", StringComparison.Ordinal)) return HowToCome.Referral;
        if (words.Contains("drop", StringComparison.Ordinal) || words.Contains("walk in", StringComparison.Ordinal) || words.Contains("walk-in", StringComparison.Ordinal)) return HowToCome.DropIn;
        return words.Contains("book", StringComparison.Ordinal) || words.Contains("appointment", StringComparison.Ordinal) ? HowToCome.Book : HowToCome.NotSaid;
    }

    private static DateOnly? Assured(Bag bag, Notes notes) =>
        Mend.Date(bag.Text("assured_date") ?? bag.Object("pc_metadata", "metadata_summary")?.Text("date_assured"), "assured_date", notes);
}
