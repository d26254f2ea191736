using System.Globalization;
using Derwent.FrontDoor;

namespace Derwent.World;

/// <summary>Begins the stories: whom or what each is about, where they live, and which ids the world gave them.</summary>
internal sealed class Telling(Diary diary, WorldCalendar calendar, Registers registers, WorldIds ids)
{
    private readonly Dictionary<string, Tale> tales = [];
    private int homes;

    public WorldCalendar Calendar => calendar;
    public Diary Diary => diary;
    public Registers Registers => registers;
    public WorldIds Ids => ids;
    public IReadOnlyCollection<Tale> Tales => tales.Values;

    public Tale this[string name] => tales[name];

    public Tale Young(string first, string last, string? born, string area, string? school = null, string? phone = null, string? safe = null, string? postcode = null, int? age = null, bool aside = false)
    {
        var (code, north, east) = Home(area);
        var details = new SubjectDetails
        {
            FirstName = first, Surname = last, BirthDate = born is null ? null : Birthday(born), AgeSaid = age, Postcode = postcode ?? code, School = school,
            Phone = phone, SafeContact = safe, Latitude = north, Longitude = east,
        };
        return Keep($"{first} {last}", new Tale(this, SubjectKind.YoungPerson, details), aside);
    }

    /// <param name="surname">Their name.</param>
    /// <param name="area">Part of the city.</param>
    /// <param name="members">"Ewa, mum, 36; Kuba, son, 9".</param>
    /// <param name="safe">How it is safe to be in touch.</param>
    public Tale Family(string surname, string area, string members, string? safe = null)
    {
        var (code, north, east) = Home(area);
        var people = members.Split(';', StringSplitOptions.TrimEntries).Select(one => one.Split(", "))
            .Select(one => new SubjectDetails.Member(one[0], null, int.Parse(one[2], CultureInfo.InvariantCulture), one[1])).ToList();
        return Keep(surname, new Tale(this, SubjectKind.Family, new SubjectDetails
        {
            Surname = surname, Members = people, Postcode = code, Address = FormattableString.Invariant($"{homes + 3} Example Street"), SafeContact = safe, Latitude = north, Longitude = east,
        }), false);
    }

    public Tale Place(string name, string where, string area, double north, double east, string kind, string? managedBy, string times) =>
        Keep(name + " " + times, new Tale(this, SubjectKind.Place, new SubjectDetails
        {
            PlaceName = name, Where = $"{where}, {area}", PlaceKind = kind, ManagedBy = managedBy, Times = times, Latitude = north, Longitude = east,
        }), false);

    // Told in another year, everybody is as old as they are in the story, and has the same birthday.
    private DateOnly Birthday(string born) => calendar.WrittenDay(born).AddYears(calendar.Today.Year - 2026);

    private Tale Keep(string name, Tale tale, bool aside)
    {
        if (!aside) tales.Add(name, tale);
        return tale;
    }

    private (string Postcode, double North, double East) Home(string area)
    {
        var (district, north, east) = Areas[area];
        var home = homes++;
        var letters = FormattableString.Invariant($"{"BDEFGHJLNP"[home / 10 % 10]}{"QRSTUWXYAB"[home % 10]}");
        return ($"{district} 0{letters}", Math.Round(north + (home % 7 - 3) * .0011, 5), Math.Round(east + (home % 5 - 2) * .0016, 5));
    }

    // Postcodes of sectors that do not exist; points in the middle of each part of the city.
    private static readonly Dictionary<string, (string District, double North, double East)> Areas = new()
    {
        ["Allestree"] = ("DE22", 52.951, -1.492), ["Alvaston"] = ("DE23", 52.893, -1.437), ["Arboretum"] = ("DE23", 52.911, -1.474), ["Chaddesden"] = ("DE21", 52.929, -1.443),
        ["Chellaston"] = ("DE23", 52.874, -1.440), ["City centre"] = ("DE22", 52.921, -1.476), ["Darley"] = ("DE22", 52.934, -1.479), ["Friar Gate"] = ("DE22", 52.924, -1.486),
        ["Littleover"] = ("DE23", 52.901, -1.509), ["Mackworth"] = ("DE22", 52.926, -1.515), ["Mickleover"] = ("DE22", 52.904, -1.545), ["Normanton"] = ("DE23", 52.903, -1.484),
        ["Oakwood"] = ("DE21", 52.943, -1.439), ["Osmaston"] = ("DE23", 52.896, -1.465), ["Peartree"] = ("DE23", 52.905, -1.473), ["Sinfin"] = ("DE23", 52.885, -1.478),
        ["Spondon"] = ("DE21", 52.916, -1.408),
    };
}

/// <summary>Which ids organisations and services were given.</summary>
internal sealed class WorldIds
{
    public Dictionary<string, Guid> Organisations { get; } = [];
    public Dictionary<string, Guid> Services { get; } = [];
    public Dictionary<string, string> Slugs { get; } = [];
}
