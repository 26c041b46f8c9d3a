-- How often a mail was handed over without an end being noted: a stop in the midst of sending is known afterwards, so that the
-- mail goes out once more and not for ever. Backed up, never rebuilt.

alter table work_mail add column handed integer not null default 0;
