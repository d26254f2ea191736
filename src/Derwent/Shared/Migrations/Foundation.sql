-- The ground under every module: who is asking (access), what was looked at (audit), what must happen next (jobs), what must be sent (mail).
-- Run as derwent_owner. Policies always name their role: a policy for everyone would be evaluated for derwent_access too, and recurse.

create schema access authorization derwent_access;
create schema audit authorization derwent_access;
create schema jobs;
create schema mail;
grant usage on schema access to derwent_app, derwent_gate, derwent_worker;
set local role derwent_access;
grant usage on schema audit to derwent_app, derwent_gate, derwent_worker;
grant usage on schema access to derwent_owner, derwent_app, derwent_gate, derwent_worker;

-- The key that signs a request's context. No role but the definer's can read it.
create table access.keys (only_one boolean primary key default true check (only_one), key bytea not null);
insert into access.keys (key) values (gen_random_bytes(32));
alter table access.keys enable row level security;
alter table access.keys force row level security;
create policy keeper on access.keys to derwent_access using (true) with check (true);

create table access.sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  kind text not null check (kind in ('person', 'link')),
  person_id uuid, name text, organisation_id uuid, organisation_name text, roles text[] not null default '{}', second_factor_at timestamptz,
  link_kind text check (link_kind in ('draft', 'referral', 'offer', 'plan')), record_id uuid, within_id uuid,
  device text check (length(device) <= 300),
  started_at timestamptz not null default now(), last_seen_at timestamptz not null default now(), expires_at timestamptz not null,
  ended_at timestamptz, ended_why text,
  check ((kind = 'person') = (person_id is not null)), check ((kind = 'link') = (record_id is not null))
);
create index on access.sessions (person_id) where ended_at is null;
create index on access.sessions (record_id) where kind = 'link';
alter table access.sessions enable row level security;
alter table access.sessions force row level security;
create policy keeper on access.sessions to derwent_access using (true) with check (true);
-- Only the sign-in role begins, lists and ends sessions of people. It cannot make links.
create policy gate on access.sessions to derwent_gate using (kind = 'person' or kind = 'link') with check (kind = 'person');
grant select, insert, update on access.sessions to derwent_gate;

-- The circle of support: who may see a record, why, on what basis, until when.
create table access.circle (
  id uuid primary key, record_id uuid not null, person_id uuid, organisation_id uuid,
  why text not null check (length(why) <= 500), basis text not null check (length(basis) <= 200),
  via_id uuid, added_at timestamptz not null, added_by_name text not null, added_by_id uuid,
  began_at timestamptz, until date, ended_at timestamptz,
  check (person_id is not null or organisation_id is not null)
);
create index on access.circle (person_id, record_id) where ended_at is null and person_id is not null;
create index on access.circle (organisation_id, record_id) where ended_at is null and organisation_id is not null;
create index on access.circle (record_id);
create index on access.circle (via_id) where via_id is not null;
alter table access.circle enable row level security;
alter table access.circle force row level security;

create table audit.entries (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  person_id uuid, by_name text not null, session_id uuid, link_kind text,
  act text not null check (act in ('read', 'wrote')), kind text not null check (length(kind) <= 60), record_id uuid,
  what text not null check (length(what) <= 500), transaction_id xid8 not null default pg_current_xact_id()
);
create index on audit.entries (record_id, id);
create index on audit.entries (person_id, id);
alter table audit.entries enable row level security;
alter table audit.entries force row level security;

-- Signs and checks the context of one transaction -----------------------------------------------------------------------------------
create function access.sign(context text) returns text language sql stable security definer set search_path = pg_catalog, public, access as
$$ select encode(hmac(convert_to(context, 'UTF8'), (select key from access.keys), 'sha256'), 'hex') $$;

-- Opens the door for one transaction: a person's session token, a private link's token, or both. Unknown or ended tokens open nothing.
create function access.enter(person_token text, link_token text)
  returns table (person_id uuid, link_kind text, record_id uuid, within_id uuid)
  language plpgsql security definer set search_path = pg_catalog, public, access as
$$
declare p access.sessions; l access.sessions; context text;
begin
  if person_token is not null then
    select * into p from access.sessions s where s.token_hash = sha256(convert_to(person_token, 'UTF8')) and s.kind = 'person'
      and s.ended_at is null and s.expires_at > clock_timestamp() and s.last_seen_at > clock_timestamp() - interval '30 minutes';
  end if;
  if link_token is not null then
    select * into l from access.sessions s where s.token_hash = sha256(convert_to(link_token, 'UTF8')) and s.kind = 'link'
      and s.ended_at is null and s.expires_at > clock_timestamp();
  end if;
  context := concat_ws('|', coalesce(p.id, l.id)::text, coalesce(p.person_id::text, ''), coalesce(p.organisation_id::text, ''),
    -- without a second factor a session has no role: it can set one up and nothing else
    case when p.second_factor_at is null then '' else array_to_string(p.roles, ',') end,
    coalesce(l.link_kind, ''), coalesce(l.record_id::text, ''), coalesce(l.within_id::text, ''),
    pg_backend_pid()::text, extract(epoch from transaction_timestamp())::text);
  if p.id is null and l.id is null then context := ''; end if;
  perform set_config('derwent.context', case when context = '' then '' else context || '|' || access.sign(context) end, true);
  return query select p.person_id, l.link_kind, l.record_id, l.within_id;
