-- What is published is for everybody. Drafts are seen by the organisation that writes them and by the coordinator. Who has a place is seen by the organisation that
-- runs the event, by the coordinator and by the link that was sent to them: by nobody else, also not by the partnership team.
grant usage on schema whats_on to derwent_app, derwent_worker;

create function whats_on.may_run(organisation uuid) returns boolean language sql stable as
$$ select access.has_role('coordinator')
       or (access.has_role('organisation_manager') or access.has_role('practitioner')) and organisation = access.organisation() $$;
revoke all on function whats_on.may_run(uuid) from public;
grant execute on function whats_on.may_run(uuid) to derwent_app;

do $$
declare t text;
begin
  foreach t in array array['events', 'event_steps', 'occurrences', 'bookings', 'member_calendars'] loop
    execute format('alter table whats_on.%I enable row level security', t);
    execute format('alter table whats_on.%I force row level security', t);
    execute format('create policy worker on whats_on.%I to derwent_worker using (true) with check (true)', t);
    execute format('create policy keeper on whats_on.%I to derwent_owner using (true) with check (true)', t);
    execute format('grant select, insert, update on whats_on.%I to derwent_worker', t);
  end loop;
end $$;

create policy seen on whats_on.events for select to derwent_app using (
  published_at is not null and state in ('Published', 'Cancelled') or (select access.has_role('coordinator'))
  or ((select access.has_role('organisation_manager')) or (select access.has_role('practitioner'))) and organisation_id = (select access.organisation()));
create policy written on whats_on.events for insert to derwent_app with check (whats_on.may_run(organisation_id) and state in ('Draft', 'Submitted'));
create policy kept on whats_on.events for update to derwent_app using (whats_on.may_run(organisation_id)) with check (whats_on.may_run(organisation_id));
grant select, insert, update on whats_on.events to derwent_app;

-- A member writes and sends; only the coordinator lets the public see it.
create function whats_on.only_the_coordinator_publishes() returns trigger language plpgsql as
$$
begin
  if new.state = 'Published' and old.state <> 'Published' and session_user = 'derwent_app' and access.has_role('coordinator') is not true then
    raise exception 'Only the coordinator publishes.' using errcode = '42501';
  end if;
  if new.organisation_id <> old.organisation_id then raise exception 'An event stays with its organisation.' using errcode = '42501'; end if;
  return new;
end
$$;
create trigger only_the_coordinator_publishes before update on whats_on.events for each row execute function whats_on.only_the_coordinator_publishes();

-- Dates follow their event: the inner query is under the policy of events itself.
create policy seen on whats_on.occurrences for select to derwent_app using (exists (select from whats_on.events e where e.id = event_id));
create policy laid on whats_on.occurrences for insert to derwent_app with check (taken = 0 and waiting = 0 and exists (select from whats_on.events e where e.id = event_id and whats_on.may_run(e.organisation_id)));
create policy kept on whats_on.occurrences for update to derwent_app using (exists (select from whats_on.events e where e.id = event_id and whats_on.may_run(e.organisation_id)));
create policy taken_away on whats_on.occurrences for delete to derwent_app using (taken + waiting = 0 and exists (select from whats_on.events e where e.id = event_id and whats_on.may_run(e.organisation_id)));
grant select, insert, delete on whats_on.occurrences to derwent_app;
grant update (starts_at, ends_at, is_moved, cancelled_at, cancelled_why, capacity, walked_in) on whats_on.occurrences to derwent_app;
grant delete on whats_on.occurrences to derwent_worker;

create policy seen on whats_on.event_steps for select to derwent_app using (exists (select from whats_on.events e where e.id = event_id and whats_on.may_run(e.organisation_id)));
create policy added on whats_on.event_steps for insert to derwent_app with check (exists (select from whats_on.events e where e.id = event_id and whats_on.may_run(e.organisation_id)));
grant select, insert on whats_on.event_steps to derwent_app;

-- Anybody may ask for a place on a date that is public and to come; what they wrote is then theirs (by link) and the organiser's.
create policy asked on whats_on.bookings for insert to derwent_app with check (
  state = 'Asked' and confirmed_at is null and came is null and exists (
    select from whats_on.occurrences o join whats_on.events e on e.id = o.event_id
    where o.id = occurrence_id and e.id = bookings.event_id and e.organisation_id = bookings.organisation_id
      and e.state = 'Published' and e."join" = 'Ask' and o.cancelled_at is null));
