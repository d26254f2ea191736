-- A subscriber's own page is opened by a private link. Only the worker makes one, for a letter to that very address, or the holder of one makes the next:
-- no role of the desk can open somebody's page. So it has a function of its own beside access.issue_link.
set role derwent_access;
-- One kind more, whatever kinds there are by now.
do $$
declare kinds text;
begin
  select string_agg(distinct quote_literal(known[1]), ', ') into kinds
  from pg_constraint c, lateral regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_]+)''', 'g') known
  where c.conname = 'sessions_link_kind_check' and c.conrelid = 'access.sessions'::regclass;
  alter table access.sessions drop constraint sessions_link_kind_check;
  execute format('alter table access.sessions add constraint sessions_link_kind_check check (link_kind in (%s, ''newsletter''))', kinds);
end $$;

create function access.issue_newsletter_link(token text, subscriber uuid, life interval) returns void
  language plpgsql security definer set search_path = pg_catalog, public, access as
$$
begin
  if length(token) < 26 then raise exception 'A private link needs at least 128 random bits.' using errcode = '22023'; end if;
  if life > interval '400 days' then raise exception 'No such link.' using errcode = '22023'; end if;
  -- "is not true": an unknown answer is a no
  if (session_user = 'derwent_worker' or subscriber = access.link('newsletter')) is not true then
    raise exception 'A link to a subscriber''s page goes to the subscriber only.' using errcode = '42501';
  end if;
  insert into access.sessions (id, token_hash, kind, link_kind, record_id, expires_at)
    values (gen_random_uuid(), sha256(convert_to(token, 'UTF8')), 'link', 'newsletter', subscriber, now() + life);
end
$$;
revoke all on function access.issue_newsletter_link(text, uuid, interval) from public;
grant execute on function access.issue_newsletter_link(text, uuid, interval) to derwent_app, derwent_worker;
set role derwent_owner;

-- A letter may bring its own HTML, as a newsletter's trial does.
alter table mail.letters add column html text check (length(html) <= 1000000);
