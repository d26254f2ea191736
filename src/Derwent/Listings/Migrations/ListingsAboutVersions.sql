-- A photo remembers for which end of consent its keepers were reminded, so that they are reminded once.
alter table listings.photos add column reminded_for date;

-- What an organisation said of itself before. Read and written by those who keep its pages; changed by nobody.
create table listings.organisation_versions (
  id uuid not null constraint pk_organisation_versions primary key,
  organisation_id uuid not null,
  said jsonb not null,
  why character varying(500) not null,
  at timestamp with time zone not null,
  by_name character varying(200) not null,
  by_organisation_id uuid,
  by_person_id uuid
);
create index ix_organisation_versions_organisation_id_at on listings.organisation_versions (organisation_id, at);
alter table listings.organisation_versions enable row level security;
alter table listings.organisation_versions force row level security;
create policy worker on listings.organisation_versions to derwent_worker using (true) with check (true);
create policy keeper on listings.organisation_versions to derwent_owner using (true) with check (true);
create policy seen on listings.organisation_versions for select to derwent_app using (listings.may_keep(organisation_id));
create policy written on listings.organisation_versions for insert to derwent_app with check (listings.may_keep(organisation_id));
grant select, insert on listings.organisation_versions to derwent_app, derwent_worker;
