using System.Globalization;
using Derwent.Engine.Worlds;

namespace Derwent.Engine.Linkage.Towns;

/// <summary>
/// A British town of young people who do not exist, home by home: brothers and sisters with one surname, postcode and phone; twins in 1.6% of births; schools
/// near home; names with the variety of an English Midlands city. The same seed makes the same town. docs/linkage.md says what it assumes.
/// </summary>
public sealed class Town
{
    private static readonly (NameOrigin Origin, int Percent)[] Shares =
    [
        (NameOrigin.British, 63), (NameOrigin.SouthAsian, 13), (NameOrigin.Indian, 7), (NameOrigin.EastEuropean, 7), (NameOrigin.WestAfrican, 4), (NameOrigin.Arabic, 4), (NameOrigin.EastAsian, 2),
    ];

    private readonly Dice dice;
    private readonly int schools, districts;
    private int people, households;

    /// <summary>A town that will have about so many people.</summary>
    /// <param name="size">About how many young people: it decides how many schools and postcodes there are.</param>
    /// <param name="seed">The same seed makes the same town.</param>
    public Town(int size, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        dice = new Dice(seed);
        (schools, districts) = (Math.Max(5, size / 900), Math.Clamp(size / 8000, 2, 2000));
    }

    /// <summary>The next people, home by home.</summary>
    public IEnumerable<TownPerson> People(int count)
    {
        while (count > 0)
            foreach (var person in Household().Take(count))
            {
                count--;
                yield return person;
            }
    }

    /// <summary>One more child of a home: a brother, a sister, or with <paramref name="twin"/> a twin. Somebody else, whom a record must not be joined to.</summary>
    public TownPerson Sibling(TownPerson of, bool twin)
    {
        ArgumentNullException.ThrowIfNull(of);
        string first;
        do first = Names(of.Origin).First(dice, dice.Chance(.5)); while (first == of.First || Nicknames.Same(first.ToLowerInvariant(), of.First!.ToLowerInvariant()));
        return of with { Id = people++, First = first, Born = twin ? of.Born : Birthday() };
    }

    private IEnumerable<TownPerson> Household()
    {
        var origin = Origin();
        var (home, surname, postcode, phone) = (households++, Names(origin).Surname(dice, Rare(origin)), Postcode(), Phone());
        var (children, primary, secondary) = (1 + dice.Poisson(1.1), School(), School());
        TownPerson? last = null;
        var used = new HashSet<string>();
        for (var i = 0; i < children; i++)
        {
            string first;
            do first = Names(origin).First(dice, dice.Chance(.5)); while (!used.Add(first) && used.Count < 8);
            var born = last is not null && dice.Chance(.016) ? last.Born! : Birthday();
            last = new TownPerson(people++, home, origin, first, surname, born, postcode, phone, int.Parse(born.AsSpan(0, 4), CultureInfo.InvariantCulture) > 2014 ? primary : secondary);
            yield return last;
        }
    }

    /// <summary>The origin of a family's names.</summary>
    internal NameOrigin Origin()
    {
        var left = dice.Below(100);
        foreach (var (origin, percent) in Shares)
            if ((left -= percent) < 0) return origin;
        return NameOrigin.British;
    }

    internal static OriginNames Names(NameOrigin origin) => OriginNames.Of(origin);

    internal static int Rare(NameOrigin origin) => origin switch { NameOrigin.British => 55, NameOrigin.EastEuropean => 60, NameOrigin.WestAfrican => 45, NameOrigin.SouthAsian or NameOrigin.Indian => 20, NameOrigin.Arabic => 30, _ => 15 };

    internal string Birthday() => new DateOnly(2003, 1, 1).AddDays(dice.Below(365 * 20)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal string Postcode()
    {
        const string letters = "ABDEFGHJLNPQRSTUWXYZ";
        var district = dice.Below(districts);
        return string.Create(CultureInfo.InvariantCulture, $"{letters[district / 100 % 20]}{letters[district / 30 % 20]}{1 + district % 30} {dice.Below(10)}{dice.Of(letters.ToCharArray())}{dice.Of(letters.ToCharArray())}");
    }

    internal string Phone() => string.Create(CultureInfo.InvariantCulture, $"07{dice.Between(100, 999)} {dice.Below(1_000_000):000000}");

    internal string School() => Schools.Called(dice.Below(schools));
}

/// <summary>What schools are called.</summary>
internal static class Schools
{
    private static readonly string[] Firsts = ["Alder", "Beck", "Carr", "Dale", "Elm", "Fern", "Gorse", "Hazel", "Ivy", "Juniper", "Kings", "Larch", "Mill", "North", "Oak", "Park", "Queens", "River", "Saint", "Thorn", "Upper", "Vale", "West", "Yew"];
    private static readonly string[] Seconds = ["bank", "brook", "bury", "croft", "dene", "field", "ford", "gate", "hill", "holme", "ley", "mead", "moor", "ridge", "side", "stone", "water", "well", "wick", "wood"];
    private static readonly string[] Kinds = ["Academy", "School", "Primary", "Juniors", "College"];

    public static string Called(int number) => $"{Firsts[number % Firsts.Length]}{Seconds[number / Firsts.Length % Seconds.Length]} {Kinds[(number + number / (Firsts.Length * Seconds.Length)) % Kinds.Length]}";
}
