namespace Derwent.FrontDoor.Matching;

/// <summary>Two families: home, surname, phone and who belongs to them.</summary>
internal static class FamilyComparison
{
    public static Comparison Of(SubjectDetails here, SubjectDetails held)
    {
        FieldSays[] fields =
        [
            Fields.Words("Address", here.Address, held.Address, 4, -1),
            Fields.Postcode(here.Postcode, held.Postcode),
            Fields.Name("Surname", here.Surname, held.Surname, 5, -3),
            Fields.Phone(here.Phone, held.Phone),
            Members(here, held),
        ];
        return Comparison.From([.. fields.OrderByDescending(field => field.Weight)], likely: 11, possible: 5);
    }

    private static FieldSays Members(SubjectDetails here, SubjectDetails held)
    {
        var (a, b) = (First(here), First(held));
        var (shownHere, shownHeld) = (Shown(here), Shown(held));
        if (a.Count == 0 || b.Count == 0) return Fields.Nothing("Members", shownHere, shownHeld);
        var shared = a.Count(name => b.Any(other => Likeness.JaroWinkler(name, other) >= .92));
        return shared == 0
            ? new FieldSays("Members", shownHere, shownHeld, -3, "nobody in common, against")
            : new FieldSays("Members", shownHere, shownHeld, Math.Min(8, 3 * shared), shared == 1 ? "one in common" : $"{shared} in common");
    }

    private static List<string> First(SubjectDetails details) =>
        [.. details.Members.Select(member => Plain.Name(member.Name.Split(' ')[0])).OfType<string>()];

    private static string? Shown(SubjectDetails details) =>
        details.Members.Count == 0 ? null : string.Join(", ", details.Members.Select(member => member.Name));
}
