-- A picture's own last day is kept by a job on the day after. Pictures from before have one from now on; what has run out already is looked at once.
alter table site.pictures no force row level security;
insert into jobs.outbox (id, kind, body, created_at, due_at)
select gen_random_uuid(), 'Derwent.Site.Pictures.EndPicture', jsonb_build_object('PictureId', p.id), now(), ((p.expires_on + 1)::timestamp at time zone 'Europe/London')
from site.pictures p where p.expires_on is not null and p.taken_down_at is null;
alter table site.pictures force row level security;
