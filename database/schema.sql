-- What the migrations give, read from the catalogues by `npm run schema`. Not written by hand.

CREATE SCHEMA foundation;

CREATE SCHEMA people;

CREATE TABLE foundation.attempt (
  purpose text NOT NULL,
  key bytea NOT NULL,
  failures integer NOT NULL,
  first_at timestamp with time zone NOT NULL,
  last_at timestamp with time zone NOT NULL,
  CONSTRAINT attempt_pkey PRIMARY KEY (purpose, key)
);
COMMENT ON TABLE foundation.attempt IS 'Failed tries at a secret, by a keyed hash of what was tried';

CREATE TABLE foundation.audit (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  at timestamp with time zone NOT NULL,
  actor_kind text NOT NULL,
  actor_id text,
  actor_name text,
  act text NOT NULL,
  object_kind text NOT NULL,
  object_id text NOT NULL,
  detail jsonb DEFAULT '{}'::jsonb NOT NULL,
  request_id text,
  CONSTRAINT audit_pkey PRIMARY KEY (id),
  CONSTRAINT audit_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['citizen'::text, 'staff'::text, 'system'::text])))
);
CREATE INDEX audit_actor ON foundation.audit USING btree (actor_id, id);
CREATE INDEX audit_object ON foundation.audit USING btree (object_kind, object_id, id);
COMMENT ON TABLE foundation.audit IS 'Every look and act. Rows are never changed or deleted';

CREATE TABLE foundation.audit_seal (
  "position" bigint NOT NULL,
  audit_id bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT audit_seal_pkey PRIMARY KEY ("position"),
  CONSTRAINT audit_seal_audit_id_key UNIQUE (audit_id),
  CONSTRAINT audit_seal_audit_id_fkey FOREIGN KEY (audit_id) REFERENCES foundation.audit(id)
);
COMMENT ON TABLE foundation.audit_seal IS 'Hash chain over the audit rows, in the order of sealing';

CREATE TABLE foundation.event (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
  name text NOT NULL,
  subject uuid NOT NULL,
  data jsonb DEFAULT '{}'::jsonb NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT event_pkey PRIMARY KEY (id)
);
CREATE INDEX event_order ON foundation.event USING btree (transaction_id, id);
COMMENT ON TABLE foundation.event IS 'What happened, in the past tense, written in the transaction in which it happened';

CREATE TABLE foundation.event_reader (
  name text NOT NULL,
  transaction_id xid8 DEFAULT '0'::xid8 NOT NULL,
  event_id bigint DEFAULT 0 NOT NULL,
  CONSTRAINT event_reader_pkey PRIMARY KEY (name)
);
COMMENT ON TABLE foundation.event_reader IS 'How far each reader has come';

CREATE TABLE foundation.file (
  id uuid NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 bytea NOT NULL,
  content bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT file_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE foundation.file IS 'Attachments and letters; whoever refers to one owns it';

CREATE TABLE foundation.migration (
  number integer NOT NULL,
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT migration_pkey PRIMARY KEY (number)
);
COMMENT ON TABLE foundation.migration IS 'Migrations applied to this database, with the hash of each file';

CREATE TABLE foundation.outbox (
  id uuid NOT NULL,
  address text NOT NULL,
  template text NOT NULL,
  language text NOT NULL,
  subject_id uuid NOT NULL,
  data jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  last_error text,
  sent_at timestamp with time zone,
  given_up_at timestamp with time zone,
  CONSTRAINT outbox_pkey PRIMARY KEY (id)
);
CREATE INDEX outbox_due ON foundation.outbox USING btree (due_at) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL));
CREATE INDEX outbox_subject ON foundation.outbox USING btree (subject_id);
COMMENT ON TABLE foundation.outbox IS 'Mail to be sent; the Message-ID is derived from the id and stays the same on every attempt';

CREATE TABLE foundation.setting (
  name text NOT NULL,
  value jsonb NOT NULL,
  CONSTRAINT setting_pkey PRIMARY KEY (name)
);
COMMENT ON TABLE foundation.setting IS 'Facts about this installation, such as the fingerprint of its secret';

CREATE TABLE people.persona (
  id text NOT NULL,
  birth_date date NOT NULL,
  record jsonb NOT NULL,
  CONSTRAINT persona_pkey PRIMARY KEY (id)
);
CREATE INDEX persona_birth_date ON people.persona USING btree (birth_date);
COMMENT ON TABLE people.persona IS 'The simulated population register: invented people only';

CREATE TABLE people.session (
  token_hash bytea NOT NULL,
  staff_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_seen_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT session_pkey PRIMARY KEY (token_hash),
  CONSTRAINT session_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id)
);
CREATE INDEX session_staff ON people.session USING btree (staff_id);
COMMENT ON TABLE people.session IS 'Signed-in browsers of staff; the browser holds the token, we its hash';

CREATE TABLE people.staff (
  id uuid NOT NULL,
  sign_in text NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL,
  teams text[] NOT NULL,
  password_hash text NOT NULL,
  active boolean DEFAULT true NOT NULL,
  demo boolean NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT staff_pkey PRIMARY KEY (id),
  CONSTRAINT staff_sign_in_key UNIQUE (sign_in)
);
COMMENT ON TABLE people.staff IS 'Who works here, with which rights; leaving sets active to false, nobody is deleted';

CREATE TABLE people.team (
  id text NOT NULL,
  definition jsonb NOT NULL,
  CONSTRAINT team_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE people.team IS 'Teams that work on cases, as described in district/people/teams.yaml';

CREATE OR REPLACE FUNCTION foundation.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME;
END $function$;

CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON foundation.audit FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER audit_seal_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON foundation.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
