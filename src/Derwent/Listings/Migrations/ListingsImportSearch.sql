-- Reading the words of a long text is most of what an import asks of the database. It is cut out of search_text so that an import can have it done
-- while it still reads its file, and hand the result to refind. Both ways the vector is put together from the same two halves.
create function listings.body_text(words text, description text) returns tsvector language sql stable as
$$
  select setweight(to_tsvector('english', unaccent(words)), 'C')
      || setweight(to_tsvector('english', unaccent(left(description, 2000))), 'D')
$$;

create function listings.heading_text(name text, organisation text) returns tsvector language sql stable as
$$
  select setweight(to_tsvector('english', unaccent(name)) || to_tsvector('simple', unaccent(name)), 'A')
      || setweight(to_tsvector('english', unaccent(organisation)) || to_tsvector('simple', unaccent(organisation)), 'B')
$$;

create or replace function listings.search_text(name text, organisation text, words text, description text) returns tsvector language sql stable as
$$ select listings.heading_text(name, organisation) || listings.body_text(words, description) $$;

-- Bodies stand beside their ids; a missing one is read here.
create function listings.refind(ids uuid[], bodies tsvector[]) returns void language plpgsql security definer set search_path = pg_catalog, public, listings as
$$
begin
  delete from findable where service_id = any (ids);
  delete from findable_private where service_id = any (ids);
  with given as materialized (
    select g.id, g.body from unnest(ids, bodies) g (id, body)
  ), rows as materialized (
    select s.id, coalesce(l.ordinal, 1::smallint) as ordinal, count(*) over (partition by s.id)::smallint as sites, s.name, s.assured_on, l.point, s.facets, s.hours,
           heading_text(s.name, s.organisation_name) || coalesce(g.body, body_text(s.search_words, s.description)) as search, s.is_private
    from given g join services s on s.id = g.id left join service_locations l on l.service_id = s.id
    where s.status = 'Active'
  ), hidden as (
    insert into findable_private select id, ordinal, sites, name, assured_on, point, facets, hours, search from rows where is_private
  )
  insert into findable select id, ordinal, sites, name, assured_on, point, facets, hours, search from rows where not is_private;
  insert into words
    select word from (
      select distinct lower(w) as word from services s,
        regexp_split_to_table(unaccent(s.name || ' ' || s.organisation_name || ' ' || s.search_words), '[^[:alpha:]]+') w
      where s.id = any (ids) and s.status = 'Active' and not s.is_private) fresh
    where length(word) between 3 and 30 order by word
    on conflict do nothing;
end
$$;
revoke all on function listings.refind(uuid[], tsvector[]) from public;
grant execute on function listings.refind(uuid[], tsvector[]) to derwent_worker;

create or replace function listings.refind(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, public, listings as
$$ begin perform refind(ids, null::tsvector[]); end $$;
