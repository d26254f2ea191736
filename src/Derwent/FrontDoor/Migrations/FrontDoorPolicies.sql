-- Who may see what at the front door. Run as derwent_owner. Every policy names its role.
grant usage on schema front_door to derwent_app, derwent_worker, derwent_access;

do $$
declare t text;
begin
  foreach t in array array['referrals', 'steps', 'subjects', 'drafts', 'hints', 'proof_attempts'] loop
    execute format('alter table front_door.%I enable row level security', t);
    execute format('alter table front_door.%I force row level security', t);
  end loop;
end $$;

-- Drafts: only the browser that began one. Nobody of the partnership team reads what was not sent.
create policy own on front_door.drafts to derwent_app using (id = (select access.link('draft'))) with check (id = (select access.link('draft')));
grant select, insert, update, delete on front_door.drafts to derwent_app;
create policy worker on front_door.drafts for delete to derwent_worker using (true);
create policy worker_finds on front_door.drafts for select to derwent_worker using (true);
grant delete on front_door.drafts to derwent_worker;
grant select (id, started_at) on front_door.drafts to derwent_worker;

-- Referrals: the partnership team; the circle; the private link; and, for the receipt, the draft that became it.
create policy seen on front_door.referrals for select to derwent_app using (
  (select access.has_role('strategic_partner')) or id = any(array(select access.records()))
  or id = (select access.link('referral')) or id = (select access.link('draft')));
create policy sent on front_door.referrals for insert to derwent_app with check (
  id = (select access.link('draft')) or (select access.has_role('strategic_partner')));
create policy changed on front_door.referrals for update to derwent_app using (
  (select access.has_role('strategic_partner')) or id = any(array(select access.records()))
  or id = (select access.link('referral')) or id = (select access.link('draft')));
grant select, insert on front_door.referrals to derwent_app;
-- What was said never changes: only the columns that follow from the steps, and the needs that triage adds.
grant update (waiting_for, waiting_since, clock_from, promises_from, urgency, subject_id, station, steps_taken, assigned_to_id, assigned_to_name, meeting_on, needs)
  on front_door.referrals to derwent_app, derwent_worker;
create policy worker on front_door.referrals to derwent_worker using (true) with check (true);
grant select on front_door.referrals to derwent_worker;

-- Steps are added by whoever may see the referral, and never changed or taken away.
create policy seen on front_door.steps for select to derwent_app using (
  (select access.has_role('strategic_partner')) or referral_id = any(array(select access.records()))
  or referral_id = (select access.link('referral')) or referral_id = (select access.link('draft')));
create policy added on front_door.steps for insert to derwent_app with check (
  (select access.has_role('strategic_partner')) or referral_id = any(array(select access.records()))
  or referral_id = (select access.link('draft'))
  or (referral_id = (select access.link('referral')) and kind in ('Answer', 'Message', 'ContactEnded')));
grant select, insert on front_door.steps to derwent_app, derwent_worker;
create policy worker on front_door.steps to derwent_worker using (true) with check (true);

-- Subjects: the partnership team and the circle. No private link opens one.
create policy seen on front_door.subjects for select to derwent_app using (
  (select access.has_role('strategic_partner')) or id = any(array(select access.records())));
create policy recorded on front_door.subjects for insert to derwent_app with check ((select access.has_role('strategic_partner')));
create policy corrected on front_door.subjects for update to derwent_app using (
  (select access.has_role('strategic_partner')) or id = any(array(select access.records())));
grant select, insert, update on front_door.subjects to derwent_app;
create policy worker on front_door.subjects for select to derwent_worker using (true);
grant select on front_door.subjects to derwent_worker;

-- Guesses at the second thing: counted, never changed.
create policy own on front_door.proof_attempts to derwent_app
  using (referral_id = (select access.link('referral'))) with check (referral_id = (select access.link('referral')));
grant select, insert on front_door.proof_attempts to derwent_app;

-- Hints: written by the function below, read by the partnership team.
create policy seen on front_door.hints for select to derwent_app using ((select access.has_role('strategic_partner')));
grant select on front_door.hints to derwent_app;
create policy keeper on front_door.hints to derwent_access using (true) with check (true);
grant select, insert on front_door.hints to derwent_access;
create policy keeper on front_door.referrals for select to derwent_access using (true);
grant select (id, kind, keys) on front_door.referrals to derwent_access;
create policy keeper on front_door.subjects for select to derwent_access using (true);
grant select (id, kind, keys) on front_door.subjects to derwent_access;

-- Recognition inside the transaction in which a referral comes in: whoever sends it learns nothing, the partnership team finds the hints.
grant create on schema front_door to derwent_access;
set role derwent_access;
create function front_door.notice(referral uuid) returns void language plpgsql security definer set search_path = pg_catalog, access, front_door as
$$
declare said record;
begin
  -- "is not true": an unknown answer is a no
  if (referral = access.link('draft') or access.has_role('strategic_partner') or session_user = 'derwent_worker') is not true then return; end if;
  select r.kind, r.keys into said from front_door.referrals r where r.id = notice.referral;
  insert into front_door.hints (referral_id, other_id, is_subject, shared_keys)
    select notice.referral, s.id, true, (select count(*) from unnest(s.keys) k where k = any(said.keys))
      from front_door.subjects s where s.keys && said.keys and s.kind = said.kind
    union all
    select notice.referral, r.id, false, (select count(*) from unnest(r.keys) k where k = any(said.keys))
      from front_door.referrals r where r.keys && said.keys and r.kind = said.kind and r.id <> notice.referral
    order by 4 desc, 2 limit 50
  on conflict do nothing;
  -- The earlier referral learns of this one too.
  insert into front_door.hints (referral_id, other_id, is_subject, shared_keys)
    select h.other_id, h.referral_id, false, h.shared_keys from front_door.hints h where h.referral_id = notice.referral and not h.is_subject
  on conflict do nothing;
end
$$;
revoke all on function front_door.notice(uuid) from public;
grant execute on function front_door.notice(uuid) to derwent_app, derwent_worker;
set role derwent_owner;
revoke create on schema front_door from derwent_access;

-- Finding by a name that is nearly right.
create index referrals_name on front_door.referrals using gin ((coalesce(stated_first_name, '') || ' ' || coalesce(stated_surname, '') || ' ' || coalesce(stated_place_name, '')) gin_trgm_ops);
create index subjects_place on front_door.subjects using gin (details_place_name gin_trgm_ops) where kind = 'Place';
