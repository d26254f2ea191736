-- What the search reads: one narrow row for each open service and site, kept by triggers so that it cannot disagree with the listing.
-- Why a table of its own: row-level security forbids PostgreSQL to use an index for a test that is not leakproof (@@, &&, <->), so a
-- text search over services would read all of them. These rows hold public services only and need no policy; private ones have the
-- same rows in findable_private, under a policy, where a full read is cheap because they are few.
create table listings.findable (
  service_id uuid not null, ordinal smallint not null, sites smallint not null,
  name text not null, assured_on date, point geography (point, 4326),
  -- everything a visitor can filter by, as words: need:anxiety, age:13, day:tu, cost:free, access:no-steps …
  facets text[] not null, hours int4multirange not null, search tsvector not null, primary key (service_id, ordinal)
);
alter table listings.findable alter search set storage main;
create table listings.findable_private (like listings.findable including all);
create index findable_search on listings.findable using gin (search, facets);
create index findable_point on listings.findable using gist (point);
create index findable_checked on listings.findable (assured_on desc nulls last, service_id) where ordinal = 1;
-- Every word of a name, for "did you mean". Private services give none.
create table listings.words (word text primary key);
create index words_like on listings.words using gin (word gin_trgm_ops);

alter table listings.findable_private enable row level security;
alter table listings.findable_private force row level security;
create policy seen on listings.findable_private for select to derwent_app using ((select (access.context())[4] <> ''));
create policy worker on listings.findable_private for select to derwent_worker using (true);
create policy keeper on listings.findable_private to derwent_owner using (true) with check (true);
grant select on listings.findable, listings.findable_private, listings.words to derwent_app, derwent_worker;

create function listings.search_text(name text, organisation text, words text, description text) returns tsvector language sql stable as
$$
  select setweight(to_tsvector('english', unaccent(name)) || to_tsvector('simple', unaccent(name)), 'A')
      || setweight(to_tsvector('english', unaccent(organisation)) || to_tsvector('simple', unaccent(organisation)), 'B')
      || setweight(to_tsvector('english', unaccent(words)), 'C')
      || setweight(to_tsvector('english', unaccent(left(description, 2000))), 'D')
$$;

create function listings.refind(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public, listings as
$$
begin
  delete from findable where service_id = any (ids);
  delete from findable_private where service_id = any (ids);
  with rows as materialized (
    select s.id, coalesce(l.ordinal, 1::smallint) as ordinal, count(*) over (partition by s.id)::smallint as sites, s.name, s.assured_on, l.point,
           s.facets, s.hours,
           search_text(s.name, s.organisation_name, s.search_words, s.description) as search, s.is_private
    from services s left join service_locations l on l.service_id = s.id
    where s.id = any (ids) and s.status = 'Active'
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
revoke all on function listings.refind(uuid[]) from public;
grant execute on function listings.refind(uuid[]) to derwent_worker;

-- An import, which fills services and then their locations, says "later" and refinds once at its end.
create function listings.services_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, listings as
$$ begin if current_setting('listings.later', true) is distinct from 'on' then perform refind(array(select id from changed)); end if; return null; end $$;
create function listings.locations_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, listings as
$$ begin if current_setting('listings.later', true) is distinct from 'on' then perform refind(array(select distinct service_id from changed)); end if; return null; end $$;
revoke all on function listings.services_changed(), listings.locations_changed() from public;

create trigger found_new after insert on listings.services referencing new table as changed for each statement execute function listings.services_changed();
create trigger found_changed after update on listings.services referencing new table as changed for each statement execute function listings.services_changed();
create trigger found_gone after delete on listings.services referencing old table as changed for each statement execute function listings.services_changed();
create trigger found_new after insert on listings.service_locations referencing new table as changed for each statement execute function listings.locations_changed();
create trigger found_changed after update on listings.service_locations referencing new table as changed for each statement execute function listings.locations_changed();
create trigger found_gone after delete on listings.service_locations referencing old table as changed for each statement execute function listings.locations_changed();
