-- Reading the audit: what an entry is about in people's words, and indexes for every way it is filtered. Run as derwent_owner.
set role derwent_access;
-- The reference of the case or referral it belongs to, as it stood then. Entries from before this have none and are found by their record.
alter table audit.entries add column reference text check (length(reference) <= 20);
create index on audit.entries (at, id);
create index on audit.entries (person_id, at, id);
create index on audit.entries (record_id, at, id) where record_id is not null;
create index on audit.entries (kind, at, id);
create index on audit.entries (reference) where reference is not null;

-- Beside the one without a reference, which nodes of the version before go on calling while a deployment is upgraded.
create function audit.note(act text, kind text, record uuid, what text, reference text) returns void language plpgsql security definer set search_path = pg_catalog, access, audit as
$$
declare c text[] := access.context();
begin
  insert into audit.entries (person_id, by_name, session_id, link_kind, act, kind, record_id, what, reference) values (
    nullif(c[2], '')::uuid,
    case when session_user = 'derwent_worker' then 'Derwent' when c is null then 'somebody without an account'
         when c[2] = '' then 'somebody with a private link' else coalesce((select s.name from access.sessions s where s.id = nullif(c[1], '')::uuid), 'somebody') end,
    nullif(c[1], '')::uuid, nullif(c[5], ''), note.act, note.kind, note.record, note.what, note.reference);
end
$$;
revoke all on function audit.note(text, text, uuid, text, text) from public;
grant execute on function audit.note(text, text, uuid, text, text) to derwent_app, derwent_gate, derwent_worker, derwent_owner;

-- The lead for data protection reads everything. The partnership team reads what was done with the records it sees itself: nobody's sign-in, nobody's account, no list.
drop policy lead on audit.entries;
create policy lead on audit.entries for select to derwent_app using ((select access.has_role('data_protection_lead')));
create policy team on audit.entries for select to derwent_app using (
  (select access.has_role('strategic_partner')) and record_id is not null and kind in ('referral', 'subject', 'case', 'package', 'offer', 'plan', 'audit'));
set role derwent_owner;
