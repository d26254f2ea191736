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

-- The same rule: what is asked first is whether it is the draft that becomes a referral, which is most of them; the circle is looked through only for who did not get a yes before.
create or replace function access.issue_link(token text, kind text, record uuid, within uuid, life interval) returns void
  language plpgsql security definer set search_path = pg_catalog, public, access as
$$
begin
  if length(token) < 26 then raise exception 'A private link needs at least 128 random bits.' using errcode = '22023'; end if;
  if kind not in ('referral', 'offer', 'plan', 'listing') or life > interval '400 days' then raise exception 'No such link.' using errcode = '22023'; end if;
  -- "is not true": an unknown answer is a no
  if (case when kind = 'listing' then within is null and (session_user = 'derwent_worker' or access.has_role('coordinator') or access.has_role('administrator'))
        else session_user = 'derwent_worker' or (kind = 'referral' and record = access.link('draft')) or (kind = 'referral' and record = access.link('referral'))
          or access.has_role('strategic_partner') end) is not true
     and (kind <> 'listing' and (record in (select access.records()) or (kind = 'offer' and within in (select access.records())))) is not true then
    raise exception 'A link can only be made by somebody who may see the record.' using errcode = '42501';
  end if;
  insert into access.sessions (id, token_hash, kind, link_kind, record_id, within_id, expires_at)
    values (gen_random_uuid(), sha256(convert_to(token, 'UTF8')), 'link', kind, record, within, now() + life);
end
$$;
set role derwent_owner;
