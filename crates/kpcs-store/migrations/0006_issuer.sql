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
