CREATE SCHEMA law;

CREATE TABLE law.statute (
  id text PRIMARY KEY,
  abbreviation text NOT NULL,
  title jsonb NOT NULL,
  level text NOT NULL CHECK (level IN ('federal', 'land', 'decree')),
  changed_at timestamptz NOT NULL
);
COMMENT ON TABLE law.statute IS 'Acts, ordinances and decrees the register of legal bases knows';

CREATE TABLE law.norm (
  id text PRIMARY KEY,
  statute_id text NOT NULL REFERENCES law.statute (id),
  citation jsonb NOT NULL,
  says jsonb NOT NULL,
  text_as_of date,
  changed_at timestamptz NOT NULL
);
CREATE INDEX norm_statute ON law.norm (statute_id);
COMMENT ON TABLE law.norm IS 'One section of a statute, told in our own words';
COMMENT ON COLUMN law.norm.text_as_of IS 'Day of the text on file; null: the text is not on file';

CREATE TABLE law.requirement (
  id text PRIMARY KEY,
  norm_id text NOT NULL REFERENCES law.norm (id),
  services text[] NOT NULL,
  step text NOT NULL CHECK (step IN ('advice', 'apply', 'identify', 'collect')),
  kind text NOT NULL,
  modality text NOT NULL CHECK (modality IN ('must', 'should', 'alternative', 'on-demand')),
  closes text[] NOT NULL,
  reason jsonb NOT NULL,
  instead jsonb NOT NULL,
  valid_from date,
  valid_until date,
  withdrawn_at timestamptz,
  changed_at timestamptz NOT NULL
);
CREATE INDEX requirement_norm ON law.requirement (norm_id);
COMMENT ON TABLE law.requirement IS 'What a norm demands of a step of services, and which ways that shuts';
COMMENT ON COLUMN law.requirement.valid_until IS 'Last day it holds';
COMMENT ON COLUMN law.requirement.withdrawn_at IS 'Left the file it came from; the row stays, because answers have cited it';

CREATE TABLE law.derogation (
  id text PRIMARY KEY,
  requirement_id text NOT NULL REFERENCES law.requirement (id),
  citation jsonb NOT NULL,
  issuer jsonb NOT NULL,
  territory jsonb,
  covers text NOT NULL DEFAULT 'unknown' CHECK (covers IN ('yes', 'no', 'unknown')),
  valid_from date NOT NULL,
  valid_until date,
  source jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  CHECK (valid_until >= valid_from)
);
CREATE INDEX derogation_requirement ON law.derogation (requirement_id);
COMMENT ON TABLE law.derogation IS 'A temporary relief that suspends a requirement';
COMMENT ON COLUMN law.derogation.covers IS 'Whether it holds for this city; unknown never opens anything';
COMMENT ON COLUMN law.derogation.valid_until IS 'Last day it holds; null: until further notice';
