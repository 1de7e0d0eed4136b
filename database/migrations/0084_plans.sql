-- Plans for an emergency: what each says in numbered versions that nobody edits, who approved a version, when it was rehearsed.
CREATE SCHEMA emergency;

CREATE TABLE emergency.plan (
  id text PRIMARY KEY,
  created_at timestamptz NOT NULL
);
COMMENT ON TABLE emergency.plan IS 'A plan for an emergency; what it says is in its versions';

CREATE TABLE emergency.plan_version (
  plan_id text NOT NULL REFERENCES emergency.plan (id),
  number int NOT NULL CHECK (number > 0),
  definition jsonb NOT NULL,
  -- Null: it came with a file of the district
  author_id text,
  author_name text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (plan_id, number)
);
COMMENT ON TABLE emergency.plan_version IS 'What a plan says, in numbered versions; the highest one is the newest';
CREATE TRIGGER plan_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON emergency.plan_version
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TABLE emergency.plan_approval (
  plan_id text NOT NULL,
  number int NOT NULL,
  approved_by_id text NOT NULL,
  approved_by text NOT NULL,
  approved_at timestamptz NOT NULL,
  PRIMARY KEY (plan_id, number),
  FOREIGN KEY (plan_id, number) REFERENCES emergency.plan_version (plan_id, number)
);
COMMENT ON TABLE emergency.plan_approval IS 'That somebody else than its author has approved a version';
CREATE TRIGGER plan_approval_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON emergency.plan_approval
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE FUNCTION emergency.refuse_own_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM emergency.plan_version v
    WHERE v.plan_id = new.plan_id AND v.number = new.number AND v.author_id = new.approved_by_id) THEN
    RAISE EXCEPTION 'whoever wrote a version of a plan does not approve it';
  END IF;
  RETURN new;
END $$;
COMMENT ON FUNCTION emergency.refuse_own_approval() IS 'Two persons, whatever the program does';
CREATE TRIGGER plan_approval_by_another BEFORE INSERT ON emergency.plan_approval
  FOR EACH ROW EXECUTE FUNCTION emergency.refuse_own_approval();

CREATE TABLE emergency.rehearsal (
  id uuid PRIMARY KEY,
  plan_id text NOT NULL,
  number int NOT NULL,
  rehearsed_on date NOT NULL,
  noted_by text NOT NULL,
  noted_at timestamptz NOT NULL,
  FOREIGN KEY (plan_id, number) REFERENCES emergency.plan_version (plan_id, number)
);
CREATE INDEX rehearsal_of_plan ON emergency.rehearsal (plan_id, rehearsed_on);
COMMENT ON TABLE emergency.rehearsal IS 'When a version of a plan was rehearsed';
CREATE TRIGGER rehearsal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON emergency.rehearsal
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
