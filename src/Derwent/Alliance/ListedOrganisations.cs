using Derwent.Shared.Security;
using Derwent.Shared.Text;
using Microsoft.EntityFrameworkCore;

namespace Derwent.Alliance;

/// <summary>An organisation as another directory tells of it.</summary>
/// <param name="ExternalId">Its id there.</param>
/// <param name="Name">Its name.</param>
public sealed record ListedOrganisation(string ExternalId, string Name)
{
    /// <summary>What it does, plain text.</summary>
    public string? Description { get; init; }

    /// <summary>Its website, http or https.</summary>
    public string? Website { get; init; }

    /// <summary>Its e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Its telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Registered charity number.</summary>
    public string? CharityNumber { get; init; }

    /// <summary>Company number.</summary>
    public string? CompanyNumber { get; init; }
}

/// <summary>Takes organisations of another directory in, as listed only; those that are here already are brought up to date.</summary>
public sealed class ListedOrganisations(AllianceContext alliance, TimeProvider clock)
{
    /// <summary>The organisations' ids by their ids in the directory, and how many were new and changed. Nothing changes when nothing differs.</summary>
    public async Task<(IReadOnlyDictionary<string, Guid> Ids, int New, int Changed)> TakeInAsync(string source, IReadOnlyCollection<ListedOrganisation> listed, CancellationToken stop)
    {
        var externalIds = listed.Select(one => one.ExternalId).ToArray();
        var here = await alliance.Organisations.Where(o => o.Source == source && externalIds.Contains(o.ExternalId)).ToDictionaryAsync(o => o.ExternalId!, stop);
        var missing = listed.Where(one => !here.ContainsKey(one.ExternalId)).ToList();
        var taken = missing.Count == 0 ? [] : await alliance.Organisations.Select(o => o.Slug).ToHashSetAsync(stop);
        var by = Who.Derwent with { Name = $"Directory {source}" };
        foreach (var one in missing)
        {
            var organisation = Organisation.Join(one.Name, Slug.Free(one.Name, taken), Tier.ListedOnly, by, clock.GetUtcNow());
            organisation.TakenFrom(source, one);
            alliance.Organisations.Add(organisation);
            here[one.ExternalId] = organisation;
        }
        var changed = listed.Except(missing).Count(one => here[one.ExternalId].TakenFrom(source, one));
        await alliance.SaveChangesAsync(stop);
        alliance.ChangeTracker.Clear();
        return (here.ToDictionary(pair => pair.Key, pair => pair.Value.Id), missing.Count, changed);
    }
}
