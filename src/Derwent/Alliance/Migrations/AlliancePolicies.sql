-- Organisations are the directory: anybody reads them. Only the coordinator, the administrator and the organisation's own manager write.
grant usage on schema alliance to derwent_app, derwent_gate, derwent_worker;


alter table alliance.organisations enable row level security;
alter table alliance.organisations force row level security;
create policy seen on alliance.organisations for select to derwent_app, derwent_gate using (true);
create policy joined on alliance.organisations for insert to derwent_app
  with check ((select access.has_role('coordinator')) or (select access.has_role('administrator')));
create policy kept on alliance.organisations for update to derwent_app
  using ((select access.has_role('coordinator')) or (select access.has_role('administrator'))
    or (select access.has_role('organisation_manager')) and id = (select access.organisation()));
create policy worker on alliance.organisations to derwent_worker using (true) with check (true);
grant select, insert, update on alliance.organisations to derwent_app, derwent_worker;
grant select on alliance.organisations to derwent_gate;

-- Why an organisation was paused or suspended is between it and the alliance.
alter table alliance.standing_changes enable row level security;
alter table alliance.standing_changes force row level security;
create policy seen on alliance.standing_changes for select to derwent_app
  using ((select access.has_role('strategic_partner')) or (select access.has_role('coordinator')) or (select access.has_role('administrator'))
    or organisation_id = (select access.organisation()));
create policy written on alliance.standing_changes for insert to derwent_app
  with check ((select access.has_role('coordinator')) or (select access.has_role('administrator'))
    or (select access.has_role('organisation_manager')) and organisation_id = (select access.organisation()));
create policy worker on alliance.standing_changes to derwent_worker using (true) with check (true);
grant select, insert on alliance.standing_changes to derwent_app, derwent_worker;
