ALTER TABLE people.staff
  ADD COLUMN totp_secret bytea,
  ADD COLUMN totp_set_at timestamptz,
  ADD COLUMN totp_last_step bigint,
  ADD COLUMN start_password_until timestamptz,
  ADD COLUMN password_changed_at timestamptz;
COMMENT ON COLUMN people.staff.totp_secret IS 'RFC 6238; sealed with the installation''s secret';
COMMENT ON COLUMN people.staff.totp_last_step IS 'The 30-second step of the last accepted code: none up to it is accepted again';
COMMENT ON COLUMN people.staff.start_password_until IS 'The password was printed by an operator: it works until then, for one sign-in that replaces it';

CREATE TABLE people.recovery_code (
  staff_id uuid NOT NULL REFERENCES people.staff (id),
  -- keyed with the installation's secret
  code_hash bytea NOT NULL,
  made_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (staff_id, code_hash)
);
COMMENT ON TABLE people.recovery_code IS 'Codes on paper for who has lost the second factor; each works once';

CREATE TABLE people.begun_sign_in (
  token_hash bytea PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES people.staff (id),
  first_factor text NOT NULL CHECK (first_factor IN ('password', 'single-sign-on')),
  second_factor text CHECK (second_factor IN ('totp', 'recovery-code', 'single-sign-on')),
  -- a path of the workbench to go on to
  next text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX begun_sign_in_staff ON people.begun_sign_in (staff_id);
COMMENT ON TABLE people.begun_sign_in IS 'Somebody gave the first factor; it opens nothing but the pages that ask for the rest';

ALTER TABLE people.session
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  ADD COLUMN signed_in_by text NOT NULL DEFAULT 'password',
  ADD COLUMN user_agent text NOT NULL DEFAULT '',
  ADD COLUMN verified_at timestamptz;
COMMENT ON COLUMN people.session.verified_at IS 'When the second factor was given last; a session without one is worth nothing';
