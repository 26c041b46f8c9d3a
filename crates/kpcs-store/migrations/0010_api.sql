-- Working data of programs: their tokens, files on their way in, addresses that are told of acts. Backed up, never rebuilt.

create table work_token (
    token      integer primary key,
    -- SHA-256 of the token; the token itself was shown once.
    digest     blob    not null,
    handle     text    not null,
    name       text    not null,
    reads      integer not null,
    -- Names of acts by space; '*' for all that the person may; empty for none.
    acts       text    not null,
    created_at integer not null,
    expires_at integer not null,
    used_at    integer,
    revoked_at integer,
    constraint work_token_digest unique (digest),
    constraint work_token_digest_length check (length(digest) = 32)
) strict;
create index work_token_handle on work_token (handle, token);

-- A file between its check and the button: kept by digest, so that what is done is what was checked.
create table work_import (
    handle   text    not null,
    digest   blob    not null,
    kind     text    not null,
    format   text    not null,
    bytes    blob    not null,
    given_at integer not null,
    constraint work_import_once primary key (handle, digest)
) strict;

-- An address that is told of the acts which concern an office.
create table work_webhook (
    webhook    integer primary key,
    authority  text    not null,
    address    text    not null,
    secret     text    not null,
    made_by    text    not null,
    made_at    integer not null,
    -- The last journal position whose acts were queued for it.
    queued_to  integer not null,
    ended_at   integer,
    -- 'removed' by a person, or 'dead' after too many failures.
    ended_by   text,
    constraint work_webhook_ended check ((ended_at is null) = (ended_by is null)),
    constraint work_webhook_ended_by check (ended_by is null or ended_by in ('removed', 'dead'))
) strict;
create index work_webhook_authority on work_webhook (authority, webhook);

create table work_webhook_message (
    webhook      integer not null,
    position     integer not null,
    attempts     integer not null default 0,
    due_at       integer not null,
    delivered_at integer,
    last_answer  text,
    constraint work_webhook_message_once primary key (webhook, position)
) strict;
create index work_webhook_message_due on work_webhook_message (delivered_at, due_at);
