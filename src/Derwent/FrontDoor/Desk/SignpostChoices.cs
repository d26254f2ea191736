using Derwent.Listings;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.FrontDoor.Desk;

/// <summary>Listings to point somebody to: those that meet what was named and take their age, and any other by its name.</summary>
internal sealed class SignpostChoices(ListingsContext listings)
{
    private const int Looked = 200;
    private const int Shown = 8;

    public async Task<IReadOnlyList<Choice>> For(Referral referral, DateOnly today, CancellationToken stop)
    {
        var codes = referral.Needs.Where(need => !need.IsStrength && need.Severity > 0).Select(need => need.Code).ToArray();
        if (codes.Length == 0) return [];
        var age = referral.Kind == SubjectKind.YoungPerson ? referral.Stated.AgeOn(today) : null;
        var found = await listings.Services.AsNoTracking().Where(service => service.Needs.Any(code => codes.Contains(code)))
            .OrderByDescending(service => service.Needs.Count(code => codes.Contains(code))).ThenBy(service => service.Id).Take(Looked).ToListAsync(stop);
        return [.. found.Where(service => service.IsOpen && (age is null || (age >= (service.MinAge ?? 0) && age <= (service.MaxAge ?? 200)))).Take(Shown)
            .Select(service => new Choice(service.Id.ToString(), service.Name, $"{service.OrganisationName} · {Meets(service, codes)}"))];
    }

    /// <summary>The listings with these ids and the one of this name; a sentence when the name does not say which.</summary>
    public async Task<(IReadOnlyList<Signposted> To, string? Unclear)> Chosen(IEnumerable<string> ids, string other, CancellationToken stop)
    {
        var chosen = ids.Select(id => Guid.TryParse(id, out var read) ? read : Guid.Empty).Distinct().Take(Shown).ToArray();
        var services = await listings.Services.AsNoTracking().Where(service => chosen.Contains(service.Id)).ToListAsync(stop);
        var name = other.Trim();
        if (name.Length == 0) return ([.. services.Where(service => service.IsOpen).Select(Pointed)], null);
        var like = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
        var slug = name.Split('/')[^1].ToLowerInvariant();
        var named = (await listings.Services.AsNoTracking().Where(service => service.Slug == slug || EF.Functions.ILike(service.Name, like, "\\"))
            .OrderBy(service => service.Name).ThenBy(service => service.Id).Take(20).ToListAsync(stop)).Where(service => service.IsOpen).ToList();
        var exact = named.Where(service => service.Slug == slug || service.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (exact.Count == 1) named = exact;
        return named switch
        {
            [] => ([], "We found no open listing of that name. Look on the Find page and type its whole name."),
            [var one] => ([.. services.Where(service => service.IsOpen && service.Id != one.Id).Append(one).Select(Pointed)], null),
            _ => ([], $"More than one listing begins like that: {InWords.List([.. named.Take(4).Select(one => $"{one.Name} ({one.OrganisationName})")])}. Type the whole name or its address."),
        };
    }

    private static Signposted Pointed(Service service) => new(service.Id, service.Slug, service.Name, service.OrganisationName);

    private static string Meets(Service service, string[] codes) =>
        InWords.List([.. service.Needs.Where(codes.Contains).Take(3).Select(code => NeedVocabulary.Find(code)?.Work ?? code)]);
}
