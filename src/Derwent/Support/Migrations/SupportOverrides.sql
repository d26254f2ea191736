-- Choices against the proposal: who sees the case sees them; they are added to and never changed.
alter table support.overrides enable row level security;
alter table support.overrides force row level security;
create policy seen on support.overrides for select to derwent_app using ((select access.has_role('strategic_partner'))
  or ((select access.has_role('practitioner')) or (select access.has_role('organisation_manager'))) and case_id = any(array(select access.records())));
create policy added on support.overrides for insert to derwent_app with check ((select access.has_role('strategic_partner')));
grant select, insert on support.overrides to derwent_app;

-- Figures of recorded journeys for those who see no case: counts and times of eight people or more, and nothing else. Counts are to the nearest five, so that
-- two looks a day apart tell of nobody.
create policy counted on support.cases for select to derwent_access using (true);
create policy counted on support.case_referrals for select to derwent_access using (true);
create policy counted on support.seen_needs for select to derwent_access using (true);
create policy counted on support.offers for select to derwent_access using (true);
grant usage on schema support to derwent_access;
grant select (id, kind) on support.cases to derwent_access;
grant select (case_id, referred_at) on support.case_referrals to derwent_access;
grant select (case_id, code, severity, is_strength) on support.seen_needs to derwent_access;
grant select (case_id, service_id, state, starts_on, finished_at) on support.offers to derwent_access;
grant create on schema support to derwent_access;
set role derwent_access;
create function support.journey_figures(today date)
  returns table (kind text, code text, people int, median_days float8, ninetieth_days float8, stay_weeks float8)
  language sql stable security definer set search_path = pg_catalog, access, support as
$$
  with came as (
    select r.case_id, min(r.referred_at)::date as day from support.case_referrals r join support.cases c on c.id = r.case_id
    where c.kind <> 'Place' group by r.case_id having min(r.referred_at)::date > today - 182 and min(r.referred_at)::date <= today),
  started as (
    select c.case_id, min(o.starts_on) - c.day as days from came c join support.offers o on o.case_id = c.case_id
    where o.state = 'Accepted' and o.starts_on <= today group by c.case_id, c.day),
  given as (
    select o.service_id, o.case_id, (o.finished_at::date - o.starts_on) / 7.0 as weeks from support.offers o
    where o.state = 'Accepted' and o.starts_on <= today and (o.finished_at is null and o.starts_on > today - 182 or o.finished_at::date > today - 182)),
  figures as (
    select 'all' as kind, '' as code, count(*) as people, null::float8 as median_days, null::float8 as ninetieth_days, null::float8 as stay_weeks from came
    union all
    select 'wait', '', count(*), percentile_cont(0.5) within group (order by days), percentile_cont(0.9) within group (order by days), null from started
    union all
    select 'need', n.code, count(distinct n.case_id), null, null, null from came c join support.seen_needs n on n.case_id = c.case_id and not n.is_strength and n.severity > 0 group by n.code
    union all
    select 'stay', g.service_id::text, count(distinct g.case_id), null, null, avg(greatest(g.weeks, 0.2)) from given g where g.weeks is not null group by g.service_id)
  select f.kind, f.code, (round(f.people / 5.0) * 5)::int, f.median_days, f.ninetieth_days, f.stay_weeks from figures f
  where f.people >= 8 and (access.has_role('coordinator') or access.has_role('strategic_partner') or access.has_role('analyst'))
$$;
revoke all on function support.journey_figures(date) from public;
grant execute on function support.journey_figures(date) to derwent_app;
set role derwent_owner;
revoke create on schema support from derwent_access;
