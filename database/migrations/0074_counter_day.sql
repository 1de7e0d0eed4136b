-- The counter's day: sheets on paper, help for whoever is threatened, and what figures of the day need.
CREATE TABLE appointments.day_sheet (
  -- Stands on the sheet; derived with the secret of the house from every sign of it
  seal text PRIMARY KEY,
  office_id text NOT NULL,
  day date NOT NULL,
  made_at timestamptz NOT NULL,
  appointments int NOT NULL CHECK (appointments >= 0)
);
CREATE INDEX day_sheet_of_day ON appointments.day_sheet (day);
COMMENT ON TABLE appointments.day_sheet IS 'Which day sheets were issued, when and with how many appointments; says nothing of anybody';

CREATE TABLE appointments.alarm (
  id uuid PRIMARY KEY,
  office_id text NOT NULL,
  counter text NOT NULL,
  state text NOT NULL CHECK (state IN ('raised', 'going', 'over', 'taken-back')),
  raised_at timestamptz NOT NULL,
  raised_by text NOT NULL,
  -- Who said first that they go there
  going_at timestamptz,
  going_by text,
  ended_at timestamptz,
  ended_by text,
  -- What whoever ended it says of it
  word text,
  CHECK ((state = 'going') <= (going_at IS NOT NULL)),
  CHECK ((state IN ('over', 'taken-back')) = (ended_at IS NOT NULL)),
  CHECK ((state = 'over') = (word IS NOT NULL))
);
-- Pressed twice it is one alarm.
CREATE UNIQUE INDEX alarm_open ON appointments.alarm (office_id, counter) WHERE ended_at IS NULL;
CREATE INDEX alarm_raised ON appointments.alarm (raised_at);
COMMENT ON TABLE appointments.alarm IS 'Somebody at a counter called for help: who, where, who came, and how it ended';
ALTER TABLE appointments.alarm ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON appointments.alarm USING ((SELECT foundation.is_system())
  OR (SELECT foundation.reaches('appointments')));

-- Somebody may be called again: how long they waited ends with the first time.
ALTER TABLE appointments.ticket ADD COLUMN first_called_at timestamptz;

CREATE TABLE appointments.next_free (
  office_id text NOT NULL,
  service_id text NOT NULL,
  -- The full hour
  hour timestamptz NOT NULL,
  -- The earliest that was free online for one person; null: none up to the horizon
  free_at timestamptz,
  PRIMARY KEY (office_id, service_id, hour)
);
CREATE INDEX next_free_by_hour ON appointments.next_free (hour);
COMMENT ON TABLE appointments.next_free IS 'What a citizen would have been offered first in this hour; it cannot be reckoned later';
