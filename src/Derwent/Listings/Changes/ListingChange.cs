using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Derwent.Shared.Time;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NetTopologySuite.Geometries;

namespace Derwent.Listings.Changes;

/// <summary>Compares what a form says with what a listing says, and turns the differences into a listing.</summary>
internal sealed class ListingChange(Places places, CityMaps maps, RequestDatabase database, TimeProvider clock)
{
    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    private DateOnly Today => UkTime.Today(clock);

    /// <summary>The fields that differ, with both sides as they were typed.</summary>
    public static IReadOnlyList<SuggestedChange> Between(ListingForm was, ListingForm now) =>
        [.. ListingField.All.Select(field => new SuggestedChange(field.Key, field.Get(was), field.Get(now))).Where(change => change.Was != change.Now)];

    public ListingForm FormOf(Service service) => ListingForm.Of(service.Facts, Today);

    public ListingForm FormOf(ServiceFacts facts) => ListingForm.Of(facts, Today);

    /// <summary>Says beside the fields what cannot be meant; only what was changed is looked at.</summary>
    public static void Check(IEnumerable<SuggestedChange> changes, ListingForm whole, ModelStateDictionary state, string prefix)
    {
        foreach (var change in changes)
            if (ListingField.Find(change.Key)?.Wrong(change.Now) is { } sentence) state.AddModelError($"{prefix}.{change.Key}", sentence);
        if (int.TryParse(whole.MinAge, out var min) && int.TryParse(whole.MaxAge, out var max) && min > max) state.AddModelError($"{prefix}.MinAge", "The youngest age is above the oldest age.");
    }

    /// <summary>The listing with these changes. What cannot be meant is refused as a sentence.</summary>
    public async Task<ServiceFacts> ApplyAsync(ServiceFacts facts, IEnumerable<SuggestedChange> changes, CancellationToken stop)
    {
        var wanted = changes.ToList();
        var moved = wanted.FirstOrDefault(change => change.Key == "Postcode") is { Now: { Length: > 0 } postcode } ? await places.FindAsync(postcode, stop) : null;
        var map = moved is null ? null : await maps.GetAsync(database.Connection, stop);
        var reading = new ListingReading(Today, (typed, site) => typed == (site.Postcode ?? "") ? site : site with
        {
            Postcode = typed.Length == 0 ? null : typed,
            Point = moved is null ? null : Wgs84.CreatePoint(new Coordinate(moved.Longitude, moved.Latitude)),
            Place = moved is null || map!.IsSchematic ? null : map.AreaAt(moved.Longitude, moved.Latitude)?.Name,
        });
        foreach (var change in wanted)
        {
            if (ListingField.Find(change.Key) is not { } field) continue;
            if (field.Wrong(change.Now) is { } sentence) throw new RuleRefused($"{field.Label}: {sentence}");
            facts = field.Into(facts, change.Now, reading);
        }
        return facts;
    }
}
