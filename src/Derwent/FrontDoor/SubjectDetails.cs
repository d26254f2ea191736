using System.Globalization;

namespace Derwent.FrontDoor;

/// <summary>
/// What was said about a young person, a family or a place. The same shape is stated on a referral and held on a subject, so the
/// two can be laid side by side. Only the fields of its kind are filled; everything else is null.
/// </summary>
public sealed record SubjectDetails
{
    /// <summary>First name of the young person.</summary>
    public string? FirstName { get; init; }

    /// <summary>Surname of the young person, or of the family.</summary>
    public string? Surname { get; init; }

    /// <summary>Date of birth when it is known.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Age as it was said, when the date of birth is not known.</summary>
    public int? AgeSaid { get; init; }

    /// <summary>Postcode in capitals with one space, as of where they live or the place is.</summary>
    public string? Postcode { get; init; }

    /// <summary>Street address.</summary>
    public string? Address { get; init; }

    /// <summary>School or college.</summary>
    public string? School { get; init; }

    /// <summary>A phone that reaches them.</summary>
    public string? Phone { get; init; }

    /// <summary>How and when it is safe to be in touch.</summary>
    public string? SafeContact { get; init; }

    /// <summary>Members of the family.</summary>
    public IReadOnlyList<Member> Members { get; init; } = [];

    /// <summary>What people call the place.</summary>
    public string? PlaceName { get; init; }

    /// <summary>Where it is, in words.</summary>
    public string? Where { get; init; }

    /// <summary>Kind of place: street, park, shops, estate, transport, school, online, other.</summary>
    public string? PlaceKind { get; init; }

    /// <summary>Who looks after the place, if known.</summary>
    public string? ManagedBy { get; init; }

    /// <summary>When it happens: days and times in words.</summary>
    public string? Times { get; init; }

    /// <summary>Degrees north (WGS 84), with <see cref="Longitude"/>, when it was put on a map or the postcode is known.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east (WGS 84).</summary>
    public double? Longitude { get; init; }

    /// <summary>One member of a family.</summary>
    /// <param name="Name">First name, or first name and surname.</param>
    /// <param name="BirthDate">Date of birth when known.</param>
    /// <param name="Age">Age as said, when the date of birth is not known.</param>
    /// <param name="Relation">“mum”, “son”, “grandmother” … in the referrer's own word.</param>
    public sealed record Member(string Name, DateOnly? BirthDate, int? Age, string? Relation);

    /// <summary>Full name of a young person, “The Bartosz family”, or the place's name.</summary>
    public string Name(SubjectKind kind) => kind switch
    {
        SubjectKind.YoungPerson => Joined(FirstName, Surname) ?? "A young person",
        SubjectKind.Family => Surname is null ? "A family" : string.Create(CultureInfo.InvariantCulture, $"The {Surname} family"),
        _ => PlaceName ?? Where ?? "A place",
    };

    /// <summary>What to call them in a sentence: first name, “the Bartosz family”, the place's name.</summary>
    public string ShortName(SubjectKind kind) => kind switch
    {
        SubjectKind.YoungPerson => FirstName ?? "the young person",
        SubjectKind.Family => Surname is null ? "the family" : string.Create(CultureInfo.InvariantCulture, $"the {Surname} family"),
        _ => PlaceName ?? Where ?? "the place",
    };

    /// <summary>Age in whole years on a day: from the date of birth, or as it was said.</summary>
    public int? AgeOn(DateOnly day)
    {
        if (BirthDate is not { } born)
        {
            return AgeSaid;
        }

        var years = day.Year - born.Year;
        return day < born.AddYears(years) ? years - 1 : years;
    }

    private static string? Joined(string? first, string? last)
    {
        var name = $"{first} {last}".Trim();
        return name.Length == 0 ? null : name;
    }
}
