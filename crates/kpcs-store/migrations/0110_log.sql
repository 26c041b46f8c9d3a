-- Working data: where this node's statements stand in the log, and the proofs of it; and the trust lists that a hub has signed.
-- The journal is the outbox of the log: a row is made from it, never beside it, and can be made again.

create table work_log_entry (
    position  integer primary key,
    leaf      blob    not null unique,
    -- The place in the log; absent until the log has taken it.
    place     integer,
    -- The log proof; absent until enough witnesses have cosigned a checkpoint over it.
    proof     blob,
    -- The log's time, in seconds: of the cosignatures in the proof.
    logged_at integer,
    constraint work_log_entry_steps check ((proof is null) = (logged_at is null) and (proof is null or place is not null))
) strict;
create index work_log_entry_waiting on work_log_entry (position) where proof is null;
create index work_log_entry_place on work_log_entry (place) where place is not null;
create trigger work_log_entry_place_stays before update on work_log_entry
when old.leaf <> new.leaf or (old.place is not null and new.place is not old.place)
begin
    select raise(abort, 'a place in the log never changes');
end;

create table work_trust_list (
    version  integer primary key,
    digest   blob    not null,
    -- The list without version, predecessor and day: what a change is told by.
    content  blob    not null,
    signed   blob    not null,
    made_at  integer not null
) strict;
