-- The switch: a plan that was prepared by one person and released by another, and what was done since.
CREATE TABLE emergency.activation (
  id uuid PRIMARY KEY,
  plan_id text NOT NULL,
  number int NOT NULL,
  state text NOT NULL CHECK (state IN ('prepared', 'released', 'withdrawn', 'over')),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  review_at timestamptz NOT NULL,
  prepared_by_id text NOT NULL,
  prepared_by text NOT NULL,
  prepared_at timestamptz NOT NULL,
  released_by_id text,
  released_by text,
  released_at timestamptz,
  break_glass text,
  ended_by text,
  ended_at timestamptz,
  FOREIGN KEY (plan_id, number) REFERENCES emergency.plan_version (plan_id, number),
  CHECK (ends_at > starts_at),
  CHECK (num_nulls(released_by_id, released_by, released_at) IN (0, 3)),
  CHECK (num_nulls(ended_by, ended_at) IN (0, 2)),
  CHECK (state <> 'released' OR released_at IS NOT NULL),
  CHECK ((state IN ('withdrawn', 'over')) = (ended_at IS NOT NULL)),
  -- Two persons, or a reason that is reported afterwards
  CHECK (released_by_id <> prepared_by_id OR break_glass IS NOT NULL)
);
CREATE UNIQUE INDEX activation_of_plan ON emergency.activation (plan_id) WHERE state IN ('prepared', 'released');
COMMENT ON TABLE emergency.activation IS 'A plan that is switched on, or about to be; one at a time for a plan';
COMMENT ON COLUMN emergency.activation.review_at IS 'Until then somebody looks whether it has to go on; moved by an act on the log';
COMMENT ON COLUMN emergency.activation.break_glass IS 'Why one person alone released it';

CREATE TABLE emergency.log_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  activation_id uuid NOT NULL REFERENCES emergency.activation (id),
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('prepared', 'released', 'withdrawn', 'taken-over', 'task-done', 'reviewed', 'noted', 'over', 'reopened')),
  by_name text NOT NULL,
  note text,
  data jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX log_entry_of ON emergency.log_entry (activation_id, id);
COMMENT ON TABLE emergency.log_entry IS 'What was decided and done in an emergency, in order';
CREATE TRIGGER log_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON emergency.log_entry
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
