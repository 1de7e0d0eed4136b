-- A mail that did not arrive is a person's business: what was reported, and since when somebody has to look.
ALTER TABLE foundation.outbox ADD COLUMN bounced_at timestamptz, ADD COLUMN bounce text,
  ADD COLUMN settled_at timestamptz;
COMMENT ON COLUMN foundation.outbox.bounced_at IS 'A mail server reported for good that it did not arrive';
COMMENT ON COLUMN foundation.outbox.bounce IS 'What the mail server said, status first (RFC 3463)';
COMMENT ON COLUMN foundation.outbox.settled_at IS 'Undeliverable, and a person has dealt with it';

ALTER TABLE cases.case_record ADD COLUMN unreached_since timestamptz;
COMMENT ON COLUMN cases.case_record.unreached_since IS 'A message to this person did not arrive and nobody has dealt with it yet';
CREATE INDEX case_unreached ON cases.case_record (team, unreached_since) WHERE unreached_since IS NOT NULL;
