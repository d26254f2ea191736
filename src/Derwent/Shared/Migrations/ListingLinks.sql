-- A private link of a new kind: an organisation says that its pages are still right, or mends them, from a letter and without an account.
-- The record is the organisation. Only the worker (the letter) and the coordinator or administrator (the letter again) make one;
-- a circle of support, a role that decides about children or another link makes none.
set role derwent_access;
alter table access.sessions drop constraint sessions_link_kind_check;
alter table access.sessions add constraint sessions_link_kind_check check (link_kind in ('draft', 'referral', 'offer', 'plan', 'listing'));

create or replace function access.issue_link(token text, kind text, record uuid, within uuid, life interval) returns void
  language plpgsql security definer set search_path = pg_catalog, public, access as
$$
begin
  if length(token) < 26 then raise exception 'A private link needs at least 128 random bits.' using errcode = '22023'; end if;
  if kind not in ('referral', 'offer', 'plan', 'listing') or life > interval '400 days' then raise exception 'No such link.' using errcode = '22023'; end if;
  -- "is not true": an unknown answer is a no
  if (case when kind = 'listing'
        then within is null and (session_user = 'derwent_worker' or access.has_role('coordinator') or access.has_role('administrator'))
        else session_user = 'derwent_worker' or access.has_role('strategic_partner')
          or record in (select access.records()) or (kind = 'offer' and within in (select access.records()))
          or (kind = 'referral' and record = access.link('draft')) or (kind = 'referral' and record = access.link('referral')) end) is not true then
    raise exception 'A link can only be made by somebody who may see the record.' using errcode = '42501';
  end if;
  insert into access.sessions (id, token_hash, kind, link_kind, record_id, within_id, expires_at)
    values (gen_random_uuid(), sha256(convert_to(token, 'UTF8')), 'link', kind, record, within, now() + life);
end
$$;

create or replace function access.end_links(kind text, record uuid) returns int language plpgsql security definer set search_path = pg_catalog, access as
$$
declare ended int;
begin
  if (session_user = 'derwent_worker' or access.link(kind) = record
      or case when kind = 'listing' then access.has_role('coordinator') or access.has_role('administrator') or access.has_role('organisation_manager') and record = access.organisation()
        else access.has_role('strategic_partner') or record in (select access.records())
          or exists (select from access.sessions s where s.record_id = record and s.link_kind = end_links.kind and s.within_id in (select access.records())) end) is not true then
    return 0;
  end if;
  update access.sessions s set ended_at = now(), ended_why = 'ended' where s.kind = 'link' and s.link_kind = end_links.kind and s.record_id = record and s.ended_at is null;
  get diagnostics ended = row_count;
  return ended;
end
$$;
set role derwent_owner;
