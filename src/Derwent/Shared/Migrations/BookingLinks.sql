-- A link to one booking on the calendar, for people without an account. Only the worker makes them: they leave in a letter, so that whoever asked for a place shows
-- that the address is theirs. Nobody else can make one, also not somebody who may see cases.
set role derwent_access;
alter table access.sessions drop constraint sessions_link_kind_check;
alter table access.sessions add constraint sessions_link_kind_check check (link_kind in ('draft', 'referral', 'offer', 'plan', 'booking'));

create or replace function access.issue_link(token text, kind text, record uuid, within uuid, life interval) returns void
  language plpgsql security definer set search_path = pg_catalog, public, access as
$$
begin
  if length(token) < 26 then raise exception 'A private link needs at least 128 random bits.' using errcode = '22023'; end if;
  if kind not in ('referral', 'offer', 'plan', 'booking') or life > interval '400 days' then raise exception 'No such link.' using errcode = '22023'; end if;
  -- "is not true": an unknown answer is a no
  if (session_user = 'derwent_worker' or kind <> 'booking' and (access.has_role('strategic_partner')
      or record in (select access.records()) or within in (select access.records())
      or (kind = 'referral' and record = access.link('draft')) or (kind = 'referral' and record = access.link('referral')))) is not true then
    raise exception 'A link can only be made by somebody who may see the record.' using errcode = '42501';
  end if;
  insert into access.sessions (id, token_hash, kind, link_kind, record_id, within_id, expires_at)
    values (gen_random_uuid(), sha256(convert_to(token, 'UTF8')), 'link', kind, record, within, now() + life);
end
$$;
set role derwent_owner;
