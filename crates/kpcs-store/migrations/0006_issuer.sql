-- Projections of what an issuer does after a certificate was issued: alerts, amendments, blanks, lots, appointments.

-- Fed by report_certificate_lost, report_certificate_stolen, invalidate_certificate, own and received: the public list of
-- certificates that are not to be accepted (kpcs.md §9.6). A number may be on it for several reasons.
create table view_alert (
    participant text    not null,
    serial      integer not null,
    number      text    not null,
    kind        text    not null,
    raised_by   text    not null,
    day         integer not null,
    resolved_on integer,
    position    integer not null,
    constraint view_alert_once primary key (participant, serial, kind, raised_by),
    constraint view_alert_kind check (kind in ('lost', 'stolen', 'invalidated', 'counterfeit', 'withdrawn'))
) strict;
create index view_alert_newest on view_alert (position);

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