end
$$;

-- The verified context: session, person, organisation, roles, link kind, record, within. Null when nobody entered; an error when forged or replayed.
create function access.context() returns text[] language plpgsql stable security definer set search_path = pg_catalog, public, access as
$$
declare raw text := current_setting('derwent.context', true); parts text[];
begin
  if raw is null or raw = '' then return null; end if;
  parts := string_to_array(raw, '|');
  if array_length(parts, 1) is distinct from 10
     or parts[10] <> access.sign(array_to_string(parts[1:9], '|'))
     or parts[8] <> pg_backend_pid()::text
     or parts[9] <> extract(epoch from transaction_timestamp())::text then
    raise exception 'The context of this transaction is not genuine.' using errcode = '28000';
  end if;
  return parts;
end
$$;
create function access.session() returns uuid language sql stable as $$ select nullif((access.context())[1], '')::uuid $$;
create function access.person() returns uuid language sql stable as $$ select nullif((access.context())[2], '')::uuid $$;
create function access.organisation() returns uuid language sql stable as $$ select case when (c)[4] <> '' then nullif((c)[3], '')::uuid end from access.context() c $$;
create function access.has_role(role text) returns boolean language sql stable as
$$ select coalesce(role = any(string_to_array((access.context())[4], ',')), false) $$;
create function access.link(kind text) returns uuid language sql stable as
$$ select case when (c)[5] = kind then nullif((c)[6], '')::uuid end from access.context() c $$;
create function access.within() returns uuid language sql stable as $$ select nullif((access.context())[7], '')::uuid $$;

-- The records in whose circle I am, myself or through my organisation. A session without a second factor is in no circle.
create function access.records() returns setof uuid language sql stable security definer set search_path = pg_catalog, access as
$$
  select c.record_id from access.circle c, (select access.person() as person, access.organisation() as organisation, (access.context())[4] <> '' as proven) me
  where me.proven and c.began_at is not null and c.ended_at is null and (c.until is null or c.until >= current_date)
    and (c.person_id = me.person or (c.organisation_id = me.organisation and c.person_id is null))
$$;

create policy keeper on access.circle to derwent_access using (true) with check (true);
create policy worker on access.circle to derwent_worker using (true) with check (true);
create policy seen on access.circle for select to derwent_app using (
  (select access.has_role('strategic_partner')) or (select access.has_role('data_protection_lead'))
  or person_id = (select access.person()) or organisation_id = (select access.organisation())
  or record_id = any(array(select access.records()))
  or via_id = (select access.link('offer')) or record_id = (select access.link('plan')) or record_id = (select access.within()));
create policy added on access.circle for insert to derwent_app with check (
  (select access.has_role('strategic_partner')) or record_id = any(array(select access.records())));
create policy changed on access.circle for update to derwent_app using (
  (select access.has_role('strategic_partner')) or record_id = any(array(select access.records()))
  or via_id = (select access.link('offer')) or (via_id is not null and organisation_id = (select access.organisation())));
grant select, insert on access.circle to derwent_app;
grant update (began_at, until, ended_at) on access.circle to derwent_app;
grant select, insert, update on access.circle to derwent_worker;

-- A new draft: anybody may begin one; the function chooses its id, so a link to an existing record cannot be made this way.
create function access.open_draft(token text) returns uuid language plpgsql security definer set search_path = pg_catalog, public, access as
$$
declare draft uuid := gen_random_uuid();
begin
  if length(token) < 26 then raise exception 'A private link needs at least 128 random bits.' using errcode = '22023'; end if;
  insert into access.sessions (id, token_hash, kind, link_kind, record_id, expires_at)
    values (gen_random_uuid(), sha256(convert_to(token, 'UTF8')), 'link', 'draft', draft, now() + interval '14 days');
  return draft;
end
$$;

-- A private link to a record one may see oneself: the partnership team, its circle, a draft that becomes a referral, the worker's chasers.
create function access.issue_link(token text, kind text, record uuid, within uuid, life interval) returns void
  language plpgsql security definer set search_path = pg_catalog, public, access as
