-- Feeds are the coordinator's to name and to end; the worker reads them. What a feed answered is kept so that an interrupted reading goes on where it
-- was, and so that the feed need not send again what it sent before. None of it is personal: it is what another directory publishes.
create table listings.feeds (
  id uuid constraint pk_feeds primary key, name varchar(100) not null, address varchar(500) not null, every_hours int not null check (every_hours between 1 and 720),
  is_on boolean not null, added_at timestamptz not null, by_person_id uuid, by_name varchar(200) not null, by_organisation_id uuid,
  due_at timestamptz not null, running_since timestamptz, doing varchar(200), failures int not null, tried_at timestamptz, done_at timestamptz, taken_down_at timestamptz,
  said varchar(2000) not null, wrong varchar(1000)
);
create unique index ix_feeds_name on listings.feeds (name);
create table listings.feed_notes (
  feed_id uuid not null references listings.feeds (id) on delete cascade, ordinal int not null, "row" int not null, line int not null, record text not null, kind text not null, says text not null,
  primary key (feed_id, ordinal)
);
create table listings.feed_answers (
  feed_id uuid not null references listings.feeds (id) on delete cascade, address text not null, reading timestamptz not null, status smallint not null,
  etag text, modified text, body bytea, primary key (feed_id, address)
);
-- Which feed carries which service: two may carry one, and it is still listed once.
create table listings.carried (
  source text not null, external_id text not null, service_id uuid not null references listings.services (id) on delete cascade, first_at timestamptz not null,
  missed smallint not null default 0, primary key (source, external_id)
);
create index carried_service on listings.carried (service_id);
insert into listings.carried (source, external_id, service_id, first_at) select source, external_id, id, added_at from listings.services where source is not null;

do $$
declare t text;
begin
  foreach t in array array['feeds', 'feed_notes', 'feed_answers', 'carried'] loop
    execute format('alter table listings.%I enable row level security', t);
    execute format('alter table listings.%I force row level security', t);
    execute format('create policy worker on listings.%I to derwent_worker using (true) with check (true)', t);
    execute format('create policy keeper on listings.%I to derwent_owner using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on listings.%I to derwent_worker', t);
  end loop;
end $$;
create policy kept on listings.feeds to derwent_app using ((select access.has_role('coordinator') or access.has_role('administrator'))) with check ((select access.has_role('coordinator') or access.has_role('administrator')));
create policy read on listings.feed_notes for select to derwent_app using ((select access.has_role('coordinator') or access.has_role('administrator')));
create policy read on listings.carried for select to derwent_app using ((select access.has_role('coordinator') or access.has_role('administrator')));
grant select, insert, update on listings.feeds to derwent_app;
grant select on listings.feed_notes, listings.carried to derwent_app;

-- What somebody here said of a service that came from a feed stays when the feed says otherwise. Which fields those are is noted here, below every page
-- and form, so that none can forget it: a change by the app's role is a person's, a change by the worker is not.
alter table listings.services add own text[] not null default '{}';
create function listings.said_here() returns trigger language plpgsql set search_path = pg_catalog, listings as
$$
declare said text[] := new.own;
begin
  if new.name is distinct from old.name then said := said || 'name'; end if;
  if new.description is distinct from old.description then said := said || 'description'; end if;
  if new.needs is distinct from old.needs then said := said || 'needs'; end if;
  if (new.min_age, new.max_age) is distinct from (old.min_age, old.max_age) then said := said || 'ages'; end if;
  if new.only_for is distinct from old.only_for then said := said || 'only_for'; end if;
  if new.eligibility is distinct from old.eligibility then said := said || 'eligibility'; end if;
  if new.languages is distinct from old.languages then said := said || 'languages'; end if;
  if new.access is distinct from old.access then said := said || 'access'; end if;
  if new.area_served is distinct from old.area_served then said := said || 'area_served'; end if;
  if (new.cost_pence, new.cost_words) is distinct from (old.cost_pence, old.cost_words) then said := said || 'cost'; end if;
  if new.online is distinct from old.online then said := said || 'online'; end if;
  if new.is_private is distinct from old.is_private then said := said || 'is_private'; end if;
  if new.status is distinct from old.status then said := said || 'status'; end if;
  if new.how_to_come is distinct from old.how_to_come then said := said || 'how_to_come'; end if;
  if new.alert is distinct from old.alert then said := said || 'alert'; end if;
  if new.website is distinct from old.website then said := said || 'website'; end if;
  if new.email is distinct from old.email then said := said || 'email'; end if;
  if new.tags is distinct from old.tags then said := said || 'tags'; end if;
  if new.organisation_id is distinct from old.organisation_id then said := said || 'organisation'; end if;
  new.own := array(select distinct one from unnest(said) one order by one);
  return new;
end
$$;
create function listings.part_said_here() returns trigger language plpgsql set search_path = pg_catalog, listings as
$$
begin
  update services set own = array(select distinct one from unnest(own || tg_argv[0]) one order by one)
    where id = coalesce(new.service_id, old.service_id) and source is not null and not own @> array[tg_argv[0]];
  return null;
end
$$;
revoke all on function listings.said_here(), listings.part_said_here() from public;
create trigger said_here before update on listings.services for each row when (current_user = 'derwent_app' and new.source is not null) execute function listings.said_here();
create trigger said_here after insert or update or delete on listings.service_locations for each row when (current_user = 'derwent_app') execute function listings.part_said_here('sites');
create trigger said_here after insert or update or delete on listings.schedules for each row when (current_user = 'derwent_app') execute function listings.part_said_here('times');
create trigger said_here after insert or update or delete on listings.contacts for each row when (current_user = 'derwent_app') execute function listings.part_said_here('contacts');

-- By this, and not letter by letter, two feeds' words for one service are compared.
create function listings.plain(words text) returns text language sql immutable parallel safe as $$ select regexp_replace(lower(words), '[^[:alnum:]]+', ' ', 'g') $$;
create index services_plain_name on listings.services (listings.plain(name));
