-- A link to a plan or to a referrer's page opens nothing by itself any more: it says that there is something, and a question is asked. The right answer makes
-- a session of its own, and only that one opens the record. Run as derwent_owner; everything here belongs to derwent_access.
set role derwent_access;
alter table access.sessions add column opened_from uuid;
alter table access.sessions add constraint only_links_are_opened check (opened_from is null or kind = 'link');

-- As before, and: what was opened ends with its link; a link that still has to ask is in the context as "plan-shut" or "referral-shut", which no policy knows.
drop function access.enter(text, text);
create function access.enter(person_token text, link_token text)
  returns table (person_id uuid, link_kind text, record_id uuid, within_id uuid, is_shut boolean)
  language plpgsql security definer set search_path = pg_catalog, public, access as
$$
declare p access.sessions; l access.sessions; context text; shut boolean;
begin
  if person_token is not null then
    select * into p from access.sessions s where s.token_hash = sha256(convert_to(person_token, 'UTF8')) and s.kind = 'person'
      and s.ended_at is null and s.expires_at > clock_timestamp() and s.last_seen_at > clock_timestamp() - interval '30 minutes';
  end if;
  if link_token is not null then
    select * into l from access.sessions s where s.token_hash = sha256(convert_to(link_token, 'UTF8')) and s.kind = 'link'
      and s.ended_at is null and s.expires_at > clock_timestamp()
      and (s.opened_from is null or exists (select from access.sessions f where f.id = s.opened_from and f.ended_at is null and f.expires_at > clock_timestamp()));
  end if;
  shut := l.id is not null and l.link_kind in ('plan', 'referral') and l.opened_from is null;
  context := concat_ws('|', coalesce(p.id, l.id)::text, coalesce(p.person_id::text, ''), coalesce(p.organisation_id::text, ''),
    -- without a second factor a session has no role: it can set one up and nothing else
    case when p.second_factor_at is null then '' else array_to_string(p.roles, ',') end,
    coalesce(l.link_kind || case when shut then '-shut' else '' end, ''), coalesce(l.record_id::text, ''), case when shut then '' else coalesce(l.within_id::text, '') end,
    pg_backend_pid()::text, extract(epoch from transaction_timestamp())::text);
  if p.id is null and l.id is null then context := ''; end if;
  perform set_config('derwent.context', case when context = '' then '' else context || '|' || access.sign(context) end, true);
  return query select p.person_id, l.link_kind, l.record_id, case when shut then null else l.within_id end, coalesce(shut, false);
end
$$;
revoke all on function access.enter(text, text) from public;
grant execute on function access.enter(text, text) to derwent_app, derwent_gate, derwent_worker, derwent_owner;

-- The session after the right answer. Only the functions that check an answer call this: it has no right of its own, and nobody else may.
create function access.open_link(link_token text, kind text, record uuid, opened_token text, life interval) returns void
  language plpgsql set search_path = pg_catalog, public, access as
$$
declare l access.sessions;
begin
  if length(opened_token) < 26 then raise exception 'A private link needs at least 128 random bits.' using errcode = '22023'; end if;
  select * into l from access.sessions s where s.token_hash = sha256(convert_to(link_token, 'UTF8')) and s.kind = 'link' and s.link_kind = open_link.kind
    and s.record_id = open_link.record and s.opened_from is null and s.ended_at is null and s.expires_at > clock_timestamp();
  if l.id is null then raise exception 'There is no such link.' using errcode = '28000'; end if;
  insert into access.sessions (id, token_hash, kind, link_kind, record_id, within_id, opened_from, expires_at)
    values (gen_random_uuid(), sha256(convert_to(opened_token, 'UTF8')), 'link', l.link_kind, l.record_id, l.within_id, l.id, least(now() + life, l.expires_at));
end
$$;
revoke all on function access.open_link(text, text, uuid, text, interval) from public;

-- When the link was sent: wrong answers are counted from there on. Null when this is no link to the record.
create function access.link_sent_at(link_token text, record uuid) returns timestamptz language sql stable set search_path = pg_catalog, access as
$$ select s.started_at from access.sessions s where s.token_hash = sha256(convert_to(link_token, 'UTF8')) and s.kind = 'link' and s.record_id = record and s.opened_from is null $$;
revoke all on function access.link_sent_at(text, uuid) from public;

-- A link to a plan or a referral is made by somebody who may see that very record; being in the circle of another one was enough before.
create or replace function access.issue_link(token text, kind text, record uuid, within uuid, life interval) returns void
  language plpgsql security definer set search_path = pg_catalog, public, access as
$$
begin
  if length(token) < 26 then raise exception 'A private link needs at least 128 random bits.' using errcode = '22023'; end if;
  if kind not in ('referral', 'offer', 'plan') or life > interval '400 days' then raise exception 'No such link.' using errcode = '22023'; end if;
  -- "is not true": an unknown answer is a no
  if (session_user = 'derwent_worker' or access.has_role('strategic_partner')
      or record in (select access.records()) or (kind = 'offer' and within in (select access.records()))
      or (kind = 'referral' and record = access.link('draft')) or (kind = 'referral' and record = access.link('referral'))) is not true then
    raise exception 'A link can only be made by somebody who may see the record.' using errcode = '42501';
  end if;
  insert into access.sessions (id, token_hash, kind, link_kind, record_id, within_id, expires_at)
    values (gen_random_uuid(), sha256(convert_to(token, 'UTF8')), 'link', kind, record, within, now() + life);
end
$$;

-- Whoever may see the record ends its links; before, a link without a wider record went on working.
create or replace function access.end_links(kind text, record uuid) returns int language plpgsql security definer set search_path = pg_catalog, access as
$$
declare ended int;
begin
  if (session_user = 'derwent_worker' or access.has_role('strategic_partner') or access.link(kind) = record or record in (select access.records())
      or exists (select from access.sessions s where s.record_id = record and s.link_kind = end_links.kind and s.within_id in (select access.records()))) is not true then
    return 0;
  end if;
  update access.sessions s set ended_at = now(), ended_why = 'ended' where s.kind = 'link' and s.link_kind = end_links.kind and s.record_id = record and s.ended_at is null;
  get diagnostics ended = row_count;
  return ended;
end
$$;
set role derwent_owner;
