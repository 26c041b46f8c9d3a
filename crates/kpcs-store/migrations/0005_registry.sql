-- Projections of the rest of the scheme's register: observers, ends of designations, contacts, partners, alerts.
-- What stands in a statement of its own is read there; these rows find it.

-- Fed by register_observer, end_observership.
create table view_observer (
    observer text    not null,
    from_day integer not null,
    to_day   integer,
    name     text    not null,
    kind     text    not null,
    basis    text    not null,
    source   text    not null,
    position integer not null,
    constraint view_observer_seat primary key (observer, from_day)
) strict;

-- Fed by end_designation; an empty place is the whole authority.
create table view_designation_end (
    authority text    not null,
    place     text    not null,
    ends_on   integer not null,
    basis     text    not null,
    successor text,
    position  integer not null,
    constraint view_designation_end_once primary key (authority, place)
) strict;

-- Finds the confirmations that name differences, for counting how certificates ended.
create index view_confirmation_differences on view_confirmation (holder, differences);

-- Fed by publish_contacts; the contacts stand in the statement.
create table view_contacts (
    authority text    primary key,
    position  integer not null
) strict;

-- Fed by recognise_partner.
create table view_partner (
    participant text    not null,
    partner     text    not null,
    from_day    integer not null,
    to_day      integer,
    basis       text    not null,
    source      text    not null,
    position    integer not null,
    constraint view_partner_once primary key (participant, partner)
) strict;

-- Fed by raise_alert, resolve_alert and the issuer's reports of loss, theft and withdrawal: one row for each range named.
create table view_alert (
    position    integer not null,
    item        integer not null,
    -- The alert's own name; for what an issuer reports, the certificate's number.
    reference   text    not null,
    sequence    integer not null,
    kind        text    not null,
    raised_by   text    not null,
    day         integer not null,
    participant text,
    serial      integer,
    serial_to   integer,
    number      text,
    number_to   text,
    summary     text    not null,
    resolved_on integer,
    outcome     text,
    resolved    integer,
    constraint view_alert_once primary key (position, item),
    constraint view_alert_said_once unique (raised_by, reference, kind, item),
    constraint view_alert_range check ((serial is null) = (serial_to is null) and serial_to >= serial),
    constraint view_alert_resolved check ((resolved_on is null) = (resolved is null))
) strict;
create index view_alert_number on view_alert (participant, serial, serial_to);
create index view_alert_reference on view_alert (reference);
create index view_alert_day on view_alert (day);
create index view_alert_sequence on view_alert (raised_by, sequence);

-- Fed by every public act, own ones and those of the scheme's public record: the acts that everybody may read, as they came here.
create table view_public_act (
    sequence integer primary key,
    position integer not null unique
) strict;

-- Fed by acts of other nodes of which this one, running the log, knows the header part alone: what they say of certificates.
create table view_heard (
    position    integer primary key,
    authority   text    not null,
    act         integer not null,
    effect      text    not null,
    number      text    not null,
    participant text    not null,
    serial      integer not null,
    destination text,
    refers_to   text
) strict;
create index view_heard_certificate on view_heard (participant, serial, position);
create index view_heard_refers_to on view_heard (refers_to) where refers_to is not null;

-- Fed like view_heard: what is not as it should be among what other nodes say (issue 03, demand 6).
create table view_finding (
    position integer primary key,
    kind     text    not null
) strict;
