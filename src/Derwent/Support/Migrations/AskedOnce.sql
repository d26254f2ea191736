-- The same rules with fewer questions: access.records() itself answers nobody but practitioners, managers and the partnership team, so the policies need not ask for the role before it. Who sees and
-- writes what stays as it was (tests: Trust/WhoSeesCasesTests). Run as derwent_owner.
do $$
declare p record;
declare asked constant text := '(select access.has_role(''strategic_partner'')) or %I = any(array(select access.records()))';
begin
  for p in select c.relname as on_table, o.polname as name, o.polcmd as command
    from pg_catalog.pg_policy o join pg_catalog.pg_class c on c.oid = o.polrelid
    where c.relnamespace = 'support'::regnamespace and o.polname in ('seen', 'added', 'changed')
      and c.relname in ('cases', 'case_referrals', 'members', 'seen_needs', 'sayings', 'steps', 'heeds', 'goals', 'goal_marks', 'resolutions', 'follow_ups', 'reopenings', 'unsafe_places',
        'place_actions', 'place_figures', 'packages', 'parts', 'agreements', 'gaps', 'attendances', 'plan_doors') loop
    execute format('alter policy %I on support.%I %s (' || asked || ')', p.name, p.on_table, case p.command when 'a' then 'with check' else 'using' end,
      case p.on_table when 'cases' then 'id' else 'case_id' end);
  end loop;
end $$;
alter policy seen on support.overrides using ((select access.has_role('strategic_partner')) or case_id = any(array(select access.records())));
alter policy added on support.place_links with check ((select access.has_role('strategic_partner')) or case_id = any(array(select access.records())));
-- Also for the partnership team only what lies in the circle of the link itself.
alter policy seen on support.place_links using (id = any(array(select access.records())));
alter policy seen on support.offers using (
  (select access.has_role('strategic_partner')) or case_id = any(array(select access.records())) or id = (select access.link('offer'))
  or ((select access.has_role('practitioner')) or (select access.has_role('organisation_manager'))) and organisation_id = (select access.organisation()));
alter policy answered on support.offers using (
  (select access.has_role('strategic_partner')) or case_id = any(array(select access.records())) or id = (select access.link('offer'))
  or ((select access.has_role('practitioner')) or (select access.has_role('organisation_manager'))) and organisation_id = (select access.organisation()));
