-- A subscriber's own page is opened by a private link. Only the worker makes one, for whoever holds the address, or the holder of one makes the next:
-- no role of the desk can open somebody's page.
set role derwent_access;
alter table access.sessions drop constraint sessions_link_kind_check;
alter table access.sessions add constraint sessions_link_kind_check check (link_kind in ('draft', 'referral', 'offer', 'plan', 'newsletter'));

create or replace function access.issue_link(token text, kind text, record uuid, within uuid, life interval) returns void
  language plpgsql security definer set search_path = pg_catalog, public, access as
$$
begin
  if length(token) < 26 then raise exception 'A private link needs at least 128 random bits.' using errcode = '22023'; end if;
  if kind not in ('referral', 'offer', 'plan', 'newsletter') or life > interval '400 days' then raise exception 'No such link.' using errcode = '22023'; end if;
  -- "is not true": an unknown answer is a no
  if (session_user = 'derwent_worker' or kind <> 'newsletter' and (access.has_role('strategic_partner')
      or record in (select access.records()) or within in (select access.records())
      or (kind = 'referral' and record = access.link('draft')) or (kind = 'referral' and record = access.link('referral')))
      or kind = 'newsletter' and record = access.link('newsletter')) is not true then
    raise exception 'A link can only be made by somebody who may see the record.' using errcode = '42501';
  end if;
  insert into access.sessions (id, token_hash, kind, link_kind, record_id, within_id, expires_at)
    values (gen_random_uuid(), sha256(convert_to(token, 'UTF8')), 'link', kind, record, within, now() + life);
end
$$;
set role derwent_owner;

-- A letter may bring its own HTML, as a newsletter's trial does.
alter table mail.letters add column html text check (length(html) <= 1000000);
