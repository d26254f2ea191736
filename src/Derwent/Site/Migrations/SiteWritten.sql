-- What is shown already was written when its version was.
update site.shown s set written_at = v.at from site.versions v where v.id = s.version_id;
