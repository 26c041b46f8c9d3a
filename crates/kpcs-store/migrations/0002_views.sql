-- Projections: every row follows from the journal and may be dropped and rebuilt (`kpcs rebuild`).
-- Uniqueness that the scheme demands is a constraint here, never a check made before (threat-model M12).

-- Fed by every act: the timeline of a file, a certificate, a Participant.
create table view_act (
    position    integer primary key,
    authority   text    not null,
    received_by text    not null,
    act         integer not null,
    at          integer not null,
    subject     text    not null,
    participant text,
    serial      integer,
    document    text,
    effect      text
) strict;
create index view_act_subject on view_act (subject, position);
create index view_act_certificate on view_act (participant, serial, position);
create index view_act_authority on view_act (authority, received_by, position);

-- Fed by every act: makes a repeated request recognisable (decisions 6).
create table view_request (
    authority text    not null,
    request   blob    not null,
    asked     blob    not null,
    position  integer not null,
    constraint view_request_once primary key (authority, request)
) strict;

-- Fed by admit_participant, change_participant_status.
create table view_participant (
    participant    text    not null,
    from_day       integer not null,
    to_day         integer,
    name           text    not null,
    kind           text    not null,
    status         text    not null,
    trade          text    not null,
    from_precision text    not null,
    to_precision   text,
    basis          text    not null,
    source         text    not null,
    position       integer not null,
    constraint view_participant_interval primary key (participant, from_day),
    constraint view_participant_days check (to_day is null or to_day > from_day)
) strict;

-- Fed by admit_participant and change_participant_status where they concern membership of the REIO.
create table view_reio_member (
    reio     text    not null,
    member   text    not null,
    from_day integer not null,
    to_day   integer,
    position integer not null,
    constraint view_reio_member_interval primary key (reio, member, from_day)
) strict;

-- Fed by designate_authority.
create table view_authority (
    authority   text    primary key,
    participant text    not null,
    name        text    not null,
    exporting   integer not null,
    importing   integer not null,
    places      text    not null,
    address     text    not null,
    email       text    not null,
    signs       integer not null,
    from_day    integer not null,
    position    integer not null
) strict;

