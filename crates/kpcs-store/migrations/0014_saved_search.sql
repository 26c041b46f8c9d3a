-- Searches that a person keeps under a name, to open them again; working data (decisions 6).
create table work_saved_search (
    handle   text    not null,
    name     text    not null,
    address  text    not null,
    saved_at integer not null,
    constraint work_saved_search_name primary key (handle, name)
) strict;
