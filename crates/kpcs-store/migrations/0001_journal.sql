-- The journal: what has officially happened, in the order in which this database learnt it.
-- Why triggers: decisions 5 and 6. Statement bytes are insert-only for ever; opened parts may lose their content
-- to the erasure job, which leaves the row as a tombstone.

create table journal_entry (
    position    integer primary key,
    authority   text    not null,
    -- Place in the authority's own chain; unknown for received statements, whose chain part is not sent.
    running     integer,
    act         integer not null,
    version     integer not null,
    at          integer not null,
    -- The authority that received the statement; empty for this node's own acts.
    received_by text    not null default '',
    leaf        blob    not null,
    statement   blob    not null,
    constraint journal_entry_running unique (authority, running, received_by),
    constraint journal_entry_leaf unique (leaf, received_by),
    constraint journal_entry_own_has_running check ((received_by = '') = (running is not null)),
    constraint journal_entry_running_from_one check (running is null or running >= 1),
    constraint journal_entry_leaf_length check (length(leaf) = 32)
) strict;

create trigger journal_entry_no_update before update on journal_entry
begin
    select raise(abort, 'journal_entry is insert-only');
end;

create trigger journal_entry_no_delete before delete on journal_entry
begin
    select raise(abort, 'journal_entry is insert-only');
end;

create table journal_part (
    digest    blob primary key,
    -- 16 bytes: the seed of header and core; 32 bytes: a blind of its own. Null once erased.
    blind     blob,
    bytes     blob,
    erased_at integer,
    constraint journal_part_digest_length check (length(digest) = 32),
    constraint journal_part_whole_or_erased check (
        (erased_at is null and blind is not null and bytes is not null)
        or (erased_at is not null and blind is null and bytes is null))
) strict;

create trigger journal_part_no_update before update on journal_part
when not (old.erased_at is null and new.erased_at is not null and new.digest = old.digest)
begin
    select raise(abort, 'journal_part changes only by erasure');
end;

create trigger journal_part_no_delete before delete on journal_part
begin
    select raise(abort, 'journal_part keeps a tombstone');
end;
