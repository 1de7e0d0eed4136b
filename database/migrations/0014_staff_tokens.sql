CREATE TABLE people.staff_token (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES people.staff (id),
  name text NOT NULL,
  -- SHA-256; the token itself was shown once
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX staff_token_staff ON people.staff_token (staff_id);
COMMENT ON TABLE people.staff_token IS 'Bearer tokens with which a program calls in the name of a member of staff, with the rights of that person';
