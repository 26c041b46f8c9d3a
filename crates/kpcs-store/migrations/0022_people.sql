-- People of an office: suspension, place, roles for a time, leave cover, one-time links, recovery by two. Backed up, never
-- rebuilt.

alter table work_account add column suspended_at integer;
-- Where in the office they work: a place, a branch, a counter.
alter table work_account add column place text not null default '';

-- A role from a day to a day, beside those that the account has without end.
create table work_role (
    id        integer primary key,
    handle    text    not null,
    role      text    not null,
    from_day  integer not null,
    -- The last day; null for no end.
    until_day integer,
    given_by  text    not null,
    -- Whose role it is while they are away; null for one of the person's own.
    cover_for text,
    given_at  integer not null,
    ended_at  integer,
    constraint work_role_days check (until_day is null or until_day >= from_day),
    constraint work_role_cover_of_another check (cover_for is null or cover_for <> handle)
) strict;
create index work_role_handle on work_role (handle, id);
create index work_role_cover on work_role (cover_for, id);

-- A link by which a person sets a password: once, for a time.
create table work_link (
    -- SHA-256 of the token; the token itself was shown once.
    digest     blob    primary key,
    handle     text    not null,
    kind       text    not null,
    made_at    integer not null,
    expires_at integer not null,
    used_at    integer,
    constraint work_link_digest check (length(digest) = 32),
    constraint work_link_kind check (kind in ('invitation', 'recovery'))
) strict;
create index work_link_handle on work_link (handle);

-- Somebody lost password or second step: one administrator asks, another approves.
create table work_recovery (
    handle   text    primary key,
    asked_by text    not null,
    asked_at integer not null,
    reason   text    not null
) strict;
