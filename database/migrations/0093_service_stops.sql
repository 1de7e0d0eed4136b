-- A team closes, and the house it works in goes on: some services alone are not given out there.
CREATE TABLE appointments.service_stop (
  activation_id uuid NOT NULL,
  office_id text NOT NULL,
  service_id text NOT NULL,
  from_day date NOT NULL,
  until_day date,
  urgent boolean NOT NULL,
  made_at timestamptz NOT NULL,
  lifted_at timestamptz,
  CONSTRAINT service_stop_pkey PRIMARY KEY (activation_id, office_id, service_id),
  CONSTRAINT service_stop_ends_after_it_began CHECK (until_day >= from_day)
);
CREATE INDEX service_stop_of_office ON appointments.service_stop (office_id) WHERE lifted_at IS NULL;
COMMENT ON TABLE appointments.service_stop IS 'An office gives no appointments on site for this service on these days, as long as one of its stops is not lifted';
COMMENT ON COLUMN appointments.service_stop.until_day IS 'With this day; null: until it is lifted';
COMMENT ON COLUMN appointments.service_stop.urgent IS 'Callers and counters may still book, for urgent cases';

ALTER TABLE appointments.day
  ADD COLUMN stopped_services text[] NOT NULL DEFAULT '{}',
  ADD COLUMN shut_services text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN appointments.day.stopped_services IS 'Reckoned from the stops: services that nobody books online here; sorted';
COMMENT ON COLUMN appointments.day.shut_services IS 'Of these the ones that callers and counters do not book either; sorted';
