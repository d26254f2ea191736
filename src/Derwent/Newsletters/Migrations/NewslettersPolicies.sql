-- Who may see and do what with newsletters. Run as derwent_owner. Every policy names its role.
-- Lists, topics, sent letters and their pictures are public. Addresses are not: the coordinator, the manager of the own list, and the person by their private link.
grant usage on schema newsletters to derwent_app, derwent_worker, derwent_access;

do $$
declare t text;
begin
  foreach t in array array['lists', 'topics', 'subscribers', 'subscriptions', 'sign_ups', 'issues', 'issue_versions', 'deliveries', 'suppressions', 'bounces', 'pictures'] loop
    execute format('alter table newsletters.%I enable row level security', t);
    execute format('alter table newsletters.%I force row level security', t);
    execute format('create policy worker on newsletters.%I to derwent_worker using (true) with check (true)', t);
    execute format('grant select, insert, update on newsletters.%I to derwent_worker', t);
  end loop;
end $$;
grant delete on newsletters.sign_ups, newsletters.subscribers to derwent_worker;

-- May this person write for this list's owner? The coordinator for the alliance, a manager for their own organisation.
create function newsletters.mine(organisation uuid) returns boolean language sql stable as
$$
  select case when organisation is null then access.has_role('coordinator')
    else access.has_role('organisation_manager') and organisation = access.organisation() end
$$;
revoke all on function newsletters.mine(uuid) from public;
grant execute on function newsletters.mine(uuid) to derwent_app;

-- Lists and topics: anybody reads them, they stand on the page.
create policy seen on newsletters.lists for select to derwent_app using (opened_at is not null);
create policy opened on newsletters.lists for insert to derwent_app with check (newsletters.mine(organisation_id));
create policy kept on newsletters.lists for update to derwent_app using (newsletters.mine(organisation_id)) with check (newsletters.mine(organisation_id));
create policy seen on newsletters.topics for select to derwent_app using (place is not null);
create policy added on newsletters.topics for insert to derwent_app with check (exists (select from newsletters.lists l where l.id = list_id and newsletters.mine(l.organisation_id)));
create policy kept on newsletters.topics for update to derwent_app using (exists (select from newsletters.lists l where l.id = list_id and newsletters.mine(l.organisation_id)));
grant select, insert, update on newsletters.lists, newsletters.topics to derwent_app;

-- Subscriptions, and through them the addresses.
create policy seen on newsletters.subscriptions for select to derwent_app using (
  (select access.has_role('coordinator'))
  or (select access.has_role('organisation_manager')) and organisation_id = (select access.organisation())
  or subscriber_id = (select access.link('newsletter')));
create policy confirmed on newsletters.subscriptions for insert to derwent_app with check (
  subscriber_id = (select access.link('newsletter'))
  and exists (select from newsletters.lists l where l.id = list_id and l.organisation_id is not distinct from subscriptions.organisation_id));
create policy changed on newsletters.subscriptions for update to derwent_app using (
  subscriber_id = (select access.link('newsletter')) or newsletters.mine(organisation_id));
grant select, insert on newsletters.subscriptions to derwent_app;
grant update (topics, asked_at, how, text_shown, source, confirmed_at, ended_at, ended_how) on newsletters.subscriptions to derwent_app;

create policy seen on newsletters.subscribers for select to derwent_app using (
  (select access.has_role('coordinator'))
  or id = (select access.link('newsletter'))
  or (select access.has_role('organisation_manager')) and exists (
    select from newsletters.subscriptions s where s.subscriber_id = subscribers.id and s.organisation_id = (select access.organisation())));
grant select on newsletters.subscribers to derwent_app;

