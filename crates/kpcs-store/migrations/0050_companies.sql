-- Companies at an office: particulars, branches, licences, and what a clerk of theirs handed to a colleague. The office's work
-- record (docs/decisions/0006): no official fact depends on it. Backed up, never rebuilt. A change stands in work_office_record.

create table work_company (
    company      integer primary key,
    authority    text    not null,
    -- As it stands on certificates; accounts and applications are found by it, so it never changes.
    name         text    not null,
    address      text    not null,
    country      text    not null,
    -- Where letters go, if elsewhere.
    postal       text    not null,
    registration text    not null,
    tax_number   text    not null,
    contact      text    not null,
    telephone    text    not null,
    email        text    not null,
    remarks      text    not null,
    entered_at   integer not null,
    suspended_at integer,
    constraint work_company_name unique (authority, name)
) strict;

create table work_company_branch (
    branch    integer primary key,
    company   integer not null,
    name      text    not null,
    address   text    not null,
    country   text    not null,
    closed_at integer
) strict;
create index work_company_branch_company on work_company_branch (company, branch);

create table work_company_licence (
    licence      integer primary key,
    company      integer not null,
    number       text    not null,
    class        text    not null,
    cover        text    not null,
    from_day     integer not null,
    -- The last day; null for no end.
    until_day    integer,
    withdrawn_on integer,
    entered_at   integer not null,
    constraint work_company_licence_days check (until_day is null or until_day >= from_day)
) strict;
create index work_company_licence_company on work_company_licence (company, licence);

-- The branch to which a person of a company is limited; null for the whole company.
alter table work_account add column branch integer;
create index work_account_company on work_account (authority, company);

-- An application that a clerk of a company filled in, for a colleague who submits.
create table work_handed (
    handed    integer primary key,
    authority text    not null,
    company   text    not null,
    branch    integer,
    handle    text    not null,
    answers   text    not null,
    handed_at integer not null,
    taken_by  text,
    taken_at  integer,
    constraint work_handed_taken check ((taken_by is null) = (taken_at is null))
) strict;
create index work_handed_company on work_handed (authority, company, handed);

-- What happened to one company is read from the office's record by the beginning of its subject.
create index work_office_record_subject on work_office_record (authority, subject);
