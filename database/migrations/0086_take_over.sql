-- Whoever was booked at an office that has to close is followed to an end.
CREATE TABLE appointments.take_over (
  activation_id uuid NOT NULL,
  appointment_id uuid NOT NULL REFERENCES appointments.appointment (id) ON DELETE CASCADE,
  office_id text NOT NULL,
  day date NOT NULL,
  first_step smallint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('phone', 'other-office', 'later', 'again')),
  told_by text NOT NULL CHECK (told_by IN ('mail', 'sms', 'call')),
  answer_until timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('told', 'confirmed', 'changed', 'cancelled', 'silent', 'reached', 'letter')),
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by text,
  PRIMARY KEY (activation_id, appointment_id),
  CHECK ((state = 'told') = (ended_at IS NULL))
);
CREATE INDEX take_over_of ON appointments.take_over (appointment_id);
CREATE INDEX take_over_open ON appointments.take_over (answer_until) WHERE state = 'told';
COMMENT ON TABLE appointments.take_over IS 'What an emergency has made of a booking, how these people were told, and how it ended';
COMMENT ON COLUMN appointments.take_over.office_id IS 'Where and when it would have been';
COMMENT ON COLUMN appointments.take_over.kind IS 'By phone at the same time, at another office, first when there are places again, or such a place';
COMMENT ON COLUMN appointments.take_over.state IS 'Silent: they did not say no in time, so it stays as proposed. Reached, letter: somebody called or wrote';
