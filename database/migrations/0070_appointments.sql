-- Appointments. A day is cut into 48 steps of a quarter of an hour, from 7 to 19 o'clock in Berlin; each kind of counter
-- of an office has one row a day that says how many places are free in each step. Nothing else decides.
CREATE SCHEMA appointments;

CREATE TABLE appointments.pool (
  id text PRIMARY KEY,
  -- Null: shared by the whole city, such as interpreters
  office_id text,
  kind text NOT NULL CHECK (kind IN ('counter', 'biometrics', 'step-free', 'quiet', 'phone', 'video', 'interpreter')),
  -- Of an interpreter
  language text,
  trust text NOT NULL,
  CHECK ((kind = 'interpreter') = (language IS NOT NULL)),
  -- Whoever books knows the name of the row without asking
  CHECK (id = coalesce(office_id, 'city') || '/' || kind || coalesce('-' || language, ''))
);
CREATE INDEX pool_of_office ON appointments.pool (office_id);
COMMENT ON TABLE appointments.pool IS 'What appointments are made of: kinds of counters of an office, and helpers the city shares; never a person';

CREATE TABLE appointments.need (
  service_id text PRIMARY KEY,
  -- Of one person, and what is added once an appointment
  minutes int NOT NULL CHECK (minutes BETWEEN 5 AND 240),
  setup_minutes int NOT NULL DEFAULT 0 CHECK (setup_minutes BETWEEN 0 AND 60),
  -- Kinds of pools that a visit takes; by phone and video it takes those instead
  kinds text[] NOT NULL,
  modes text[] NOT NULL CHECK (modes <@ ARRAY['onsite', 'phone', 'video'] AND cardinality(modes) > 0),
  -- One can also come without
  walk_in boolean NOT NULL,
  trust text NOT NULL
);
COMMENT ON TABLE appointments.need IS 'What an appointment for a service takes: how long, of which kinds of counters, in which ways';

CREATE TABLE appointments.rule (
  id uuid PRIMARY KEY,
  -- Rules of an office are numbered; where two speak of the same step, the later one counts
  office_id text NOT NULL,
  number int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('open', 'closed', 'kept')),
  -- Empty: all of the office
  pools text[] NOT NULL DEFAULT '{}',
  repeats text NOT NULL CHECK (repeats IN ('weekly', 'monthly', 'once')),
  -- Every so many weeks, counted from the week of valid_from
  every_weeks int NOT NULL DEFAULT 1 CHECK (every_weeks BETWEEN 1 AND 52),
  -- 1 Monday to 7 Sunday
  weekdays int[] NOT NULL DEFAULT '{}',
  -- Of a month: the first to the fourth of these weekdays, -1 the last
  nth int CHECK (nth IN (1, 2, 3, 4, -1)),
  valid_from date NOT NULL,
  valid_until date,
  from_time time NOT NULL,
  until_time time NOT NULL,
  -- Open: how many places; kept: how many of them, and for whom
  places int CHECK (places BETWEEN 0 AND 999),
  kept_for text CHECK (kept_for IN ('hotline', 'walk-in', 'displaced')),
  reason jsonb,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  withdrawn_at timestamptz,
  UNIQUE (office_id, number),
  CHECK (from_time < until_time),
  CHECK ((kind = 'closed') = (places IS NULL)),
  CHECK ((kind = 'kept') = (kept_for IS NOT NULL)),
  CHECK (repeats <> 'once' OR valid_until = valid_from),
  CHECK ((repeats = 'monthly') = (nth IS NOT NULL)),
  CHECK (repeats = 'once' OR cardinality(weekdays) > 0)
);
COMMENT ON TABLE appointments.rule IS 'When an office takes appointments, with how many places; a changed rule is a new one beside the withdrawn';

CREATE TABLE appointments.day (
  pool_id text NOT NULL REFERENCES appointments.pool (id),
  day date NOT NULL,
  office_id text,
  kind text NOT NULL,
  -- Emergency: nothing is given out, whatever is free
  stopped boolean NOT NULL DEFAULT false,
  -- Steps in which one more place can be given out, so that a search compares no numbers; before the arrays, because a
  -- search reads a row only as far as it needs
  online bit(48) NOT NULL,
  hotline bit(48) NOT NULL,
  -- Starts that have been released for booking
  released bit(48) NOT NULL DEFAULT ~(0::bit(48)),
  -- Places in each step: there are, are left, must be left after somebody books online, and through the hotline
  capacity smallint[] NOT NULL,
  free smallint[] NOT NULL CHECK (0 <= ALL (free)),
  kept_from_online smallint[] NOT NULL,
  kept_from_hotline smallint[] NOT NULL,
  PRIMARY KEY (pool_id, day),
  CHECK (cardinality(capacity) = 48 AND cardinality(free) = 48
    AND cardinality(kept_from_online) = 48 AND cardinality(kept_from_hotline) = 48)
) WITH (fillfactor = 70);
CREATE INDEX day_by_date ON appointments.day (day, kind);
COMMENT ON TABLE appointments.day IS 'One kind of counter on one day: what is free in each quarter of an hour. The row that bookings lock';

