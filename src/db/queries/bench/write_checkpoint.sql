-- Purpose: writes out what a fill has left in memory, so that a run measured after it does not share the machine with that.
-- Parameters: none.
-- Locks: none.
-- Index: none.
-- Plan: none, belongs to benchmarks and trials.
checkpoint
