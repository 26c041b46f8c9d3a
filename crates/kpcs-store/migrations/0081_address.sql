-- Mail addresses that their person has confirmed by a link mailed there. Backed up, never rebuilt.

alter table work_notice_person add column confirmed integer not null default 0;
-- What took mail before goes on taking it.
update work_notice_person set confirmed = 1;

create table work_address_link (
    -- SHA-256 of the token; the token itself was mailed.
    digest     blob    primary key,
    handle     text    not null,
    address    text    not null,
    expires_at integer not null,
    constraint work_address_link_digest check (length(digest) = 32),
    constraint work_address_link_one unique (handle)
) strict;
