-- As in Shared's migration of the same name: every letter of every newsletter calls these once.
grant create on schema newsletters to derwent_access;
set role derwent_access;
create or replace function newsletters.masked(words text) returns bytea language plpgsql stable security definer set search_path = pg_catalog, public, access as
$$
begin
  return sha256(convert_to(access.sign('newsletters ' || words), 'UTF8'));
end
$$;

create or replace function newsletters.way_out(subscription uuid) returns text language plpgsql stable security definer set search_path = pg_catalog, newsletters as
$$
begin
  return replace(subscription::text, '-', '') || substr(encode(newsletters.masked('way out ' || subscription::text), 'hex'), 1, 26);
end
$$;
set role derwent_owner;
revoke create on schema newsletters from derwent_access;
