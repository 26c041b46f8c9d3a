-- Webhooks: the addresses at which an office's or a company's programs want to be told, and what was or will be told them.
-- Working data, never rebuilt: a delivery says that something stands elsewhere, and no official fact depends on it.

create table work_webhook (
    webhook         integer primary key,
    authority       text    not null,
    -- The company whose it is; empty for the office.
    company         text    not null default '',
    name            text    not null,
    address         text    not null,
    -- The words of the chosen events, by space.
    events          text    not null,
    -- Signing needs the key itself, so it is kept, and shown once.
    secret          blob    not null,
    -- The key before it, which signs beside it until then.
    previous_secret blob,
    previous_until  integer,
    made_by         text    not null,
    made_at         integer not null,
    -- When it was turned off; a webhook that is off stays in the list.
    off_at          integer,
    constraint work_webhook_secret check (length(secret) = 32),
    constraint work_webhook_previous check ((previous_secret is null) = (previous_until is null))
) strict;
create index work_webhook_owner on work_webhook (authority, company, webhook);

create table work_webhook_delivery (
    delivery  integer primary key,
    webhook   integer not null references work_webhook (webhook),
    -- The same each time it is sent, and for the same event.
    id        text    not null,
    event     text    not null,
    -- A number or reference, as people write it.
    subject   text    not null,
    at        integer not null,
    state     text    not null,
    attempts  integer not null,
    -- When it may be sent next, or when it ended.
    next_at   integer not null,
    -- What the other side last said; empty when it has said nothing.
    answer    text    not null,
    constraint work_webhook_delivery_id unique (id),
    constraint work_webhook_delivery_state check (state in ('waiting', 'sent', 'dead'))
) strict;
create index work_webhook_delivery_due on work_webhook_delivery (state, next_at, delivery);
create index work_webhook_delivery_of on work_webhook_delivery (webhook, delivery);
