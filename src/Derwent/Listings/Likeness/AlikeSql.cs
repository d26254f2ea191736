namespace Derwent.Listings.Likeness;

/// <summary>
/// Pairs come from what two share exactly (a number, a website, a postcode, an owner, a name), and are weighed by how alike their names and
/// texts are (trigrams). What more than twelve share is a switchboard or a large building, and says nothing. Weights: docs/directory.md.
/// </summary>
internal static class AlikeSql
{
    private const string Pairs =
        """
        few as materialized (
          select k.* from keys k join (select kind, value from keys group by kind, value having count(*) between 2 and 12) shared using (kind, value)
        ), pairs as (
          select a.id as one, b.id as other, array_agg(distinct a.kind order by a.kind) as shared from few a join few b on b.kind = a.kind and b.value = a.value and a.id < b.id group by 1, 2
        ), weighed as (
          select p.one, p.other, p.shared, similarity(a.name, b.name)::float8 as names, similarity(a.words, b.words)::float8 as told
          from pairs p join s a on a.id = p.one join s b on b.id = p.other
        )
        """;

    // A website is compared without its scheme and last stroke.
    private const string Bare = "'^https?://(www\\.)?|/+$', '', 'gi'";

    public static string Services { get; } =
        $"""
        with s as materialized (
          select s.id, lower(s.name) as name, s.organisation_id, lower(regexp_replace(coalesce(s.website, ''), {Bare})) as web, lower(s.email) as mail, left(lower(s.description), 600) as words
          from listings.services s where s.status in ('Active', 'TemporarilyClosed') and s.merged_into_id is null
        ), keys as materialized (
          select c.service_id as id, 'phone' as kind, regexp_replace(c.phone, '[^0-9]', '', 'g') as value from listings.contacts c join s on s.id = c.service_id where length(regexp_replace(c.phone, '[^0-9]', '', 'g')) between 9 and 13
          union select id, 'web', web from s where length(web) > 5
          union select id, 'mail', mail from s where mail is not null
          union select l.service_id, 'postcode', upper(replace(l.postcode, ' ', '')) from listings.service_locations l join s on s.id = l.service_id where length(l.postcode) between 5 and 8
          union select id, 'owner', organisation_id::text from s
          union select id, 'name', name from s
        ), {Pairs}
        select one, other, shared, names, told, least(1, names * 0.6 + told * 0.15 + case when 'phone' = any (shared) then 0.15 else 0 end + case when 'web' = any (shared) then 0.12 else 0 end
          + case when 'mail' = any (shared) then 0.08 else 0 end + case when 'postcode' = any (shared) then 0.12 else 0 end + case when 'owner' = any (shared) then 0.05 else 0 end)::float8 as score
        from weighed where names >= 0.45 order by score desc, one, other limit 2000
        """;

    public static string Organisations { get; } =
        $"""
        with s as materialized (
          -- How it is registered says nothing about who it is.
          select id, btrim(regexp_replace(regexp_replace(lower(name), '\m(the|ltd|limited|cic|cio|plc)\M\.?', '', 'g'), '\s+', ' ', 'g')) as name, lower(regexp_replace(web, {Bare})) as web, lower(mail) as mail, regexp_replace(phone, '[^0-9]', '', 'g') as phone, upper(replace(number, ' ', '')) as number, '' as words
          from unnest($1, $2, $3, $4, $5, $6) given (id, name, web, mail, phone, number)
        ), keys as materialized (
          select id, 'phone' as kind, phone as value from s where length(phone) between 9 and 13
          union select id, 'web', web from s where length(web) > 5
          union select id, 'mail', mail from s where mail <> ''
          union select id, 'number', number from s where number <> ''
          union select id, 'name', name from s
          union select id, 'begins', left(name, 8) from s where length(name) >= 8
        ), {Pairs}
        select one, other, shared, names, told, least(1, names * 0.6 + case when 'phone' = any (shared) then 0.15 else 0 end + case when 'web' = any (shared) then 0.2 else 0 end
          + case when 'mail' = any (shared) then 0.1 else 0 end + case when 'number' = any (shared) then 0.4 else 0 end + case when names >= 0.85 then 0.1 else 0 end)::float8 as score
        from weighed where names >= 0.45 or 'number' = any (shared) order by score desc, one, other limit 2000
        """;
}
