-- Projections of what an issuer does after a certificate was issued: amendments, blanks, lots, appointments.

-- Fed by amend_certificate, own and received: both readings of each element, for whoever holds the certificate.
create table view_amendment (
    holder      text    not null,
    participant text    not null,
    serial      integer not null,
    position    integer not null,
    place       integer not null,
    element     text    not null,
    was         text    not null,
    reads       text    not null,
    constraint view_amendment_once primary key (position, place)
) strict;
create index view_amendment_certificate on view_amendment (holder, participant, serial, position);

-- Fed by receive_blanks, allot_blanks, spoil_blank, destroy_blanks and whatever takes a number: pre-numbered security paper.
create table view_blank (
    participant text    not null,
    serial      integer not null,
    authority   text    not null,
    state       text    not null,
    holder      text,
    position    integer not null,
    constraint view_blank_once primary key (participant, serial),
    constraint view_blank_state check (state in ('stock', 'allotted', 'used', 'spoiled', 'destroyed')),
    constraint view_blank_allotted check (state <> 'allotted' or holder is not null)
) strict;
create index view_blank_holder on view_blank (authority, state, holder, serial);

-- Fed by issue_certificate and replace_certificate, own: what went out of a lot that came in under a certificate. What is
-- left of a lot is the carats of its certificate less these (kpcs.md §5.11, §9.7).
create table view_lot_use (
    holder      text    not null,
    participant text    not null,
    serial      integer not null,
    certificate text    not null,
    carats      integer not null,
    position    integer not null,
    place       integer not null,
    constraint view_lot_use_once primary key (position, place)
) strict;
create index view_lot_use_lot on view_lot_use (holder, participant, serial);

-- Fed by issue_letter_of_comfort, own and received: letters that the office wrote or was sent (kpcs.md §9.1).
create table view_letter_of_comfort (
    holder                text    not null,
    authority             text    not null,
    reference             text    not null,
    destination_authority text    not null,
    issued                integer not null,
    position              integer not null,
    constraint view_letter_of_comfort_once primary key (holder, authority, reference)
) strict;

-- Fed by book_appointment: times taken at an office's counter, in days and minutes of the office's own clock.
create table view_appointment (
    authority   text    not null,
    day         integer not null,
    minutes     integer not null,
    company     text,
    application text,
    position    integer not null,
    constraint view_appointment_once primary key (authority, day, minutes)
) strict;
