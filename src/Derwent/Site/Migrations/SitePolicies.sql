-- The public sees what is published; drafts, versions and steps are the desk's. Consents are personal data: the coordinator and the data protection lead.
-- What is published of a celebration is seen only while nobody in it has said no: the policy itself looks, whatever the program believes.
grant usage on schema site to derwent_app, derwent_gate, derwent_worker;

create function site.edits() returns boolean language sql stable as $$ select access.has_role('coordinator') or access.has_role('administrator') $$;
create function site.keeps_consent() returns boolean language sql stable as $$ select access.has_role('coordinator') or access.has_role('data_protection_lead') $$;

do $$
declare t text;
begin
  foreach t in array array['posts', 'versions', 'shown', 'steps', 'redirects', 'consents', 'pictures', 'picture_sizes', 'texts', 'settings'] loop
    execute format('alter table site.%I enable row level security', t);
    execute format('alter table site.%I force row level security', t);
    execute format('create policy worker on site.%I to derwent_worker using (true) with check (true)', t);
    execute format('create policy keeper on site.%I to derwent_owner using (true) with check (true)', t);
    execute format('grant select, insert, update on site.%I to derwent_worker', t);
  end loop;
end $$;

-- Somebody agreed to their story, and nobody in it has said no. It runs as its owner, because whoever reads the story may not read who agreed.
create function site.agreed(post uuid) returns boolean language sql stable security definer set search_path = pg_catalog, site as
$$ select coalesce(bool_and(c.withdrawn_at is null) and bool_or(c.to_words), false) from consents c where c.post_id = agreed.post $$;
revoke all on function site.edits(), site.keeps_consent(), site.agreed(uuid) from public;
grant execute on function site.edits(), site.keeps_consent(), site.agreed(uuid) to derwent_app, derwent_worker;

create policy seen on site.posts for select to derwent_app using (
  state = 'Published' and (kind <> 'Celebration' or site.agreed(id)) or (select site.edits()) or (select site.keeps_consent()));
create policy written on site.posts for insert to derwent_app with check ((select site.edits()));
create policy changed on site.posts for update to derwent_app using ((select site.edits()) or (select site.keeps_consent()));
grant select, insert, update on site.posts to derwent_app;

-- No celebration is published without a yes, not even by a program that forgot to ask.
create function site.must_be_agreed() returns trigger language plpgsql as
$$ begin
  if new.state = 'Published' and new.kind = 'Celebration' and not site.agreed(new.id) then raise exception 'A celebration needs the recorded consent of everybody in it.' using errcode = '23514'; end if;
  return new;
end $$;
create trigger agreed before insert or update of state, kind on site.posts for each row execute function site.must_be_agreed();

-- The inner query is under the policy of posts itself.
create policy seen on site.shown for select to derwent_app using (exists (select from site.posts p where p.id = post_id and (p.state = 'Published' or (select site.edits()))));
create policy written on site.shown for insert to derwent_app with check ((select site.edits()));
create policy changed on site.shown for update to derwent_app using ((select site.edits()));
grant select, insert, update on site.shown to derwent_app;

create policy seen on site.versions for select to derwent_app using ((select site.edits()));
create policy written on site.versions for insert to derwent_app with check ((select site.edits()));
grant select, insert on site.versions to derwent_app;
create policy seen on site.steps for select to derwent_app using ((select site.edits()) or (select site.keeps_consent()));
create policy written on site.steps for insert to derwent_app with check ((select site.edits()) or (select site.keeps_consent()));
grant select, insert on site.steps to derwent_app;
revoke update on site.versions, site.steps from derwent_worker;

create policy seen on site.redirects for select to derwent_app using (true);
create policy written on site.redirects for insert to derwent_app with check ((select site.edits()));
create policy changed on site.redirects for update to derwent_app using ((select site.edits()));
create policy taken on site.redirects for delete to derwent_app using ((select site.edits()));
grant select, insert, update, delete on site.redirects to derwent_app;

create policy seen on site.consents for select to derwent_app using ((select site.keeps_consent()));
create policy written on site.consents for insert to derwent_app with check ((select site.keeps_consent()));
create policy changed on site.consents for update to derwent_app using ((select site.keeps_consent()));
grant select, insert, update on site.consents to derwent_app;
-- What they agreed to is never changed; only that it ended is added.
revoke update on site.consents from derwent_app;
grant update (withdrawn_at, withdrawn_how, withdrawn_by_name) on site.consents to derwent_app;

-- A picture is public while something public shows it.
create policy seen on site.pictures for select to derwent_app using (
  taken_down_at is null and exists (select from site.shown s join site.posts p on p.id = s.post_id where p.state = 'Published' and site.pictures.id = any (s.pictures))
  or (select site.edits()) or (select site.keeps_consent()));
create policy written on site.pictures for insert to derwent_app with check ((select site.edits()));
create policy changed on site.pictures for update to derwent_app using ((select site.edits()) or (select site.keeps_consent()));
grant select, insert, update on site.pictures to derwent_app;
create policy seen on site.picture_sizes for select to derwent_app using (exists (select from site.pictures p where p.id = picture_id));
create policy written on site.picture_sizes for insert to derwent_app with check ((select site.edits()));
grant select, insert on site.picture_sizes to derwent_app;
revoke update on site.picture_sizes from derwent_worker;

do $$
declare t text;
begin
  foreach t in array array['texts', 'settings'] loop
    execute format('create policy seen on site.%I for select to derwent_app using (true)', t);
    execute format('create policy written on site.%I for insert to derwent_app with check ((select site.edits()))', t);
    execute format('grant select, insert on site.%I to derwent_app', t);
    execute format('revoke update on site.%I from derwent_worker', t);
  end loop;
end $$;

-- Search: kept by a trigger, so that it cannot disagree with what is shown. "plain" holds whole words, for "did you mean".
alter table site.shown add column search tsvector, add column plain_words tsvector;
create function site.shown_changed() returns trigger language plpgsql as
$$ begin
  new.search := setweight(to_tsvector('english', unaccent(new.title)) || to_tsvector('simple', unaccent(new.title)), 'A')
    || setweight(to_tsvector('english', unaccent(new.summary || ' ' || new.said || ' ' || new.did)), 'B') || setweight(to_tsvector('english', unaccent(new.plain)), 'D');
  new.plain_words := strip(to_tsvector('simple', unaccent(new.title || ' ' || new.summary || ' ' || new.said || ' ' || new.plain)));
  return new;
end $$;
create trigger searched before insert or update on site.shown for each row execute function site.shown_changed();

-- Whatever the public sees has changed: every node forgets its kept pages and reads its settings and words again.
create function site.changed() returns trigger language plpgsql as $$ begin perform pg_notify('derwent_public', ''); return null; end $$;
do $$
declare t text;
begin
  foreach t in array array['posts', 'shown', 'consents', 'pictures', 'texts', 'settings', 'redirects'] loop
    execute format('create trigger told after insert or update or delete on site.%I for each statement execute function site.changed()', t);
  end loop;
end $$;
