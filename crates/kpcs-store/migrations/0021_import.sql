-- Working data: files of many requests that somebody has sent and not yet confirmed, and what came of those confirmed.
-- Backed up, never rebuilt; swept when they are old.

create table work_import (
    file        integer primary key,
    handle      text    not null,
    kind        text    not null,
    digest      blob    not null,
    -- The file; empty once it is recorded.
    content     blob    not null,
    -- What the sender says of encoding and decimal sign, as a form's answers.
    said        text    not null,
    kept_at     integer not null,
    recorded_at integer,
    -- Once recorded, a line for each request: whether it stood there before, and its subject.
    outcome     text    not null,
    constraint work_import_once unique (handle, kind, digest),
    constraint work_import_digest_length check (length(digest) = 32)
) strict;
