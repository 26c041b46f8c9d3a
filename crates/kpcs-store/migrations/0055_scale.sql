-- Working data: the scales of an office. A row is what was said of a scale on one day, and the newest row of a serial
-- counts: a calibration adds a row, so that the office can show on which scale, calibrated when, a weight was taken.
-- What an act records of a scale stands in its statement; nothing here is read back into it.

create table work_scale (
    entry         integer primary key,
    authority     text    not null,
    serial        text    not null,
    name          text    not null,
    calibrated_on integer not null,
    due_on        integer not null,
    in_use        integer not null,
    kept_by       text    not null,
    kept_at       integer not null,
    constraint work_scale_in_use check (in_use in (0, 1)),
    constraint work_scale_days check (calibrated_on <= due_on)
) strict;
create index work_scale_of on work_scale (authority, serial, entry);
create trigger work_scale_no_update before update on work_scale begin
    select raise(abort, 'what was said of a scale is never changed');
end;
create trigger work_scale_no_delete before delete on work_scale begin
    select raise(abort, 'what was said of a scale is never removed');
end;
