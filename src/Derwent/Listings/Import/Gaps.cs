namespace Derwent.Listings.Import;

/// <summary>Says what a visitor would miss.</summary>
internal static class Gaps
{
    public static void Tell(ImportedService service, Notes notes)
    {
        var facts = service.Facts;
        if (facts.Description.Length == 0) notes.Missing("no description");
        if (facts.Sites.Count == 0 && !facts.Online) notes.Missing("no place");
        else if (facts.Sites.Any(site => site.Point is null && site.Postcode is null)) notes.Missing("no address or point on the map");
        if (facts.Schedules.Count == 0) notes.Missing("no times");
        if (facts is { MinAge: null, MaxAge: null }) notes.Missing("no ages");
        if (facts is { CostPence: null, CostWords: null }) notes.Missing("no cost");
        if (facts.Needs.Count == 0) notes.Missing("no need it meets");
        if (facts.Contacts.Count == 0 && facts.Website is null && facts.Email is null) notes.Missing("no way to get in touch");
        if (service.AssuredOn is null) notes.Missing("nobody said when it was last checked");
    }
}
