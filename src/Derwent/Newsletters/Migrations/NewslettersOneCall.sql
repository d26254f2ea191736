-- The same words as before, with one call less for each letter of each newsletter.
grant create on schema newsletters to derwent_access;
set role derwent_access;
create or replace function newsletters.way_out(subscription uuid) returns text language plpgsql stable security definer set search_path = pg_catalog, access as
$$
begin
  return replace(subscription::text, '-', '') || substr(encode(sha256(convert_to(access.sign('newsletters way out ' || subscription::text), 'UTF8')), 'hex'), 1, 26);
end
$$;
set role derwent_owner;
revoke create on schema newsletters from derwent_access;
