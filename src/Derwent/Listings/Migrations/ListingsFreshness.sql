-- Who opened the letter of an organisation may see and mend that organisation's listings: the link names it, access.enter has checked the link.
create policy by_letter on listings.services for select to derwent_app using (organisation_id = (select access.link('listing')));
create policy mended_by_letter on listings.services for update to derwent_app
  using (organisation_id = (select access.link('listing'))) with check (organisation_id = (select access.link('listing')));
do $$
declare t text;
begin
  foreach t in array array['service_locations', 'schedules', 'contacts', 'capacities', 'assurances'] loop
    execute format('create policy written_by_letter on listings.%I for insert to derwent_app with check (exists (select from listings.services s where s.id = service_id and s.organisation_id = (select access.link(''listing''))))', t);
    execute format('create policy mended_by_letter on listings.%I for update to derwent_app using (exists (select from listings.services s where s.id = service_id and s.organisation_id = (select access.link(''listing''))))', t);
    execute format('create policy taken_by_letter on listings.%I for delete to derwent_app using (exists (select from listings.services s where s.id = service_id and s.organisation_id = (select access.link(''listing''))))', t);
  end loop;
  foreach t in array array['versions', 'suggestions', 'asks', 'listing_contacts', 'alikes', 'merges', 'misses'] loop
    execute format('alter table listings.%I enable row level security', t);
    execute format('alter table listings.%I force row level security', t);
    execute format('create policy worker on listings.%I to derwent_worker using (true) with check (true)', t);
    execute format('create policy keeper on listings.%I to derwent_owner using (true) with check (true)', t);
    execute format('grant select, insert, update on listings.%I to derwent_worker', t);
  end loop;
end $$;

create function listings.keeps_all() returns boolean language sql stable as $$ select access.has_role('coordinator') or access.has_role('administrator') $$;
revoke all on function listings.keeps_all() from public;
grant execute on function listings.keeps_all() to derwent_app;

-- What stood on a page before is for those who keep it. It is never changed and never taken away.
create policy seen on listings.versions for select to derwent_app
  using (exists (select from listings.services s where s.id = service_id and listings.may_keep(s.organisation_id)));
create policy written on listings.versions for insert to derwent_app
  with check (exists (select from listings.services s where s.id = service_id and (listings.may_keep(s.organisation_id) or s.organisation_id = (select access.link('listing')))));
grant select, insert on listings.versions to derwent_app;

-- Anybody may suggest, about a service they see and its own organisation; only those who keep the page read suggestions and decide.
create policy suggested on listings.suggestions for insert to derwent_app
  with check (state = 'Waiting' and decided_at is null and exists (select from listings.services s where s.id = service_id and s.organisation_id = suggestions.organisation_id));
create policy seen on listings.suggestions for select to derwent_app using (listings.may_keep(organisation_id));
create policy decided on listings.suggestions for update to derwent_app using (listings.may_keep(organisation_id)) with check (listings.may_keep(organisation_id));
grant select, insert, update on listings.suggestions to derwent_app;
-- How many wait for a page, so that one page cannot be flooded: a number, asked by people who may read none of them.
create function listings.waiting_suggestions(service uuid) returns bigint language sql stable security definer set search_path = pg_catalog, listings as
$$ select count(*) from suggestions s where s.service_id = service and s.state = 'Waiting' $$;
revoke all on function listings.waiting_suggestions(uuid) from public;
grant execute on function listings.waiting_suggestions(uuid) to derwent_app;

-- Letters: the address an organisation is written to is for its own manager and the coordinator. Its link closes its ask.
create policy seen on listings.asks for select to derwent_app using (listings.may_keep(organisation_id) or organisation_id = (select access.link('listing')));
create policy answered on listings.asks for update to derwent_app
  using (listings.may_keep(organisation_id) or organisation_id = (select access.link('listing'))) with check (listings.may_keep(organisation_id) or organisation_id = (select access.link('listing')));
grant select, update on listings.asks to derwent_app;
create policy kept on listings.listing_contacts to derwent_app using (listings.may_keep(organisation_id)) with check (listings.may_keep(organisation_id));
grant select, insert, update on listings.listing_contacts to derwent_app;

-- Likenesses and mergings are the coordinator's work.
create policy kept on listings.alikes to derwent_app using ((select listings.keeps_all())) with check ((select listings.keeps_all()));
create policy kept on listings.merges to derwent_app using ((select listings.keeps_all())) with check ((select listings.keeps_all()));
grant select, insert, update on listings.alikes, listings.merges to derwent_app;
grant delete on listings.alikes to derwent_worker;

-- What people could not find: anybody says it, the coordinator and the analyst read it, the worker forgets it in time.
create policy said on listings.misses for insert to derwent_app with check (true);
create policy read on listings.misses for select to derwent_app using ((select listings.keeps_all()) or (select access.has_role('analyst')));
grant select, insert on listings.misses to derwent_app;
grant delete on listings.misses to derwent_worker;

-- Whose page nobody confirmed is no longer found; one that became part of another is no listing any more.
create or replace function listings.refind(ids uuid[], bodies tsvector[]) returns void language plpgsql security definer set search_path = pg_catalog, public, listings as
$$
begin
  delete from findable where service_id = any (ids);
  delete from findable_private where service_id = any (ids);
  with given as materialized (
    select g.id, g.body from unnest(ids, bodies) g (id, body)
  ), rows as materialized (
    select s.id, coalesce(l.ordinal, 1::smallint) as ordinal, count(*) over (partition by s.id)::smallint as sites, s.name, s.assured_on, l.point, s.facets, s.hours,
           heading_text(s.name, s.organisation_name) || coalesce(g.body, body_text(s.search_words, s.description)) as search, s.is_private
    from given g join services s on s.id = g.id left join service_locations l on l.service_id = s.id
    where s.status = 'Active' and s.hidden_on is null
  ), hidden as (
    insert into findable_private select id, ordinal, sites, name, assured_on, point, facets, hours, search from rows where is_private
  )
  insert into findable select id, ordinal, sites, name, assured_on, point, facets, hours, search from rows where not is_private;
  insert into words
    select word from (
      select distinct lower(w) as word from services s,
        regexp_split_to_table(unaccent(s.name || ' ' || s.organisation_name || ' ' || s.search_words), '[^[:alpha:]]+') w
      where s.id = any (ids) and s.status = 'Active' and not s.is_private) fresh
    where length(word) between 3 and 30 order by word
    on conflict do nothing;
end
$$;

-- Likenesses are looked for by the worker, whose policies let an index answer.
create index services_name_like on listings.services using gin (lower(name) gin_trgm_ops);
create index contacts_phone on listings.contacts (regexp_replace(phone, '[^0-9]', '', 'g')) where phone is not null;
create index services_due on listings.services (assured_on) where status = 'Active';
