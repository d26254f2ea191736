using Derwent.FrontDoor;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Derwent.Support;

/// <summary>What the address of the list says.</summary>
/// <param name="View">mine, all, closing, still or closed.</param>
/// <param name="Of">person, family, place, or nothing for all three.</param>
/// <param name="Words">A name or a reference.</param>
/// <param name="Page">From 1.</param>
internal sealed record CaseFilter(string View, string Of, string Words, int Page);

/// <summary>One row of the list.</summary>
internal sealed record CaseRow(Case Case, DateTimeOffset? MovedAt, string? LastStep, int OpenOffers, int Back, DateOnly? SupportSince, bool ClosingAsked);

/// <summary>The caseload. Every number on the page is a count of the same query that shows its rows.</summary>
internal sealed class CaseList(SupportContext support, Current current, IOptions<SupportOptions> options, TimeProvider clock)
{
    public const int PageSize = 50;

    public static IReadOnlyList<(string View, string Name)> Views { get; } =
        [("mine", "I lead"), ("all", "All open"), ("closing", "Closing asked for"), ("still", "Nothing moved"), ("closed", "Closed")];

    public Task<int> Count(CaseFilter filter, CancellationToken stop) => Query(filter).CountAsync(stop);

    public async Task<IReadOnlyList<CaseRow>> Read(CaseFilter filter, int most, CancellationToken stop)
    {
        var today = UkTime.Today(clock);
        var rows = await Query(filter).AsNoTracking().OrderByDescending(one => one.OpenedAt).ThenByDescending(one => one.Id)
            .Skip((Math.Clamp(filter.Page, 1, 10_000) - 1) * PageSize).Take(most)
            .Select(one => new
            {
                one,
                last = support.Steps.Where(step => step.CaseId == one.Id).OrderByDescending(step => step.At).ThenByDescending(step => step.Id).Select(step => new { step.At, step.Title }).FirstOrDefault(),
                open = support.Offers.Count(offer => offer.CaseId == one.Id && (offer.State == OfferState.Sent || offer.State == OfferState.Later)),
                back = support.Offers.Count(offer => offer.CaseId == one.Id && (offer.State == OfferState.Declined || offer.State == OfferState.CameBack)
                    && support.Parts.Any(part => part.Id == offer.PartId && part.RemovedAt == null)),
                since = support.Offers.Where(offer => offer.CaseId == one.Id && offer.State == OfferState.Accepted && offer.StartsOn <= today).Min(offer => offer.StartsOn),
                closing = support.Resolutions.Any(resolution => resolution.CaseId == one.Id && resolution.ConfirmedAt == null && resolution.SentBackAt == null),
            }).ToListAsync(stop);
        return [.. rows.Select(row => new CaseRow(row.one, row.last?.At, row.last?.Title, row.open, row.back, row.since, row.closing))];
    }

    private IQueryable<Case> Query(CaseFilter filter)
    {
        var me = current.PersonId;
        var still = clock.GetUtcNow().AddDays(-options.Value.StillDays);
        var cases = filter.View switch
        {
            "mine" => support.Cases.Where(one => one.ClosedById == null && one.LeadId == me),
            "closing" => support.Cases.Where(one => one.ClosedById == null && support.Resolutions.Any(asked => asked.CaseId == one.Id && asked.ConfirmedAt == null && asked.SentBackAt == null)),
            "still" => support.Cases.Where(one => one.ClosedById == null && !support.Steps.Any(step => step.CaseId == one.Id && step.At > still)),
            "closed" => support.Cases.Where(one => one.ClosedById != null),
            _ => support.Cases.Where(one => one.ClosedById == null),
        };
        cases = filter.Of switch
        {
            "person" => cases.Where(one => one.Kind == SubjectKind.YoungPerson),
            "family" => cases.Where(one => one.Kind == SubjectKind.Family),
            "place" => cases.Where(one => one.Kind == SubjectKind.Place),
            _ => cases,
        };
        if (filter.Words.Trim() is not { Length: > 0 } words) return cases;
        var like = Like.Anywhere(words);
        return cases.Where(one => EF.Functions.ILike(one.Name, like) || EF.Functions.ILike(one.Reference, like) || EF.Functions.ILike(one.LeadName!, like));
    }
}
