-- What a letter said, and to whom it went, is forgotten by and by (ForgetLetters); this finds the few that are due.
create index letters_done on mail.letters ((coalesce(sent_at, given_up_at))) where coalesce(sent_at, given_up_at) is not null and recipient <> '';
