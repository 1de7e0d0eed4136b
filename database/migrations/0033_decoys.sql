ALTER TABLE cases.case_record ADD COLUMN decoy boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN cases.case_record.decoy IS 'Belongs to nobody; whoever opens it had no business there, and the auditor hears of it';
CREATE INDEX audit_decoy ON foundation.audit (id) WHERE act = 'case.decoy-opened';

-- The auditor reads why somebody looked, in the words that were given; of the case itself still nothing.
CREATE POLICY auditor ON cases.look FOR SELECT USING ((SELECT foundation.reaches('audit')));
