CREATE SCHEMA offices;

CREATE TABLE offices.district (
  id text PRIMARY KEY,
  name text NOT NULL,
  code int NOT NULL UNIQUE,
  neighbours text[] NOT NULL,
  changed_at timestamptz NOT NULL
);
COMMENT ON COLUMN offices.district.neighbours IS 'Districts it touches, nearest help first';

CREATE TABLE offices.quarter (
  name text PRIMARY KEY,
  district_id text NOT NULL REFERENCES offices.district (id),
  trust text NOT NULL,
  source jsonb
);
CREATE INDEX quarter_district ON offices.quarter (district_id);
COMMENT ON TABLE offices.quarter IS 'Tells which district an address lies in';

CREATE TABLE offices.office (
  id text PRIMARY KEY,
  name jsonb NOT NULL,
  kind text NOT NULL CHECK (kind IN ('customer-centre', 'further-location', 'back-office')),
  district_id text REFERENCES offices.district (id),
  street text,
  postcode text,
  place text,
  address_trust text NOT NULL,
  source jsonb NOT NULL,
  directory_id text,
  accessibility jsonb,
  latitude double precision,
  longitude double precision,
  hours_trust text,
  hours_source jsonb,
  note jsonb,
  changed_at timestamptz NOT NULL,
  CHECK (num_nulls(street, postcode, place) IN (0, 3)),
  CHECK (num_nulls(latitude, longitude) IN (0, 2)),
  CHECK (num_nulls(hours_trust, hours_source) IN (0, 2))
);
CREATE INDEX office_district ON offices.office (district_id);
COMMENT ON COLUMN offices.office.street IS 'Null: address not known';
COMMENT ON COLUMN offices.office.source IS 'Where the facts come from, and as of when';
COMMENT ON COLUMN offices.office.directory_id IS 'Number in the federal directory of authorities; null: not known';
COMMENT ON COLUMN offices.office.accessibility IS 'Null: not known, which never means "not accessible"';
COMMENT ON COLUMN offices.office.hours_trust IS 'Null: no counter, or hours not known';

CREATE TABLE offices.opening_hours (
  office_id text NOT NULL REFERENCES offices.office (id) ON DELETE CASCADE,
  weekday int NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens_at time NOT NULL,
  closes_at time NOT NULL,
  PRIMARY KEY (office_id, weekday, opens_at),
  CHECK (opens_at < closes_at)
);
COMMENT ON TABLE offices.opening_hours IS 'Regular hours in Berlin time, Monday is 1; a day with a break has two rows';

CREATE TABLE offices.closure (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office_id text NOT NULL REFERENCES offices.office (id),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  reason jsonb NOT NULL,
  planned_by text NOT NULL,
  planned_at timestamptz NOT NULL,
  CHECK (starts_at < ends_at)
);
CREATE INDEX closure_office ON offices.closure (office_id, ends_at);
COMMENT ON TABLE offices.closure IS 'Planned closures, such as a works meeting; emergencies write overlays in channels instead';

CREATE TABLE offices.hotline (
  number text PRIMARY KEY,
  name jsonb NOT NULL,
  offers jsonb NOT NULL,
  promises jsonb NOT NULL,
  note jsonb,
  hours_trust text NOT NULL,
  hours_source jsonb NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE TABLE offices.hotline_hours (
  number text NOT NULL REFERENCES offices.hotline (number) ON DELETE CASCADE,
  weekday int NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens_at time NOT NULL,
  closes_at time NOT NULL,
  PRIMARY KEY (number, weekday, opens_at),
  CHECK (opens_at < closes_at)
);
COMMENT ON TABLE offices.hotline_hours IS 'When the hotline answers in this city';

CREATE TABLE offices.site_page_version (
  page_id text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  title jsonb NOT NULL,
  summary jsonb,
  blocks jsonb NOT NULL,
  checked_on date NOT NULL,
  author_id text,
  author_name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (page_id, version)
);
COMMENT ON TABLE offices.site_page_version IS 'Legal notice, privacy, accessibility, help. Nothing edits a version, a new one is added';
COMMENT ON COLUMN offices.site_page_version.author_id IS 'Null: came from a file';
CREATE TRIGGER site_page_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON offices.site_page_version
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
