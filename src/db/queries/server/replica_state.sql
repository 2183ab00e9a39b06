-- Purpose: which database a server has, how far it is, and whether a standby has replayed all that it can have.
-- Parameters: none.
-- Returns: one row. position is what a standby has replayed, or a primary has written. is_even: a standby receives, and
--   has replayed what it received; any role sees that there is a receiver. as_of: the state of a standby is no older than
--   this; the time of its last replayed transaction, or of the checkpoint before it was started.
-- Locks: none.
-- Index: none; the server's own counters.
-- Plan: none, reads catalogs, sessions or settings.
with now_at as (
    select pg_is_in_recovery() as is_standby,
           case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end as position
)
select system.system_identifier,
       (select oid::bigint from pg_database where datname = current_database()) as database_id,
       checkpoint.timeline_id as timeline,
       now_at.is_standby,
       pg_wal_lsn_diff(now_at.position, '0/0')::bigint as position,
       exists (select from pg_stat_wal_receiver)
           and coalesce(now_at.position >= pg_last_wal_receive_lsn(), false) as is_even,
       greatest(pg_last_xact_replay_timestamp(), checkpoint.checkpoint_time) as as_of,
       clock_timestamp() as now
  from now_at
 cross join pg_control_system() system
 cross join pg_control_checkpoint() checkpoint
