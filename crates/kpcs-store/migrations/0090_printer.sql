-- Working data: the printers of an office and how far each prints off on pre-printed paper, in tenths of a millimetre to be
-- added. A row is what was measured once, and the newest row of a name counts. No official fact depends on it.

create table work_printer (
    entry         integer primary key,
    authority     text    not null,
    name          text    not null,
    offset_right  integer not null,
    offset_down   integer not null,
    in_use        integer not null,
    kept_by       text    not null,
    kept_at       integer not null,
    constraint work_printer_in_use check (in_use in (0, 1)),
    constraint work_printer_offset check (offset_right between -200 and 200 and offset_down between -200 and 200)
) strict;
create index work_printer_of on work_printer (authority, name, entry);
create trigger work_printer_no_update before update on work_printer begin
    select raise(abort, 'what was measured of a printer is never changed');
end;
create trigger work_printer_no_delete before delete on work_printer begin
    select raise(abort, 'what was measured of a printer is never removed');
end;
