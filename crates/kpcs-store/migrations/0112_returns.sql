-- Projections of goods that go back unsold (kpcs.md §9.7). Dropped and made anew by `rebuild` like all views.

-- Fed by issue_certificate and replace_certificate, own and received: certificates under which goods go back, with the one
-- under which they had come. Each side has its own row, from the statement that it made or received.
create table view_return_of (
    holder      text    not null,
    -- The certificate under which the goods had come.
    participant text    not null,
    serial      integer not null,
    -- The certificate under which they go back.
    under       text    not null,
    carats      integer not null,
    position    integer not null,
    constraint view_return_of_once primary key (holder, under)
) strict;
create index view_return_of_first on view_return_of (holder, participant, serial);
