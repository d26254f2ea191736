using System.Text.Json;
using Derwent.Accounts;
using Derwent.Alliance;
using Derwent.Listings.Changes;
using Derwent.Listings.Photos;
using Derwent.Shared;
using Derwent.Shared.Audit;
using Derwent.Shared.Database;
using Derwent.Shared.Security;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Listings.Likeness;

/// <summary>What an organisation says of itself, as it is compared and kept beside a merging.</summary>
internal sealed record OrganisationSays(string? Description, string? Website, string? Email, string? Phone, string? CharityNumber, string? CompanyNumber)
{
    public static OrganisationSays Of(Organisation one) => new(one.Description, one.Website, one.Email, one.Phone, one.CharityNumber, one.CompanyNumber);

    public void Into(Organisation one)
    {
        one.Describe(Description, Website, Email, Phone);
        one.Register(CharityNumber, CompanyNumber);
    }

    /// <summary>The fields with their labels.</summary>
    public IReadOnlyList<(string Key, string Label, string Value)> Fields =>
    [
        (nameof(Description), "What it does", Description ?? ""), (nameof(Website), "Website", Website ?? ""), (nameof(Email), "E-mail", Email ?? ""),
        (nameof(Phone), "Phone", Phone ?? ""), (nameof(CharityNumber), "Charity number", CharityNumber ?? ""), (nameof(CompanyNumber), "Company number", CompanyNumber ?? ""),
    ];

    /// <summary>With these fields of the other.</summary>
    public OrganisationSays With(OrganisationSays other, IReadOnlyCollection<string> keys)
    {
        string? Pick(string key, string? own, string? theirs) => keys.Contains(key) ? theirs : own;
        return new(Pick(nameof(Description), Description, other.Description), Pick(nameof(Website), Website, other.Website), Pick(nameof(Email), Email, other.Email),
            Pick(nameof(Phone), Phone, other.Phone), Pick(nameof(CharityNumber), CharityNumber, other.CharityNumber), Pick(nameof(CompanyNumber), CompanyNumber, other.CompanyNumber));
    }
}

/// <summary>Makes two listings or organisations one, field by field, and takes it back. Nothing is deleted: the one that goes leads to the one that stays.</summary>
internal sealed class MakeOne(ListingsContext listings, AllianceContext alliance, People people, ListingChange change, AuditTrail audit, PublicPages cached, Current current, TimeProvider clock)
{
    /// <param name="pair">The pair that somebody looked at.</param>
    /// <param name="kept">The one that stays.</param>
    /// <param name="gone">The one that goes.</param>
    /// <param name="keys">Fields that the one that stays takes from the other.</param>
    /// <param name="stop">Stops it.</param>
    public async Task Services(Alike pair, Service kept, Service gone, IReadOnlyCollection<string> keys, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var before = FactsJson.Write(kept.Facts);
        var taken = ListingChange.Between(change.FormOf(kept), change.FormOf(gone)).Where(field => keys.Contains(field.Key)).ToList();
        var (merge, anew) = (Merge.Of(kept, gone, before, current.Who, now), await change.ApplyAsync(kept.Facts, taken, stop));
        gone.GoInto(kept, current.Who, now);
        var standing = kept.TakePhotosOf(gone, now);
        // A photo of a page that is not public may give its place away: it comes along, but hangs on a public page only when somebody hangs it there.
        var came = gone.IsPrivate && !anew.IsPrivate ? [] : standing;
        kept.Change(anew with { Photos = [.. (anew.Photos ?? []).Concat(came).Take(ServicePhoto.Most)] }, current.Who, $"Became one with “{gone.Name}”.", now);
        await DoneAsync(pair, merge, "listing", stop);
    }

    public async Task Organisations(Alike pair, Organisation kept, Organisation gone, IReadOnlyCollection<string> keys, CancellationToken stop)
    {
        if ((await people.Of(gone.Id)).Count > 0) throw new RuleRefused($"People sign in for {gone.Name}. Move them to {kept.Name} first, then the two can become one.");
        var now = clock.GetUtcNow();
        var says = OrganisationSays.Of(kept);
        var moved = await listings.Services.Where(s => s.OrganisationId == gone.Id).ToListAsync(stop);
        var merge = Merge.Of(kept, gone, JsonSerializer.Serialize(says), [.. moved.Select(s => s.Id)], current.Who, now);
        gone.GoInto(kept, current.Who, now);
        listings.OrganisationVersions.Add(new OrganisationVersion(kept.Id, OrganisationWords.Of(kept), current.Who, $"Became one with “{gone.Name}”.", now));
        says.With(OrganisationSays.Of(gone), keys).Into(kept);
        foreach (var service in moved) service.MoveTo(kept.Id, kept.Name, now);
        await DoneAsync(pair, merge, "organisation", stop);
    }

