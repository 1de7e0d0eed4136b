CREATE TABLE cases.look (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL,
  team text NOT NULL,
  staff_id uuid NOT NULL,
  -- What made the look unusual
  unusual text[] NOT NULL,
  reason text NOT NULL CHECK (reason IN ('asked-by-person', 'deputising', 'review', 'related-case', 'other')),
  words text NOT NULL,
  at timestamptz NOT NULL,
  -- Until then this person may look at this case without being asked again
  until timestamptz NOT NULL,
  FOREIGN KEY (case_id, team) REFERENCES cases.case_record (id, team) ON UPDATE CASCADE
);
CREATE INDEX look_valid ON cases.look (case_id, staff_id, until);
COMMENT ON TABLE cases.look IS 'Reasons that staff gave for unusual looks at a case';
CREATE TRIGGER look_team BEFORE INSERT ON cases.look
  FOR EACH ROW EXECUTE FUNCTION cases.take_team_of_case();
ALTER TABLE cases.look ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON cases.look USING ((SELECT foundation.is_system())
  OR team = ANY ((SELECT foundation.own_teams())::text[]) OR case_id = ANY ((SELECT foundation.own_keys())::uuid[]));
