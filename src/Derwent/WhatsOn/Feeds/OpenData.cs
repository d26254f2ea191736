using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Derwent.Listings;
using Derwent.Shared.Mail;
using Derwent.Shared.Time;
using Ical.Net;
using Ical.Net.DataTypes;

namespace Derwent.WhatsOn;

/// <summary>One event as JSON-LD: OpenActive's types (Modelling Opportunity Data 2.0), which schema.org's readers understand as well.</summary>
internal static partial class OpenData
{
    private const int MostDates = 20;

    public static string Of(CommunityEvent one, SiteAddress address, string city, DateTimeOffset now)
    {
        var dates = one.Occurrences.Where(date => date.EndsAt > now).OrderBy(date => date.StartsAt).Take(MostDates).ToList();
        var json = new JsonObject { ["@context"] = new JsonArray("https://openactive.io/", "https://schema.org/"), ["@type"] = one.IsSeries ? "SessionSeries" : "Event" };
        Describe(json, one, address, city);
        if (!one.IsSeries && (dates.FirstOrDefault() ?? one.Occurrences[0]) is { } date) Dated(json, one, date);
        else
        {
            json["eventSchedule"] = new JsonArray(Schedule(one, address));
            json["subEvent"] = new JsonArray([.. dates.Select(each => (JsonNode)SubEvent(one, each, address))]);
        }
        if (one.IsSeries) json["eventStatus"] = Status(one.State == EventState.Cancelled, false);
        return json.ToJsonString();
    }

    private static void Describe(JsonObject json, CommunityEvent one, SiteAddress address, string city)
    {
        var page = address.Of($"/whats-on/{one.Slug}");
        (json["@id"], json["url"], json["identifier"], json["name"], json["description"]) = (page, page, one.Id.ToString(), Plain(one.Title), Plain(one.Words));
        json["activity"] = new JsonArray(KindsEndpoint.Concept(one.Kind, address));
        var organiser = address.Of($"/organisations/{one.OrganisationSlug}");
        json["organizer"] = new JsonObject { ["@type"] = "Organization", ["@id"] = organiser, ["name"] = one.OrganisationName, ["url"] = organiser };
        // A place that is nowhere has no address; who reads this is told that it is online.
        if (one.IsOnline) json["eventAttendanceMode"] = "https://schema.org/OnlineEventAttendanceMode";
        else json["location"] = Place(one, page, city);
        json["genderRestriction"] = one.OnlyFor switch { OnlyFor.Girls => "https://openactive.io/FemaleOnly", OnlyFor.Boys => "https://openactive.io/MaleOnly", _ => "https://openactive.io/NoRestriction" };
        var offer = new JsonObject { ["@type"] = "Offer", ["@id"] = page + "#cost", ["name"] = Happening.CostOf(one.CostPence, one.CostWords) ?? "Ask what it costs", ["url"] = page };
        if (one.CostPence is { } pence)
        {
            (offer["price"], offer["priceCurrency"]) = (pence / 100m, "GBP");
            if (pence == 0) json["isAccessibleForFree"] = true;
        }
        json["offers"] = new JsonArray(offer);
        if (one.MinAge is not null || one.MaxAge is not null)
        {
            var ages = new JsonObject { ["@type"] = "QuantitativeValue" };
            if (one.MinAge is { } from) ages["minValue"] = from;
            if (one.MaxAge is { } to) ages["maxValue"] = to;
            json["ageRange"] = ages;
        }
        if (one.AccessWords is { } access) json["accessibilityInformation"] = access;
    }

