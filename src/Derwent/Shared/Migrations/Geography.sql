-- Public geography: areas with their outlines, postcodes with their points, figures by area. All of it optional; nothing here is about a person.
create schema geography;
grant usage on schema geography to derwent_app, derwent_gate, derwent_worker;

create table geography.areas (
  kind text not null check (length(kind) <= 40), code text not null check (length(code) <= 40), name text not null check (length(name) <= 200),
  boundary geometry (multipolygon, 4326) not null, centre geometry (point, 4326) not null, imported_at timestamptz not null,
  primary key (kind, code)
);
create index areas_boundary on geography.areas using gist (boundary);
create index areas_name on geography.areas (lower(name));

create table geography.postcodes (
  postcode text primary key check (postcode ~ '^[A-Z0-9]{5,7}$'), point geography (point, 4326) not null,
  ward text check (length(ward) <= 40), lsoa text check (length(lsoa) <= 40), imported_at timestamptz not null
);

create table geography.indicators (
  area text not null check (length(area) <= 40), code text not null check (length(code) <= 200), period text not null check (length(period) <= 40),
  value double precision not null, primary key (area, code, period)
);
create index indicators_code on geography.indicators (code, period);

grant select on all tables in schema geography to derwent_app, derwent_gate, derwent_worker;
grant insert, update, delete on all tables in schema geography to derwent_worker;
