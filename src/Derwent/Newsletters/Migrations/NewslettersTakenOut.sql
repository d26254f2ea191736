-- What falls out of a letter is written down of that letter: who took it down, which letter, why; in the transaction that takes it down, whoever calls. A draft loses nothing that is kept:
-- whoever writes it is told at each look.
grant create on schema newsletters to derwent_access;
set role derwent_access;

create function newsletters.hold(piece uuid, story boolean, paths text[], why text, at timestamptz) returns void language plpgsql security definer set search_path = pg_catalog, access, newsletters as
$$
declare
  address text := (select string_agg(regexp_replace(path, '([^[:alnum:]/_-])', '\\\1', 'g'), '|') from unnest(paths) path);
  stopped uuid[];
begin
  if session_user = 'derwent_app' and (access.has_role('coordinator') or access.has_role('administrator') or access.has_role('data_protection_lead')) is not true then return; end if;
  if address is not null then
    address := '(' || address || ')([^[:alnum:]_-]|$)';
    -- Kind 4 is a post.
    update newsletters.issues i set blocks = (select jsonb_agg(
        case when b ->> 'Piece' is null and concat_ws(' ', b ->> 'Link', b ->> 'Words', b ->> 'More') ~* address
          then b || jsonb_build_object('Kind', 4, 'Piece', hold.piece, 'Title', coalesce(nullif(b ->> 'Title', ''), 'A story')) else b end order by place)
      from jsonb_array_elements(i.blocks) with ordinality as each (b, place))
    where exists (select from jsonb_array_elements(i.blocks) b where b ->> 'Piece' is null and concat_ws(' ', b ->> 'Link', b ->> 'Words', b ->> 'More') ~* address);
  end if;
  with paused as (
    update newsletters.issues i set state = 'Paused',
      trouble = case when story then 'Something in this letter was taken down from our site, so the letter was stopped and that part taken out. Read it once more, the subject too, before you go on.'
        else 'A picture in this letter may not be shown any more, so the letter was stopped and the picture taken out. Read it once more before you go on.' end
    where i.state in ('Scheduled', 'Sending') and i.blocks @> jsonb_build_array(jsonb_build_object('Piece', piece)) returning i.id)
  select coalesce(array_agg(id), '{}') into stopped from paused;
  perform audit.note('wrote', 'newsletter', i.id, case when i.id = any (stopped) then 'stopped on its way: ' else 'lost a part: ' end || hold.why, null)
  from newsletters.issues i where i.state <> 'Draft' and i.blocks @> jsonb_build_array(jsonb_build_object('Piece', piece));
  if not story then return; end if;
  update newsletters.issues i set recalled_at = hold.at, new_subject = null, new_preview = null, former_slug = coalesce(i.former_slug, i.slug), slug = 'letter-' || replace(i.id::text, '-', '')
  where i.state <> 'Draft' and i.slug is not null and i.blocks @> jsonb_build_array(jsonb_build_object('Piece', piece));
end
$$;
revoke all on function newsletters.hold(uuid, boolean, text[], text, timestamptz) from public;
grant execute on function newsletters.hold(uuid, boolean, text[], text, timestamptz) to derwent_app, derwent_worker;

-- As nodes of the version before call it while a deployment is upgraded.
create or replace function newsletters.hold(piece uuid, story boolean, paths text[], at timestamptz) returns void language sql security invoker as
$$ select newsletters.hold(piece, story, paths, 'something in it was taken down', at) $$;
set role derwent_owner;
revoke create on schema newsletters from derwent_access;
