-- Schema foundation and the table foundation.migration are made by the migrator itself.

CREATE TABLE foundation.setting (
  name text PRIMARY KEY,
  value jsonb NOT NULL
);
COMMENT ON TABLE foundation.setting IS 'Facts about this installation, such as the fingerprint of its secret';

-- What must travel to other modules. Readers go by transaction snapshot, not by id: an id can commit late.
CREATE TABLE foundation.event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  name text NOT NULL,
  subject uuid NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL
);
CREATE INDEX event_order ON foundation.event (transaction_id, id);
COMMENT ON TABLE foundation.event IS 'What happened, in the past tense, written in the transaction in which it happened';

CREATE TABLE foundation.event_reader (
  name text PRIMARY KEY,
  transaction_id xid8 NOT NULL DEFAULT '0',
  event_id bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE foundation.event_reader IS 'How far each reader has come';

CREATE TABLE foundation.audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('citizen', 'staff', 'system')),
  actor_id text,
  actor_name text,
  act text NOT NULL,
  object_kind text NOT NULL,
  object_id text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  request_id text
);
CREATE INDEX audit_object ON foundation.audit (object_kind, object_id, id);
CREATE INDEX audit_actor ON foundation.audit (actor_id, id);
COMMENT ON TABLE foundation.audit IS 'Every look and act. Rows are never changed or deleted';

-- Sealed by a job: a chain inside the business transaction would make every writer wait for the one before.
CREATE TABLE foundation.audit_seal (
  position bigint PRIMARY KEY,
  audit_id bigint NOT NULL UNIQUE REFERENCES foundation.audit (id),
  hash bytea NOT NULL
);
COMMENT ON TABLE foundation.audit_seal IS 'Hash chain over the audit rows, in the order of sealing';

CREATE FUNCTION foundation.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME;
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON foundation.audit
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON foundation.audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TABLE foundation.file (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  media_type text NOT NULL,
  size int NOT NULL,
  sha256 bytea NOT NULL,
  content bytea NOT NULL,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE foundation.file IS 'Attachments and letters; whoever refers to one owns it';

-- Mail rests here in the business transaction and is rendered when it is sent, so that no code stands in clear.
CREATE TABLE foundation.outbox (
  id uuid PRIMARY KEY,
  address text NOT NULL,
  template text NOT NULL,
  language text NOT NULL,
  subject_id uuid NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  last_error text,
  sent_at timestamptz,
  given_up_at timestamptz
);
CREATE INDEX outbox_due ON foundation.outbox (due_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
CREATE INDEX outbox_subject ON foundation.outbox (subject_id);
COMMENT ON TABLE foundation.outbox IS 'Mail to be sent; the Message-ID is derived from the id and stays the same on every attempt';

-- Slows guessing down across all web processes.
CREATE TABLE foundation.attempt (
  purpose text NOT NULL,
  key bytea NOT NULL,
  failures int NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (purpose, key)
);
COMMENT ON TABLE foundation.attempt IS 'Failed tries at a secret, by a keyed hash of what was tried';
