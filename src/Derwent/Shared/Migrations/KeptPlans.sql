-- The same functions in a language that keeps its plans: a function in SQL that cannot be folded into its caller is read and planned anew by every statement that calls it.
-- A newsletter's row took 0.68 ms of the database's time, of which planning these was a third; every page behind a sign-in calls the first two.
set role derwent_access;
create or replace function access.sign(context text) returns text language plpgsql stable security definer set search_path = pg_catalog, public, access as
$$
begin
  return encode(hmac(convert_to(context, 'UTF8'), (select k.key from access.keys k), 'sha256'), 'hex');
end
$$;

create or replace function access.records() returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, access as
$$
<<mine>>
declare person uuid := access.person(); organisation uuid := access.organisation();
begin
  if (access.has_role('strategic_partner') or access.has_role('practitioner') or access.has_role('organisation_manager')) is not true then return; end if;
  return query select c.record_id from access.circle c
    where c.began_at is not null and c.ended_at is null and (c.until is null or c.until >= current_date)
      and (c.person_id = mine.person or (c.organisation_id = mine.organisation and c.person_id is null));
end
$$;
set role derwent_owner;