-- Fed by admit_participant (a Participant's root), authorise_key, revoke_key.
create table view_key (
    key         text    primary key,
    authority   text    not null,
    algorithm   text    not null,
    public      blob    not null,
    scope       text    not null,
    from_at     integer not null,
    to_at       integer,
    revoked_at  integer,
    reason      text,
    position    integer not null,
    constraint view_key_period check (to_at is null or to_at > from_at)
) strict;
create index view_key_authority on view_key (authority);

-- Fed by adopt_rule_pack; the pack itself stands in the statement.
create table view_rule_pack (
    participant text    not null,
    version     integer not null,
    valid_from  integer not null,
    position    integer not null,
    constraint view_rule_pack_version primary key (participant, version)
) strict;

-- Fed by publish_specimen.
create table view_specimen (
    participant text    not null,
    version     integer not null,
    valid_from  integer not null,
    valid_to    integer,
    position    integer not null,
    constraint view_specimen_version primary key (participant, version)
) strict;

-- Fed by apply_for_certificate, amend_application, withdraw_application, examine_shipment, issue_certificate.
create table view_application (
    authority   text    not null,
    sequence    integer not null,
    reference   text    not null,
    company     text    not null,
    state       text    not null,
    destination text    not null,
    importer    text    not null,
    carats      integer not null,
    value_cents integer not null,
    parcels     integer not null,
    applied_at  integer not null,
    changed_at  integer not null,
    -- The entry that holds the declaration in force, and the examination in force.
    declared    integer not null,
    examined    integer,
    certificate text,
    -- The entry that applied.
    position    integer not null,
    constraint view_application_sequence primary key (authority, sequence),
    constraint view_application_reference unique (reference),
    constraint view_application_state check (state in ('applied', 'examined', 'issued', 'withdrawn')),
    constraint view_application_examined check (state <> 'examined' or examined is not null),
    constraint view_application_issued check ((state = 'issued') = (certificate is not null))
) strict;
create index view_application_queue on view_application (authority, state, applied_at);
create index view_application_company on view_application (authority, company, sequence);

-- Fed by issue_certificate, replace_certificate, void_certificate: numbers are taken once (kpcs.md §3.2 no. 5).
create table view_number (
    participant text    not null,
    serial      integer not null,
    authority   text    not null,
    number      text    not null,
    state       text    not null,
    position    integer not null,
    constraint view_number_taken_once primary key (participant, serial),
    constraint view_number_state check (state in ('issued', 'spoiled'))
) strict;
create index view_number_authority on view_number (authority, serial);

-- Fed by issue_certificate, replace_certificate and what follows them; the issuer's own register.
create table view_certificate (
    participant         text    not null,
    serial              integer not null,
    number              text    not null,
    authority           text    not null,
    state               text    not null,
    destination         text    not null,
    importing_authority text,
    issued_on           integer not null,
    expires_on          integer not null,
    exporter            text    not null,
    importer            text    not null,
    company             text    not null,
    origin              text    not null,
    carats              integer not null,
    value_cents         integer not null,
    parcels             integer not null,
    application         text    not null,
    left_on             integer,
    replaced_by         text,
    refers_to           text,
    -- 1 for a technical certificate (kpcs.md §9.1): it lives like the others and is counted apart.
    technical           integer not null default 0,
    closed_at           integer,
    -- A statement received that does not fit the state: kept and shown, never merged (threat-model 10.3).
    conflict            integer not null default 0,
    position            integer not null,
    constraint view_certificate_number primary key (participant, serial),
    constraint view_certificate_state check (state in
        ('issued', 'dispatched', 'discrepant', 'detained', 'released', 'confirmed', 'refused', 'returned', 'forfeited',
         'void', 'cancelled', 'replaced', 'lost', 'stolen', 'invalidated')),
    constraint view_certificate_dispatched check (state <> 'dispatched' or left_on is not null),
    constraint view_certificate_replaced check ((state = 'replaced') = (replaced_by is not null))
) strict;
create index view_certificate_queue on view_certificate (authority, state, issued_on);
create index view_certificate_company on view_certificate (authority, company, issued_on);

-- Fed by issue_certificate, replace_certificate: one row per HS line, for statistics and search.
create table view_certificate_line (
    participant text    not null,
    serial      integer not null,
    hs          text    not null,
    carats      integer not null,
    value_cents integer not null,
    constraint view_certificate_line_once primary key (participant, serial, hs)
) strict;

-- Fed by received issue_certificate and replace_certificate (the advice) and by record_foreign_certificate:
-- the importing authority's own ledger of shipments.
create table view_shipment (
    receiver    text    not null,
    participant text    not null,
    serial      integer not null,
    number      text    not null,
    channel     text    not null,
    state       text    not null,
    -- What the issuer has said of the certificate since: empty, or void, cancelled, replaced, lost, stolen, invalidated; moved where
    -- another office of the same Participant has taken the shipment over.
    withdrawn   text    not null default '',
    -- 1 for a technical certificate.
    technical   integer not null default 0,
    issuer      text    not null,
    issued_on   integer not null,
    -- A paper may not say.
    expires_on  integer,
    exporter    text    not null,
    importer    text    not null,
    origin      text    not null,
    carats      integer not null,
    value_cents integer not null,
    parcels     integer not null,
    advised_at  integer not null,
    left_on     integer,
    arrived_on  integer,
    closed_at   integer,
    position    integer not null,
    constraint view_shipment_once primary key (receiver, participant, serial),
    constraint view_shipment_channel check (channel in ('advice', 'paper')),
    constraint view_shipment_state check (state in ('expected', 'deposited', 'arrived', 'discrepant',
        'detained', 'released', 'confirmed', 'refused', 'returned', 'forfeited')),
    -- Goods that were never opened may be held, refused or sent back, too.
    constraint view_shipment_arrived check (state not in ('arrived', 'discrepant', 'confirmed') or arrived_on is not null)
) strict;
create index view_shipment_queue on view_shipment (receiver, state, advised_at);
-- Verification knows a number and no receiver; so it is with arrivals and confirmations.
create index view_shipment_number on view_shipment (participant, serial);

-- Fed by register_arrival: every presentation, also a second one of the same number.
create table view_arrival (
    position     integer primary key,
    receiver     text    not null,
    participant  text    not null,
    serial       integer not null,
    arrived_on   integer not null,
    carats       integer not null,
    parcels      integer not null,
    seals_intact integer not null,
    -- Whether the system hid the declared figures until these were recorded.
    measured_blind integer not null,
    -- 1 for the first presentation of the number at this authority.
    presentation integer not null,
    constraint view_arrival_presentation unique (receiver, participant, serial, presentation)
) strict;
create index view_arrival_number on view_arrival (participant, serial);

-- Fed by confirm_receipt (own and received) and record_paper_confirmation: a certificate is used once.
create table view_confirmation (
    participant text    not null,
    serial      integer not null,
    holder      text    not null,
    confirmed_by text   not null,
    channel     text    not null,
    received_on integer not null,
    carats      integer not null,
    parcels     integer not null,
    differences integer not null,
    position    integer not null,
    constraint view_confirmation_once primary key (holder, participant, serial)
) strict;
create index view_confirmation_number on view_confirmation (participant, serial);

-- Fed by report_discrepancy (own and received).
create table view_discrepancy (
    position    integer primary key,
    holder      text    not null,
    participant text    not null,
    serial      integer not null,
    reported_by text    not null,
    reported_at integer not null,
    answer_by   integer
) strict;
create index view_discrepancy_certificate on view_discrepancy (holder, participant, serial);
