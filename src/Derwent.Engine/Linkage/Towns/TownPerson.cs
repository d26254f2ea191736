namespace Derwent.Engine.Linkage.Towns;

/// <summary>Where a family's names come from. Rough on purpose: names tell this much, and people are more than this.</summary>
public enum NameOrigin
{
    /// <summary>Britain, Ireland and the Caribbean.</summary>
    British,
    /// <summary>Pakistan and Bangladesh.</summary>
    SouthAsian,
    /// <summary>India: Sikh and Hindu families.</summary>
    Indian,
    /// <summary>Poland, Romania, Slovakia, the Baltic states.</summary>
    EastEuropean,
    /// <summary>Nigeria, Ghana, Gambia, Sierra Leone.</summary>
    WestAfrican,
    /// <summary>Arab, Kurdish, Somali and Afghan families.</summary>
    Arabic,
    /// <summary>China, Hong Kong, Vietnam, Korea.</summary>
    EastAsian,
}

/// <summary>A young person who does not exist, as somebody wrote them down.</summary>
/// <param name="Id">Who it is; the same for every record of one person.</param>
/// <param name="Household">Of one home.</param>
/// <param name="Origin">Of the names.</param>
/// <param name="First">First name, or null.</param>
/// <param name="Surname">Surname, or null.</param>
/// <param name="Born">Date of birth as typed, or null.</param>
/// <param name="Postcode">Postcode, or null.</param>
/// <param name="Phone">A parent's phone, or null.</param>
/// <param name="School">School, or null.</param>
public sealed record TownPerson(int Id, int Household, NameOrigin Origin, string? First, string? Surname, string? Born, string? Postcode, string? Phone, string? School)
{
    /// <summary>The fields of a young person's record at the front door, in its order.</summary>
    public static LinkageSchema Schema { get; } = new([
        new("First name", FieldKind.GivenName), new("Surname", FieldKind.Surname), new("Date of birth", FieldKind.BirthDate), new("Postcode", FieldKind.Postcode),
        new("Phone", FieldKind.Phone), new("School", FieldKind.Words)]);

    /// <summary>Made comparable.</summary>
    public Prepared Prepare() => Schema.Prepare(First, Surname, Born, Postcode, Phone, School);
}
