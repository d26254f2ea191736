using System.Globalization;
using Derwent.Engine.Linkage;

namespace Derwent.FrontDoor.Matching;

/// <summary>How the details of each kind of subject are laid out for the engine, and how people read them.</summary>
internal static class Layout
{
    /// <summary>Changes whenever a key would be made otherwise; rows with an older one get new keys at the next migration.</summary>
    public const int KeysVersion = 1;

    private const int Longest = Plain.LongestValue;
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly Dictionary<SubjectKind, (LinkageSchema Schema, BlockingKeys Keys)> All = new[]
    {
        (SubjectKind.YoungPerson, Engine.Linkage.Towns.TownPerson.Schema),
        (SubjectKind.Family, new LinkageSchema([new("Surname", FieldKind.Surname), new("Address", FieldKind.Title), new("Postcode", FieldKind.Postcode), new("Phone", FieldKind.Phone), new("Members", FieldKind.Members)])),
        (SubjectKind.Place, new LinkageSchema([new("Name", FieldKind.Title), new("On the map", FieldKind.Position), new("Postcode", FieldKind.Postcode), new("Where", FieldKind.Title)])),
    }.ToDictionary(one => one.Item1, one => (one.Item2, new BlockingKeys(one.Item2)));

    public static LinkageSchema Schema(SubjectKind kind) => All[kind].Schema;

    public static Prepared Prepare(SubjectKind kind, SubjectDetails said) => Schema(kind).Prepare(Typed(kind, said));

    /// <summary>Keys under which it is found again in spite of a misspelling, a wrong date or a move: sixteen hexadecimal digits each.</summary>
    public static string[] Keys(SubjectKind kind, SubjectDetails said) =>
        [.. All[kind].Keys.All(Prepare(kind, said), (int)kind + 1).Select(key => key.ToString("x16", CultureInfo.InvariantCulture))];

    /// <summary>As people read them; null where nothing is known.</summary>
    public static string?[] Shown(SubjectKind kind, SubjectDetails said) => kind switch
    {
        SubjectKind.YoungPerson => [said.FirstName, said.Surname, said.BirthDate?.ToString("d MMMM yyyy", English), said.Postcode, Ends(said.Phone), said.School],
        SubjectKind.Family => [said.Surname, said.Address, said.Postcode, Ends(said.Phone), said.Members.Count == 0 ? null : string.Join(", ", said.Members.Select(member => member.Name))],
        _ => [said.PlaceName, said.Latitude is null ? null : "marked", said.Postcode, said.Where],
    };

    private static string?[] Typed(SubjectKind kind, SubjectDetails said) => kind switch
    {
        SubjectKind.YoungPerson => [Cut(said.FirstName), Cut(said.Surname), said.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), said.Postcode, said.Phone, Cut(said.School)],
        SubjectKind.Family => [Cut(said.Surname), Cut(said.Address), said.Postcode, said.Phone, Cut(string.Join('|', said.Members.Select(member => member.Name.Split(' ')[0])))],
        _ => [Cut(said.PlaceName), said is { Latitude: { } north, Longitude: { } east } ? string.Create(CultureInfo.InvariantCulture, $"{north},{east}") : null, said.Postcode, Cut(said.Where)],
    };

    private static string? Cut(string? text) => text?.Length > Longest ? text[..Longest] : text;

    private static string? Ends(string? phone) => Plain.Of(FieldKind.Phone, phone) is { } plain ? $"ends {plain[^4..]}" : null;
}
