-- As in ListingsMarks.sql, in seven sizes of squares, each twice as wide and high as the one before: the largest were four times as large, and what lay in them beyond a ring was read for nothing.
create or replace function listings.marks(longitude float8, latitude float8, assured_on date) returns bigint[] language plpgsql immutable parallel safe as
$$
begin
  return array[
    (9::bigint << 56) | (assured_on - date '2000-01-01' + 100000),
    (floor((longitude + 180) / .004::float8)::bigint << 28) | floor((latitude + 90) / .0025::float8)::bigint,
    (1::bigint << 56) | (floor((longitude + 180) / .008::float8)::bigint << 28) | floor((latitude + 90) / .005::float8)::bigint,
    (2::bigint << 56) | (floor((longitude + 180) / .016::float8)::bigint << 28) | floor((latitude + 90) / .01::float8)::bigint,
    (3::bigint << 56) | (floor((longitude + 180) / .032::float8)::bigint << 28) | floor((latitude + 90) / .02::float8)::bigint,
    (4::bigint << 56) | (floor((longitude + 180) / .064::float8)::bigint << 28) | floor((latitude + 90) / .04::float8)::bigint,
    (5::bigint << 56) | (floor((longitude + 180) / .128::float8)::bigint << 28) | floor((latitude + 90) / .08::float8)::bigint,
    (6::bigint << 56) | (floor((longitude + 180) / .256::float8)::bigint << 28) | floor((latitude + 90) / .16::float8)::bigint];
end
$$;

-- The marks of the squares that cover the ground around a place, some four to 22 of the finest size of which four reach across it: fewer would hold much that lies outside, more take longer to look up.
-- Null where the largest are too small (some 35 kilometres), and at the poles and the date line, where nobody is looking for a youth club. A degree is taken a little short and the metres a little long.
create function listings.around(longitude float8, latitude float8, metres float8) returns bigint[] language plpgsql immutable strict parallel safe as
$$
declare
  east float8 := longitude + 180;
  north float8 := latitude + 90;
  up float8 := greatest(metres, 100) * 1.01 / 111000;
  along float8;
  size bigint := 0;
  height float8 := .0025;
  width float8 := .004;
  aside float8;
  marks bigint[] := '{}';
begin
  if up > 1 or abs(latitude) + up > 85 then return null; end if;
  along := up / cos(radians(abs(latitude) + up));
  if abs(longitude) + along >= 180 then return null; end if;
  while up > 2 * height or along > 2 * width loop
    if size = 6 then return null; end if;
    size := size + 1; height := height * 2; width := width * 2;
  end loop;
  for x in floor((east - along) / width)::int .. floor((east + along) / width)::int loop
    aside := up * sqrt(greatest(0, 1 - (greatest(0, x * width - east, east - (x + 1) * width) / along) ^ 2));
    for y in floor((north - aside) / height)::int .. floor((north + aside) / height)::int loop
      marks := marks || ((size << 56) | (x::bigint << 28) | y);
    end loop;
  end loop;
  return marks;
end
$$;
revoke all on function listings.around(float8, float8, float8) from public;
grant execute on function listings.around(float8, float8, float8) to derwent_app, derwent_worker;

drop index listings.findable_search;
create index findable_search on listings.findable using gin (search, facets, listings.marks(longitude, latitude, assured_on), ts_filter(search, '{a,b}'));
analyze listings.findable;
