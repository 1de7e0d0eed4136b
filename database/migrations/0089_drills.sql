-- A drill does what a switch does, and takes every step of it back at once; what is left is what it found out.
CREATE TABLE emergency.drill (
  id uuid PRIMARY KEY,
  plan_id text NOT NULL,
  number int NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'done')),
  starts_at timestamptz NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL,
  done_at timestamptz,
  report jsonb,
  FOREIGN KEY (plan_id, number) REFERENCES emergency.plan_version (plan_id, number),
  CHECK ((state = 'done') = (done_at IS NOT NULL AND report IS NOT NULL))
);
CREATE INDEX drill_of_plan ON emergency.drill (plan_id, asked_at);
CREATE INDEX drill_asked ON emergency.drill (asked_at) WHERE state = 'asked';
COMMENT ON TABLE emergency.drill IS 'A drill of a version of a plan: who asked for it, how long it took, how many people it would have reached, what failed';
