namespace Derwent.FrontDoor.Matching;

/// <summary>Two young people: names, date of birth, postcode, phone, school.</summary>
internal static class PersonComparison
{
    private const double Likely = 12;
    private const double Possible = 5;

    public static Comparison Of(SubjectDetails here, SubjectDetails held)
    {
        var (first, last) = Names(here, held);
        FieldSays[] fields =
        [
            Fields.Birth(here.BirthDate, held.BirthDate),
            Fields.Phone(here.Phone, held.Phone),
            first,
            last,
            Fields.Postcode(here.Postcode, held.Postcode),
            Fields.Words("School", here.School, held.School, 2, 0),
        ];
        return Comparison.From([.. fields.OrderByDescending(field => field.Weight)], Likely, Possible, KinOf(fields, first, last, here, held));
    }

    private static (FieldSays First, FieldSays Last) Names(SubjectDetails here, SubjectDetails held)
    {
        var first = Fields.Name("First name", here.FirstName, held.FirstName, 5, -5);
        var last = Fields.Name("Surname", here.Surname, held.Surname, 6, -2);
        var swapped = (Fields.Name("First name", here.FirstName, held.Surname, 4, -5), Fields.Name("Surname", here.Surname, held.FirstName, 5, -2));
        return first.Weight + last.Weight < 0 && swapped.Item1.Weight > 0 && swapped.Item2.Weight > 0
            ? (first with { Weight = 4, Words = "in the other box" }, last with { Weight = 5, Words = "in the other box" })
            : (first, last);
    }

    // Same home, another first name: a brother, a sister or a twin. Same name, another generation: a parent.
    private static Kin KinOf(FieldSays[] fields, FieldSays first, FieldSays last, SubjectDetails here, SubjectDetails held)
    {
        var sameHome = fields.Any(field => field.Field is "Phone" or "Postcode" && field.Weight >= 5);
        if (first.Weight < 0 && (sameHome || last.Weight > 0 && fields.Any(field => field is { Field: "Date of birth", Weight: > 8 })))
        {
            return last.Weight > 0 || fields.Any(field => field is { Field: "Phone", Weight: > 0 }) ? Kin.Sibling : Kin.None;
        }

        var apart = Math.Abs((here.BirthDate?.Year ?? 0) - (held.BirthDate?.Year ?? 0));
        return here.BirthDate is not null && held.BirthDate is not null && apart >= 14 && first.Weight > 0 && last.Weight > 0 ? Kin.Parent : Kin.None;
    }
}
