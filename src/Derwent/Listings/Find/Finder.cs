using Derwent.Alliance;
using Derwent.Shared.Geography;
using Derwent.Shared.Security;
using Derwent.Shared.Time;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Find;

/// <summary>What was found for an address, with what had to be said about it.</summary>
/// <param name="Page">The services.</param>
/// <param name="Near">The place that was meant, or null.</param>
/// <param name="PlaceUnknown">A place was typed that we do not know.</param>
/// <param name="Spelling">Words that were searched otherwise than typed.</param>
/// <param name="AnyWord">No page had all the words; these have some.</param>
/// <param name="By">The organisation that was asked for; null for everybody's.</param>
internal sealed record Answer(FoundPage Page, Place? Near, bool PlaceUnknown, IReadOnlyDictionary<string, string> Spelling, bool AnyWord, string? By = null);

/// <summary>Understands a search and runs it: as typed, then with the spelling mended, then with any of the words.</summary>
internal sealed class Finder(Search search, Sites sites, Places places, IServiceProvider services, Current current, TimeProvider clock)
{
    private static readonly Dictionary<string, string> AsTyped = [];

    /// <summary>What is found for an address.</summary>
    /// <param name="query">The address.</param>
    /// <param name="stop">Cancels it.</param>
    /// <param name="take">So many at most.</param>
    /// <param name="asStranger">Whoever asks, nothing that is not public.</param>
    public async Task<Answer> AnswerAsync(FindQuery query, CancellationToken stop, int take = Wish.Pages, bool asStranger = false)
    {
        var by = query.By.Length == 0 ? null : await OrganisationAsync(query.By, stop);
        // An organisation that there is not runs nothing.
        if (query.By.Length > 0 && by is null) return new Answer(new FoundPage([], 0, false), null, false, AsTyped, false, query.By);
        var near = query.Near.Length == 0 ? null : await PlaceAsync(query.Near, stop);
        var wish = Understand(query, near) with { Take = take, OrganisationId = by?.Id, SignedIn = current.IsSignedIn && !asStranger };
        var (page, spelling, any) = (await search.RunAsync(wish, stop), AsTyped as IReadOnlyDictionary<string, string>, false);
        if (page.Total == 0 && !wish.Terms.IsEmpty)
        {
            spelling = await search.SpellingAsync(wish.Terms.Words, stop);
            if (spelling.Count > 0) page = await search.RunAsync(wish = wish with { Terms = wish.Terms.With(spelling) }, stop);
            if (page.Total == 0 && (any = wish.Terms.Words.Count > 1)) page = await search.RunAsync(wish with { AnyWord = true }, stop);
            if (page.Total == 0) (spelling, any) = (AsTyped, false);
        }
        return new Answer(page, near, query.Near.Length > 0 && near is null, spelling, any, by?.Name);
    }

    /// <summary>The same search as a tile of the map; nothing where the place or the organisation is not known.</summary>
    public async Task<byte[]> TileAsync(FindQuery query, (int Zoom, int X, int Y) tile, CancellationToken stop)
    {
        var by = query.By.Length == 0 ? null : await OrganisationAsync(query.By, stop);
        var near = query.Near.Length == 0 ? null : await PlaceAsync(query.Near, stop);
        if ((query.By.Length > 0 && by is null) || (query.Near.Length > 0 && near is null)) return [];
        return await search.TileAsync(Understand(query, near) with { OrganisationId = by?.Id }, tile, stop);
    }

    // Few searches name an organisation, and a context of its own would cost every one of them: it is made when it is needed.
    private Task<Runner?> OrganisationAsync(string slug, CancellationToken stop) =>
        services.GetRequiredService<AllianceContext>().Organisations.AsNoTracking().Where(one => one.Slug == slug).Select(one => new Runner(one.Id, one.Name)).SingleOrDefaultAsync(stop);

    private sealed record Runner(Guid Id, string Name);

    private async Task<Place?> PlaceAsync(string typed, CancellationToken stop) => await places.FindAsync(typed, stop) ?? await sites.FindAsync(typed, stop);

    private Wish Understand(FindQuery query, Place? near)
    {
        var oneOf = new List<IReadOnlyList<string>>();
        if (query.Needs.Count > 0) oneOf.Add([.. query.Needs.SelectMany(FindChoices.NeedCodes).Distinct().Select(Facet.Need)]);
        if (query.Ages is { } ages) oneOf.Add([Facet.AnyAge, .. Enumerable.Range(ages.From, ages.To - ages.From + 1).Select(Facet.Age).Distinct()]);
        if (query.Whens.Where(part => part != "now").Select(Facet.When).ToList() is { Count: > 0 } parts) oneOf.Add(parts);
        var all = query.Access.Select(FindChoices.AccessFacet).Concat(query.Costs.Contains("under3") ? [Facet.Under3] : query.Costs.Contains("free") ? [Facet.Free] : []).ToList();
        if (query.Day.Length > 0) all.Add("day:" + query.Day);
        return new Wish
        {
            Terms = SearchTerms.Parse(query.Words), Near = near, All = all, OneOf = oneOf,
            WithinMetres = near is not null && query.Within.Length > 0 ? int.Parse(query.Within, System.Globalization.CultureInfo.InvariantCulture) * 1609.344 : null,
            OpenAt = query.Whens.Contains("now") ? OpeningTimes.MinuteOfWeek(UkTime.Local(clock.GetUtcNow())) : null,
            Today = UkTime.Today(clock), Skip = (query.Page - 1) * Wish.Pages,
        };
    }
}
