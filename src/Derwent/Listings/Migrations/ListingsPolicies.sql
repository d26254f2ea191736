-- Public services are for everybody. A private one (a refuge, a worker who is not advertised) is seen by people who signed in with a second
-- factor, and its parts are seen by whoever sees the service. Written by the organisation's manager, the coordinator or the administrator.
grant usage on schema listings to derwent_app, derwent_gate, derwent_worker;

create function listings.may_keep(organisation uuid) returns boolean language sql stable as
$$ select access.has_role('coordinator') or access.has_role('administrator')
       or access.has_role('organisation_manager') and organisation = access.organisation() $$;
revoke all on function listings.may_keep(uuid) from public;
grant execute on function listings.may_keep(uuid) to derwent_app;

alter table listings.services enable row level security;
alter table listings.services force row level security;
create policy seen on listings.services for select to derwent_app using (not is_private or (select (access.context())[4] <> ''));
create policy listed on listings.services for insert to derwent_app with check (listings.may_keep(organisation_id));
create policy kept on listings.services for update to derwent_app using (listings.may_keep(organisation_id)) with check (listings.may_keep(organisation_id));
create policy worker on listings.services to derwent_worker using (true) with check (true);
create policy keeper on listings.services to derwent_owner using (true) with check (true);
grant select, insert, update on listings.services to derwent_app;
grant select, insert, update, delete on listings.services to derwent_worker;

do $$
declare t text;
begin
  foreach t in array array['service_locations', 'schedules', 'contacts', 'capacities', 'assurances'] loop
    execute format('alter table listings.%I enable row level security', t);
    execute format('alter table listings.%I force row level security', t);
    -- The inner query is under the policy of services itself.
    execute format('create policy seen on listings.%I for select to derwent_app using (exists (select from listings.services s where s.id = service_id))', t);
    execute format('create policy written on listings.%I for insert to derwent_app with check (exists (select from listings.services s where s.id = service_id and listings.may_keep(s.organisation_id)))', t);
    execute format('create policy kept on listings.%I for update to derwent_app using (exists (select from listings.services s where s.id = service_id and listings.may_keep(s.organisation_id)))', t);
    execute format('create policy taken on listings.%I for delete to derwent_app using (exists (select from listings.services s where s.id = service_id and listings.may_keep(s.organisation_id)))', t);
    execute format('create policy worker on listings.%I to derwent_worker using (true) with check (true)', t);
    execute format('create policy keeper on listings.%I to derwent_owner using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on listings.%I to derwent_app, derwent_worker', t);
  end loop;
end $$;
-- That somebody assured a listing is never taken back.
revoke update, delete on listings.assurances from derwent_app;
