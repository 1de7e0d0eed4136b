CREATE SCHEMA feedback;

CREATE TABLE feedback.rating (
  id uuid PRIMARY KEY,
  subject text NOT NULL,
  service_id text,
  -- Keyed hash of what makes a voter one person: the case, so far
  voter bytea NOT NULL,
  stars int NOT NULL CHECK (stars BETWEEN 1 AND 5),
  comment text NOT NULL DEFAULT '',
  demo boolean NOT NULL,
  rated_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  UNIQUE (subject, voter)
);
CREATE INDEX rating_service ON feedback.rating (service_id);
COMMENT ON TABLE feedback.rating IS 'One vote for a case, changeable; the row says nothing about who voted';
