using Derwent.Engine.Linkage;

namespace Derwent.Engine.Tests.Linkage;

/// <summary>Five fields, and a model whose numbers can be reckoned with by hand.</summary>
internal static class SmallRegister
{
    public static LinkageSchema Schema => new([new("First name", FieldKind.GivenName), new("Surname", FieldKind.Surname), new("Born", FieldKind.BirthDate), new("Postcode", FieldKind.Postcode), new("Phone", FieldKind.Phone)]);

    public static LinkageModel Model => new(1, .001,
    [
        new("First name", FieldKind.GivenName, [.9, .04, .03, .02, .005, .005], [.01, .002, .002, .01, .001, .975], new Dictionary<string, double> { ["olivia"] = .02, ["quillon"] = .0001, ["jayden"] = .001, ["hayden"] = .001 }, .001),
        new("Surname", FieldKind.Surname, [.9, .03, .03, .02, .02], [.01, .002, .003, .01, .975], new Dictionary<string, double>(), 1),
        new("Born", FieldKind.BirthDate, [.95, .03, .01, .005, .005], [.0001, .003, .01, .02, .9669], new Dictionary<string, double>(), 1),
        new("Postcode", FieldKind.Postcode, [.85, .02, .01, .01, .01, .1], [.001, .001, .002, .002, .01, .984], new Dictionary<string, double>(), 1),
        new("Phone", FieldKind.Phone, [.9, .02, .08], [.0001, .0001, .9998], new Dictionary<string, double>(), 1),
    ]);

    public static Prepared Person(string? first, string? surname, string? born, string? postcode, string? phone) => Schema.Prepare(first, surname, born, postcode, phone);
}
