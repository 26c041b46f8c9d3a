-- Search: the words under which a register finds what it holds, and indexes for lists in the order of the journal.
-- Projections like those of 0002, rebuilt with them. `search_index` follows from `view_search` as an index does: it has
-- no content of its own. On PostgreSQL it is a GIN index over to_tsvector('simple', words) of the same table.

-- Fed by apply_for_certificate, amend_application, issue_certificate, replace_certificate, record_foreign_certificate;
-- `position` is that of the row found, in view_application, view_certificate or view_shipment.
create table view_search (
    position integer primary key,
    words    text    not null
) strict;

create virtual table search_index using fts5 (
    words, content = 'view_search', content_rowid = 'position', tokenize = 'unicode61 remove_diacritics 2'
);
create trigger view_search_added after insert on view_search begin
    insert into search_index (rowid, words) values (new.position, new.words);
end;
create trigger view_search_changed after update on view_search begin
    insert into search_index (search_index, rowid, words) values ('delete', old.position, old.words);
    insert into search_index (rowid, words) values (new.position, new.words);
end;

create unique index view_application_position on view_application (position);
create unique index view_certificate_position on view_certificate (position);
create unique index view_shipment_position on view_shipment (position);

-- Each holds what a list is filtered by, so that a search for what is rare reads the index and not the rows.
create index view_application_search on view_application
    (authority, position, company, state, applied_at, carats, value_cents);
create index view_certificate_search on view_certificate
    (authority, position, company, state, issued_on, expires_on, carats, value_cents);
create index view_shipment_search on view_shipment
    (receiver, position, state, issued_on, expires_on, arrived_on, carats, value_cents);

-- The figures of the first page, over all offices.
create index view_certificate_issued on view_certificate (issued_on, state);
create index view_certificate_open on view_certificate (state, issued_on, expires_on);

-- Reports, day register and morning sheet read by the day on which goods left or came.
create index view_certificate_left on view_certificate (authority, left_on);
create index view_shipment_arrived on view_shipment (receiver, arrived_on);
create index view_arrival_day on view_arrival (receiver, arrived_on);

-- Fed by issue_certificate, replace_certificate: goods that are to come back (kpcs.md §9.7).
create table view_expected_return (
    position  integer primary key,
    authority text    not null,
    due_on    integer not null
) strict;
create index view_expected_return_due on view_expected_return (authority, due_on);
