-- The second step of signing in: time-based codes. Backed up, never rebuilt.

create table work_second_step (
    handle       text    primary key,
    -- What the node key makes the secret from; without the node key it tells nothing.
    salt         blob    not null,
    begun_at     integer not null,
    confirmed_at integer,
    -- The last step of 30 seconds whose code was used: a code counts once.
    last_step    integer not null default 0,
    constraint work_second_step_salt check (length(salt) = 16)
) strict;

create table work_recovery_code (
    -- SHA-256 of handle and code; the codes were shown once.
    digest  blob    primary key,
    handle  text    not null,
    used_at integer,
    constraint work_recovery_code_digest check (length(digest) = 32)
) strict;
create index work_recovery_code_handle on work_recovery_code (handle);

-- Somebody whose password was right and whose code is still missing.
create table work_half_sign_in (
    -- SHA-256 of the token that the form brings back.
    token      blob    primary key,
    handle     text    not null,
    source     text    not null,
    browser    text    not null,
    device     blob    not null,
    remembers  integer not null,
    expires_at integer not null,
    constraint work_half_sign_in_token check (length(token) = 32)
) strict;
