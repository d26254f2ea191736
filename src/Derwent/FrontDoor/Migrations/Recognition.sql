-- Recognition by the engine: keys in one indexed table, models, what a match was weighed with, subjects put together and taken apart. Run as derwent_owner.

-- One row a key, for the B-tree that the look-up goes through. Kept by triggers; nobody but the functions below reads it.
create table front_door.lookups (key bigint not null, record_id uuid not null, is_subject boolean not null, primary key (key, record_id));

-- Models: weights and the frequencies of common names, no record of anybody.
alter table front_door.models enable row level security;
alter table front_door.models force row level security;
alter table front_door.lookups enable row level security;
alter table front_door.lookups force row level security;
alter table front_door.regroupings enable row level security;
alter table front_door.regroupings force row level security;
alter table front_door.pair_decisions enable row level security;
alter table front_door.pair_decisions force row level security;

create policy weighs on front_door.models for select to derwent_app using (
  (select access.link('draft')) is not null or (select access.has_role('strategic_partner')));
create policy worker on front_door.models to derwent_worker using (true) with check (true);
grant select on front_door.models to derwent_app, derwent_worker;
grant insert on front_door.models to derwent_worker;

-- Known subjects put together and taken apart, and what was decided about pairs: the partnership team alone.
create policy team on front_door.regroupings to derwent_app
  using ((select access.has_role('strategic_partner'))) with check ((select access.has_role('strategic_partner')));
grant select, insert on front_door.regroupings to derwent_app;
grant update (undone_at, undone_by_id, undone_by_name) on front_door.regroupings to derwent_app;
create policy team on front_door.pair_decisions to derwent_app
  using ((select access.has_role('strategic_partner'))) with check ((select access.has_role('strategic_partner')));
grant select, insert on front_door.pair_decisions to derwent_app;

-- Whoever sends a referral writes what it is like, and cannot read it.
create policy noticed on front_door.hints for insert to derwent_app with check (
  referral_id = (select access.link('draft')) or other_id = (select access.link('draft')) and not is_subject or (select access.has_role('strategic_partner')));
grant insert on front_door.hints to derwent_app;
create policy worker on front_door.hints to derwent_worker using (true) with check (true);
grant insert on front_door.hints to derwent_worker;

-- The keeper reads what is compared, and nothing else, and keeps the keys.
create policy keeper on front_door.lookups to derwent_access using (true) with check (true);
grant select, insert, delete on front_door.lookups to derwent_access;
grant select (xmin, stated_first_name, stated_surname, stated_birth_date, stated_postcode, stated_address, stated_school, stated_phone, stated_members, stated_place_name, stated_where,
  stated_latitude, stated_longitude, keys_version) on front_door.referrals to derwent_access;
grant select (details_first_name, details_surname, details_birth_date, details_postcode, details_address, details_school, details_phone, details_members, details_place_name, details_where,
  details_latitude, details_longitude, keys_version) on front_door.subjects to derwent_access;
create policy rekeyed on front_door.referrals for update to derwent_access using (true) with check (true);
create policy rekeyed on front_door.subjects for update to derwent_access using (true) with check (true);
grant update (keys, keys_version) on front_door.referrals to derwent_access;
grant update (keys, keys_version) on front_door.subjects to derwent_access;

grant create on schema front_door to derwent_access;
set role derwent_access;
create function front_door.keyed() returns trigger language plpgsql security definer set search_path = pg_catalog, front_door as
$$
begin
  if tg_op = 'UPDATE' then
    delete from front_door.lookups l where l.record_id = new.id
      and l.key = any (array(select ('x' || k)::bit(64)::bigint from unnest(old.keys) k where k ~ '^[0-9a-f]{16}$'));
  end if;
  insert into front_door.lookups (key, record_id, is_subject)
    select distinct ('x' || k)::bit(64)::bigint, new.id, tg_table_name = 'subjects' from unnest(new.keys) k where k ~ '^[0-9a-f]{16}$';
  return null;
end
$$;

-- What shares a key. The rarer a key, the more it counts; one that more than 200 share says too little, and each record has others. Nobody may call this but the function after it,
-- which answers the partnership team at any time, and the sender of a referral only in the very transaction in which it comes in, so that it can be weighed there.
create function front_door.sharing(keys text[], of_kind text, about uuid default null) returns table (
  id uuid, is_subject boolean, shared int, first_name text, surname text, birth_date date, postcode text, address text, school text, phone text, members text,
  place_name text, whereabouts text, latitude double precision, longitude double precision)
  language plpgsql stable set search_path = pg_catalog, front_door as
$$
#variable_conflict use_column
begin
  return query
  with mine as (select distinct ('x' || k)::bit(64)::bigint as key from unnest(sharing.keys) k where k ~ '^[0-9a-f]{16}$'),
  found as (
    select l.record_id, l.is_subject, count(*) over (partition by m.key) as sharing
    from mine m cross join lateral (select o.record_id, o.is_subject from front_door.lookups o where o.key = m.key limit 201) l),
  best as (
    select f.record_id, bool_or(f.is_subject) as is_subject, count(*)::int as shared from found f where f.sharing <= 200 and f.record_id is distinct from about
    group by f.record_id order by sum(1.0 / f.sharing) desc, f.record_id limit 200)
  select b.record_id, true, b.shared, s.details_first_name::text, s.details_surname::text, s.details_birth_date, s.details_postcode::text, s.details_address::text, s.details_school::text,
      s.details_phone::text, s.details_members::text, s.details_place_name::text, s.details_where::text, s.details_latitude, s.details_longitude
    from best b join front_door.subjects s on s.id = b.record_id where b.is_subject and s.kind = of_kind
  union all
  select b.record_id, false, b.shared, r.stated_first_name::text, r.stated_surname::text, r.stated_birth_date, r.stated_postcode::text, r.stated_address::text, r.stated_school::text,
      r.stated_phone::text, r.stated_members::text, r.stated_place_name::text, r.stated_where::text, r.stated_latitude, r.stated_longitude
    from best b join front_door.referrals r on r.id = b.record_id where not b.is_subject and r.kind = of_kind;
end
$$;
create function front_door.alike(about uuid) returns table (
  id uuid, is_subject boolean, shared int, first_name text, surname text, birth_date date, postcode text, address text, school text, phone text, members text,
  place_name text, whereabouts text, latitude double precision, longitude double precision)
  language plpgsql security definer set search_path = pg_catalog, access, front_door as
$$
declare said record;
begin
  select r.kind, r.keys, r.xmin::text::bigint as came_in into said from front_door.referrals r where r.id = about;
  -- "is not true": an unknown answer is a no
  if (access.has_role('strategic_partner') or session_user = 'derwent_worker'
      or about = access.link('draft') and said.came_in = (pg_current_xact_id()::text::bigint & 4294967295)) is not true then return; end if;
  return query select * from front_door.sharing(said.keys, said.kind, about);
end
$$;
revoke all on function front_door.alike(uuid), front_door.sharing(text[], text, uuid), front_door.keyed() from public;
grant execute on function front_door.alike(uuid) to derwent_app, derwent_worker;
grant execute on function front_door.keyed() to derwent_owner;
-- The look-up above takes its place.
drop function front_door.notice(uuid);
set role derwent_owner;
revoke create on schema front_door from derwent_access;
create trigger keyed after insert or update of keys on front_door.subjects for each row execute function front_door.keyed();
create trigger keyed after insert or update of keys on front_door.referrals for each row execute function front_door.keyed();