$$
begin
  if length(token) < 26 then raise exception 'A private link needs at least 128 random bits.' using errcode = '22023'; end if;
  if kind not in ('referral', 'offer', 'plan') or life > interval '400 days' then raise exception 'No such link.' using errcode = '22023'; end if;
  -- "is not true": an unknown answer is a no
  if (session_user = 'derwent_worker' or access.has_role('strategic_partner')
      or record in (select access.records()) or within in (select access.records())
      or (kind = 'referral' and record = access.link('draft')) or (kind = 'referral' and record = access.link('referral'))) is not true then
    raise exception 'A link can only be made by somebody who may see the record.' using errcode = '42501';
  end if;
  insert into access.sessions (id, token_hash, kind, link_kind, record_id, within_id, expires_at)
    values (gen_random_uuid(), sha256(convert_to(token, 'UTF8')), 'link', kind, record, within, now() + life);
end
$$;

-- Ends links to a record, for "I can't be the contact any more", a withdrawn offer, a sent draft.
create function access.end_links(kind text, record uuid) returns int language plpgsql security definer set search_path = pg_catalog, access as
$$
declare ended int;
begin
  if (session_user = 'derwent_worker' or access.has_role('strategic_partner') or access.link(kind) = record
      or exists (select from access.sessions s where s.record_id = record and s.link_kind = end_links.kind and s.within_id in (select access.records()))) is not true then
    return 0;
  end if;
  update access.sessions s set ended_at = now(), ended_why = 'ended' where s.kind = 'link' and s.link_kind = end_links.kind and s.record_id = record and s.ended_at is null;
  get diagnostics ended = row_count;
  return ended;
end
$$;

-- What was looked at or changed, written by whoever entered: the name and person come from the context, not from the caller.
create function audit.note(act text, kind text, record uuid, what text) returns void language plpgsql security definer set search_path = pg_catalog, access, audit as
$$
declare c text[] := access.context();
begin
  insert into audit.entries (person_id, by_name, session_id, link_kind, act, kind, record_id, what) values (
    nullif(c[2], '')::uuid,
    case when session_user = 'derwent_worker' then 'Derwent' when c is null then 'somebody without an account'
         when c[2] = '' then 'somebody with a private link' else coalesce((select s.name from access.sessions s where s.id = nullif(c[1], '')::uuid), 'somebody') end,
    nullif(c[1], '')::uuid, nullif(c[5], ''), act, kind, record, what);
end
$$;
create policy keeper on audit.entries to derwent_access using (true) with check (true);
create policy lead on audit.entries for select to derwent_app using (
  (select access.has_role('data_protection_lead')) or (select access.has_role('strategic_partner')) and record_id is not null);
grant select on audit.entries to derwent_app;

revoke all on all functions in schema access from public;
revoke all on all functions in schema audit from public;
grant execute on function access.enter(text, text), access.context(), access.session(), access.person(), access.organisation(), access.has_role(text),
  access.link(text), access.within(), access.records(), access.issue_link(text, text, uuid, uuid, interval), access.end_links(text, uuid),
  audit.note(text, text, uuid, text) to derwent_app, derwent_gate, derwent_worker, derwent_owner;
grant execute on function access.open_draft(text) to derwent_app;
reset role;

-- Work to be done after the commit, as rows. Bodies hold ids, never names. ---------------------------------------------------------
create table jobs.outbox (
  id uuid primary key, kind text not null, body jsonb not null check (length(body::text) <= 8000),
  created_at timestamptz not null, due_at timestamptz not null, handed_over_at timestamptz
);
create index on jobs.outbox (due_at) where handed_over_at is null;
grant usage on schema jobs to derwent_app, derwent_gate, derwent_worker;
grant insert on jobs.outbox to derwent_app, derwent_gate;
grant select, insert, update, delete on jobs.outbox to derwent_worker;
create function jobs.wake() returns trigger language plpgsql as $$ begin perform pg_notify('derwent_outbox', ''); return null; end $$;
create trigger wake after insert on jobs.outbox for each statement execute function jobs.wake();

create table mail.letters (
  id uuid primary key, recipient text not null check (length(recipient) <= 320), subject text not null check (length(subject) <= 200),
  body text not null check (length(body) <= 100000), about_id uuid, created_at timestamptz not null,
  sent_at timestamptz, tries int not null default 0, last_error text, given_up_at timestamptz
);
create index on mail.letters (created_at desc);
alter table mail.letters enable row level security;
alter table mail.letters force row level security;
create policy written on mail.letters for insert to derwent_app, derwent_gate with check (sent_at is null and tries = 0);
create policy worker on mail.letters to derwent_worker using (true) with check (true);
grant usage on schema mail to derwent_app, derwent_gate, derwent_worker;
grant insert on mail.letters to derwent_app, derwent_gate;
grant select, insert, update on mail.letters to derwent_worker;
