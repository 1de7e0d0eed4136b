-- An emergency operation is changed while it lasts: actions come in, others are taken back; each change by two persons.
CREATE TABLE emergency.change (
  activation_id uuid NOT NULL,
  number int NOT NULL,
  state text NOT NULL,
  added jsonb NOT NULL,
  dropped int[] NOT NULL,
  reason text NOT NULL,
  prepared_by_id text NOT NULL,
  prepared_by text NOT NULL,
  prepared_at timestamptz NOT NULL,
  released_by_id text,
  released_by text,
  released_at timestamptz,
  alone text,
  CONSTRAINT change_pkey PRIMARY KEY (activation_id, number),
  CONSTRAINT change_of FOREIGN KEY (activation_id) REFERENCES emergency.activation (id),
  CONSTRAINT change_state_known CHECK (state IN ('prepared', 'released', 'withdrawn')),
  CONSTRAINT change_release_whole CHECK (num_nulls(released_by_id, released_by, released_at) IN (0, 3)),
  CONSTRAINT change_released CHECK ((state = 'released') = (released_at IS NOT NULL)),
  CONSTRAINT change_reasoned CHECK (reason <> ''),
  -- Two persons, or a reason that is reported afterwards
  CONSTRAINT change_two_persons CHECK (released_by_id <> prepared_by_id OR alone IS NOT NULL)
);
CREATE UNIQUE INDEX change_waiting ON emergency.change (activation_id) WHERE state = 'prepared';
COMMENT ON TABLE emergency.change IS 'A change of an operation that runs: what came in behind its actions, and which of them were taken back';
COMMENT ON COLUMN emergency.change.added IS 'Actions as plans hold them; their places follow those of the plan and of the changes before';
COMMENT ON COLUMN emergency.change.dropped IS 'Places of actions that hold no more';
COMMENT ON COLUMN emergency.change.alone IS 'Why one person alone released it';
