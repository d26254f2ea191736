-- A list that the coordinator sent, until it was taken in: it may name people who answer a telephone, so only those who keep the directory and the worker see it.
create table listings.upload_files (
  upload_id uuid primary key references listings.uploads (id) on delete cascade, bytes bytea not null
);
-- The bytes are compressed by nobody: they are written once, read three times and deleted.
alter table listings.upload_files alter bytes set storage external;

do $$
declare t text;
begin
  foreach t in array array['uploads', 'upload_files'] loop
    execute format('alter table listings.%I enable row level security', t);
    execute format('alter table listings.%I force row level security', t);
    execute format('create policy worker on listings.%I to derwent_worker using (true) with check (true)', t);
    execute format('create policy keeper on listings.%I to derwent_owner using (true) with check (true)', t);
    execute format('create policy kept on listings.%I to derwent_app using ((select access.has_role(''coordinator'') or access.has_role(''administrator''))) with check ((select access.has_role(''coordinator'') or access.has_role(''administrator'')))', t);
    execute format('grant select, insert, update, delete on listings.%I to derwent_worker', t);
  end loop;
end $$;
grant select, insert, update on listings.uploads to derwent_app;
grant select, insert on listings.upload_files to derwent_app;
