-- The register in two times: from when to when something holds, and from when to when the house knew it so.
ALTER TABLE law.norm
  ADD COLUMN source text,
  ADD COLUMN valid_from date,
  ADD COLUMN valid_until date,
  ADD COLUMN other_versions jsonb,
  ADD COLUMN withdrawn_at timestamptz;
COMMENT ON COLUMN law.norm.source IS 'Address of the text on file; null: not on file';
COMMENT ON COLUMN law.norm.valid_from IS 'First day of this text; null: not known';
COMMENT ON COLUMN law.norm.valid_until IS 'Last day of this text; null: none known';
COMMENT ON COLUMN law.norm.other_versions IS 'What the section said on other days, each with its days and its source';
COMMENT ON COLUMN law.norm.withdrawn_at IS 'Left the file it came from; the row stays, because answers have cited it';

ALTER TABLE law.requirement
  ADD COLUMN actor jsonb,
  ADD COLUMN consequence jsonb,
  ADD COLUMN exceptions jsonb,
  ADD COLUMN quote text,
  ADD COLUMN deadline jsonb,
  DROP CONSTRAINT requirement_modality_check,
  ADD CONSTRAINT requirement_modality_check CHECK (modality IN
    ('must', 'should', 'may', 'alternative', 'on-demand', 'experiment')) NOT VALID,
  ADD CONSTRAINT requirement_shuts_no_door CHECK (NOT 'onsite' = ANY (closes)) NOT VALID;
ALTER TABLE law.requirement VALIDATE CONSTRAINT requirement_modality_check;
ALTER TABLE law.requirement VALIDATE CONSTRAINT requirement_shuts_no_door;
COMMENT ON COLUMN law.requirement.actor IS 'Who has to do it; null: not known, as with the four that follow';
COMMENT ON COLUMN law.requirement.quote IS 'A few words of the law itself';
COMMENT ON COLUMN law.requirement.deadline IS 'By when, where the law sets a time';

CREATE TABLE law.knowledge (
  kind text NOT NULL CHECK (kind IN ('norm', 'requirement', 'derogation', 'need')),
  id text NOT NULL,
  known_from timestamptz NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (kind, id, known_from)
);
COMMENT ON TABLE law.knowledge IS 'Every row of the register as the house knew it; the next one of the same id ends the knowledge of the one before';
CREATE TRIGGER knowledge_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON law.knowledge
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

-- Whoever writes a table of the register keeps what it said before: nobody can forget to.
CREATE FUNCTION law.keep_knowledge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO law.knowledge (kind, id, known_from, content)
  VALUES (TG_ARGV[0], NEW.id, NEW.changed_at, to_jsonb(NEW));
  RETURN NULL;
END $$;
-- Read again, the same file teaches nothing new.
CREATE FUNCTION law.skip_same() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'changed_at' = to_jsonb(OLD) - 'changed_at' THEN RETURN NULL; END IF;
  RETURN NEW;
END $$;

INSERT INTO law.knowledge SELECT 'norm', n.id, n.changed_at, to_jsonb(n) FROM law.norm n;
INSERT INTO law.knowledge SELECT 'requirement', r.id, r.changed_at, to_jsonb(r) FROM law.requirement r;

CREATE TRIGGER skip_same BEFORE UPDATE ON law.norm FOR EACH ROW EXECUTE FUNCTION law.skip_same();
CREATE TRIGGER skip_same BEFORE UPDATE ON law.requirement FOR EACH ROW EXECUTE FUNCTION law.skip_same();
CREATE TRIGGER keep_knowledge AFTER INSERT OR UPDATE ON law.norm
  FOR EACH ROW EXECUTE FUNCTION law.keep_knowledge('norm');
CREATE TRIGGER keep_knowledge AFTER INSERT OR UPDATE ON law.requirement
  FOR EACH ROW EXECUTE FUNCTION law.keep_knowledge('requirement');
CREATE TRIGGER never_deleted BEFORE DELETE ON law.norm
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
CREATE TRIGGER never_deleted BEFORE DELETE ON law.requirement
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
