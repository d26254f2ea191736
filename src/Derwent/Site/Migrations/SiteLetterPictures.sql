-- Every picture of a letter is one of the library's. It is public from the moment in which it is hung in a letter: trials and previews are looked at without a session, and mail programs have none.
-- Whether it may be shown at all is asked at each look as before.
create policy lent on site.pictures for select to derwent_app using (lent_at is not null and taken_down_at is null);

-- A manager's own pictures for their organisation's letters: who on them agreed is written down by whoever asked them, and seen by them and by those who keep consents.
create function site.hung(picture uuid) returns boolean language sql stable security definer set search_path = pg_catalog, site, access as
$$ select exists (select from pictures p where p.id = hung.picture and p.by_person_id = access.person() and p.by_organisation_id = site.writes_for()) $$;
revoke all on function site.hung(uuid) from public;
grant execute on function site.hung(uuid) to derwent_app;
create policy own on site.consents for select to derwent_app using ((select site.writes_for()) is not null and post_id is null and site.hung(picture_id));
create policy own_given on site.consents for insert to derwent_app with check (post_id is null and withdrawn_at is null and site.hung(picture_id));

-- Until when everybody on a picture agrees, out of the rows themselves: who says yes again for longer is asked for by the same name. One no, and nobody agrees. Whoever calls it can say nothing but what the rows say.
create function site.settle(picture uuid) returns void language plpgsql security definer set search_path = pg_catalog, site as
$$
begin
  update pictures p set consent_until = (
    select case when bool_or(no) then null else min(until) end
    from (select bool_or(c.withdrawn_at is not null) as no, max(c.until) as until from consents c where c.picture_id = settle.picture and c.to_picture group by lower(btrim(c.about))) each)
  where p.id = settle.picture;
end
$$;
revoke all on function site.settle(uuid) from public;
grant execute on function site.settle(uuid) to derwent_app, derwent_worker;

-- Hangs it in a letter: the desk's choice out of all, a manager's out of their organisation's and of those with nobody on them. True when it hangs.
create function site.lend(picture uuid, at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, site, access as
$$
begin
  update pictures p set lent_at = coalesce(p.lent_at, lend.at)
  where p.id = lend.picture and p.taken_down_at is null
    and (site.edits() or site.writes_for() is not null and (p.by_organisation_id = site.writes_for() or not p.shows_people));
  return found;
end
$$;
revoke all on function site.lend(uuid, timestamptz) from public;
grant execute on function site.lend(uuid, timestamptz) to derwent_app;
