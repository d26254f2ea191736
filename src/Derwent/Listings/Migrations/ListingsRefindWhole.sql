-- What the list shows is read with the rest of a row, for all rows at once: the trigger asked three questions for each of them, and an import of ten thousand
-- services waited for it. The trigger stays for whoever puts in a row without it.
create or replace function listings.refind(ids uuid[], bodies tsvector[]) returns void language plpgsql security definer set search_path = pg_catalog, public, listings as
$$
begin
  delete from findable where service_id = any (ids);
  delete from findable_private where service_id = any (ids);
  with given as materialized (
    select g.id, g.body from unnest(ids, bodies) g (id, body)
  ), rows as materialized (
    select s.id, coalesce(l.ordinal, 1::smallint) as ordinal, count(*) over (partition by s.id)::smallint as sites, s.name, s.assured_on, l.point, s.facets, s.hours,
           heading_text(s.name, s.organisation_name) || coalesce(g.body, body_text(s.search_words, s.description)) as search, s.is_private,
           s.slug, s.organisation_name, s.summary, s.times, s.min_age, s.max_age, s.cost_pence, s.cost_words, s.online, l.place,
           c.service_id is not null as has_capacity, c.available, c.wait_weeks, c.updated_at as capacity_at
    from given g join services s on s.id = g.id left join service_locations l on l.service_id = s.id left join capacities c on c.service_id = s.id
    where s.status = 'Active' and s.hidden_on is null
  ), hidden as (
    insert into findable_private (service_id, ordinal, sites, name, assured_on, point, facets, hours, search, slug, organisation_name, summary, times, min_age, max_age, cost_pence, cost_words, online, place,
      has_capacity, available, wait_weeks, capacity_at)
    select id, ordinal, sites, name, assured_on, point, facets, hours, search, slug, organisation_name, summary, times, min_age, max_age, cost_pence, cost_words, online, place,
      has_capacity, available, wait_weeks, capacity_at from rows where is_private
  )
  insert into findable (service_id, ordinal, sites, name, assured_on, point, facets, hours, search, slug, organisation_name, summary, times, min_age, max_age, cost_pence, cost_words, online, place,
    has_capacity, available, wait_weeks, capacity_at)
  select id, ordinal, sites, name, assured_on, point, facets, hours, search, slug, organisation_name, summary, times, min_age, max_age, cost_pence, cost_words, online, place,
    has_capacity, available, wait_weeks, capacity_at from rows where not is_private;
  insert into words
    select word from (
      select distinct lower(w) as word from services s,
        regexp_split_to_table(unaccent(s.name || ' ' || s.organisation_name || ' ' || s.search_words), '[^[:alpha:]]+') w
      where s.id = any (ids) and s.status = 'Active' and not s.is_private) fresh
    where length(word) between 3 and 30 order by word
    on conflict do nothing;
end
$$;
create or replace trigger shown before insert on listings.findable for each row when (new.slug is null) execute function listings.shown();
create or replace trigger shown before insert on listings.findable_private for each row when (new.slug is null) execute function listings.shown();