-- Anybody may ask; who asked is read by the worker, and by the address itself once it holds its link.
create policy asked on newsletters.sign_ups for insert to derwent_app with check (subscriber_id is null and answered_at is null and confirmed_at is null);
create policy own on newsletters.sign_ups for select to derwent_app using (subscriber_id = (select access.link('newsletter')));
create policy confirmed on newsletters.sign_ups for update to derwent_app using (subscriber_id = (select access.link('newsletter')));
grant select, insert on newsletters.sign_ups to derwent_app;
grant update (confirmed_at) on newsletters.sign_ups to derwent_app;

-- Issues: who writes for the list; what was sent and belongs in the archive, anybody.
create policy seen on newsletters.issues for select to derwent_app using (newsletters.mine(organisation_id) or state in ('Sending', 'Sent') and in_archive);
create policy begun on newsletters.issues for insert to derwent_app with check (newsletters.mine(organisation_id));
create policy kept on newsletters.issues for update to derwent_app using (newsletters.mine(organisation_id)) with check (newsletters.mine(organisation_id));
grant select, insert, update on newsletters.issues to derwent_app;
create policy seen on newsletters.issue_versions for select to derwent_app using (exists (select from newsletters.issues i where i.id = issue_id and newsletters.mine(i.organisation_id)));
create policy kept on newsletters.issue_versions for insert to derwent_app with check (exists (select from newsletters.issues i where i.id = issue_id and newsletters.mine(i.organisation_id)));
grant select, insert on newsletters.issue_versions to derwent_app;
create policy seen on newsletters.pictures for select to derwent_app using (width > 0);
create policy added on newsletters.pictures for insert to derwent_app with check (newsletters.mine(organisation_id));
grant select, insert on newsletters.pictures to derwent_app;

-- Deliveries: made by whoever decides to send, and for subscriptions of that very list only; changed by the worker alone.
-- Said in full, not by the function: these tables are long, and who is asking need not be asked for every row.
create policy seen on newsletters.deliveries for select to derwent_app using (
  (select access.has_role('coordinator')) and organisation_id is null
  or (select access.has_role('organisation_manager')) and organisation_id = (select access.organisation())
  or subscriber_id = (select access.link('newsletter')));
create policy decided on newsletters.deliveries for insert to derwent_app with check (
  ((select access.has_role('coordinator')) and organisation_id is null
    or (select access.has_role('organisation_manager')) and organisation_id = (select access.organisation())) and state = 'Waiting' and tries = 0
  and exists (select from newsletters.issues i where i.id = issue_id and i.organisation_id is not distinct from deliveries.organisation_id));
grant select, insert on newsletters.deliveries to derwent_app;

create policy seen on newsletters.suppressions for select to derwent_app using (
  (select access.has_role('coordinator')) or exists (select from newsletters.subscribers s where s.address_hash = suppressions.address_hash));
create policy added on newsletters.suppressions for insert to derwent_app with check ((select access.has_role('coordinator')));
create policy lifted on newsletters.suppressions for update to derwent_app using (
  (select access.has_role('coordinator')) or exists (select from newsletters.subscribers s where s.address_hash = suppressions.address_hash and s.id = (select access.link('newsletter'))));
grant select, insert on newsletters.suppressions to derwent_app;
grant update (why, since, lifted_at) on newsletters.suppressions to derwent_app;

create policy seen on newsletters.bounces for select to derwent_app using ((select access.has_role('coordinator')) or newsletters.mine(organisation_id)
  or exists (select from newsletters.subscribers s where s.address_hash = bounces.address_hash and s.id = (select access.link('newsletter'))));
grant select on newsletters.bounces to derwent_app;

-- What runs as its owner -------------------------------------------------------------------------------------------------------------
create policy keeper on newsletters.subscribers to derwent_access using (true) with check (true);
create policy keeper on newsletters.subscriptions to derwent_access using (true) with check (true);
create policy keeper on newsletters.sign_ups to derwent_access using (true) with check (true);
create policy keeper on newsletters.deliveries to derwent_access using (true) with check (true);
create policy keeper on newsletters.lists for select to derwent_access using (true);
grant select, delete on newsletters.subscribers, newsletters.sign_ups to derwent_access;
grant select, update, delete on newsletters.subscriptions to derwent_access;
grant select (id, subscriber_id, address, said), update (address, said) on newsletters.deliveries to derwent_access;
grant select on newsletters.lists to derwent_access;
grant create on schema newsletters to derwent_access;
set role derwent_access;

