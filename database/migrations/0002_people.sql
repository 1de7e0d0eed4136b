CREATE SCHEMA people;

CREATE TABLE people.team (
  id text PRIMARY KEY,
  definition jsonb NOT NULL
);
COMMENT ON TABLE people.team IS 'Teams that work on cases, as described in district/people/teams.yaml';

CREATE TABLE people.staff (
  id uuid PRIMARY KEY,
  sign_in text NOT NULL UNIQUE,
  name text NOT NULL,
  roles text[] NOT NULL,
  teams text[] NOT NULL,
  -- argon2id, with its parameters inside
  password_hash text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  demo boolean NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE people.staff IS 'Who works here, with which rights; leaving sets active to false, nobody is deleted';

CREATE TABLE people.session (
  token_hash bytea PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES people.staff (id),
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_staff ON people.session (staff_id);
COMMENT ON TABLE people.session IS 'Signed-in browsers of staff; the browser holds the token, we its hash';

CREATE TABLE people.persona (
  id text PRIMARY KEY,
  birth_date date NOT NULL,
  record jsonb NOT NULL
);
CREATE INDEX persona_birth_date ON people.persona (birth_date);
COMMENT ON TABLE people.persona IS 'The simulated population register: invented people only';
