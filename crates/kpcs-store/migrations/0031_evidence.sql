-- Projection of the photographs that acts name. Dropped and made anew by `rebuild` like all views.

-- Fed by every act with a field of photographs. Each authority that made or received the statement has its own rows; who may
-- see a picture follows from them and from who brought it (`is_evidence_of`). The pictures themselves lie on the shelf of the
-- node.
create table view_evidence (
    holder   text    not null,
    digest   blob    not null,
    position integer not null,
    -- The order within the act.
    place    integer not null,
    constraint view_evidence_once primary key (holder, digest, position)
) strict;
create index view_evidence_act on view_evidence (position, place);
create index view_evidence_picture on view_evidence (digest, position);
