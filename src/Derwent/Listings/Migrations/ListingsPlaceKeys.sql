-- A place is looked up by what its sites say of themselves. lower() is not leakproof, so below a policy no index would answer it: the small letters are kept.
alter table listings.service_locations
  add place_key text generated always as (lower(place)) stored,
  add town_key text generated always as (lower(town)) stored;
create index service_locations_place_key on listings.service_locations (place_key);
create index service_locations_town_key on listings.service_locations (town_key);
create index service_locations_postcode on listings.service_locations (postcode collate "C");
