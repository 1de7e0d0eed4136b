-- contract: the version before knows neither displaced appointments nor stops, and writes none.
-- An emergency stops days for visits, and whoever was booked there is looked after.
CREATE TABLE appointments.stop (
  activation_id uuid NOT NULL,
  office_id text NOT NULL,
  from_day date NOT NULL,
  until_day date,
  urgent boolean NOT NULL,
  made_at timestamptz NOT NULL,
  lifted_at timestamptz,
  PRIMARY KEY (activation_id, office_id),
  CHECK (until_day >= from_day)
);
CREATE INDEX stop_of_office ON appointments.stop (office_id) WHERE lifted_at IS NULL;
COMMENT ON TABLE appointments.stop IS 'An office gives no appointments on site on these days, as long as one of its stops is not lifted';
COMMENT ON COLUMN appointments.stop.until_day IS 'With this day; null: until it is lifted';
COMMENT ON COLUMN appointments.stop.urgent IS 'Callers and counters may still book, for urgent cases';

ALTER TABLE appointments.day ADD COLUMN urgent boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN appointments.day.stopped IS 'Reckoned from the stops; of the telephone it never is';
COMMENT ON COLUMN appointments.day.urgent IS 'Stopped online alone: callers and counters may still book';

ALTER DOMAIN appointments.appointment_state DROP CONSTRAINT appointment_state_known;
ALTER DOMAIN appointments.appointment_state ADD CONSTRAINT appointment_state_known
  CHECK (VALUE IN ('pending', 'booked', 'lapsed', 'cancelled', 'arrived', 'missed', 'done', 'displaced'));
ALTER TABLE appointments.appointment
  DROP CONSTRAINT appointment_check,
  ADD CONSTRAINT appointment_has_place CHECK ((state IN ('lapsed', 'cancelled', 'displaced')) = (place_id IS NULL));
CREATE INDEX appointment_displaced ON appointments.appointment (booked_at) WHERE state = 'displaced';
COMMENT ON CONSTRAINT appointment_has_place ON appointments.appointment IS 'Displaced: an emergency took the place; comes first when there are places again';
