-- A story came down, because somebody in it said no or for another reason. Whatever letter is about to carry it waits from this transaction on, also one of an
-- organisation whose letters the person who takes it down never sees: so it runs as its owner, pauses, and tells nothing.
create policy keeper on newsletters.issues to derwent_access using (true) with check (true);
grant select (id, state, blocks), update (state, trouble) on newsletters.issues to derwent_access;
grant create on schema newsletters to derwent_access;
set role derwent_access;

create function newsletters.hold(piece uuid) returns void language plpgsql security definer set search_path = pg_catalog, access, newsletters as
$$
begin
  if session_user = 'derwent_app' and (access.has_role('coordinator') or access.has_role('administrator') or access.has_role('data_protection_lead')) is not true then return; end if;
  update newsletters.issues i set state = 'Paused',
    trouble = 'Something in this letter was taken down from our site, so the letter was stopped and that part taken out. Read it once more, the subject too, before you go on.'
  where i.state in ('Scheduled', 'Sending') and i.blocks @> jsonb_build_array(jsonb_build_object('Piece', piece));
end
$$;
revoke all on function newsletters.hold(uuid) from public;
grant execute on function newsletters.hold(uuid) to derwent_app, derwent_worker;
set role derwent_owner;
revoke create on schema newsletters from derwent_access;
