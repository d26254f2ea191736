-- The desk's search by name among everybody known. Under row-level security an index over words is of no use to the app's role (the operators are not leakproof), so a function asks. Run as derwent_owner.
create index subjects_name on front_door.subjects using gin
  ((coalesce(details_first_name, '') || ' ' || coalesce(details_surname, '') || ' ' || coalesce(details_place_name, '')) gin_trgm_ops);

grant create on schema front_door to derwent_access;
set role derwent_access;
-- Twelve at most, the likest names first: names in which every word stands; only where there is none, names in which every word nearly stands. The partnership team alone.
create function front_door.named(words text[], of_kind text, about uuid) returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, public, access, front_door set pg_trgm.word_similarity_threshold = '0.5' as
$$
declare
  subject constant text := '(coalesce(s.details_first_name, '''') || '' '' || coalesce(s.details_surname, '''') || '' '' || coalesce(s.details_place_name, ''''))';
  referral constant text := '(coalesce(r.stated_first_name, '''') || '' '' || coalesce(r.stated_surname, '''') || '' '' || coalesce(r.stated_place_name, ''''))';
  of_subject text; of_referral text; nearly boolean;
begin
  -- "is not true": an unknown answer is a no
  if (access.has_role('strategic_partner') and cardinality(words) between 1 and 6) is not true then return; end if;
  foreach nearly in array array[false, true] loop
    -- Words are quoted by %L: nothing that is typed is read as SQL.
    select string_agg(case when nearly then format('%L <%% ', w) || subject else subject || format(' ilike %L', '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%') end, ' and '),
           string_agg(case when nearly then format('%L <%% ', w) || referral else referral || format(' ilike %L', '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%') end, ' and ')
      into of_subject, of_referral from unnest(words) w;
    return query execute
      'select f.id from (
         (select s.id, ' || subject || ' as name from front_door.subjects s where s.kind = $1 and ' || of_subject || ' limit 300) union all
         (select r.id, ' || referral || ' from front_door.referrals r where r.kind = $1 and r.id <> $2 and ' || of_referral || ' limit 300)) f
       order by similarity(f.name, $3) desc, f.id limit 12' using of_kind, about, array_to_string(words, ' ');
    if found then return; end if;
  end loop;
end
$$;
revoke all on function front_door.named(text[], text, uuid) from public;
grant execute on function front_door.named(text[], text, uuid) to derwent_app;
set role derwent_owner;
revoke create on schema front_door from derwent_access;
