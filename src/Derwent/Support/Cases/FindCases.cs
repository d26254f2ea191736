using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support;

/// <summary>Cases, open and closed, for the desk's search: those in whose circle somebody is, or all for the partnership team.</summary>
internal sealed class FindCases(SupportContext support, Current current, AuditTrail audit, TimeProvider clock) : IFindSource
{
    private static readonly string[] WorkWithCases = [Role.StrategicPartner, Role.Practitioner, Role.OrganisationManager];

    public async Task<FoundGroup?> Find(string words, int most, CancellationToken stop)
    {
        if (!WorkWithCases.Any(current.Is)) return null;
        var (like, reference) = (Like.Anywhere(words), Like.Anywhere(words.Replace(" ", "", StringComparison.Ordinal)));
        var found = await support.Cases.AsNoTracking()
            .Where(one => EF.Functions.ILike(one.Name, like) || EF.Functions.ILike(one.Reference, reference) || EF.Functions.TrigramsAreWordSimilar(words, one.Name))
            .OrderBy(one => one.ClosedById != null).ThenByDescending(one => one.OpenedAt).ThenBy(one => one.Id).Take(most + 1).ToListAsync(stop);
        audit.ReadList("case", $"found by words, {Math.Min(found.Count, most)} rows");
        return new FoundGroup("Cases", [.. found.Take(most).Select(Line)], found.Count > most, 1);
    }

    private FoundLine Line(Case one) => new(one.TitleOn(UkTime.Today(clock)), $"{one.Reference} · {(one.LeadName is { } lead ? $"{lead}, {one.LeadOrganisation}" : "no lead worker yet")}",
        $"/desk/cases/{one.Reference}", Kind: one.Kind.ToString(), State: one.IsOpen ? "open" : "closed");
}
