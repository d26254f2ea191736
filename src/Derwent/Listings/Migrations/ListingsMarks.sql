-- Words, ground and time are put together in one index, so that only rows that are all three are touched. The marks of a row: the square of the map that it lies in, in six sizes (the smallest
-- .004 degrees wide and .0025 high, some 270 by 280 metres in England; the largest .512 and .32), and the day when it was checked, counted from 2000. Which squares lie around a place and
-- which days are meant is worked out by the program (Ring.cs). Not written in SQL, so that it stands in plans by its name, and without a loop, for an import asks it for each row.
create function listings.marks(longitude float8, latitude float8, assured_on date) returns bigint[] language plpgsql immutable parallel safe as
$$
begin
  return array[
    (9::bigint << 56) | (assured_on - date '2000-01-01' + 100000),
    (floor((longitude + 180) / .004::float8)::bigint << 28) | floor((latitude + 90) / .0025::float8)::bigint,
    (1::bigint << 56) | (floor((longitude + 180) / .008::float8)::bigint << 28) | floor((latitude + 90) / .005::float8)::bigint,
    (2::bigint << 56) | (floor((longitude + 180) / .016::float8)::bigint << 28) | floor((latitude + 90) / .01::float8)::bigint,
    (3::bigint << 56) | (floor((longitude + 180) / .032::float8)::bigint << 28) | floor((latitude + 90) / .02::float8)::bigint,
    (4::bigint << 56) | (floor((longitude + 180) / .128::float8)::bigint << 28) | floor((latitude + 90) / .08::float8)::bigint,
    (5::bigint << 56) | (floor((longitude + 180) / .512::float8)::bigint << 28) | floor((latitude + 90) / .32::float8)::bigint];
end
$$;
revoke all on function listings.marks(float8, float8, date) from public;
grant execute on function listings.marks(float8, float8, date) to derwent_app, derwent_worker;

-- The last column: the words of a service's name and of its organisation's.
drop index listings.findable_search;
create index findable_search on listings.findable using gin (search, facets, listings.marks(longitude, latitude, assured_on), ts_filter(search, '{a,b}'));
analyze listings.findable;
