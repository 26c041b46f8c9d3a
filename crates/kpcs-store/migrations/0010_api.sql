-- Working data of programs: their tokens. Backed up, never rebuilt.

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
