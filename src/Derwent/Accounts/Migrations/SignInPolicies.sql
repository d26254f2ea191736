-- Recovery codes are credentials: the gate role's alone. New ones replace the old, so they may be deleted.
alter table accounts.recovery_codes enable row level security;
alter table accounts.recovery_codes force row level security;
create policy gate on accounts.recovery_codes to derwent_gate using (true) with check (true);
grant select, insert, update, delete on accounts.recovery_codes to derwent_gate;
