-- What somebody here said of an organisation that came from another directory stays when that directory says otherwise. Which fields those are is noted below every page and
-- form, so that none can forget it: a change by the app's role is a person's, a change by the worker is not. As with services.
alter table alliance.organisations add own text[] not null default '{}';
create function alliance.said_here() returns trigger language plpgsql set search_path = pg_catalog, alliance as
$$
declare said text[] := new.own;
begin
  if new.name is distinct from old.name then said := array_append(said, 'name'); end if;
  if new.description is distinct from old.description then said := array_append(said, 'description'); end if;
  if new.website is distinct from old.website then said := array_append(said, 'website'); end if;
  if new.email is distinct from old.email then said := array_append(said, 'email'); end if;
  if new.phone is distinct from old.phone then said := array_append(said, 'phone'); end if;
  if new.charity_number is distinct from old.charity_number then said := array_append(said, 'charity_number'); end if;
  if new.company_number is distinct from old.company_number then said := array_append(said, 'company_number'); end if;
  new.own := array(select distinct one from unnest(said) one order by one);
  return new;
end
$$;
revoke all on function alliance.said_here() from public;
create trigger said_here before update on alliance.organisations for each row when (current_user = 'derwent_app' and new.source is not null) execute function alliance.said_here();
