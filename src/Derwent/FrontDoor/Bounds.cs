namespace Derwent.FrontDoor;

/// <summary>How long each thing may be. Forms say so before the database would.</summary>
internal static class Bounds
{
    public const int Name = 80;
    public const int Line = 160;
    public const int Note = 2000;
    public const int Words = 8000;
    public const int Members = 12;

    public static readonly (string Name, int Longest)[] Details =
    [
        (nameof(SubjectDetails.FirstName), Name), (nameof(SubjectDetails.Surname), Name), (nameof(SubjectDetails.Postcode), 10),
        (nameof(SubjectDetails.Address), Line), (nameof(SubjectDetails.School), Line), (nameof(SubjectDetails.Phone), 40),
        (nameof(SubjectDetails.SafeContact), 400), (nameof(SubjectDetails.PlaceName), Line), (nameof(SubjectDetails.Where), 400),
        (nameof(SubjectDetails.PlaceKind), 40), (nameof(SubjectDetails.ManagedBy), Line), (nameof(SubjectDetails.Times), 400),
    ];
}
