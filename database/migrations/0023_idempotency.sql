-- Takes the place of applications.api_submission: one table for every call that creates something.
CREATE TABLE foundation.idempotency (
  -- Keyed hash of route, caller and key
  key_hash bytea PRIMARY KEY,
  -- Keyed hash, because a short body could be guessed from a plain one
  body_hash bytea NOT NULL,
  status int NOT NULL CHECK (status BETWEEN 200 AND 299),
  answer bytea NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX idempotency_at ON foundation.idempotency (at);
COMMENT ON TABLE foundation.idempotency IS 'Answers to calls that came with an Idempotency-Key, given again to the same request; kept for 48 hours';
COMMENT ON COLUMN foundation.idempotency.answer IS 'AES-256-GCM under a key made of the installation''s secret and the caller''s key, which is not stored';

DROP TABLE applications.api_submission;
