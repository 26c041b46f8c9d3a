-- Projections of what the importing side does with goods it does not simply let in, and of the cases between two
-- authorities (kpcs.md §4.5, §9.6 to §9.8; docs/decisions/0004). Dropped and made anew by `rebuild` like all views.

-- Fed by report_discrepancy, detain_shipment, query_issuer (they open a case, or join the open one), answer_query, and by
-- every act that ends one. Each authority has its own row, from the statements that it made and received.
create table view_case (
    holder      text    not null,
    -- The certificate as issuer and serial, or the office's own reference.
    key         text    not null,
    sequence    integer not null,
    kind        text    not null,
    state       text    not null,
    participant text,
    serial      integer,
    number      text,
    reference   text,
    opened_by   text    not null,
    -- The authority that is asked; none for goods without a certificate.
    issuer      text,
    opened_at   integer not null,
    due         integer,
    -- The day since which goods are held under it.
    held_since  integer,
    ended_at    integer,
    ended_how   text,
    position    integer not null,
    constraint view_case_once primary key (holder, key, sequence),
    constraint view_case_kind check (kind in ('discrepancy', 'detention', 'query')),
    constraint view_case_state check (state in ('open', 'asked', 'answered', 'ended')),
    constraint view_case_ended check ((state = 'ended') = (ended_at is not null and ended_how is not null)),
    constraint view_case_named check ((number is null) <> (reference is null))
) strict;
create index view_case_queue on view_case (holder, state, due);

-- Fed by the same acts: every statement of a case, in the order of the holder's journal.
create table view_case_entry (
    holder    text    not null,
    key       text    not null,
    sequence  integer not null,
    position  integer not null,
    act       integer not null,
    authority text    not null,
    at        integer not null,
    constraint view_case_entry_once primary key (holder, key, sequence, position)
) strict;

-- Fed by detain_shipment for goods that came without a certificate, and by what becomes of them.
create table view_goods_without_certificate (
    receiver     text    not null,
    sequence     integer not null,
    reference    text    not null,
    state        text    not null,
    description  text    not null,
    carats       integer,
    number_shown text,
    position     integer not null,
    constraint view_goods_without_certificate_sequence primary key (receiver, sequence),
    constraint view_goods_without_certificate_reference unique (reference),
    constraint view_goods_without_certificate_state check (state in
        ('detained', 'released', 'refused', 'returned', 'forfeited'))
) strict;

-- Fed by return_shipment: which parcels were sent back, and under which document.
create table view_returned_parcel (
    receiver text    not null,
    key      text    not null,
    parcel   integer not null,
    under    text    not null,
    left_on  integer not null,
    position integer not null,
    constraint view_returned_parcel_once primary key (receiver, key, parcel)
) strict;

-- Fed by record_transit (own and received): passages through a third Participant.
create table view_transit (
    position    integer primary key,
    holder      text    not null,
    participant text    not null,
    serial      integer not null,
    authority   text    not null,
    entered_on  integer not null,
    left_on     integer
) strict;
create index view_transit_certificate on view_transit (holder, participant, serial);

-- Fed by endorse_original: an original is endorsed once.
create table view_endorsement (
    receiver    text    not null,
    participant text    not null,
    serial      integer not null,
    endorsed_on integer not null,
    due         integer,
    late        integer not null,
    position    integer not null,
    constraint view_endorsement_once primary key (receiver, participant, serial)
) strict;

-- Fed by issue_import_certificate: the office's own series.
create table view_import_certificate (
    receiver    text    not null,
    reference   text    not null,
    participant text    not null,
    serial      integer not null,
    issued_on   integer not null,
    position    integer not null,
    constraint view_import_certificate_reference primary key (receiver, reference),
    constraint view_import_certificate_once unique (receiver, participant, serial)
) strict;
