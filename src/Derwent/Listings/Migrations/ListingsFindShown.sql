-- What the list shows stands in the search's own rows: a page of twenty was read from three tables, two of them under a policy that asks a third for each
-- row, and that was more work than the search. The rows of findable are public services only, as before; those of findable_private stay under their policy.
do $$
declare t text;
begin
  foreach t in array array['findable', 'findable_private'] loop
    execute format('alter table listings.%I add slug text, add organisation_name text, add summary text, add times text, add min_age int, add max_age int, add cost_pence int, '
      'add cost_words text, add online boolean not null default false, add place text, add has_capacity boolean not null default false, add available int, add wait_weeks int, '
      'add capacity_at timestamptz, add longitude float8 generated always as (st_x(point::geometry)) stored, add latitude float8 generated always as (st_y(point::geometry)) stored', t);
    -- Room for a new number of free places beside the old one, so that no index is touched.
    execute format('alter table listings.%I set (fillfactor = 90)', t);
    execute format('update listings.%I f set slug = s.slug, organisation_name = s.organisation_name, summary = s.summary, times = s.times, min_age = s.min_age, max_age = s.max_age, '
      'cost_pence = s.cost_pence, cost_words = s.cost_words, online = s.online, '
      'place = (select l.place from listings.service_locations l where l.service_id = f.service_id and l.ordinal = f.ordinal limit 1) '
      'from listings.services s where s.id = f.service_id', t);
    execute format('update listings.%I f set has_capacity = true, available = c.available, wait_weeks = c.wait_weeks, capacity_at = c.updated_at '
      'from listings.capacities c where c.service_id = f.service_id', t);
  end loop;
end $$;

-- Whoever puts a row into the search's tables (refind, and nobody else) need not know what the list shows. Each lookup is one row of one index.
create function listings.shown() returns trigger language plpgsql set search_path = pg_catalog, public, listings as
$$
begin
  select s.slug, s.organisation_name, s.summary, s.times, s.min_age, s.max_age, s.cost_pence, s.cost_words, s.online
    into new.slug, new.organisation_name, new.summary, new.times, new.min_age, new.max_age, new.cost_pence, new.cost_words, new.online
    from services s where s.id = new.service_id;
  select l.place into new.place from service_locations l where l.service_id = new.service_id and l.ordinal = new.ordinal limit 1;
  select true, c.available, c.wait_weeks, c.updated_at into new.has_capacity, new.available, new.wait_weeks, new.capacity_at from capacities c where c.service_id = new.service_id;
  new.has_capacity := coalesce(new.has_capacity, false);
  return new;
end
$$;
revoke all on function listings.shown() from public;
create trigger shown before insert on listings.findable for each row execute function listings.shown();
create trigger shown before insert on listings.findable_private for each row execute function listings.shown();

-- How many places are free changes more often than anything else, and changes nothing that is searched.
create function listings.capacities_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, listings as
$$
begin
  update findable f set has_capacity = c.service_id is not null, available = c.available, wait_weeks = c.wait_weeks, capacity_at = c.updated_at
    from changed x left join capacities c on c.service_id = x.service_id where f.service_id = x.service_id;
  update findable_private f set has_capacity = c.service_id is not null, available = c.available, wait_weeks = c.wait_weeks, capacity_at = c.updated_at
    from changed x left join capacities c on c.service_id = x.service_id where f.service_id = x.service_id;
  return null;
end
$$;
revoke all on function listings.capacities_changed() from public;
create trigger found_new after insert on listings.capacities referencing new table as changed for each statement execute function listings.capacities_changed();
create trigger found_changed after update on listings.capacities referencing new table as changed for each statement execute function listings.capacities_changed();
create trigger found_gone after delete on listings.capacities referencing old table as changed for each statement execute function listings.capacities_changed();
