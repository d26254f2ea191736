-- Words, ground and time are put together in one index, so that only rows that are all three are touched. The marks of a row: the square of the map that it lies in, in nine sizes (the smallest
-- .004 degrees wide and .0025 high, some 270 by 280 metres in England; each size twice the one before), and the day when it was checked, counted from 2000. Which squares lie around a place and
-- which days are meant is worked out by the program (Ring.cs). Not written in SQL, so that it stands in plans by its name.
create function listings.marks(longitude float8, latitude float8, assured_on date) returns bigint[] language plpgsql immutable parallel safe as
$$
declare
  marks bigint[] := '{}';
  times float8 := 1;
begin
  if assured_on is not null then marks := array[(9::bigint << 56) | (assured_on - date '2000-01-01' + 100000)]; end if;
  if longitude is null then return marks; end if;
  for size in 0..8 loop
    marks := marks || ((size::bigint << 56) | (floor((longitude + 180) / (.004::float8 * times))::bigint << 28) | floor((latitude + 90) / (.0025::float8 * times))::bigint);
    times := times * 2;
  end loop;
  return marks;
end
$$;
revoke all on function listings.marks(float8, float8, date) from public;
grant execute on function listings.marks(float8, float8, date) to derwent_app, derwent_worker;

-- The last column: the words of a service's name, its organisation's name and its search words, without those of its description.
drop index listings.findable_search;
create index findable_search on listings.findable using gin (search, facets, listings.marks(longitude, latitude, assured_on), ts_filter(search, '{a,b,c}'));
analyze listings.findable;
