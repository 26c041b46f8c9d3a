-- Who brought a photograph to this node. The digest of a picture is no secret once an act names it: without this an office
-- could open another's picture by naming it in an act of its own. No official fact depends on it.
create table work_picture (
    digest    blob    not null,
    -- The office whose person sent the file.
    authority text    not null,
    constraint work_picture_once primary key (digest, authority),
    constraint work_picture_digest_length check (length(digest) = 32)
) strict;
