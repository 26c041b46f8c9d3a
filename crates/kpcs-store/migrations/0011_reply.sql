-- Reply links: how a partner that has only paper answers a letter (decisions 22). Working data, never rebuilt: an answer
-- becomes official only by the act of the officer who reads it.

create table work_reply_link (
    -- The letter's message in work_outbox.
    message     integer primary key,
    -- SHA-256 of the token; the token itself is only in the letter.
    token       blob    not null,
    position    integer not null,
    authority   text    not null,
    number      text    not null,
    recipient   text    not null,
    expires_at  integer not null,
    answered_at integer,
    reply       blob,
    settled     text,
    settled_by  text,
    settled_at  integer,
    constraint work_reply_link_token unique (token),
    constraint work_reply_link_token_length check (length(token) = 32),
    constraint work_reply_link_answered check ((answered_at is null) = (reply is null)),
    constraint work_reply_link_settled check (settled is null or (settled in ('recorded', 'read')
        and answered_at is not null and settled_by is not null and settled_at is not null))
) strict;
create index work_reply_link_waiting on work_reply_link (authority, settled, answered_at);
