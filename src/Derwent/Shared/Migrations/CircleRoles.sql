-- A circle opens a record only to people who work with young people: an organisation that helps also has administrators, coordinators and analysts, and they need no case.
-- One place for every module: referrals, subjects, cases and links all ask access.records().
set role derwent_access;
create or replace function access.records() returns setof uuid language sql stable security definer set search_path = pg_catalog, access as
$$
  select c.record_id from access.circle c, (
    select access.person() as person, access.organisation() as organisation,
      access.has_role('strategic_partner') or access.has_role('practitioner') or access.has_role('organisation_manager') as works_with_them) me
  where me.works_with_them and c.began_at is not null and c.ended_at is null and (c.until is null or c.until >= current_date)
    and (c.person_id = me.person or (c.organisation_id = me.organisation and c.person_id is null))
$$;
set role derwent_owner;
