using Derwent.Alliance;
using Derwent.Shared.Imports;
using Npgsql;

namespace Derwent.Listings.Import;

/// <summary>The temporary tables of one import; they end with the transaction.</summary>
internal sealed class Staging(NpgsqlConnection connection, string source)
{
    private const string Columns =
        "row, external_id, organisation, fullness, service_id, content_hash, name, description, summary, needs, min_age, max_age, only_for, eligibility, languages, access, " +
        "area_served, cost_pence, cost_words, online, is_private, assured_on, status, how_to_come, alert, website, email, tags, search_words, times, hours, days, facets, source_modified_at";

    public async Task BeginAsync(CancellationToken stop)
    {
        // Two imports at once would both find a service missing.
        await Execute("select pg_advisory_xact_lock(4472)", stop);
        // Ten thousand services are some thirty megabytes of temporary rows. A session that has used such rows before keeps what it had. Nor are
        // statements translated into machine code for a cost that was guessed: that took a second of six.
        await Execute("do $$ begin perform set_config('temp_buffers', '128MB', true); exception when others then null; end $$; set local work_mem = '64MB'; set local jit = off", stop);
        await Execute(
            """
            create temporary table staged (like listings.services) on commit drop;
            do $$ declare c name; begin
              for c in select attname from pg_attribute where attrelid = 'staged'::regclass and attnum > 0 loop execute format('alter table staged alter %I drop not null', c); end loop;
            end $$;
            alter table staged add "row" int, add organisation text, add fullness int, add service_id uuid, add is_new boolean not null default true, add is_changed boolean not null default false, add elsewhere text;
            create index on staged ("row");
            create temporary table staged_words ("row" int, body tsvector) on commit drop;
            create temporary table staged_locations ("row" int, id uuid, ordinal smallint, name text, address text, town text, postcode text, point geography, place text, getting_there text) on commit drop;
            create temporary table staged_schedules ("row" int, id uuid, frequency text, every int, by_day text, by_month_day text, start date, valid_from date, valid_to date, opens time, closes time, words text, notes text) on commit drop;
            create temporary table staged_contacts ("row" int, id uuid, name text, title text, phone text, email text) on commit drop;
            create temporary table staged_organisations (external_id text, id uuid, name text) on commit drop;
            create temporary table staged_slugs ("row" int, slug text) on commit drop;
            """, stop);
    }

    public async Task CopyAsync(IReadOnlyList<StagedService> services, CancellationToken stop)
    {
        await CopyRows.RunAsync(connection, $"staged ({Columns})", services, Write, stop);
        await CopyRows.RunAsync(connection, "staged_locations",
            services.SelectMany(s => s.Service.Facts.Sites.Select((site, at) => (s.Row, Site: site, Ordinal: (short)(at + 1)))),
            (to, r) => to.Integer(r.Row).Uuid(Guid.CreateVersion7()).Small(r.Ordinal).Text(r.Site.Name).Text(r.Site.Address).Text(r.Site.Town).Text(r.Site.Postcode)
                .Geography(r.Site.Point).Text(r.Site.Place).Text(r.Site.GettingThere), stop);
        await CopyRows.RunAsync(connection, "staged_schedules", services.SelectMany(s => s.Service.Facts.Schedules.Select(schedule => (s.Row, Times: schedule))),
            (to, r) => to.Integer(r.Row).Uuid(Guid.CreateVersion7()).Text(r.Times.Frequency.ToString()).Integer(r.Times.Interval).Text(r.Times.ByDay).Text(r.Times.ByMonthDay)
                .Date(r.Times.Start).Date(r.Times.ValidFrom).Date(r.Times.ValidTo).Time(r.Times.Opens).Time(r.Times.Closes).Text(r.Times.Words).Text(r.Times.Notes), stop);
        await CopyRows.RunAsync(connection, "staged_contacts", services.SelectMany(s => s.Service.Facts.Contacts.Select(contact => (s.Row, Contact: contact))),
            (to, r) => to.Integer(r.Row).Uuid(Guid.CreateVersion7()).Text(r.Contact.Name).Text(r.Contact.Title).Text(r.Contact.Phone).Text(r.Contact.Email), stop);
    }

