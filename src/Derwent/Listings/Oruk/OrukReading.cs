using Derwent.Alliance;
using Derwent.Listings.Find;
using Derwent.Shared.Database;
using Derwent.Shared.Geography;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Derwent.Listings.Oruk;

/// <summary>Reads public listings for machines, always as a stranger: what a signed-in person may see beyond that is none of a feed's business.</summary>
internal sealed class OrukReading(RequestDatabase database, ListingsContext listings, AllianceContext alliance, Places places, Sites sites, OrukMarks marks)
{
    /// <summary>A page of ids in the order in which services were added, so that a walk over all pages meets each of them once; and how many there are.</summary>
    public async Task<(List<Guid> Ids, int Total)> IdsAsync(OrukQuery asked, bool ofSites, Guid? after, int take, CancellationToken stop)
    {
        var where = await WhereAsync(asked, stop);
        var from = ofSites ? "listings.services s join listings.service_locations l on l.service_id = s.id" : "listings.services s";
        var (key, at) = ofSites ? ("l.id", Site(where)) : ("s.id", where.Text);
        var (begin, skip, total) = ("", 0L, 0);
        if (after is { } last) begin = $"and {key} > {where.Value(last, NpgsqlDbType.Uuid)}";
        else if (asked.Everything)
        {
            (var mark, skip, total) = await marks.BeforeAsync((long)(asked.Page - 1) * asked.PerPage, ofSites, from, key, at, database.Connection, stop);
            if (mark is null) return ([], total);
            begin = $"and {key} >= {where.Value(mark.Value, NpgsqlDbType.Uuid)}";
        }
        else
        {
            skip = (long)(asked.Page - 1) * asked.PerPage;
            await using var count = where.Command($"select count(*)::int from {from} where {at}", database.Connection);
            total = (int)(await count.ExecuteScalarAsync(stop))!;
        }
        await using var command = where.Command($"select {key} from {from} where {at} {begin} order by {key} limit {where.Value(take, NpgsqlDbType.Integer)} offset {where.Value(skip, NpgsqlDbType.Bigint)}", database.Connection);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var ids = new List<Guid>(Math.Min(take, 1000));
        while (await rows.ReadAsync(stop)) ids.Add(rows.GetGuid(0));
        return (ids, total);
    }

    private static string Site(Where where) => where.Near is null ? where.Text : $"{where.Text} and st_dwithin(l.point, {where.Near}, {where.Metres})";

    /// <summary>These services whole, in this order.</summary>
    public async Task<List<Service>> ServicesAsync(IReadOnlyList<Guid> ids, bool whole, CancellationToken stop)
    {
        var query = listings.Services.AsNoTracking().Where(service => ids.Contains(service.Id)).Include(service => service.Capacity).AsQueryable();
        if (whole) query = query.Include(service => service.Locations).Include(nameof(Service.Schedules)).Include(nameof(Service.Contacts)).Include(nameof(Service.Photos)).AsSplitQuery();
        var found = await query.ToDictionaryAsync(service => service.Id, stop);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    public async Task<Dictionary<Guid, Organisation>> OrganisationsAsync(IEnumerable<Service> services, CancellationToken stop)
    {
        var ids = services.Select(service => service.OrganisationId).Distinct().ToList();
        return await alliance.Organisations.AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, stop);
    }

    public async Task<Dictionary<Guid, Guid>> ServicesOfSitesAsync(IReadOnlyList<Guid> ids, CancellationToken stop) =>
        await listings.Services.SelectMany(service => service.Locations).Where(site => ids.Contains(site.Id)).ToDictionaryAsync(site => site.Id, site => site.ServiceId, stop);

    /// <summary>Organisations with something public to find, or that belong to the alliance.</summary>
    public async Task<(List<Organisation> Page, int Total)> OrganisationsAsync(OrukQuery asked, CancellationToken stop)
    {
        var all = alliance.Organisations.AsNoTracking().Where(one => one.MergedIntoId == null && one.ClosedOn == null).OrderBy(one => one.Id);
        return (await all.Skip((asked.Page - 1) * asked.PerPage).Take(asked.PerPage).ToListAsync(stop), await all.CountAsync(stop));
    }

    public Task<Organisation?> OrganisationAsync(Guid id, CancellationToken stop) => alliance.Organisations.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, stop);

    public async Task<List<Service>> ServicesOfAsync(IReadOnlyList<Guid> organisations, bool whole, CancellationToken stop)
    {
        var ids = await listings.Services.Where(service => organisations.Contains(service.OrganisationId) && !service.IsPrivate).OrderBy(service => service.Id).Select(service => service.Id).Take(5000).ToListAsync(stop);
        return await ServicesAsync(ids, whole, stop);
    }

    private async Task<Where> WhereAsync(OrukQuery asked, CancellationToken stop)
    {
        var where = new Where();
        where.And("not s.is_private and s.status in ('Active', 'TemporarilyClosed')");
        var found = new List<string>();
        if (!asked.Terms.IsEmpty)
        {
            var words = where.Value(asked.Terms.Query(), NpgsqlDbType.Text);
            found.Add($"f.search @@ (select to_tsquery('english', {words}) || to_tsquery('simple', {words}))");
        }
        foreach (var group in asked.OneOf) found.Add($"f.facets && {where.Value(group.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)}");
        if (asked.Postcode is { } postcode)
        {
            var place = await places.FindAsync(postcode, stop) ?? await sites.FindAsync(postcode, stop) ?? throw new OrukRefused("We do not know that postcode.");
            where.Near = $"st_setsrid(st_makepoint({where.Value(place.Longitude, NpgsqlDbType.Double)}, {where.Value(place.Latitude, NpgsqlDbType.Double)}), 4326)::geography";
            where.Metres = where.Value(asked.Proximity ?? 5000, NpgsqlDbType.Double);
            found.Add($"st_dwithin(f.point, {where.Near}, {where.Metres})");
        }
        if (found.Count > 0) where.And($"s.id in (select f.service_id from listings.findable f where {string.Join(" and ", found)})");
        if (asked.ModifiedAfter is { } since) where.And($"s.changed_at >= {where.Value(since, NpgsqlDbType.TimestampTz)}");
        if (asked.OrganizationId is { } organisation) where.And($"s.organisation_id = {where.Value(organisation, NpgsqlDbType.Uuid)}");
        if (asked.MinimumAge is { } least) where.And($"s.min_age >= {where.Value(least, NpgsqlDbType.Integer)}");
        if (asked.MaximumAge is { } most) where.And($"s.max_age <= {where.Value(most, NpgsqlDbType.Integer)}");
        if (asked.StartTime is { } opens) where.And($"exists (select from listings.schedules t where t.service_id = s.id and t.opens >= {where.Value(opens, NpgsqlDbType.Time)})");
        if (asked.EndTime is { } closes) where.And($"exists (select from listings.schedules t where t.service_id = s.id and t.closes <= {where.Value(closes, NpgsqlDbType.Time)})");
        return where;
    }

    private sealed class Where
    {
        private readonly List<string> tests = [];
        private readonly List<NpgsqlParameter> values = [];

        public string Text => string.Join(" and ", tests);
        public string? Near { get; set; }
        public string? Metres { get; set; }

        public void And(string test) => tests.Add(test);

        public string Value(object value, NpgsqlDbType type)
        {
            values.Add(new NpgsqlParameter { Value = value, NpgsqlDbType = type });
            return $"${values.Count}";
        }

        public NpgsqlCommand Command(string sql, NpgsqlConnection connection)
        {
            var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values) command.Parameters.Add(value.Clone());
            return command;
        }
    }
}
