-- Working data: backed up, never rebuilt; no official fact depends on it alone (decisions 6).

create table work_setting (
    name  text primary key,
    value text not null
) strict;

create table work_account (
    handle     text primary key,
    login      text    not null,
    name       text    not null,
    authority  text    not null,
    roles      text    not null,
    company    text,
    password   text    not null,
    language   text    not null default 'en',
    demo       integer not null default 0,
    created_at integer not null,
    constraint work_account_login unique (login)
) strict;

create table work_session (
    -- SHA-256 of the token; the token itself is only in the cookie.
    token      blob    primary key,
    handle     text    not null,
    form_token text    not null,
    created_at integer not null,
    expires_at integer not null,
    constraint work_session_token_length check (length(token) = 32)
) strict;

create table work_sign_in (
    login      text    not null,
    at         integer not null,
    succeeded  integer not null
) strict;
create index work_sign_in_login on work_sign_in (login, at);

create table work_draft (
    handle   text    not null,
    act      text    not null,
    subject  text    not null,
    answers  text    not null,
    saved_at integer not null,
    constraint work_draft_one primary key (handle, act, subject)
) strict;

-- A two-person act that one officer prepared and another may approve.
create table work_proposal (
    proposal    integer primary key,
    authority   text    not null,
    act         integer not null,
    subject     text    not null,
    request     blob    not null,
    asked       blob    not null,
    header      blob    not null,
    core        blob    not null,
    details     blob    not null,
    blinds      blob    not null,
    number      text,
    prepared_by text    not null,
    prepared_at integer not null,
    state       text    not null,
    position    integer,
    constraint work_proposal_request unique (authority, request),
    constraint work_proposal_state check (state in ('prepared', 'approved', 'refused', 'lapsed')),
    constraint work_proposal_approved check ((state = 'approved') = (position is not null))
) strict;
create index work_proposal_open on work_proposal (authority, state, prepared_at);

-- Numbers taken by a preparation; what becomes of them is recorded by acts.
create table work_number (
    participant text    not null,
    serial      integer not null,
    authority   text    not null,
    proposal    integer not null,
    constraint work_number_taken_once primary key (participant, serial)
) strict;
create index work_number_authority on work_number (authority, serial);

-- Statements waiting to reach the other authority.
create table work_outbox (
    message      integer primary key,
    position     integer not null,
    recipient    text    not null,
    channel      text    not null,
    queued_at    integer not null,
    delivered_at integer,
    constraint work_outbox_once unique (position, recipient),
    constraint work_outbox_channel check (channel in ('statement', 'mail'))
) strict;
create index work_outbox_waiting on work_outbox (delivered_at, channel, message);

-- What an authority's desk has received, for its people to see.
create table work_inbox (
    authority   text    not null,
    position    integer not null,
    received_at integer not null,
    read_at     integer,
    constraint work_inbox_once primary key (authority, position)
) strict;
