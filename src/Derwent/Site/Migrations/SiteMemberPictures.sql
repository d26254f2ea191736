-- A member's draft may carry a picture: their manager hangs it, nobody has agreed yet, and the public sees it when the coordinator publishes the post. Seen by whoever hung it
-- and by those who see a version of their own organisation that shows it; the inner query is under the policy of versions itself.
create policy own on site.pictures for select to derwent_app using (
  (select site.writes_for()) is not null and (by_person_id = (select access.person()) or exists (select from site.versions v where v.picture_id = site.pictures.id)));
create policy own_hung on site.pictures for insert to derwent_app with check (
  by_organisation_id = (select site.writes_for()) and by_person_id = (select access.person()) and consent_until is null and taken_down_at is null);
create policy own_hung on site.picture_sizes for insert to derwent_app with check (
  exists (select from site.pictures p where p.id = picture_id and p.by_person_id = (select access.person()) and p.by_organisation_id = (select site.writes_for())));
