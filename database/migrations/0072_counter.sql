-- The counter: whoever has come, in one queue of people with and without appointments.
CREATE TABLE appointments.ticket (
  id uuid PRIMARY KEY,
  office_id text NOT NULL,
  day date NOT NULL,
  -- A 007 has an appointment, B 012 came without: what is called in the hall
  letter text NOT NULL CHECK (letter IN ('A', 'B')),
  number int NOT NULL CHECK (number > 0),
  appointment_id uuid UNIQUE REFERENCES appointments.appointment (id) ON DELETE CASCADE,
  -- [{ id, persons }]
  services jsonb NOT NULL,
  -- Old age, pregnancy, small children, illness: said by the person, and not asked why
  priority boolean NOT NULL DEFAULT false,
  state text NOT NULL CHECK (state IN ('waiting', 'called', 'parked', 'done', 'missed', 'redirected')),
  -- Since when it is their turn, see queue.ts
  turn_at timestamptz NOT NULL,
  drawn_at timestamptz NOT NULL,
  counter text,
  called_at timestamptz,
  calls int NOT NULL DEFAULT 0,
  ended_at timestamptz,
  redirected_to text,
  UNIQUE (office_id, day, letter, number),
  CHECK ((letter = 'A') = (appointment_id IS NOT NULL)),
  CHECK (state <> 'called' OR (counter IS NOT NULL AND called_at IS NOT NULL)),
  CHECK ((state IN ('done', 'missed', 'redirected')) = (ended_at IS NOT NULL))
);
CREATE INDEX ticket_queue ON appointments.ticket (office_id, day, state, turn_at);
-- Nobody is called to a counter where somebody else is still being served.
CREATE UNIQUE INDEX ticket_at_counter ON appointments.ticket (office_id, day, counter) WHERE state = 'called';
COMMENT ON TABLE appointments.ticket IS 'Who waits in an office today, by a number; says nothing of anybody';

CREATE TABLE appointments.counter_setting (
  office_id text PRIMARY KEY,
  -- So many numbers a day are given to people without an appointment
  walk_ins int NOT NULL CHECK (walk_ins BETWEEN 0 AND 2000)
);
COMMENT ON TABLE appointments.counter_setting IS 'How many may come without an appointment; an office without a row has the usual number';
