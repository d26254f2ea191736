-- A no needs no proof. Policies ask many things of the signed context, and the answer to most is no: not of the partnership team, no link, no second factor. Each no checked the signature.
-- Now what the context says is looked at first, and only where it says yes is the signature checked, by access.context() as before: a yes is never believed without it. A context that somebody made up
-- can so make a no; so could one that is empty, which whoever runs SQL could always set. What it claims is still refused with an error. No rule in Derwent opens anything because of a no.
-- The functions are one expression each, so that PostgreSQL puts them into the asking statement; access.link was planned anew for every statement. Run as derwent_owner.
set role derwent_access;
create or replace function access.session() returns uuid language sql stable as
$$ select case when split_part(current_setting('derwent.context', true), '|', 1) <> '' then nullif((access.context())[1], '')::uuid end $$;
create or replace function access.person() returns uuid language sql stable as
$$ select case when split_part(current_setting('derwent.context', true), '|', 2) <> '' then nullif((access.context())[2], '')::uuid end $$;
-- Only of somebody with a role, as before: a session without a second factor has no organisation.
create or replace function access.organisation() returns uuid language sql stable as
$$ select case when split_part(current_setting('derwent.context', true), '|', 4) <> '' and split_part(current_setting('derwent.context', true), '|', 3) <> ''
     then nullif((access.context())[3], '')::uuid end $$;
create or replace function access.has_role(role text) returns boolean language sql stable as
$$ select case when role = any(string_to_array(split_part(current_setting('derwent.context', true), '|', 4), ','))
     then coalesce(role = any(string_to_array((access.context())[4], ',')), false) else false end $$;
create or replace function access.link(kind text) returns uuid language sql stable as
$$ select case when split_part(current_setting('derwent.context', true), '|', 5) = kind then nullif((access.context())[6], '')::uuid end $$;
create or replace function access.within() returns uuid language sql stable as
$$ select case when split_part(current_setting('derwent.context', true), '|', 7) <> '' then nullif((access.context())[7], '')::uuid end $$;

-- The same rule in another order. Each "or" is asked only where those before it said no, so the circle comes before who and whose.
alter policy seen on access.circle using (
  (select access.has_role('strategic_partner')) or (select access.has_role('data_protection_lead'))
  or record_id = any(array(select access.records()))
  or person_id = (select access.person()) or organisation_id = (select access.organisation())
  or via_id = (select access.link('offer')) or record_id = (select access.link('plan')) or record_id = (select access.within()));
set role derwent_owner;
