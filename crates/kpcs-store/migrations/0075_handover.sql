-- Working data: the handover book of an office. A row is one handover, kept by who leaves with what was open on that day;
-- who comes in signs it once. Nothing else about it changes, and nothing is removed.

create table work_handover (
    handover  integer primary key,
    authority text    not null,
    leaves    text    not null,
    comes_in  text    not null,
    -- What was open, in one line, as it stood when it was handed over.
    was_open  text    not null,
    remarks   text    not null,
    begun_at  integer not null,
    taken_at  integer,
    constraint work_handover_two check (leaves <> comes_in)
) strict;
create index work_handover_of on work_handover (authority, handover);
create trigger work_handover_signed_once before update on work_handover
when old.taken_at is not null or new.taken_at is null or new.leaves <> old.leaves or new.comes_in <> old.comes_in
    or new.was_open <> old.was_open or new.remarks <> old.remarks or new.begun_at <> old.begun_at
    or new.authority <> old.authority
begin
    select raise(abort, 'a handover is signed once and never changed');
end;
create trigger work_handover_no_delete before delete on work_handover begin
    select raise(abort, 'a handover is never removed');
end;
