-- Cases and everything in them: the partnership team sees all, a practitioner only what lies in a circle they or their organisation are in.
-- Administrators, coordinators and analysts see no case even when their organisation is in its circle: they do not work with it.
grant usage on schema support to derwent_app, derwent_worker;

do $$
declare t text;
declare mine constant text := '((select access.has_role(''strategic_partner'')) or ((select access.has_role(''practitioner'')) or (select access.has_role(''organisation_manager''))) and %I = any(array(select access.records())))';
begin
  foreach t in array array['cases', 'case_referrals', 'members', 'seen_needs', 'sayings', 'steps', 'heeds', 'goals', 'goal_marks', 'resolutions', 'follow_ups',
      'reopenings', 'unsafe_places', 'place_actions', 'place_figures', 'place_links', 'packages', 'parts', 'agreements', 'gaps', 'offers', 'sessions', 'attendances',
      'plan_doors', 'plan_messages'] loop
    execute format('alter table support.%I enable row level security', t);
    execute format('alter table support.%I force row level security', t);
  end loop;

  -- read and added to
  foreach t in array array['case_referrals', 'members', 'seen_needs', 'sayings', 'steps', 'follow_ups', 'reopenings', 'place_figures', 'agreements', 'gaps'] loop
    execute format('create policy seen on support.%I for select to derwent_app using (' || mine || ')', t, 'case_id');
    execute format('create policy added on support.%I for insert to derwent_app with check (' || mine || ')', t, 'case_id');
    execute format('grant select, insert on support.%I to derwent_app', t);
  end loop;

  -- read, added to and changed; nothing is ever deleted
  foreach t in array array['heeds', 'unsafe_places', 'goals', 'goal_marks', 'resolutions', 'place_actions', 'packages', 'parts', 'attendances', 'plan_doors'] loop
    execute format('create policy seen on support.%I for select to derwent_app using (' || mine || ')', t, 'case_id');
    execute format('create policy added on support.%I for insert to derwent_app with check (' || mine || ')', t, 'case_id');
    execute format('create policy changed on support.%I for update to derwent_app using (' || mine || ')', t, 'case_id');
    execute format('grant select, insert, update on support.%I to derwent_app', t);
  end loop;

  execute format('create policy seen on support.cases for select to derwent_app using (' || mine || ')', 'id');
  execute format('create policy changed on support.cases for update to derwent_app using (' || mine || ')', 'id');
end $$;

create policy opened on support.cases for insert to derwent_app with check ((select access.has_role('strategic_partner')));
grant select, insert, update on support.cases to derwent_app;

-- Offers: the team and the circle; the organisation that is asked; and the one link that was sent with this offer.
create policy seen on support.offers for select to derwent_app using (
  (select access.has_role('strategic_partner'))
  or ((select access.has_role('practitioner')) or (select access.has_role('organisation_manager')))
    and (organisation_id = (select access.organisation()) or case_id = any(array(select access.records())))
  or id = (select access.link('offer')));
create policy answered on support.offers for update to derwent_app using (
  (select access.has_role('strategic_partner'))
  or ((select access.has_role('practitioner')) or (select access.has_role('organisation_manager')))
    and (organisation_id = (select access.organisation()) or case_id = any(array(select access.records())))
  or id = (select access.link('offer')));
create policy sent on support.offers for insert to derwent_app with check ((select access.has_role('strategic_partner')));
grant select, insert, update on support.offers to derwent_app;

-- An answer writes its step although whoever answers may not read the case: from the inbox, or from the link of the offer.
create policy answered on support.steps for insert to derwent_app with check (
  case_id = (select access.within()) and (select access.link('offer')) is not null
  or ((select access.has_role('practitioner')) or (select access.has_role('organisation_manager')))
    and case_id = any(array(select o.case_id from support.offers o where o.organisation_id = (select access.organisation()))));

-- Sessions hold no personal data; who is expected lies in the attendances, which follow the case.
create policy seen on support.sessions for select to derwent_app using (
  (select access.has_role('strategic_partner'))
  or ((select access.has_role('practitioner')) or (select access.has_role('organisation_manager'))) and organisation_id = (select access.organisation()));
