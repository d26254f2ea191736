using Derwent.Alliance;
using Derwent.Shared.Database;
using Derwent.Shared.Mail;
using Derwent.Shared.Time;

namespace Derwent.Listings.Oruk;

/// <summary>The nine endpoints of the profile and the organisations, as values; <see cref="OrukEndpoints"/> writes them.</summary>
internal sealed class OrukAnswering(OrukReading reading, RequestDatabase database, SiteAddress site, TimeProvider clock)
{
    private const int Stride = 200;

    public async Task<object> ServicesAsync(OrukQuery asked, CancellationToken stop)
    {
        var (ids, total) = await reading.IdsAsync(asked, false, null, asked.PerPage, stop);
        var services = await reading.ServicesAsync(ids, asked.Full, stop);
        if (asked.Minimal) return OrukPage<OrukLine>.Of([.. services.Select(service => new OrukLine(service.Id, service.ChangedAt.UtcDateTime))], total, asked.Page, asked.PerPage);
        var by = await reading.OrganisationsAsync(services, stop);
        return asked.Full
            ? OrukPage<OrukFullService>.Of([.. services.Select(service => Full(service, by.GetValueOrDefault(service.OrganisationId)))], total, asked.Page, asked.PerPage)
            : OrukPage<OrukService>.Of([.. services.Select(service => OrukMapping.Short(service, by.GetValueOrDefault(service.OrganisationId)))], total, asked.Page, asked.PerPage);
    }

    public async Task<object?> ServiceAsync(Guid id, CancellationToken stop)
    {
        var services = (await reading.ServicesAsync([id], true, stop)).Where(service => !service.IsPrivate).ToList();
        if (services is [{ MergedIntoId: { } stayed }]) return new OrukMoved("services", stayed);
        return services.Count == 0 ? null : Full(services[0], (await reading.OrganisationsAsync(services, stop)).GetValueOrDefault(services[0].OrganisationId));
    }

    public async Task<object> SitesAsync(OrukQuery asked, CancellationToken stop)
    {
        var (ids, total) = await reading.IdsAsync(asked, true, null, asked.PerPage, stop);
        return OrukPage<OrukSite>.Of(await SitesAsync(ids, asked.Full, stop), total, asked.Page, asked.PerPage);
    }

    public async Task<object?> SiteAsync(Guid id, CancellationToken stop) =>
        await SitesAsync([id], true, stop) is [{ Service: { } service } site] ? site with { Name = service.Name, Status = service.Status } : null;

    public async Task<object> OrganisationsAsync(OrukQuery asked, CancellationToken stop)
    {
        var (page, total) = await reading.OrganisationsAsync(asked, stop);
        if (!asked.Full && !asked.FullService) return OrukPage<OrukOrganization>.Of([.. page.Select(OrukMapping.Organization)], total, asked.Page, asked.PerPage);
        var services = (await reading.ServicesOfAsync([.. page.Select(one => one.Id)], asked.FullService, stop)).ToLookup(service => service.OrganisationId);
        return OrukPage<OrukFullOrganization>.Of([.. page.Select(one => With(one, services[one.Id], asked.FullService))], total, asked.Page, asked.PerPage);
    }

    public async Task<object?> OrganisationAsync(Guid id, OrukQuery asked, CancellationToken stop) =>
        await reading.OrganisationAsync(id, stop) is { } one ? one.MergedIntoId is { } stayed ? new OrukMoved("organizations", stayed) : With(one, await reading.ServicesOfAsync([id], asked.FullService, stop), asked.FullService) : null;

    /// <summary>Every service that fits, whole, one after the other: read a stride at a time, each in a transaction of its own,
    /// so that a slow reader holds neither the database nor our memory.</summary>
    public async IAsyncEnumerable<OrukFullService> EveryServiceAsync(OrukQuery asked, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var from = Guid.Empty;
        while (true)
        {
            await database.BeginAsync(null, null, stop);
            var (ids, _) = await reading.IdsAsync(asked, false, from, Stride, stop);
            var services = await reading.ServicesAsync(ids, true, stop);
            var by = await reading.OrganisationsAsync(services, stop);
            await database.CommitAsync(stop);
            foreach (var service in services) yield return Full(service, by.GetValueOrDefault(service.OrganisationId));
            if (ids.Count < Stride) yield break;
            from = ids[^1];
        }
    }

    private async Task<IReadOnlyList<OrukSite>> SitesAsync(IReadOnlyList<Guid> ids, bool whole, CancellationToken stop)
    {
        var owners = await reading.ServicesOfSitesAsync(ids, stop);
        var services = (await reading.ServicesAsync([.. owners.Values.Distinct()], true, stop)).Where(service => !service.IsPrivate).ToDictionary(service => service.Id);
        var by = await reading.OrganisationsAsync(services.Values, stop);
        return [.. ids.Where(id => owners.TryGetValue(id, out var owner) && services.ContainsKey(owner)).Select(id =>
        {
            var service = services[owners[id]];
            var organisation = by.GetValueOrDefault(service.OrganisationId);
            return OrukMapping.Site(service, service.Locations.First(site => site.Id == id)) with { Service = whole ? Full(service, organisation) : OrukMapping.Short(service, organisation) };
        })];
    }

    private OrukFullService Full(Service service, Organisation? by)
    {
        var photos = service.PhotosOn(UkTime.Today(clock));
        var whole = OrukMapping.Full(service, by);
        return photos.Count == 0 ? whole : whole with { Photos = [.. photos.Select(photo => new OrukPhoto(photo.Id, service.Id, site.Of(photo.JpegAddress), photo.Alt, photo.Caption))] };
    }

    private OrukFullOrganization With(Organisation one, IEnumerable<Service> services, bool whole) =>
        OrukMapping.Organization(one, services.Select(service => whole ? Full(service, null) : OrukMapping.Short(service, null)));
}

/// <summary>Two became one: this id now leads to that of the one that stayed.</summary>
internal sealed record OrukMoved(string What, Guid Id);
