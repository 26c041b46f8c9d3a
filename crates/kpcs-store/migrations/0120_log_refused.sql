-- Working data: why the log did not register a statement, and when it said so. It is handed in again after a while: what was missing may
-- have been the log's knowledge of a key.

alter table work_log_entry add column refused text;
alter table work_log_entry add column refused_at integer;
