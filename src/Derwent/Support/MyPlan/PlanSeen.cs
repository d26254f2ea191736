using Derwent.Accounts;
using Derwent.Alliance;
using Derwent.Listings;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Derwent.Shared.Ui;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Support.MyPlan;

/// <summary>Somebody who helps, as the young person reads it.</summary>
internal sealed record Helping(string Name, string What, string Organisation, string? When);

/// <summary>One line of "who knows what about you".</summary>
internal sealed record Knowing(string Who, string Why, string Since);

/// <summary>What comes next.</summary>
internal sealed record Coming(DateTimeOffset At, string Title, string? Place);

/// <summary>A plan as the person whose plan it is sees it: their words first, then who helps, goals, what comes next and who knows.</summary>
internal sealed record PlanSeen(Case Case, Package? Package, IReadOnlyList<Saying> Sayings, IReadOnlyList<Helping> Helpers, IReadOnlyList<Goal> Goals,
    Coming? Next, IReadOnlyList<Knowing> Knows, IReadOnlyList<PlanMessage> Messages)
{
    public bool HasPlan => Package is not null && Package.LiveParts.Any();
    public bool Agreed => Package?.AgreedAt is not null;
}

/// <summary>Reads a plan under the link's own policies.</summary>
internal sealed class PlanReading(SupportContext support, AllianceContext alliance, People people, Circle circle, TimeProvider clock)
{
    public async Task<PlanSeen> Read(Case of)
    {
        var now = clock.GetUtcNow();
        var today = UkTime.DateOf(now);
        var package = await support.Packages.AsSplitQuery().Include(p => p.Parts).Include(p => p.Agreements).SingleOrDefaultAsync(p => p.CaseId == of.Id);
        var offers = await support.Offers.AsNoTracking().Where(o => o.CaseId == of.Id && o.State == OfferState.Accepted && o.FinishedAt == null).OrderBy(o => o.StartsOn).ToListAsync();
        var sayings = await support.Sayings.AsNoTracking().Where(s => s.CaseId == of.Id && s.IsTheirs).OrderByDescending(s => s.At).Take(5).ToListAsync();
        var goals = await support.Goals.AsNoTracking().Where(g => g.CaseId == of.Id && g.LeftAt == null).OrderBy(g => g.At).Take(6).ToListAsync();
        var ids = await support.Attendances.Where(a => a.CaseId == of.Id).Select(a => a.SessionId).ToListAsync();
        var next = await support.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id) && s.StartsAt > now).OrderBy(s => s.StartsAt).FirstOrDefaultAsync();
        var messages = await support.PlanMessages.AsNoTracking().Where(m => m.CaseId == of.Id).OrderByDescending(m => m.At).Take(3).ToListAsync();
        return new PlanSeen(of, package, sayings, Helpers(of, package, offers, today), goals,
            next is null ? null : new Coming(next.StartsAt, next.Title, next.Place), await Knows(of, today), messages);
    }

    private static List<Helping> Helpers(Case of, Package? package, List<Offer> offers, DateOnly today)
    {
        var helpers = new List<Helping>();
        if (of.Lead is { } lead) helpers.Add(new Helping($"{First(lead.Name)}, your main person", "Puts it right when something goes wrong.", lead.Organisation, null));
        helpers.AddRange(offers.Select(offer => new Helping(offer.Service, What(package, offer), offer.Organisation,
            offer.StartsOn is { } day ? day <= today ? $"Started {InWords.LongDay(day, today)}" : $"Starts {InWords.LongDay(day, today)}" : null)));
        return helpers;
    }

    // The need in the plain words of the vocabulary, as a sentence.
    private static string What(Package? package, Offer offer)
    {
        var needs = package?.Parts.FirstOrDefault(part => part.Id == offer.PartId)?.Needs ?? [];
        var words = needs.Select(NeedVocabulary.Find).OfType<NeedTerm>().Select(term => term.Work.ToLowerInvariant()).ToList();
        return words.Count == 0 ? "" : $"For this: {InWords.List(words)}.";
    }

    private async Task<IReadOnlyList<Knowing>> Knows(Case of, DateOnly today)
    {
        var entries = (await circle.Of(of.Id)).Where(entry => entry is { BeganAt: not null, EndedAt: null }).ToList();
        var names = await people.Of(entries.Select(entry => entry.PersonId).OfType<Guid>());
        var organisationIds = entries.Select(entry => entry.OrganisationId).OfType<Guid>().Distinct().ToList();
        var organisations = await alliance.Organisations.Where(o => organisationIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name);
        return [.. entries.Select(entry => new Knowing(
            entry.PersonId is { } person && names.TryGetValue(person, out var known) ? known.Name
                : entry.OrganisationId is { } organisation && organisations.TryGetValue(organisation, out var name) ? $"The team at {name}" : "Somebody of the alliance",
            entry.Why, InWords.LongDay(UkTime.DateOf(entry.BeganAt!.Value), today))), new Knowing("The partnership team", "They put your plan together", "the start")];
    }

    private static string First(string name) => name.Split(' ')[0];
}
