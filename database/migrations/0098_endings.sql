-- Whoever is responsible learns 90, 30 and 7 days before a temporary ground ends, and on the day: each time once.
CREATE TABLE emergency.ending_reminder (
  ground_kind text NOT NULL,
  ground_id text NOT NULL,
  closes_on date NOT NULL,
  stage smallint NOT NULL,
  bundle_id uuid NOT NULL,
  facts jsonb NOT NULL,
  mails int NOT NULL,
  told_at timestamptz NOT NULL,
  CONSTRAINT ending_reminder_pkey PRIMARY KEY (ground_kind, ground_id, closes_on, stage),
  CONSTRAINT ending_reminder_kind_known CHECK (ground_kind IN ('derogation', 'operation', 'overlay')),
  CONSTRAINT ending_reminder_stage_known CHECK (stage IN (90, 30, 7, 0))
);
CREATE INDEX ending_reminder_of_bundle ON emergency.ending_reminder (bundle_id);
COMMENT ON TABLE emergency.ending_reminder IS 'That those responsible were told of the end of a ground; a renewed ground has another day and is told of anew';
COMMENT ON COLUMN emergency.ending_reminder.closes_on IS 'The first day on which the ways are shut';
COMMENT ON COLUMN emergency.ending_reminder.stage IS 'So many days before or less; 0: on the day itself';
COMMENT ON COLUMN emergency.ending_reminder.bundle_id IS 'What was told at once stands in one mail';
COMMENT ON COLUMN emergency.ending_reminder.facts IS 'What was told: the ground, the ways that shut, and how many visits follow as far as measured';
COMMENT ON COLUMN emergency.ending_reminder.mails IS 'How many people got a mail; all others find it on the page of temporary law';
CREATE TRIGGER ending_reminder_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON emergency.ending_reminder
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
