-- From which branch of a company an application was made: what people limited to a branch see (docs/decisions/0006). Backed up,
-- never rebuilt; an application that came another way has none and is seen by those of the whole company.

create table work_application_branch (
    authority   text    not null,
    application text    not null,
    branch      integer not null,
    constraint work_application_branch_one primary key (authority, application)
) strict;
