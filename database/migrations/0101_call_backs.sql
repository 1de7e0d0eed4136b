-- Call-backs: somebody leaves a number, and is called until there is an end. A plan for an emergency opens and closes the queue.
CREATE SCHEMA hotline;

CREATE TABLE hotline.call_back_queue (
  id uuid NOT NULL,
  activation uuid NOT NULL,
  team text,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  CONSTRAINT call_back_queue_pkey PRIMARY KEY (id),
  CONSTRAINT call_back_queue_closed_later CHECK (closed_at >= opened_at)
);
CREATE INDEX call_back_queue_open ON hotline.call_back_queue (team) WHERE closed_at IS NULL;
COMMENT ON TABLE hotline.call_back_queue IS 'That an operation lets people ask to be called back; open as long as any operation says so';
COMMENT ON COLUMN hotline.call_back_queue.team IS 'For services of this team; null: for every service';
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON hotline.call_back_queue
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');

CREATE TABLE hotline.call_back (
  id uuid NOT NULL,
  team text NOT NULL,
  service_id text NOT NULL,
  name text NOT NULL,
  phone text NOT NULL,
  language text NOT NULL,
  errand text NOT NULL,
  wished text NOT NULL,
  asked_at timestamptz NOT NULL,
  entered_by text,
  attempts int NOT NULL DEFAULT 0,
  attempted_at timestamptz,
  taken_by_id text,
  taken_by text,
  taken_at timestamptz,
  ended_at timestamptz,
  ending text,
  ended_by text,
  CONSTRAINT call_back_pkey PRIMARY KEY (id),
  CONSTRAINT call_back_language_known CHECK (language IN ('de', 'en')),
  CONSTRAINT call_back_wished_known CHECK (wished IN ('any', 'morning', 'afternoon', 'evening')),
  CONSTRAINT call_back_three_attempts CHECK (attempts BETWEEN 0 AND 3),
  CONSTRAINT call_back_taken_whole CHECK (num_nulls(taken_by_id, taken_by, taken_at) IN (0, 3)),
  CONSTRAINT call_back_ending_known CHECK (ending IN ('reached', 'three-attempts', 'letter')),
  CONSTRAINT call_back_ended_whole CHECK (num_nulls(ended_at, ending, ended_by) IN (0, 3)),
  CONSTRAINT call_back_ended_is_free CHECK (ended_at IS NULL OR taken_at IS NULL)
);
CREATE UNIQUE INDEX call_back_once ON hotline.call_back (regexp_replace(phone, '[^0-9]', '', 'g'), service_id) WHERE ended_at IS NULL;
CREATE INDEX call_back_waiting ON hotline.call_back (team, asked_at) WHERE ended_at IS NULL;
CREATE INDEX call_back_over ON hotline.call_back (ended_at) WHERE ended_at IS NOT NULL;
ALTER TABLE hotline.call_back ENABLE ROW LEVEL SECURITY;
ALTER TABLE hotline.call_back FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON hotline.call_back
  USING ((SELECT foundation.is_system()) OR (SELECT foundation.reaches('call-backs'))
    OR team = ANY ((SELECT foundation.own_teams())::text[]) OR id = ANY ((SELECT foundation.own_keys())::uuid[]));
COMMENT ON TABLE hotline.call_back IS 'Somebody who wants to be called, until they were reached, three attempts were made or a letter was written';
COMMENT ON COLUMN hotline.call_back.team IS 'Whose matter it is: the team of the service';
COMMENT ON COLUMN hotline.call_back.entered_by IS 'Who entered it for a caller; null: the person themselves';
COMMENT ON COLUMN hotline.call_back.taken_by IS 'Who is about to call; lapses after a while';
