CREATE SCHEMA services;

CREATE TABLE services.service (
  id text PRIMARY KEY
);
COMMENT ON TABLE services.service IS 'A service (Leistung); what it is at a time stands in its versions';

CREATE TABLE services.service_version (
  service_id text NOT NULL REFERENCES services.service (id),
  version int NOT NULL CHECK (version > 0),
  definition jsonb NOT NULL,
  author text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (service_id, version)
);
COMMENT ON TABLE services.service_version IS 'Nothing edits a version: applications keep the one they were made with';
COMMENT ON COLUMN services.service_version.definition IS 'See src/services/service-definition.ts';
CREATE TRIGGER service_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON services.service_version
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TABLE services.life_situation (
  id text PRIMARY KEY,
  position int NOT NULL,
  definition jsonb NOT NULL
);
COMMENT ON TABLE services.life_situation IS 'Moments of life in which several errands come together, in the order of the home page';
