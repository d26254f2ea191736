-- A story came down: letters that carried it may name it in their subject and in their address. From this transaction on the archive knows them by a neutral name, and whoever has
-- the old address is led on. A picture that came down stops letters on their way too, but no subject speaks of it.
grant select (id, state, blocks, slug, former_slug), update (state, trouble, slug, former_slug, recalled_at, new_subject, new_preview) on newsletters.issues to derwent_access;
grant create on schema newsletters to derwent_access;
set role derwent_access;

create function newsletters.hold(piece uuid, story boolean, at timestamptz) returns void language plpgsql security definer set search_path = pg_catalog, access, newsletters as
$$
begin
  if session_user = 'derwent_app' and (access.has_role('coordinator') or access.has_role('administrator') or access.has_role('data_protection_lead')) is not true then return; end if;
  update newsletters.issues i set state = 'Paused',
    trouble = 'Something in this letter was taken down from our site, so the letter was stopped and that part taken out. Read it once more, the subject too, before you go on.'
  where i.state in ('Scheduled', 'Sending') and i.blocks @> jsonb_build_array(jsonb_build_object('Piece', piece));
  if not story then return; end if;
  update newsletters.issues i set recalled_at = hold.at, new_subject = null, new_preview = null, former_slug = coalesce(i.former_slug, i.slug), slug = 'letter-' || replace(i.id::text, '-', '')
  where i.state <> 'Draft' and i.slug is not null and i.blocks @> jsonb_build_array(jsonb_build_object('Piece', piece));
end
$$;
revoke all on function newsletters.hold(uuid, boolean, timestamptz) from public;
grant execute on function newsletters.hold(uuid, boolean, timestamptz) to derwent_app, derwent_worker;
drop function newsletters.hold(uuid);
set role derwent_owner;
revoke create on schema newsletters from derwent_access;

-- Pictures were sent straight into letters, and nobody was asked who is on them. From now on each is one of the library's; until somebody there has said so, none is shown. Letters that
-- are about to go out with one wait, and the library takes the pictures in by a job.
alter table newsletters.issues no force row level security;
alter table newsletters.issue_versions no force row level security;
alter table newsletters.pictures no force row level security;
update newsletters.issues i set state = 'Paused', trouble = 'A picture in this letter was sent in before anybody was asked who is on it, so the letter was stopped. The picture is in the library now: say there who is on it, or go on without it.'
where i.state in ('Scheduled', 'Sending') and exists (select from jsonb_array_elements(i.blocks) b where jsonb_typeof(b -> 'Picture') = 'string');
update newsletters.issues i set blocks = (select jsonb_agg(case when jsonb_typeof(b -> 'Picture') = 'string' then (b - 'Picture') || jsonb_build_object('Piece', b -> 'Picture') else b - 'Picture' end order by place)
  from jsonb_array_elements(i.blocks) with ordinality as each (b, place))
where exists (select from jsonb_array_elements(i.blocks) b where b ? 'Picture');
update newsletters.issue_versions v set blocks = (select jsonb_agg(case when jsonb_typeof(b -> 'Picture') = 'string' then (b - 'Picture') || jsonb_build_object('Piece', b -> 'Picture') else b - 'Picture' end order by place)
  from jsonb_array_elements(v.blocks) with ordinality as each (b, place))
where exists (select from jsonb_array_elements(v.blocks) b where b ? 'Picture');
insert into jobs.outbox (id, kind, body, created_at, due_at)
select gen_random_uuid(), 'Derwent.Site.Pictures.TakeInLetterPictures', '{}', now(), now() where exists (select from newsletters.pictures);
alter table newsletters.issues force row level security;
alter table newsletters.issue_versions force row level security;
alter table newsletters.pictures force row level security;
drop policy added on newsletters.pictures;
revoke insert on newsletters.pictures from derwent_app;
grant delete on newsletters.pictures to derwent_worker;
