-- The second thing before a plan is asked by the database itself: the link alone reads no row of this room, and five wrong answers shut it. Run as derwent_owner.
drop policy own on support.plan_doors;
drop policy own_tries on support.plan_doors;
grant usage on schema support to derwent_access;
create policy keeper on support.plan_doors to derwent_access using (true) with check (true);
grant select on support.plan_doors to derwent_access;
grant update (wrong_tries) on support.plan_doors to derwent_access;

grant create on schema support to derwent_access;
set role derwent_access;
-- What has to be known to ask: nothing about anybody. No row: there is no question yet, and nothing opens.
create function support.plan_door() returns table (asks_birthday boolean, salt bytea, is_shut boolean) language sql stable security definer
  set search_path = pg_catalog, access, support as
$$ select d.asks_birthday, d.salt, d.wrong_tries >= 5 from support.plan_doors d where d.case_id = access.link('plan-shut') $$;

create function support.open_plan(link_token text, proof bytea, opened_token text) returns boolean language plpgsql security definer
  set search_path = pg_catalog, access, support as
$$
declare door support.plan_doors;
begin
  select * into door from support.plan_doors d where d.case_id = access.link('plan-shut') for update;
  if not found or door.wrong_tries >= 5 or access.link_sent_at(link_token, door.case_id) is null then return false; end if;
  if door.hash is distinct from proof then
    update support.plan_doors d set wrong_tries = d.wrong_tries + 1 where d.case_id = door.case_id;
    return false;
  end if;
  update support.plan_doors d set wrong_tries = 0 where d.case_id = door.case_id;
  perform access.open_link(link_token, 'plan', door.case_id, opened_token, interval '2 hours');
  return true;
end
$$;
revoke all on function support.plan_door(), support.open_plan(text, bytea, text) from public;
grant execute on function support.plan_door(), support.open_plan(text, bytea, text) to derwent_app;
set role derwent_owner;
revoke create on schema support from derwent_access;
