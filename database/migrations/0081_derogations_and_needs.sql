-- Temporary relief with an end, released by two persons, and what would have to be amended for good.
ALTER TABLE law.derogation
  ALTER COLUMN valid_from DROP NOT NULL,
  ADD COLUMN title jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN effect text NOT NULL DEFAULT 'suspends'
    CHECK (effect IN ('suspends', 'replaces', 'extends', 'does-not-sanction')),
  ADD COLUMN instrument text NOT NULL DEFAULT 'decree'
    CHECK (instrument IN ('decree', 'ordinance', 'law', 'instruction', 'tolerance')),
  ADD COLUMN reference text,
  ADD COLUMN opens text[],
  ADD COLUMN conditions jsonb,
  ADD COLUMN review_on date,
  ADD COLUMN note jsonb,
  ADD COLUMN entered_by text,
  ADD COLUMN entered_name text,
  ADD COLUMN withdrawn_at timestamptz,
  ADD CONSTRAINT derogation_ends CHECK (valid_until IS NOT NULL
    OR (conditions IS NOT NULL AND review_on IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT derogation_reviewed_later CHECK (review_on >= valid_from) NOT VALID,
  ADD CONSTRAINT derogation_covers_a_known_place CHECK (covers <> 'yes'
    OR (valid_from IS NOT NULL AND coalesce(territory ->> 'kind', '') IN ('city', 'districts'))) NOT VALID;
ALTER TABLE law.derogation ALTER COLUMN title DROP DEFAULT, ALTER COLUMN effect DROP DEFAULT,
  ALTER COLUMN instrument DROP DEFAULT;
COMMENT ON COLUMN law.derogation.title IS 'What rests on it';
COMMENT ON COLUMN law.derogation.effect IS 'Only what suspends or replaces opens a way; extending or not sanctioning opens none';
COMMENT ON COLUMN law.derogation.reference IS 'File number or date by which it can be found';
COMMENT ON COLUMN law.derogation.territory IS 'Where it holds: the city, districts, another Land, or not known';
COMMENT ON COLUMN law.derogation.opens IS 'Ways it opens; null: all that the requirement shuts';
COMMENT ON COLUMN law.derogation.valid_from IS 'First day; null: not known, and then it opens nothing';
COMMENT ON COLUMN law.derogation.valid_until IS 'Last day; null: as long as the conditions hold, at most until the day of review';
COMMENT ON COLUMN law.derogation.review_on IS 'Last day on which it holds if nobody renews it';
COMMENT ON COLUMN law.derogation.entered_by IS 'Member of staff; null: a file of the district, which needs no second person';

CREATE TABLE law.derogation_term (
  derogation_id text NOT NULL REFERENCES law.derogation (id),
  number int NOT NULL CHECK (number > 0),
  kind text NOT NULL CHECK (kind IN ('renewed', 'ended')),
  valid_until date,
  review_on date,
  reason text NOT NULL,
  entered_by text NOT NULL,
  entered_name text NOT NULL,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (derogation_id, number),
  CHECK (valid_until IS NOT NULL OR (kind = 'renewed' AND review_on IS NOT NULL))
);
COMMENT ON TABLE law.derogation_term IS 'Renewals and early ends, one after the other: the last one that counts says until when';
COMMENT ON COLUMN law.derogation_term.valid_until IS 'Last day; of a renewal null: until the next day of review';

CREATE TABLE law.derogation_release (
  derogation_id text NOT NULL REFERENCES law.derogation (id),
  -- 0: the derogation itself; else the renewal of this number
  term int NOT NULL CHECK (term >= 0),
  released_by text NOT NULL,
  released_name text NOT NULL,
  released_at timestamptz NOT NULL,
  PRIMARY KEY (derogation_id, term)
);
COMMENT ON TABLE law.derogation_release IS 'A second person said yes: what staff enter opens nothing before';

CREATE FUNCTION law.refuse_own_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.released_by = (SELECT entered_by FROM law.derogation WHERE id = NEW.derogation_id AND NEW.term = 0
      UNION ALL SELECT entered_by FROM law.derogation_term WHERE derogation_id = NEW.derogation_id AND number = NEW.term)
  THEN RAISE EXCEPTION 'a derogation is released by a second person'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER two_persons BEFORE INSERT ON law.derogation_release
  FOR EACH ROW EXECUTE FUNCTION law.refuse_own_release();

CREATE TABLE law.need_for_change (
  id text PRIMARY KEY,
  title jsonb NOT NULL,
  norm_id text REFERENCES law.norm (id),
  requirements text[] NOT NULL,
  present text NOT NULL,
  proposed text,
  owner jsonb NOT NULL,
  saves jsonb NOT NULL,
  note jsonb,
  entered_by text,
  entered_name text,
  changed_at timestamptz NOT NULL,
  withdrawn_at timestamptz
);
CREATE INDEX need_norm ON law.need_for_change (norm_id);
COMMENT ON TABLE law.need_for_change IS 'What in a law would have to be amended, and what that would save';
COMMENT ON COLUMN law.need_for_change.present IS 'The words of the law as they are, in German';
COMMENT ON COLUMN law.need_for_change.proposed IS 'The words as they should be, in German; null: not drafted, or not on file';
COMMENT ON COLUMN law.need_for_change.saves IS 'A year: cases, minutes, trips, each with how it was reckoned; null: not known';

CREATE TABLE law.need_state (
  need_id text NOT NULL REFERENCES law.need_for_change (id),
  number int NOT NULL CHECK (number > 0),
  state text NOT NULL CHECK (state IN
    ('idea', 'drafted', 'submitted', 'in-parliament', 'adopted', 'in-force', 'dropped')),
  since date,
  note jsonb,
  entered_by text,
  entered_name text,
  entered_at timestamptz NOT NULL,
  PRIMARY KEY (need_id, number)
);
COMMENT ON TABLE law.need_state IS 'How far a need for change has come, one row a step';
COMMENT ON COLUMN law.need_state.since IS 'The day on which it got there; null: not known';

INSERT INTO law.knowledge SELECT 'derogation', d.id, d.changed_at, to_jsonb(d) FROM law.derogation d;
CREATE TRIGGER skip_same BEFORE UPDATE ON law.derogation FOR EACH ROW EXECUTE FUNCTION law.skip_same();
CREATE TRIGGER skip_same BEFORE UPDATE ON law.need_for_change FOR EACH ROW EXECUTE FUNCTION law.skip_same();
CREATE TRIGGER keep_knowledge AFTER INSERT OR UPDATE ON law.derogation
  FOR EACH ROW EXECUTE FUNCTION law.keep_knowledge('derogation');
CREATE TRIGGER keep_knowledge AFTER INSERT OR UPDATE ON law.need_for_change
  FOR EACH ROW EXECUTE FUNCTION law.keep_knowledge('need');
CREATE TRIGGER never_deleted BEFORE DELETE ON law.derogation
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
CREATE TRIGGER never_deleted BEFORE DELETE ON law.need_for_change
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
CREATE TRIGGER term_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON law.derogation_term
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
CREATE TRIGGER release_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON law.derogation_release
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
CREATE TRIGGER state_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON law.need_state
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON law.derogation_term
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('law');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON law.derogation_release
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('law');