CREATE TABLE appointments.place (
  -- Chosen by the caller: the same once more is the same place
  id uuid PRIMARY KEY,
  office_id text NOT NULL,
  day date NOT NULL,
  first_step smallint NOT NULL CHECK (first_step BETWEEN 0 AND 47),
  steps smallint NOT NULL CHECK (steps BETWEEN 1 AND 48),
  pools text[] NOT NULL CHECK (cardinality(pools) > 0),
  mode text NOT NULL CHECK (mode IN ('onsite', 'phone', 'video')),
  -- [{ id, persons }]
  services jsonb NOT NULL,
  contingent text NOT NULL CHECK (contingent IN ('online', 'hotline', 'counter')),
  state text NOT NULL CHECK (state IN ('held', 'taken', 'returned')),
  held_until timestamptz,
  renewed boolean NOT NULL DEFAULT false,
  -- A returned place is offered to the waiting list, and to all from this moment on
  returned_at timestamptz,
  public_at timestamptz,
  created_at timestamptz NOT NULL,
  CHECK (first_step + steps <= 48),
  CHECK ((state = 'held') = (held_until IS NOT NULL)),
  CHECK ((state = 'returned') = (returned_at IS NOT NULL AND public_at IS NOT NULL))
);
CREATE INDEX place_of_day ON appointments.place (day, office_id);
CREATE INDEX place_held ON appointments.place (held_until) WHERE state = 'held';
CREATE INDEX place_returned ON appointments.place (public_at) WHERE state = 'returned';
COMMENT ON TABLE appointments.place IS 'What is taken of the days: held for somebody who is choosing, taken by an appointment, or returned. Says nothing of anybody';

CREATE TABLE appointments.appointment (
  id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  -- None once it is over without having taken place
  place_id uuid UNIQUE REFERENCES appointments.place (id),
  -- As the place says it; stays when the place is given back
  office_id text NOT NULL,
  day date NOT NULL,
  first_step smallint NOT NULL,
  steps smallint NOT NULL,
  mode text NOT NULL,
  services jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'booked', 'lapsed', 'cancelled', 'arrived', 'missed', 'done')),
  name text NOT NULL,
  birth_date date,
  attendees jsonb NOT NULL DEFAULT '[]',
  email text,
  phone text,
  language text NOT NULL CHECK (language IN ('de', 'en')),
  needs text[] NOT NULL DEFAULT '{}',
  case_id uuid,
  -- Counts up with each change, for calendars and codes
  sequence int NOT NULL DEFAULT 0,
  access_epoch int NOT NULL DEFAULT 0,
  booked_by text NOT NULL CHECK (booked_by IN ('citizen', 'staff')),
  confirm_until timestamptz,
  stranded_at timestamptz,
  demo boolean NOT NULL DEFAULT false,
  booked_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  CHECK ((state IN ('lapsed', 'cancelled')) = (place_id IS NULL)),
  CHECK ((state = 'pending') = (confirm_until IS NOT NULL))
);
CREATE INDEX appointment_of_day ON appointments.appointment (office_id, day);
CREATE INDEX appointment_pending ON appointments.appointment (confirm_until) WHERE state = 'pending';
CREATE INDEX appointment_case ON appointments.appointment (case_id) WHERE case_id IS NOT NULL;
COMMENT ON TABLE appointments.appointment IS 'Who comes, when, where and for what';

CREATE TABLE appointments.live_key (
  key bytea PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES appointments.appointment (id) ON DELETE CASCADE
);
CREATE INDEX live_key_of ON appointments.live_key (appointment_id);
COMMENT ON TABLE appointments.live_key IS 'One live appointment for a person and a matter: keyed hash of matter, name and date of birth; tells nobody who';

CREATE TABLE appointments.appointment_act (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES appointments.appointment (id) ON DELETE CASCADE,
  kind text NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('citizen', 'staff', 'system')),
  actor_name text,
  data jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL
);
CREATE INDEX appointment_act_of ON appointments.appointment_act (appointment_id);
COMMENT ON TABLE appointments.appointment_act IS 'What became of an appointment after it was booked, and by whom';

-- Steps: 1 in the result where one more place can be given out.

CREATE FUNCTION appointments.steps_open(free smallint[], kept smallint[]) RETURNS bit(48)
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE mask bit(48) := 0::bit(48);
BEGIN
  FOR step IN 0 .. 47 LOOP
    IF free[step + 1] > kept[step + 1] THEN mask := set_bit(mask, step, 1); END IF;
  END LOOP;
  RETURN mask;
END $$;
COMMENT ON FUNCTION appointments.steps_open(smallint[], smallint[]) IS 'The mask of a day, reckoned from its numbers';

CREATE FUNCTION appointments.one_less(free smallint[], first_step int, steps int) RETURNS smallint[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  FOR step IN first_step + 1 .. first_step + steps LOOP free[step] := free[step] - 1; END LOOP;
  RETURN free;
END $$;
COMMENT ON FUNCTION appointments.one_less(smallint[], int, int) IS 'What is left of a day after one more place is taken';

CREATE FUNCTION appointments.mask_after(mask bit(48), free smallint[], kept smallint[], first_step int, steps int)
RETURNS bit(48) LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  FOR step IN first_step .. first_step + steps - 1 LOOP
    mask := set_bit(mask, step, (free[step + 1] > kept[step + 1])::int);
  END LOOP;
  RETURN mask;
END $$;
COMMENT ON FUNCTION appointments.mask_after(bit, smallint[], smallint[], int, int) IS 'The mask where only these steps have changed';

-- Personal rows behind the second wall: own appointments by key, staff of counters and hotline by reach.

ALTER TABLE appointments.appointment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON appointments.appointment USING ((SELECT foundation.is_system())
  OR (SELECT foundation.reaches('appointments')) OR id = ANY ((SELECT foundation.own_keys())::uuid[]));
ALTER TABLE appointments.appointment_act ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON appointments.appointment_act USING ((SELECT foundation.is_system())
  OR (SELECT foundation.reaches('appointments')) OR appointment_id = ANY ((SELECT foundation.own_keys())::uuid[]));
