-- A link to one booking on the calendar, for people without an account. Only the worker makes one: it leaves in a letter, so that whoever asked for a place shows that
-- the address is theirs. Nobody else can, also not somebody who may see cases; so it has a function of its own beside access.issue_link.
set role derwent_access;
-- One kind more, whatever kinds there are by now.
do $$
declare kinds text;
begin
  select string_agg(distinct quote_literal(parts.word[1]), ', ') into kinds
  from pg_constraint c, lateral regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_]+)''', 'g') parts(word)
  where c.conname = 'sessions_link_kind_check' and c.conrelid = 'access.sessions'::regclass;
  alter table access.sessions drop constraint sessions_link_kind_check;
  execute format('alter table access.sessions add constraint sessions_link_kind_check check (link_kind in (%s, ''booking''))', kinds);
end $$;

create function access.issue_booking_link(token text, booking uuid, life interval) returns void
  language plpgsql security definer set search_path = pg_catalog, public, access as
$$
begin
  if session_user <> 'derwent_worker' then raise exception 'Links to bookings leave in letters only.' using errcode = '42501'; end if;
  if length(token) < 26 then raise exception 'A private link needs at least 128 random bits.' using errcode = '22023'; end if;
  if life > interval '400 days' then raise exception 'No such link.' using errcode = '22023'; end if;
  insert into access.sessions (id, token_hash, kind, link_kind, record_id, expires_at)
    values (gen_random_uuid(), sha256(convert_to(token, 'UTF8')), 'link', 'booking', booking, now() + life);
end
$$;
revoke all on function access.issue_booking_link(text, uuid, interval) from public;
grant execute on function access.issue_booking_link(text, uuid, interval) to derwent_worker;
set role derwent_owner;