create policy own on whats_on.bookings for select to derwent_app using (id = (select access.link('booking')));
create policy own_answer on whats_on.bookings for update to derwent_app using (id = (select access.link('booking')));
create policy seen on whats_on.bookings for select to derwent_app using (whats_on.may_run(organisation_id));
create policy marked on whats_on.bookings for update to derwent_app using (whats_on.may_run(organisation_id)) with check (whats_on.may_run(organisation_id));
grant select, insert on whats_on.bookings to derwent_app;
grant update (state, confirmed_at, waiting_since, offered_at, answer_by, ended_at, came) on whats_on.bookings to derwent_app;

create policy seen on whats_on.member_calendars for select to derwent_app using (whats_on.may_run(organisation_id));
create policy added on whats_on.member_calendars for insert to derwent_app with check (whats_on.may_run(organisation_id));
create policy kept on whats_on.member_calendars for update to derwent_app using (whats_on.may_run(organisation_id)) with check (whats_on.may_run(organisation_id));
grant select, insert, update on whats_on.member_calendars to derwent_app;

-- Places. Whoever takes one takes it under the lock of its date, and the database decides: no page and no job can give a place away twice.
-- It runs as its owner because whoever books sees no other booking.
create function whats_on.seat() returns trigger language plpgsql security definer set search_path = pg_catalog, whats_on as
$$
declare places int; taken int; waiting int; open int;
begin
  if tg_op = 'INSERT' then
    select count(*) into open from whats_on.bookings b where b.occurrence_id = new.occurrence_id and b.state not in ('Cancelled', 'Lapsed') and lower(b.email) = lower(new.email);
    if open >= 6 then raise exception 'There are six open requests from this address already.' using errcode = '23514', constraint = 'six_for_one_address'; end if;
    select count(*) into open from whats_on.bookings b where b.occurrence_id = new.occurrence_id and b.state not in ('Cancelled', 'Lapsed');
    if open >= 2000 then raise exception 'There are too many open requests.' using errcode = '23514', constraint = 'too_many_requests'; end if;
    return new;
  end if;
  -- A place that is offered is held already; everything else that wants one stands in the line.
  if new.state = old.state or new.state not in ('Booked', 'Offered') or (old.state = 'Offered' and new.state = 'Booked') then return new; end if;
  select o.capacity into places from whats_on.occurrences o where o.id = new.occurrence_id for update;
  select count(*) filter (where b.state in ('Booked', 'Offered')), count(*) filter (where b.state = 'Waiting' and b.id <> new.id)
    into taken, waiting from whats_on.bookings b where b.occurrence_id = new.occurrence_id;
  if places is not null and (taken >= places or (new.state = 'Booked' and waiting > 0)) then
    new.state := 'Waiting';
    new.waiting_since := coalesce(old.waiting_since, new.confirmed_at, now());
    new.offered_at := old.offered_at;
    new.answer_by := null;
  end if;
  return new;
end
$$;
create trigger seat before insert or update on whats_on.bookings for each row execute function whats_on.seat();

create function whats_on.recount() returns trigger language plpgsql security definer set search_path = pg_catalog, whats_on as
$$
begin
  -- Lock first, count after: two places given back at once are both counted.
  perform from whats_on.occurrences o where o.id = new.occurrence_id for update;
  update whats_on.occurrences o set
    taken = (select count(*) from whats_on.bookings b where b.occurrence_id = o.id and b.state in ('Booked', 'Offered')),
    waiting = (select count(*) from whats_on.bookings b where b.occurrence_id = o.id and b.state = 'Waiting')
  where o.id = new.occurrence_id;
  return null;
end
$$;
create trigger recount after update of state on whats_on.bookings for each row when (old.state is distinct from new.state) execute function whats_on.recount();

-- How many stand before whoever holds this link. A number, nothing about anybody.
create function whats_on.before_me() returns int language sql stable security definer set search_path = pg_catalog, whats_on as
$$
  select count(*)::int from whats_on.bookings me join whats_on.bookings b on b.occurrence_id = me.occurrence_id and b.state = 'Waiting'
    and (b.waiting_since, b.id) < (me.waiting_since, me.id)
  where me.id = access.link('booking') and me.state = 'Waiting'
$$;
revoke all on function whats_on.seat(), whats_on.recount(), whats_on.before_me(), whats_on.only_the_coordinator_publishes() from public;
grant execute on function whats_on.before_me() to derwent_app;
grant execute on function whats_on.only_the_coordinator_publishes(), whats_on.seat(), whats_on.recount() to derwent_app, derwent_worker;
