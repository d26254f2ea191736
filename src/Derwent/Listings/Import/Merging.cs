namespace Derwent.Listings.Import;

/// <summary>The statements that turn staged rows into listings.</summary>
internal static class Merging
{
    private const string Said =
        "organisation_id, organisation_name, name, description, summary, needs, min_age, max_age, only_for, eligibility, languages, access, area_served, cost_pence, cost_words, online, " +
        "is_private, status, how_to_come, alert, website, email, tags, search_words, times, hours, days, facets, source_modified_at, content_hash";

    /// <summary>Of rows with one id the fullest stays; the others' numbers are $1.</summary>
    public const string DropDoubles = """delete from staged where "row" = any ($1)""";

    /// <summary>The planner knows nothing of tables that were filled a moment ago: tell it, and keep it from nested loops over them, which it takes to be short where the directory is empty.</summary>
    public const string Prepare =
        """set local enable_nestloop = off; analyze staged ("row", organisation, external_id), staged_words ("row"), staged_locations ("row"), staged_schedules ("row"), staged_contacts ("row"), staged_organisations""";

    /// <summary>Keeps the search's own triggers from working row by row.</summary>
    public const string Begin = "analyze staged_organisations; set local listings.later = on";

    /// <summary>Seen before to be a service that came from another directory, or is our own. $1 source.</summary>
    public const string KnownElsewhere =
        """
        update staged s set is_new = false, service_id = v.id, elsewhere = coalesce(v.source, v.organisation_name)
        from listings.carried c join listings.services v on v.id = c.service_id
        where c.source = $1 and c.external_id = s.external_id and (v.source is distinct from $1 or v.external_id is distinct from s.external_id)
        """;

    /// <summary>Called the same, run by an organisation called the same, at the same postcode or within a hundred metres; or without a place, both. $1 source.</summary>
    public const string AlikeElsewhere =
        """
        with alike as (
          select distinct on (s."row") s."row", v.id, coalesce(v.source, v.organisation_name) as elsewhere
          from staged s join staged_organisations o on o.external_id = s.organisation
            join listings.services v on listings.plain(v.name) = listings.plain(s.name) and listings.plain(v.organisation_name) = listings.plain(o.name)
          where s.elsewhere is null and v.source is distinct from $1 and v.status in ('Active', 'TemporarilyClosed')
            and not exists (select from listings.services own where own.source = $1 and own.external_id = s.external_id)
            and (exists (select from staged_locations p join listings.service_locations l on l.service_id = v.id and (l.postcode = p.postcode or st_dwithin(l.point, p.point, 100)) where p."row" = s."row")
              or not exists (select from staged_locations p where p."row" = s."row") and not exists (select from listings.service_locations l where l.service_id = v.id))
          order by s."row", v.added_at, v.id)
        update staged s set is_new = false, service_id = alike.id, elsewhere = alike.elsewhere from alike where alike."row" = s."row"
        """;

    public const string Elsewhere = """select "row", external_id, name, elsewhere from staged where elsewhere is not null order by "row" """;

    /// <summary>What is here already is recognised, and whether it differs. $1 source.</summary>
    public const string Recognise =
        """
        with known as (
          select s."row", case when m then v.organisation_id else o.id end as organisation_id, case when m then v.organisation_name else o.name end as organisation_name, v.id,
              v.content_hash is distinct from s.content_hash or not m and (v.organisation_name is distinct from left(o.name, 200) or v.organisation_id is distinct from o.id) as differs
          from staged s join staged_organisations o on o.external_id = s.organisation
            left join listings.services v on v.source = $1 and v.external_id = s.external_id
            cross join lateral (select coalesce(v.own @> array['organisation'], false)) moved (m)
          where s.elsewhere is null)
        update staged s set organisation_id = known.organisation_id, organisation_name = left(known.organisation_name, 200),
          service_id = coalesce(known.id, s.service_id), is_new = known.id is null, is_changed = known.id is not null and known.differs
        from known where known."row" = s."row"
        """;

    /// <summary>$1 source, $2 where it was read, $3 now.</summary>
    public const string Insert =
        $"""
        insert into listings.services (id, slug, assured_on, source, external_id, provenance, added_at, changed_at, {Said})
        select service_id, slug, assured_on, $1, external_id, left($2, 500), $3, $3, {Said} from staged where is_new
        """;

    /// <summary>A listing keeps its address and the later of two assurances. $1 where it was read, $2 now.</summary>
    public const string Update =
        $"""
        update listings.services v set ({Said}) = (select {Said} from staged x where x."row" = s."row"), assured_on = greatest(v.assured_on, s.assured_on), provenance = left($1, 500), changed_at = $2
        from staged s where v.id = s.service_id and s.is_changed
        """;

    /// <summary>The parts of changed listings make room for the new ones.</summary>
    public const string DropOldParts =
        """
        delete from listings.service_locations p using staged s where p.service_id = s.service_id and s.is_changed;
        delete from listings.schedules p using staged s where p.service_id = s.service_id and s.is_changed;
        delete from listings.contacts p using staged s where p.service_id = s.service_id and s.is_changed;
        """;

    public static IReadOnlyList<string> NewParts { get; } =
    [
        """
        insert into listings.service_locations (id, service_id, ordinal, name, address, town, postcode, point, place, getting_there)
        select p.id, s.service_id, p.ordinal, p.name, p.address, p.town, p.postcode, p.point, left(p.place, 100), p.getting_there from staged_locations p join staged s using ("row") where s.is_new or s.is_changed
        """,
        """
        insert into listings.schedules (id, service_id, frequency, "interval", by_day, by_month_day, start, valid_from, valid_to, opens, closes, words, notes)
        select p.id, s.service_id, p.frequency, p.every, p.by_day, p.by_month_day, p.start, p.valid_from, p.valid_to, p.opens, p.closes, p.words, p.notes from staged_schedules p join staged s using ("row") where s.is_new or s.is_changed
        """,
        """
        insert into listings.contacts (id, service_id, name, title, phone, email)
        select p.id, s.service_id, p.name, p.title, p.phone, p.email from staged_contacts p join staged s using ("row") where s.is_new or s.is_changed
        """,
    ];

    /// <summary>The search learns of all of them at the end, so many rows at a time that their texts fit into one value.</summary>
    public const string Find =
        """
        select listings.refind(array_agg(service_id), array_agg(body))
        from (select s.service_id, w.body, row_number() over (order by s."row") / 5000 as part from staged s left join staged_words w using ("row") where s.is_new or s.is_changed) rows
        group by part
        """;

    /// <summary>Which directory carries what; written only where it says something new. $1 source, $2 now.</summary>
    public const string Carry =
        """
        insert into listings.carried (source, external_id, service_id, first_at) select $1, external_id, service_id, $2 from staged
        on conflict (source, external_id) do update set service_id = excluded.service_id, missed = 0 where carried.service_id <> excluded.service_id or carried.missed > 0
        """;

    /// <summary>$1 source.</summary>
    public const string Absent =
        "select count(*)::int from listings.services v where v.source = $1 and not exists (select from staged s where s.service_id = v.id)";
}
