using System.Collections;
using Derwent.Engine.Linkage.Towns;

namespace Derwent.Benchmarks;

/// <summary>Somebody told about at the front door.</summary>
/// <param name="Told">What was said.</param>
/// <param name="Truth">Whom we know it to be, or −1.</param>
/// <param name="Role">Known, twin, sibling or stranger.</param>
internal sealed record ToldAbout(TownPerson Told, int Truth, string Role);

/// <summary>
/// Who comes to the front door of a made-up town, without an end: half of them are known, told with what people and years change; the other half are not, and every fifth of them is a brother
/// or a sister of somebody known, every tenth of those a twin. Every origin of names comes equally often, so that the gap between two of them can be seen.
/// </summary>
internal sealed class TownAsked(Town town, int people, List<TownPerson> known, long seed) : IEnumerable<ToldAbout>
{
    public IEnumerator<ToldAbout> GetEnumerator()
    {
        var (again, pick, strangers) = (new SecondTelling(town, seed + 1), new Engine.Worlds.Dice(seed + 2), new Town(people, seed + 3));
        var origins = Enum.GetValues<NameOrigin>();
        var byOrigin = known.ToLookup(person => person.Origin);
        var lists = origins.ToDictionary(origin => origin, origin => byOrigin[origin].ToList());
        for (var i = 0; ; i++)
        {
            var origin = origins[i % origins.Length];
            var of = pick.Of(lists[origin]);
            var (isKnown, twin) = (i / origins.Length % 2 == 0, i / origins.Length / 10 % 10 == 0);
            yield return isKnown ? new ToldAbout(again.Of(of), of.Id, "known") : (i / origins.Length / 2 % 5) switch
            {
                0 => new ToldAbout(again.Of(town.Sibling(of, twin)), -1, twin ? "twin" : "sibling"),
                _ => new ToldAbout(again.Of(Of(strangers, origin)), -1, "stranger"),
            };
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static TownPerson Of(Town strangers, NameOrigin origin) => strangers.People(1_000_000).First(person => person.Origin == origin) with { Id = -1 };
}
