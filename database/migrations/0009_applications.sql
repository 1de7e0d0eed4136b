CREATE SCHEMA applications;

CREATE TABLE applications.draft (
  -- Becomes the id of the case, so that a second submission finds the first one
  id uuid PRIMARY KEY,
  service_id text NOT NULL,
  service_version int NOT NULL,
  -- The form, where the service has none of its own: the formless request as it was put when the draft began
  form jsonb,
  language text NOT NULL CHECK (language IN ('de', 'en')),
  -- As typed, right or wrong; files stand in draft_file
  answers jsonb NOT NULL DEFAULT '{}',
  revision int NOT NULL DEFAULT 0,
  link_epoch int NOT NULL DEFAULT 0,
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  reference text,
  submitted_at timestamptz,
  CHECK ((reference IS NULL) = (submitted_at IS NULL)),
  -- Once the case has the answers, nobody keeps a second copy
  CHECK (submitted_at IS NULL OR answers = '{}')
);
CREATE INDEX draft_expiry ON applications.draft (expires_at);
COMMENT ON TABLE applications.draft IS 'Applications being filled in, and for a while the receipt of those sent';
COMMENT ON COLUMN applications.draft.token_hash IS 'SHA-256 of the token in the link and the cookie, which is derived and never stored';

CREATE TABLE applications.draft_file (
  file_id uuid PRIMARY KEY REFERENCES foundation.file (id),
  draft_id uuid NOT NULL REFERENCES applications.draft (id),
  question text NOT NULL,
  name text NOT NULL,
  size int NOT NULL,
  sha256 bytea NOT NULL,
  added_at timestamptz NOT NULL,
  -- A second click sends the same file again
  UNIQUE (draft_id, question, sha256)
);
COMMENT ON TABLE applications.draft_file IS 'Files of drafts; on submission they pass to the case and leave this table';

CREATE TABLE applications.api_submission (
  key_hash bytea PRIMARY KEY,
  body_hash bytea NOT NULL,
  case_id uuid NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX api_submission_at ON applications.api_submission (at);
COMMENT ON TABLE applications.api_submission IS 'Idempotency keys of applications sent by machines, hashed; kept for 30 days';