    /// <summary>Reads the words of these rows for the search: the longest work there is, so it is asked for while the next rows are being read.</summary>
    public Task ReadWordsAsync(int from, int to, CancellationToken stop) =>
        Execute("""insert into staged_words select "row", listings.body_text(search_words, description) from staged where "row" between $1 and $2""", stop, from, to);

    public Task CopyOrganisationsAsync(IReadOnlyDictionary<string, Guid> ids, IReadOnlyDictionary<string, ListedOrganisation> told, CancellationToken stop) =>
        CopyRows.RunAsync(connection, "staged_organisations", ids, (to, pair) => to.Text(pair.Key).Uuid(pair.Value).Text(told[pair.Key].Name), stop);

    /// <summary>The doubles' rows go; of what is left, which services another directory carries already, by the same name, organisation and place.</summary>
    public async Task<IReadOnlyList<(int Row, string ExternalId, string Name, string Elsewhere)>> FindCarriedElsewhereAsync(int[] doubles, IReadOnlyDictionary<string, ListedOrganisation> told, CancellationToken stop)
    {
        if (doubles.Length > 0) await Execute(Merging.DropDoubles, stop, doubles);
        await CopyRows.RunAsync(connection, "staged_organisations", told, (to, pair) => to.Text(pair.Key).Uuid(null).Text(pair.Value.Name), stop);
        await Execute(Merging.Prepare, stop);
        await Execute(Merging.KnownElsewhere, stop, source);
        await Execute(Merging.AlikeElsewhere, stop, source);
        var twice = new List<(int, string, string, string)>();
        await using var command = Command(Merging.Elsewhere, []);
        await using (var rows = await command.ExecuteReaderAsync(stop))
            while (await rows.ReadAsync(stop)) twice.Add((rows.GetInt32(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)));
        await Execute("truncate staged_organisations", stop);
        return twice;
    }

    /// <summary>Merges what was staged; how many were new, how many changed, and how many of this source were not in the file.</summary>
    public async Task<(int New, int Changed, int Absent)> MergeAsync(string provenance, DateTimeOffset now, CancellationToken stop)
    {
        await Execute(Merging.Begin, stop);
        await Execute(Merging.Recognise, stop, source);
        var fresh = await new Slugs(connection).GiveAsync(stop);
        var inserted = fresh == 0 ? 0 : await Execute(Merging.Insert, stop, source, provenance, now);
        var updated = await Execute(Merging.Update, stop, provenance, now);
        if (inserted + updated > 0)
        {
            if (updated > 0) await Execute(Merging.DropOldParts, stop);
            foreach (var parts in Merging.NewParts) await Execute(parts, stop);
            await Execute(Merging.Find, stop);
        }
        await Execute(Merging.Carry, stop, source, now);
        return (inserted, updated, await CountAsync(Merging.Absent, stop));
    }

    private static void Write(CopyRows to, StagedService staged)
    {
        var (row, service, hash, derived) = staged;
        var facts = service.Facts;
        to.Integer(row).Text(service.ExternalId).Text(service.Organisation.ExternalId).Integer(service.Fullness).Uuid(Guid.CreateVersion7()).Bytes(hash)
            .Text(facts.Name).Text(facts.Description).Text(derived.Summary).Texts(facts.Needs).Integer(facts.MinAge).Integer(facts.MaxAge).Text(facts.OnlyFor.ToString())
            .Text(facts.Eligibility).Texts(facts.Languages).Texts(facts.Access).Text(facts.AreaServed).Integer(facts.CostPence).Text(facts.CostWords).Truth(facts.Online)
            .Truth(facts.IsPrivate).Date(service.AssuredOn).Text(facts.Status.ToString()).Text(facts.HowToCome.ToString()).Text(facts.Alert).Text(facts.Website).Text(facts.Email)
            .Texts(facts.Tags).Text(derived.SearchWords).Text(derived.When).Ranges(derived.Hours).Small(derived.Days).Texts(derived.Facets).Instant(service.ModifiedAt);
    }

    private async Task<int> Execute(string sql, CancellationToken stop, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(stop);
    }

    private async Task<int> CountAsync(string sql, CancellationToken stop)
    {
        await using var command = Command(sql, [source]);
        return (int)(await command.ExecuteScalarAsync(stop))!;
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 1200 };
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
