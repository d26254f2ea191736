-- The second thing before a referrer's page is asked by the database itself: the link alone reads no row of this room. Run as derwent_owner.
drop policy own on front_door.proof_attempts;
revoke all on front_door.proof_attempts from derwent_app;
create policy keeper on front_door.proof_attempts to derwent_access using (true) with check (true);
grant select, insert on front_door.proof_attempts to derwent_access;
grant select (stated_birth_date, stated_members, stated_postcode, referrer_phone, referrer_email) on front_door.referrals to derwent_access;

grant create on schema front_door to derwent_access;
set role derwent_access;
-- Everything that counts as an answer, each with a letter for its kind: a birthday, the postcode, the referrer's own telephone (its last nine digits) or e-mail address.
create function front_door.answers(referral uuid) returns setof text language sql stable set search_path = pg_catalog, front_door as
$$
  select 'b' || to_char(r.stated_birth_date, 'YYYYMMDD') from front_door.referrals r where r.id = referral and r.stated_birth_date is not null
  union all select 'b' || replace(m ->> 'BirthDate', '-', '') from front_door.referrals r, jsonb_array_elements(r.stated_members) m where r.id = referral and m ->> 'BirthDate' is not null
  union all select 'p' || p from front_door.referrals r, upper(regexp_replace(r.stated_postcode, '[^A-Za-z0-9]', '', 'g')) p where r.id = referral and p <> ''
  union all select 't' || right(t, 9) from front_door.referrals r, regexp_replace(r.referrer_phone, '[^0-9]', '', 'g') t where r.id = referral and length(t) >= 9
  union all select 'e' || e from front_door.referrals r, lower(btrim(r.referrer_email)) e where r.id = referral and e <> ''
$$;

-- How many wrong answers since the link was sent, and within the last hour.
create function front_door.wrong_answers(referral uuid, link_token text, out in_all bigint, out lately bigint) language sql stable set search_path = pg_catalog, access, front_door as
$$ select count(*), count(*) filter (where a.at > clock_timestamp() - interval '1 hour') from front_door.proof_attempts a
   where a.referral_id = referral and not a.was_right and a.at >= access.link_sent_at(link_token, referral) $$;

-- What has to be known to ask: whether there is anything to ask for, and whether this link has to wait or is shut.
create function front_door.referral_door(link_token text) returns table (asks boolean, waits boolean, is_shut boolean) language sql stable security definer
  set search_path = pg_catalog, access, front_door as
$$ select exists (select from front_door.answers(shut)), w.lately >= 5, w.in_all >= 20
   from access.link('referral-shut') shut, front_door.wrong_answers(shut, link_token) w where shut is not null $$;

-- Five wrong answers in an hour wait an hour; twenty shut the link. Where nothing was told that could be asked for, the link opens by itself.
create function front_door.open_referral(link_token text, typed text[], opened_token text) returns boolean language plpgsql security definer
  set search_path = pg_catalog, access, front_door as
$$
declare referral uuid := access.link('referral-shut'); wrong record; asks boolean; is_right boolean;
begin
  if referral is null or not exists (select r.id from front_door.referrals r where r.id = referral) or access.link_sent_at(link_token, referral) is null then return false; end if;
  perform pg_advisory_xact_lock(hashtextextended(referral::text, 4472));
  select * into wrong from front_door.wrong_answers(referral, link_token);
  if wrong.lately >= 5 or wrong.in_all >= 20 then return false; end if;
  asks := exists (select from front_door.answers(referral));
  is_right := not asks or exists (select from front_door.answers(referral) a where a = any(typed));
  if asks then insert into front_door.proof_attempts (id, referral_id, at, was_right) values (gen_random_uuid(), referral, clock_timestamp(), is_right); end if;
  if is_right then perform access.open_link(link_token, 'referral', referral, opened_token, interval '4 hours'); end if;
  return is_right;
end
$$;
revoke all on function front_door.answers(uuid), front_door.wrong_answers(uuid, text), front_door.referral_door(text), front_door.open_referral(text, text[], text) from public;
grant execute on function front_door.referral_door(text), front_door.open_referral(text, text[], text) to derwent_app;
set role derwent_owner;
revoke create on schema front_door from derwent_access;
