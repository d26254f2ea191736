-- Members write news for the alliance's site: their manager a draft, which the coordinator reads and publishes. What is published only the desk changes.
-- Asked once for a statement, not for every row: the id of the organisation whose posts this person writes, or null.
create function site.writes_for() returns uuid language sql stable as $$ select case when access.has_role('organisation_manager') then access.organisation() end $$;
revoke all on function site.writes_for() from public;
grant execute on function site.writes_for() to derwent_app;

create policy own on site.posts for select to derwent_app using (organisation_id = (select site.writes_for()));
create policy sent on site.posts for insert to derwent_app with check (organisation_id = (select site.writes_for()) and state = 'Draft' and kind <> 'Page' and path like '/news/%');
create policy rewritten on site.posts for update to derwent_app using (organisation_id = (select site.writes_for()) and state in ('Draft', 'Submitted'))
  with check (organisation_id = (select site.writes_for()) and state in ('Draft', 'Submitted') and kind <> 'Page' and path like '/news/%' and first_published_at is null);

create policy own on site.versions for select to derwent_app using (exists (select from site.posts p where p.id = post_id and p.organisation_id = (select site.writes_for())));
create policy own_written on site.versions for insert to derwent_app with check (exists (select from site.posts p where p.id = post_id and p.organisation_id = (select site.writes_for()) and p.state in ('Draft', 'Submitted')));
create policy own on site.steps for select to derwent_app using (exists (select from site.posts p where p.id = post_id and p.organisation_id = (select site.writes_for())));
create policy own_written on site.steps for insert to derwent_app with check (exists (select from site.posts p where p.id = post_id and p.organisation_id = (select site.writes_for()) and p.state in ('Draft', 'Submitted')));

-- A post stays with whoever wrote it, and only the desk says when the public sees it.
create function site.stays_with_its_writer() returns trigger language plpgsql as
$$ begin
  if new.organisation_id is distinct from old.organisation_id then raise exception 'A post stays with its organisation.' using errcode = '42501'; end if;
  return new;
end $$;
create trigger stays before update of organisation_id on site.posts for each row execute function site.stays_with_its_writer();

-- Whether something stands at an address or leads on from it, also a draft that whoever asks may not see. It runs as its owner, and says yes or no.
create function site.path_taken(wanted text) returns boolean language sql stable security definer set search_path = pg_catalog, site as
$$ select exists (select from posts p where p.path = wanted) or exists (select from redirects r where r."from" = wanted) $$;
revoke all on function site.path_taken(text) from public;
grant execute on function site.path_taken(text) to derwent_app, derwent_worker;

-- Who was asked what is coming up. About organisations, not people; the desk's own.
alter table site.nudges enable row level security;
alter table site.nudges force row level security;
create policy worker on site.nudges to derwent_worker using (true) with check (true);
create policy keeper on site.nudges to derwent_owner using (true) with check (true);
create policy seen on site.nudges for select to derwent_app using ((select access.has_role('coordinator')));
create policy written on site.nudges for insert to derwent_app with check ((select access.has_role('coordinator')));
grant select, insert on site.nudges to derwent_app, derwent_worker;
