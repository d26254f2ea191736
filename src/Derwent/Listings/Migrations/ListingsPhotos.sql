-- A photo is seen by whoever sees its page, while it stands on it. That of a private service could give its place away: only its own organisation, the coordinator and the
-- administrator see it, not everybody who works with the alliance. What was taken off is seen by those who keep the page.
create function listings.photo_kept(service uuid) returns boolean language sql stable as
$$ select exists (select from listings.services s where s.id = service and listings.may_keep(s.organisation_id)) $$;
revoke all on function listings.photo_kept(uuid) from public;
grant execute on function listings.photo_kept(uuid) to derwent_app;

do $$
declare t text;
begin
  foreach t in array array['photos', 'photo_sizes', 'photo_consents'] loop
    execute format('alter table listings.%I enable row level security', t);
    execute format('alter table listings.%I force row level security', t);
    execute format('create policy worker on listings.%I to derwent_worker using (true) with check (true)', t);
    execute format('create policy keeper on listings.%I to derwent_owner using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on listings.%I to derwent_worker', t);
  end loop;
end $$;

create policy seen on listings.photos for select to derwent_app using (
  ordinal is not null and exists (select from listings.services s where s.id = service_id and (not s.is_private or s.organisation_id = access.organisation() or s.organisation_id = (select access.link('listing'))))
  or listings.photo_kept(service_id));
create policy hung on listings.photos for insert to derwent_app with check (listings.photo_kept(service_id));
create policy kept on listings.photos for update to derwent_app using (listings.photo_kept(service_id)) with check (listings.photo_kept(service_id));
create policy taken on listings.photos for delete to derwent_app using (listings.photo_kept(service_id));
grant select, insert, update, delete on listings.photos to derwent_app;

-- The inner query is under the policy of photos itself.
create policy seen on listings.photo_sizes for select to derwent_app using (exists (select from listings.photos p where p.id = photo_id));
create policy hung on listings.photo_sizes for insert to derwent_app with check (exists (select from listings.photos p where p.id = photo_id and listings.photo_kept(p.service_id)));
create policy taken on listings.photo_sizes for delete to derwent_app using (exists (select from listings.photos p where p.id = photo_id and listings.photo_kept(p.service_id)));
grant select, insert, delete on listings.photo_sizes to derwent_app;
revoke update on listings.photo_sizes from derwent_worker;

-- Who agreed is personal: those who keep the page, and nobody else. What they agreed to is never changed; it goes with the photo.
create policy seen on listings.photo_consents for select to derwent_app using (exists (select from listings.photos p where p.id = photo_id and listings.photo_kept(p.service_id)));
create policy said on listings.photo_consents for insert to derwent_app with check (exists (select from listings.photos p where p.id = photo_id and listings.photo_kept(p.service_id)));
create policy taken on listings.photo_consents for delete to derwent_app using (exists (select from listings.photos p where p.id = photo_id and listings.photo_kept(p.service_id)));
grant select, insert, delete on listings.photo_consents to derwent_app;
revoke update on listings.photo_consents from derwent_worker;

-- WebP and JPEG are compressed already.
alter table listings.photo_sizes alter bytes set storage external;
