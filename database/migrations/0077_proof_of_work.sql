-- Appointments are held for a proof of work where very many are asked for at once.
CREATE TABLE appointments.hold_minute (
  minute timestamptz PRIMARY KEY,
  tries integer NOT NULL CHECK (tries > 0)
);
COMMENT ON TABLE appointments.hold_minute IS 'How often in a minute somebody tried to hold an appointment online, all over the city';

CREATE TABLE appointments.spent_proof (
  mark bytea PRIMARY KEY,
  -- The same request once more may show it again; the place may be gone
  hold_id uuid NOT NULL,
  good_until timestamptz NOT NULL
);
CREATE INDEX spent_proof_over ON appointments.spent_proof (good_until);
COMMENT ON TABLE appointments.spent_proof IS 'Proofs of work and waiting tickets that were used: each is good for one hold';
