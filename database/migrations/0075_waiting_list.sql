-- Whoever waits for a place that somebody else gives back. A returned place stays a row of appointments.place (state
-- 'returned', since 0070): it counts as taken until it is somebody's or everybody's.
CREATE TABLE appointments.waiting (
  id uuid PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('unconfirmed', 'waiting', 'served', 'left', 'over')),
  -- What suits: [{ id, persons }], how to meet, what is needed beside it, and what that takes of a day
  services jsonb NOT NULL,
  mode text NOT NULL CHECK (mode IN ('onsite', 'phone', 'video')),
  needs text[] NOT NULL DEFAULT '{}',
  steps smallint NOT NULL CHECK (steps BETWEEN 1 AND 48),
  kinds text[] NOT NULL CHECK (cardinality(kinds) > 0),
  interpreter text,
  -- Null: any
  offices text[],
  from_step smallint NOT NULL CHECK (from_step BETWEEN 0 AND 47),
  until_step smallint NOT NULL CHECK (until_step BETWEEN 1 AND 48),
  -- 1 Monday to 7 Sunday
  weekdays smallint[] NOT NULL CHECK (cardinality(weekdays) > 0),
  until_day date NOT NULL,
  -- Null where an appointment says who comes
  name text,
  birth_date date,
  attendees jsonb NOT NULL DEFAULT '[]',
  -- How they are asked: by one of the two
  email text,
  mobile text,
  language text NOT NULL CHECK (language IN ('de', 'en')),
  -- That is to be moved to an earlier time
  appointment_id uuid REFERENCES appointments.appointment (id) ON DELETE CASCADE,
  demo boolean NOT NULL DEFAULT false,
  joined_at timestamptz NOT NULL,
  -- Nothing but one link is sent before this; null in other states
  confirm_until timestamptz,
  -- Since when they wait
  waits_since timestamptz,
  ended_at timestamptz,
  CHECK ((email IS NULL) <> (mobile IS NULL)),
  CHECK ((name IS NULL) = (appointment_id IS NOT NULL)),
  CHECK ((name IS NULL) = (birth_date IS NULL)),
  CHECK ((state = 'unconfirmed') = (confirm_until IS NOT NULL)),
  CHECK (state NOT IN ('waiting', 'served') OR waits_since IS NOT NULL),
  CHECK ((state IN ('served', 'left', 'over')) = (ended_at IS NOT NULL))
);
CREATE INDEX waiting_in_turn ON appointments.waiting (until_day, waits_since) WHERE state = 'waiting';
CREATE INDEX waiting_unconfirmed ON appointments.waiting (confirm_until) WHERE state = 'unconfirmed';
CREATE INDEX waiting_of_appointment ON appointments.waiting (appointment_id) WHERE appointment_id IS NOT NULL;
COMMENT ON TABLE appointments.waiting IS 'Who waits for an appointment that suits, or for an earlier one';

CREATE TABLE appointments.waiting_key (
  key bytea PRIMARY KEY,
  waiting_id uuid NOT NULL REFERENCES appointments.waiting (id) ON DELETE CASCADE
);
CREATE INDEX waiting_key_of ON appointments.waiting_key (waiting_id);
COMMENT ON TABLE appointments.waiting_key IS 'One line on the list for a person and a matter: the keyed hash of appointments.live_key';

CREATE TABLE appointments.offer (
  id uuid PRIMARY KEY,
  waiting_id uuid NOT NULL REFERENCES appointments.waiting (id) ON DELETE CASCADE,
  -- The row may be gone: it says itself what was offered
  place_id uuid NOT NULL,
  office_id text NOT NULL,
  day date NOT NULL,
  first_step smallint NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'taken', 'declined', 'ran-out', 'withdrawn')),
  made_at timestamptz NOT NULL,
  answer_until timestamptz NOT NULL,
  ended_at timestamptz,
  -- Nobody is asked twice for the same place
  UNIQUE (place_id, waiting_id),
  CHECK ((state = 'open') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX offer_of_place ON appointments.offer (place_id) WHERE state = 'open';
CREATE UNIQUE INDEX offer_of_waiting ON appointments.offer (waiting_id) WHERE state = 'open';
CREATE INDEX offer_by_waiting ON appointments.offer (waiting_id, made_at);
CREATE INDEX offer_open ON appointments.offer (answer_until) WHERE state = 'open';
COMMENT ON TABLE appointments.offer IS 'A returned place, offered to one person at a time who waits';

-- Whoever waits sees their own line by its link; the house asks them one after the other.
ALTER TABLE appointments.waiting ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON appointments.waiting USING ((SELECT foundation.is_system()) OR id = ANY ((SELECT foundation.own_keys())::uuid[]));
ALTER TABLE appointments.offer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON appointments.offer USING ((SELECT foundation.is_system())
  OR waiting_id = ANY ((SELECT foundation.own_keys())::uuid[]));