    private static JsonObject Place(CommunityEvent one, string page, string city)
    {
        var place = new JsonObject { ["@type"] = "Place", ["@id"] = page + "#place", ["url"] = page, ["name"] = Plain(one.PlaceName ?? one.Area ?? city) };
        // Without a postcode an address is none.
        if (one.Postcode is { } code)
            place["address"] = new JsonObject { ["@type"] = "PostalAddress", ["streetAddress"] = Plain(one.Street ?? one.PlaceName ?? one.Area ?? city), ["addressLocality"] = city, ["addressRegion"] = city, ["postalCode"] = code, ["addressCountry"] = "GB" };
        if (one is { Latitude: { } north, Longitude: { } east }) place["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = north, ["longitude"] = east };
        return place;
    }

    private static void Dated(JsonObject json, CommunityEvent one, Occurrence date)
    {
        (json["startDate"], json["endDate"], json["duration"]) = (Instant(date.StartsAt), Instant(date.EndsAt), Length(date));
        json["eventStatus"] = Status(date.IsOff || one.State == EventState.Cancelled, date.IsMoved);
        if (one.Capacity is not { } places) return;
        (json["maximumAttendeeCapacity"], json["remainingAttendeeCapacity"]) = (places, date.Free ?? places);
    }

    private static JsonObject SubEvent(CommunityEvent one, Occurrence date, SiteAddress address)
    {
        var page = address.Of($"/whats-on/{one.Slug}?day={date.Day:yyyy-MM-dd}");
        var json = new JsonObject { ["@type"] = "ScheduledSession", ["@id"] = page, ["url"] = page };
        Dated(json, one, date);
        if (one.CostPence == 0) json["isAccessibleForFree"] = true;
        return json;
    }

    private static JsonObject Schedule(CommunityEvent one, SiteAddress address)
    {
        var rule = Series.Read(one.Rule!)!;
        var facts = one.Facts;
        var json = new JsonObject
        {
            ["@type"] = "Schedule", ["startDate"] = Date(one.StartsOn), ["endDate"] = Date(one.Occurrences.Max(date => date.OriginalDay)),
            ["startTime"] = one.StartsAt.ToString("HH:mm", CultureInfo.InvariantCulture), ["endTime"] = one.StartsAt.AddMinutes(one.Minutes).ToString("HH:mm", CultureInfo.InvariantCulture),
            ["duration"] = Length(one.Minutes), ["repeatFrequency"] = $"P{rule.Interval}{rule.Frequency switch { FrequencyType.Daily => "D", FrequencyType.Weekly => "W", FrequencyType.Monthly => "M", _ => "Y" }}",
            ["scheduleTimezone"] = "Europe/London", ["scheduledEventType"] = "ScheduledSession", ["idTemplate"] = address.Of($"/whats-on/{one.Slug}?day={{startDate}}"), ["urlTemplate"] = address.Of($"/whats-on/{one.Slug}?day={{startDate}}"),
        };
        if (rule.ByDay.Count > 0) json["byDay"] = new JsonArray([.. rule.ByDay.Select(day => (JsonNode)Weekday(day))]);
        if (rule.ByMonthDay.Count > 0) json["byMonthDay"] = new JsonArray([.. rule.ByMonthDay.Select(day => (JsonNode)day)]);
        var without = Series.Days(facts).Where(day => Series.IsSkipped(facts, day)).Select(day => (JsonNode)Instant(UkTime.At(day, one.StartsAt))).ToList();
        if (without.Count > 0) json["exceptDate"] = new JsonArray([.. without]);
        return json;
    }

    private static string Weekday(WeekDay day)
    {
        // "The second Tuesday" has no address at schema.org; iCalendar's own short form is allowed instead.
        var code = day.DayOfWeek.ToString()[..2].ToUpperInvariant();
        return day.Offset is { } nth && nth != 0 ? $"{nth}{code}" : $"https://schema.org/{day.DayOfWeek}";
    }

    private static string Status(bool off, bool moved) => "https://schema.org/" + (off ? "EventCancelled" : moved ? "EventRescheduled" : "EventScheduled");

    private static string Length(Occurrence date) => Length((int)(date.EndsAt - date.StartsAt).TotalMinutes);

    private static string Length(int minutes) => System.Xml.XmlConvert.ToString(TimeSpan.FromMinutes(minutes));

    // Readers of open data want text; what looks like a tag is none of ours.
    private static string Plain(string words) => Tags().Replace(words, " ").Trim() is { Length: > 0 } plain ? plain : "Ask the people who run it.";

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    private static string Instant(DateTimeOffset at) => UkTime.Local(at).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