-- A hash under the database's own key: the same for the same words, and useless without the key. Hashed once more, so that it can never pass for a signed context.
create function newsletters.masked(words text) returns bytea language sql stable security definer set search_path = pg_catalog, public, access as
$$ select sha256(convert_to(access.sign('newsletters ' || words), 'UTF8')) $$;

-- The way out of one subscription, for its letters: 32 letters that say which and 26 that prove it. Nothing is stored, and when the subscription is gone it opens nothing.
create function newsletters.way_out(subscription uuid) returns text language sql stable security definer set search_path = pg_catalog, newsletters as
$$ select replace(subscription::text, '-', '') || substr(encode(newsletters.masked('way out ' || subscription::text), 'hex'), 1, 26) $$;

create function newsletters.subscription_of(token text) returns uuid language sql stable security definer set search_path = pg_catalog, newsletters as
$$ select s.id from newsletters.subscriptions s where token ~ '^[0-9a-f]{58}$' and s.id = (substr(token, 1, 32))::uuid and newsletters.way_out(s.id) = token $$;

-- What the page says before anybody presses its button: which letter, and whether it still comes. Never the address.
create function newsletters.leaving(token text) returns table (list text, still boolean) language sql stable security definer set search_path = pg_catalog, newsletters as
$$
  select l.name, s.ended_at is null from newsletters.subscriptions s join newsletters.lists l on l.id = s.list_id
  where token ~ '^[0-9a-f]{58}$' and s.id = newsletters.subscription_of(token)
$$;

create function newsletters.leave(token text, how text, at timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, newsletters as
$$
declare subscription uuid;
begin
  if token !~ '^[0-9a-f]{58}$' then return false; end if;
  subscription := newsletters.subscription_of(token);
  if subscription is null then return false; end if;
  update newsletters.subscriptions s set ended_at = leave.at, ended_how = left(leave.how, 200) where s.id = subscription and s.ended_at is null;
  return true;
end
$$;

-- Everything about the address behind the open link is forgotten. Rows of letters stay, without the address: they say how many there were.
create function newsletters.erase() returns boolean language plpgsql security definer set search_path = pg_catalog, access, newsletters as
$$
declare me uuid := access.link('newsletter'); known text;
begin
  if me is null then return false; end if;
  select s.address_key into known from newsletters.subscribers s where s.id = me;
  update newsletters.deliveries d set address = '', said = null where d.subscriber_id = me;
  delete from newsletters.sign_ups u where u.subscriber_id = me or u.address_key = known;
  delete from newsletters.subscriptions s where s.subscriber_id = me;
  delete from newsletters.subscribers s where s.id = me;
  return true;
end
$$;
revoke all on function newsletters.masked(text), newsletters.way_out(uuid), newsletters.subscription_of(text), newsletters.leaving(text), newsletters.leave(text, text, timestamptz), newsletters.erase() from public;
grant execute on function newsletters.masked(text) to derwent_app, derwent_worker;
grant execute on function newsletters.way_out(uuid) to derwent_worker;
grant execute on function newsletters.leaving(text), newsletters.leave(text, text, timestamptz), newsletters.erase() to derwent_app;
set role derwent_owner;
revoke create on schema newsletters from derwent_access;

-- The sender listens instead of asking again and again.
create function newsletters.wake() returns trigger language plpgsql as $$ begin perform pg_notify('derwent_newsletters', ''); return null; end $$;
create trigger wake after insert or update of state on newsletters.issues for each statement execute function newsletters.wake();
