-- Who is there on a day, so that an office gives no more places than it has people to serve them.
CREATE TABLE appointments.roster (
  office_id text NOT NULL,
  day date NOT NULL,
  -- Counts up with each change, so that of two managers the second one is asked again
  version int NOT NULL CHECK (version > 0),
  -- By kind of counter: how many people can serve it in each of the 48 steps. Null: there is no roster any more
  serves jsonb,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (office_id, day)
);
COMMENT ON TABLE appointments.roster IS 'How many people are there on a day for each kind of counter; says nothing of anybody, and is all that planning reads';

CREATE TABLE appointments.roster_line (
  office_id text NOT NULL,
  day date NOT NULL,
  line smallint NOT NULL CHECK (line BETWEEN 1 AND 60),
  name text NOT NULL,
  from_time time NOT NULL,
  until_time time NOT NULL,
  kinds text[] NOT NULL CHECK (cardinality(kinds) > 0),
  -- Whoever is not there; why is written nowhere
  absent boolean NOT NULL DEFAULT false,
  PRIMARY KEY (office_id, day, line),
  FOREIGN KEY (office_id, day) REFERENCES appointments.roster (office_id, day) ON DELETE CASCADE,
  CHECK (from_time < until_time)
);
COMMENT ON TABLE appointments.roster_line IS 'Who is there from when until when, and what they can serve; nothing of how they work, and gone soon after the day';

ALTER TABLE appointments.roster_line ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON appointments.roster_line USING ((SELECT foundation.is_system())
  OR (SELECT foundation.reaches('rosters')));
