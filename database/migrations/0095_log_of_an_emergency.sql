-- contract: the version before writes fewer kinds of entries, and each of them is among these.
-- What the log of an emergency operation speaks of.
ALTER TABLE emergency.log_entry DROP CONSTRAINT IF EXISTS log_entry_kind_check;
ALTER TABLE emergency.log_entry DROP CONSTRAINT IF EXISTS log_entry_kind_known;
ALTER TABLE emergency.log_entry ADD CONSTRAINT log_entry_kind_known CHECK (kind IN (
  'prepared', 'released', 'withdrawn', 'taken-over', 'task-done', 'reviewed', 'noted', 'over', 'reopened',
  'return-prepared', 'return-released', 'way-decided', 'stage-opened', 'public-again', 'task-undone', 'need-found', 'changed',
  'deadlines-extended', 'derogation-begun', 'call-back-opened', 'staff-moved', 'paper-printed'));
