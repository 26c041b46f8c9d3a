-- Feeds of an office beside those of a person: the same addresses, one kind more. Backed up, never rebuilt.

create table work_feed_new (
    feed       integer primary key,
    -- SHA-256 of the token; the token itself was shown once.
    digest     blob    not null,
    handle     text    not null,
    kind       text    not null,
    created_at integer not null,
    revoked_at integer,
    constraint work_feed_digest unique (digest),
    constraint work_feed_digest_length check (length(digest) = 32),
    constraint work_feed_kind check (kind in ('notices', 'deadlines', 'office'))
) strict;
insert into work_feed_new (feed, digest, handle, kind, created_at, revoked_at)
    select feed, digest, handle, kind, created_at, revoked_at from work_feed;
drop table work_feed;
alter table work_feed_new rename to work_feed;
create index work_feed_handle on work_feed (handle, feed);
