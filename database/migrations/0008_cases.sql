CREATE SCHEMA cases;

CREATE TABLE cases.case_record (
  id uuid PRIMARY KEY,
  reference text NOT NULL UNIQUE,
  service_id text NOT NULL,
  service_version int NOT NULL,
  service_name jsonb NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('certificate', 'acknowledgement', 'decision', 'forwarding')),
  team text NOT NULL,
  channel text NOT NULL,
  language text NOT NULL,
  state text NOT NULL CHECK (state IN ('new', 'in-progress', 'waiting', 'decided', 'closed', 'withdrawn')),
  applicant jsonb NOT NULL,
  contact jsonb NOT NULL,
  delivery text NOT NULL CHECK (delivery IN ('post', 'online')),
  snapshot jsonb NOT NULL,
  -- Only the hash: the token is derived again when a mail is rendered
  link_token_hash bytea NOT NULL UNIQUE,
  access_epoch int NOT NULL DEFAULT 0,
  promised_on date NOT NULL,
  -- Set while the clock stands because something was asked
  waiting_since timestamptz,
  -- Fields whose contradiction to the register a person has cleared up
  cleared text[] NOT NULL DEFAULT '{}',
  result text CHECK (result IN ('granted', 'refused', 'answered')),
  assigned_to uuid,
  assigned_name text,
  demo boolean NOT NULL,
  opened_at timestamptz NOT NULL,
  decided_at timestamptz,
  closed_at timestamptz,
  changed_at timestamptz NOT NULL
);
CREATE INDEX case_inbox ON cases.case_record (team, promised_on, reference)
  WHERE state IN ('new', 'in-progress', 'waiting');
CREATE INDEX case_mine ON cases.case_record (assigned_to)
  WHERE state IN ('new', 'in-progress', 'waiting');
CREATE INDEX case_recent ON cases.case_record (team, changed_at DESC);
CREATE INDEX case_durations ON cases.case_record (service_id, decided_at) WHERE decided_at IS NOT NULL;
COMMENT ON TABLE cases.case_record IS 'One errand of one person, whichever way it came; its present state';

CREATE TABLE cases.act (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases.case_record (id),
  kind text NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('citizen', 'staff', 'system')),
  actor_id text,
  actor_name text,
  note text NOT NULL DEFAULT '',
  data jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX act_case ON cases.act (case_id, id);
CREATE TRIGGER act_append_only BEFORE UPDATE OR DELETE ON cases.act
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
COMMENT ON TABLE cases.act IS 'What was done in a case, by whom and when; never changed';

CREATE TABLE cases.inquiry (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases.case_record (id),
  wants text NOT NULL CHECK (wants IN ('text', 'file')),
  question text NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by text NOT NULL,
  answered_at timestamptz,
  answer text,
  taken_back_at timestamptz
);
CREATE UNIQUE INDEX inquiry_open ON cases.inquiry (case_id) WHERE answered_at IS NULL AND taken_back_at IS NULL;
COMMENT ON TABLE cases.inquiry IS 'The one missing thing that was asked for, and its answer';

CREATE TABLE cases.document (
  file_id uuid PRIMARY KEY REFERENCES foundation.file (id),
  case_id uuid NOT NULL REFERENCES cases.case_record (id),
  name text NOT NULL,
  label text NOT NULL,
  inquiry_id uuid REFERENCES cases.inquiry (id),
  added_at timestamptz NOT NULL
);
CREATE INDEX document_case ON cases.document (case_id, added_at);
COMMENT ON TABLE cases.document IS 'Files handed in for a case';