    /// <summary>Both are there again, each with its own words; what was changed since stays among the versions.</summary>
    public async Task Undo(Merge merge, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        merge.Undo(current.Who, now);
        if (merge.Kind == LikenessKind.Service) await UndoServices(merge, now, stop);
        else await UndoOrganisations(merge, now, stop);
        if (await listings.Alikes.SingleOrDefaultAsync(a => (a.OneId == merge.KeptId && a.OtherId == merge.GoneId) || (a.OneId == merge.GoneId && a.OtherId == merge.KeptId), stop) is { } pair) pair.Decide(LikenessState.NotTheSame, current.Who, now);
        audit.Wrote(merge.Kind == LikenessKind.Service ? "listing" : "organisation", merge.KeptId, "two again");
        await SaveAsync(stop);
    }

    private async Task UndoServices(Merge merge, DateTimeOffset now, CancellationToken stop)
    {
        var kept = await listings.WholeAsync(s => s.Id == merge.KeptId, stop);
        var gone = await listings.WholeAsync(s => s.Id == merge.GoneId && s.MergedIntoId == merge.KeptId, stop);
        if (kept is null || gone is null) throw new RuleRefused("One of the two has become one with yet another. Take that back first.");
        // Its photos stand again as they stood when it went, but those that somebody took off or deleted since.
        var went = await listings.Versions.Where(version => version.ServiceId == gone.Id && version.At == merge.At).OrderByDescending(version => version.Id).FirstOrDefaultAsync(stop);
        var standing = went is null ? [] : (FactsJson.Read(went.Facts).Photos ?? []).Where(said => kept.Photos.Any(photo => photo.Id == said.Id && (photo.Ordinal is not null || photo.OffSince <= merge.At))).ToList();
        kept.Change(FactsJson.Read(merge.Before), current.Who, $"“{gone.Name}” is another service after all.", now);
        gone.TakePhotosBack(kept, merge.Moved, now);
        gone.ComeBack(Enum.Parse<ServiceStatus>(merge.GoneStatus), standing, current.Who, now);
    }

    private async Task UndoOrganisations(Merge merge, DateTimeOffset now, CancellationToken stop)
    {
        var kept = await alliance.Organisations.SingleOrDefaultAsync(o => o.Id == merge.KeptId, stop);
        var gone = await alliance.Organisations.SingleOrDefaultAsync(o => o.Id == merge.GoneId && o.MergedIntoId == merge.KeptId, stop);
        if (kept is null || gone is null) throw new RuleRefused("One of the two has become one with yet another. Take that back first.");
        listings.OrganisationVersions.Add(new OrganisationVersion(kept.Id, OrganisationWords.Of(kept), current.Who, $"“{gone.Name}” is another organisation after all.", now));
        JsonSerializer.Deserialize<OrganisationSays>(merge.Before)!.Into(kept);
        gone.ComeBack(current.Who, now);
        foreach (var service in await listings.Services.Where(s => merge.Moved.Contains(s.Id) && s.OrganisationId == kept.Id).ToListAsync(stop)) service.MoveTo(gone.Id, gone.Name, now);
    }

    private async Task DoneAsync(Alike pair, Merge merge, string kind, CancellationToken stop)
    {
        listings.Merges.Add(merge);
        pair.Decide(LikenessState.Merged, current.Who, clock.GetUtcNow());
        audit.Wrote(kind, merge.KeptId, "two became one");
        audit.Wrote(kind, merge.GoneId, "became part of another");
        await SaveAsync(stop);
    }

    private async Task SaveAsync(CancellationToken stop)
    {
        await alliance.SaveChangesAsync(stop);
        await listings.SaveChangesAsync(stop);
        cached.Changed();
    }
}
