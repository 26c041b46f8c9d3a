-- Accounts: where a session is used, which devices are known, and the office's own record of who signed in and what was
-- refused. Backed up, never rebuilt.

alter table work_session add column device text not null default '';
alter table work_session add column used_at integer not null default 0;

-- Where a sign-in came from: an address, or 'proof' for a password entered again in a session. A known device is told apart
-- so that strangers who guess never hold back who signs in from their own.
alter table work_sign_in add column source text not null default '';
alter table work_sign_in add column known integer not null default 0;
create index work_sign_in_source on work_sign_in (source, at);

-- Devices from which a person has signed in; SHA-256 of the token in the cookie.
create table work_device (
    device   blob    not null,
    handle   text    not null,
    first_at integer not null,
    last_at  integer not null,
    constraint work_device_once primary key (device, handle),
    constraint work_device_length check (length(device) = 32)
) strict;

-- What happened to the accounts of an office, and what was refused to its people. Written once, never changed.
create table work_office_record (
    entry     integer primary key,
    authority text    not null,
    at        integer not null,
    handle    text    not null,
    event     text    not null,
    subject   text    not null,
    source    text    not null
) strict;
create index work_office_record_authority on work_office_record (authority, entry);

create trigger work_office_record_no_update before update on work_office_record
begin
    select raise(abort, 'work_office_record is insert-only');
end;

create trigger work_office_record_no_delete before delete on work_office_record
begin
    select raise(abort, 'work_office_record is insert-only');
end;
