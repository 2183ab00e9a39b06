-- Purpose: how far standbys are behind, and how much WAL replication slots keep, relative to max_wal_size.
-- Parameters: none.
-- Returns: a row for each standby of a primary, or one for the standby that is asked, and one for each slot. bytes is
--   null where the role may not see it, or a slot keeps nothing.
-- Locks: none.
-- Index: none; the server's own counters.
-- Plan: none, reads catalogs, sessions or settings.
with now_at as (
    select case when pg_is_in_recovery() then coalesce(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
                else pg_current_wal_lsn() end as position,
           pg_is_in_recovery() as is_standby,
           (select setting::bigint * 1048576 from pg_settings where name = 'max_wal_size') as usual_bytes
)
select 'standby' as kind,
       coalesce(nullif(replica.application_name, ''), 'process ' || replica.pid) as name,
       replica.state as state,
       true as is_active,
       pg_wal_lsn_diff(now_at.position, replica.replay_lsn)::bigint as bytes,
       now_at.usual_bytes
  from pg_stat_replication replica
 cross join now_at
 where not now_at.is_standby
   -- Copies of a whole server are no standbys yet.
   and replica.state is distinct from 'backup'
union all
select 'own', 'this standby', case when pg_is_wal_replay_paused() then 'paused' end, true,
       greatest(pg_wal_lsn_diff(now_at.position, pg_last_wal_replay_lsn()), 0)::bigint, now_at.usual_bytes
  from now_at
 where now_at.is_standby
union all
select 'slot', slot.slot_name::text, slot.wal_status, slot.active,
       greatest(pg_wal_lsn_diff(now_at.position, slot.restart_lsn), 0)::bigint, now_at.usual_bytes
  from pg_replication_slots slot
 cross join now_at
 where not slot.temporary
