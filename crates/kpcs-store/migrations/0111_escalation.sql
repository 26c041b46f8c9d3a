-- Who has been told of what was not closed in time: one row for each certificate and level. An aid to memory, so that nobody
-- is told twice and both desks can say who knows; backed up, never rebuilt.

create table work_escalation (
    -- The office that told its head; the scheme for Chair and secretariat.
    authority   text    not null,
    participant text    not null,
    serial      integer not null,
    level       text    not null,
    told_at     integer not null,
    constraint work_escalation_once primary key (authority, participant, serial, level)
) strict;
