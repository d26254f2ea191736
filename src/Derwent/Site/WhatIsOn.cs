using System.Globalization;
using Derwent.Listings;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;

namespace Derwent.Site;

/// <summary>One session as it is announced: the date is the picture.</summary>
internal sealed record Announced(DateOnly Day, string Name, string Address, string Summary, string Times, string? Place, string? Cost, string By, string? Ages)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public string Weekday => Day.ToString("ddd", English);

    public string Month => Day.ToString("MMM", CultureInfo.InvariantCulture);

    public static Announced Of((Service Service, DateTimeOffset From, DateTimeOffset To) session)
    {
        var service = session.Service;
        var site = service.Locations.Count > 0 ? service.Locations[0] : null;
        return new(
            UkTime.DateOf(session.From), service.Name, $"/services/{service.Slug}", service.Summary,
            $"{Clock(session.From)} to {Clock(session.To)}", PlaceOf(site), CostOf(service), service.OrganisationName, AgesOf(service));
    }

    private static string? PlaceOf(ServiceLocation? site)
    {
        if (site is null)
        {
            return null;
        }

        var words = string.Join(", ", new[] { site.Name, site.Place ?? site.Town }.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct());
        return words.Length == 0 ? site.Postcode : words;
    }

    private static string? CostOf(Service service) => service switch
    {
        { CostWords: { Length: > 0 and <= 60 } words } => words,
        { CostPence: 0 } => "Free",
        { CostPence: { } pence } => pence % 100 == 0 ? $"£{pence / 100}" : $"£{(pence / 100m).ToString("0.00", CultureInfo.InvariantCulture)}",
        _ => null,
    };

    private static string? AgesOf(Service service) => (service.MinAge, service.MaxAge) switch
    {
        ({ } from, { } to) => $"{from} to {to}",
        ({ } from, null) => $"{from} and over",
        (null, { } to) => $"up to {to}",
        _ => null,
    };

    private static string Clock(DateTimeOffset at) => InWords.Clock(TimeOnly.FromDateTime(UkTime.Local(at).DateTime));
}
