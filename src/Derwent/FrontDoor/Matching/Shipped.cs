using Derwent.Shared.Database;

namespace Derwent.FrontDoor.Matching;

/// <summary>The models that come with Derwent. The one for young people was trained, untaught, on a made-up town (docs/linkage.md); those for families and places were set by hand.</summary>
internal static class Shipped
{
    public static string Body(SubjectKind kind)
    {
        var name = kind switch { SubjectKind.YoungPerson => "young-person", SubjectKind.Family => "family", _ => "place" };
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream($"Derwent.FrontDoor.Matching.{name}.model.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>SQL that stores them as the first versions.</summary>
    public static string Sql() => string.Join('\n', new[] { (SubjectKind.YoungPerson, "shipped: trained on a made-up town"), (SubjectKind.Family, "shipped: set by hand"), (SubjectKind.Place, "shipped: set by hand") }
        .Select(one => $"insert into front_door.models (kind, body, words, made_at) values ('{one.Item1}', $json${Body(one.Item1)}$json$, '{one.Item2}', now());"));
}
