-- contract: the check speaks of a column that only this version writes; the version before passes it.
CREATE TABLE people.begun_identification (
  state_hash bytea PRIMARY KEY,
  subject_id uuid NOT NULL,
  browser_hash bytea NOT NULL,
  provider text NOT NULL,
  level text NOT NULL CHECK (level IN ('none', 'low', 'substantial', 'high')),
  expires_at timestamptz NOT NULL
);
CREATE INDEX begun_identification_expiry ON people.begun_identification (expires_at);
COMMENT ON TABLE people.begun_identification IS 'Somebody was sent to an identity provider; the answer counts once, for this draft, in this browser';
COMMENT ON COLUMN people.begun_identification.subject_id IS 'The draft it is for';

ALTER TABLE law.requirement
  ADD COLUMN identification jsonb,
  ADD COLUMN replaced_by jsonb;
COMMENT ON COLUMN law.requirement.identification IS 'Level of assurance that meets it online, and the norm that says so; null: not known';
COMMENT ON COLUMN law.requirement.replaced_by IS 'What the law puts in place of a signature by hand, each with its norm; null: not known';

ALTER TABLE applications.draft ADD COLUMN identified jsonb,
  ADD CHECK (submitted_at IS NULL OR identified IS NULL);
COMMENT ON COLUMN applications.draft.identified IS 'Who has proved to be filling it in; passes to the case when it is sent';

ALTER TABLE cases.case_record ADD COLUMN identity jsonb;
COMMENT ON COLUMN cases.case_record.identity IS 'How it was proved who applied: means, level, when, the provider''s reference or who checked; null: not proved';