create policy planned on support.sessions for insert to derwent_app with check (
  ((select access.has_role('practitioner')) or (select access.has_role('organisation_manager')) or (select access.has_role('strategic_partner')))
  and organisation_id = (select access.organisation()));
create policy marked on support.sessions for update to derwent_app using (
  ((select access.has_role('practitioner')) or (select access.has_role('organisation_manager')) or (select access.has_role('strategic_partner')))
  and organisation_id = (select access.organisation()));
grant select, insert, update on support.sessions to derwent_app;

-- Who is linked to a place is another permission than the place: being in the circle of the link itself.
create policy seen on support.place_links for select to derwent_app using (
  ((select access.has_role('practitioner')) or (select access.has_role('organisation_manager')) or (select access.has_role('strategic_partner')))
  and id = any(array(select access.records())));
create policy added on support.place_links for insert to derwent_app with check (
  (select access.has_role('strategic_partner'))
  or ((select access.has_role('practitioner')) or (select access.has_role('organisation_manager'))) and case_id = any(array(select access.records())));
grant select, insert on support.place_links to derwent_app;

-- The young person's own page: their plan, their words, their goals, who helps and when. No note, no step, no heed, no closing.
create policy own on support.cases for select to derwent_app using (id = (select access.link('plan')));
create policy own on support.packages for select to derwent_app using (case_id = (select access.link('plan')));
create policy own on support.parts for select to derwent_app using (case_id = (select access.link('plan')));
create policy own on support.agreements for select to derwent_app using (case_id = (select access.link('plan')) and is_theirs);
create policy own on support.sayings for select to derwent_app using (case_id = (select access.link('plan')) and is_theirs);
create policy own on support.goals for select to derwent_app using (case_id = (select access.link('plan')));
create policy own on support.goal_marks for select to derwent_app using (case_id = (select access.link('plan')));
create policy own on support.offers for select to derwent_app using (case_id = (select access.link('plan')) and state = 'Accepted');
create policy own on support.attendances for select to derwent_app using (case_id = (select access.link('plan')));
create policy own on support.sessions for select to derwent_app using (
  (select access.link('plan')) is not null and id = any(array(select a.session_id from support.attendances a where a.case_id = (select access.link('plan')))));
create policy own on support.plan_doors for select to derwent_app using (case_id = (select access.link('plan')));
create policy own_tries on support.plan_doors for update to derwent_app using (case_id = (select access.link('plan')));
create policy own_yes on support.agreements for insert to derwent_app with check (case_id = (select access.link('plan')) and is_theirs and how = 'ByTheirLink');
create policy own_words on support.sayings for insert to derwent_app with check (case_id = (select access.link('plan')) and is_theirs);
create policy own_steps on support.steps for insert to derwent_app with check (case_id = (select access.link('plan')));

-- "This is not what I want" goes to the partnership team, not to the workers it may be about.
create policy sent on support.plan_messages for insert to derwent_app with check (case_id = (select access.link('plan')) and answered_at is null);
create policy own on support.plan_messages for select to derwent_app using (case_id = (select access.link('plan')));
create policy seen on support.plan_messages for select to derwent_app using ((select access.has_role('strategic_partner')));
create policy answered on support.plan_messages for update to derwent_app using ((select access.has_role('strategic_partner')));
grant select, insert, update on support.plan_messages to derwent_app;

-- Jobs: chasers, offers that come back, milestones told to the front door.
create policy worker on support.cases for select to derwent_worker using (true);
create policy worker on support.case_referrals for select to derwent_worker using (true);
create policy worker on support.steps for select to derwent_worker using (true);
create policy worker_adds on support.steps for insert to derwent_worker with check (true);
create policy worker on support.parts for select to derwent_worker using (true);
create policy worker on support.offers for select to derwent_worker using (true);
create policy worker_moves on support.offers for update to derwent_worker using (true);
grant select on support.cases, support.case_referrals, support.parts to derwent_worker;
grant select, insert on support.steps to derwent_worker;
grant select on support.offers to derwent_worker;
grant update (state, reminded_at, answered_at, answered_by_name, answered_by_person_id, answered_by_organisation_id) on support.offers to derwent_worker;
