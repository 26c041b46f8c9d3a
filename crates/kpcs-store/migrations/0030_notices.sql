-- Notices to people, what each of them chose, mail on its way, and the addresses of feeds and calendars. Working data,
-- never rebuilt: a notice says that something stands elsewhere, and no official fact depends on it.

create table work_notice (
    notice     integer primary key,
    kind       text    not null,
    authority  text    not null,
    -- The company concerned; empty for the office.
    company    text    not null default '',
    -- The one person concerned; empty for everybody who holds one of the roles.
    handle     text    not null default '',
    -- Who did it and need not be told.
    done_by    text    not null default '',
    -- The roles it is for: for each the bit of its number.
    roles      integer not null,
    -- What it comes from; the same source is told once.
    source     text    not null,
    subject    text    not null,
    link       text    not null,
    at         integer not null,
    constraint work_notice_once unique (authority, company, handle, kind, source)
) strict;
create index work_notice_office on work_notice (authority, notice);

create table work_notice_read (
    handle  text    not null,
    notice  integer not null,
    read_at integer not null,
    constraint work_notice_read_once primary key (handle, notice)
) strict;

create table work_notice_choice (
    handle text not null,
    kind   text not null,
    choice text not null,
    constraint work_notice_choice_once primary key (handle, kind)
) strict;

-- Where a person takes mail, and up to which notice they have read or were written to.
create table work_notice_person (
    handle    text    primary key,
    -- Empty for none.
    email     text    not null,
    -- Everything up to this notice has been marked as read.
    read_to   integer not null default 0,
    -- The last notice that was looked at for mail at once, and for the digest.
    told      integer not null,
    digested  integer not null,
    -- The day of the last digest.
    digest_on integer not null
) strict;

-- Mail that this register sends itself. The bytes go once it has been taken, and stay when it never was.
create table work_mail (
    mail       integer primary key,
    -- What it comes from: the message of the outbox, or a person and the last notice in it. Queued once.
    source     text    not null,
    authority  text    not null,
    sender     text    not null,
    recipient  text    not null,
    bytes      blob,
    state      text    not null,
    attempts   integer not null,
    next_at    integer not null,
    queued_at  integer not null,
    ended_at   integer,
    -- What the other side last said; empty when it has said nothing.
    answer     text    not null,
    constraint work_mail_source unique (source),
    constraint work_mail_state check (state in ('waiting', 'sent', 'dead')),
    constraint work_mail_kept check (state = 'sent' or bytes is not null),
    constraint work_mail_ended check ((state = 'waiting') = (ended_at is null))
) strict;
create index work_mail_due on work_mail (state, next_at, mail);

-- Addresses at which a program reads a person's notices or deadlines without signing in.
create table work_feed (
    feed       integer primary key,
    -- SHA-256 of the token; the token itself was shown once.
    digest     blob    not null,
    handle     text    not null,
    kind       text    not null,
    created_at integer not null,
    revoked_at integer,
    constraint work_feed_digest unique (digest),
    constraint work_feed_digest_length check (length(digest) = 32),
    constraint work_feed_kind check (kind in ('notices', 'deadlines'))
) strict;
create index work_feed_handle on work_feed (handle, feed);
