-- After an emergency a hundred thousand messages wait: whatever else is to leave goes first.
ALTER TABLE foundation.outbox ADD COLUMN bulk boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN foundation.outbox.bulk IS 'One of very many: leaves when nothing else is due';
DROP INDEX foundation.outbox_due;
CREATE INDEX outbox_due ON foundation.outbox (bulk, due_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
