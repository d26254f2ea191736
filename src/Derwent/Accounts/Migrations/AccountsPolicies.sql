-- Credentials belong to the gate role alone. Other roles read names and work addresses, and only when somebody has entered.
create table accounts.data_protection_keys (id integer generated always as identity primary key, friendly_name text, xml text);

do $$
declare t text;
begin
  foreach t in array array['people', 'claims', 'logins', 'tokens', 'passkeys', 'invitations', 'data_protection_keys'] loop
    execute format('alter table accounts.%I enable row level security', t);
    execute format('alter table accounts.%I force row level security', t);
    execute format('create policy gate on accounts.%I to derwent_gate using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on accounts.%I to derwent_gate', t);
  end loop;
end $$;
revoke delete on accounts.people, accounts.invitations, accounts.data_protection_keys from derwent_gate;

grant usage on schema accounts to derwent_app, derwent_gate, derwent_worker;
grant select (id, name, email, organisation_id, organisation_name, roles, left_at) on accounts.people to derwent_app, derwent_worker;
create policy named on accounts.people for select to derwent_app using ((select access.context()) is not null);
create policy worker on accounts.people for select to derwent_worker using (true);
