-- The second wall behind may(): what a connection sees of personal rows depends on four settings of its session and
-- on nothing else. Without settings it sees none. The owner is bound as well (FORCE).

CREATE FUNCTION foundation.is_system() RETURNS boolean LANGUAGE sql STABLE
  RETURN coalesce(current_setting('schalter.actor', true), '') = 'system';
COMMENT ON FUNCTION foundation.is_system() IS 'The house itself: worker, command line, backup. It sees every row';

CREATE FUNCTION foundation.own_teams() RETURNS text[] LANGUAGE sql STABLE
  RETURN string_to_array(current_setting('schalter.teams', true), ',');
COMMENT ON FUNCTION foundation.own_teams() IS 'Teams of the member of staff who is asking';

CREATE FUNCTION foundation.own_keys() RETURNS uuid[] LANGUAGE sql STABLE
  RETURN string_to_array(current_setting('schalter.keys', true), ',')::uuid[];
COMMENT ON FUNCTION foundation.own_keys() IS 'Cases and drafts that whoever is asking has been let into, by link, code or cookie';

CREATE FUNCTION foundation.reaches(realm text) RETURNS boolean LANGUAGE sql STABLE
  RETURN coalesce(realm = ANY (string_to_array(current_setting('schalter.reach', true), ',')), false);
COMMENT ON FUNCTION foundation.reaches(text) IS 'Whether whoever is asking sees the post, or the audit trail, of all teams';

-- Whose a row is stands in the row itself, because a policy that asks other tables is slow and has policies of its own.

ALTER TABLE cases.case_record ADD UNIQUE (id, team);

ALTER TABLE cases.act DISABLE TRIGGER act_append_only;
ALTER TABLE cases.act ADD COLUMN team text;
ALTER TABLE cases.inquiry ADD COLUMN team text;
ALTER TABLE cases.document ADD COLUMN team text;
UPDATE cases.act a SET team = c.team FROM cases.case_record c WHERE c.id = a.case_id;
UPDATE cases.inquiry i SET team = c.team FROM cases.case_record c WHERE c.id = i.case_id;
UPDATE cases.document d SET team = c.team FROM cases.case_record c WHERE c.id = d.case_id;
ALTER TABLE cases.act ALTER COLUMN team SET NOT NULL, DROP CONSTRAINT act_case_id_fkey,
  ADD FOREIGN KEY (case_id, team) REFERENCES cases.case_record (id, team) ON UPDATE CASCADE;
ALTER TABLE cases.inquiry ALTER COLUMN team SET NOT NULL, DROP CONSTRAINT inquiry_case_id_fkey,
  ADD FOREIGN KEY (case_id, team) REFERENCES cases.case_record (id, team) ON UPDATE CASCADE;
ALTER TABLE cases.document ALTER COLUMN team SET NOT NULL, DROP CONSTRAINT document_case_id_fkey,
  ADD FOREIGN KEY (case_id, team) REFERENCES cases.case_record (id, team) ON UPDATE CASCADE;
COMMENT ON COLUMN cases.act.team IS 'The team of the case; follows it when the case is passed on';
COMMENT ON COLUMN cases.inquiry.team IS 'The team of the case; follows it when the case is passed on';
COMMENT ON COLUMN cases.document.team IS 'The team of the case; follows it when the case is passed on';

-- What was done stays as it was written; only whose it is follows the case.
DROP TRIGGER act_append_only ON cases.act;
CREATE TRIGGER act_append_only BEFORE DELETE OR TRUNCATE ON cases.act
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
CREATE TRIGGER act_as_written BEFORE UPDATE ON cases.act FOR EACH ROW
  WHEN ((OLD.id, OLD.case_id, OLD.kind, OLD.at, OLD.actor_kind, OLD.actor_id, OLD.actor_name, OLD.note, OLD.data)
    IS DISTINCT FROM
    (NEW.id, NEW.case_id, NEW.kind, NEW.at, NEW.actor_kind, NEW.actor_id, NEW.actor_name, NEW.note, NEW.data))
  EXECUTE FUNCTION foundation.refuse_change();

CREATE FUNCTION cases.take_team_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.team := (SELECT team FROM cases.case_record WHERE id = NEW.case_id);
  RETURN NEW;
END $$;
COMMENT ON FUNCTION cases.take_team_of_case() IS 'Finds no team in a case that whoever is asking may not see, and so stores nothing';
CREATE TRIGGER act_team BEFORE INSERT ON cases.act
  FOR EACH ROW EXECUTE FUNCTION cases.take_team_of_case();
CREATE TRIGGER inquiry_team BEFORE INSERT ON cases.inquiry
  FOR EACH ROW EXECUTE FUNCTION cases.take_team_of_case();
CREATE TRIGGER document_team BEFORE INSERT ON cases.document
  FOR EACH ROW EXECUTE FUNCTION cases.take_team_of_case();

ALTER TABLE post.letter_act ADD COLUMN case_id uuid, ADD COLUMN team text;
UPDATE post.letter_act a SET case_id = l.case_id, team = l.team FROM post.letter l WHERE l.id = a.letter_id;
ALTER TABLE post.letter_act ALTER COLUMN case_id SET NOT NULL, ALTER COLUMN team SET NOT NULL;
CREATE FUNCTION post.take_owner_of_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT l.case_id, l.team INTO NEW.case_id, NEW.team FROM post.letter l WHERE l.id = NEW.letter_id;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION post.take_owner_of_letter() IS 'Finds nobody in a letter that whoever is asking may not see, and so stores nothing';
CREATE TRIGGER letter_act_owner BEFORE INSERT ON post.letter_act
  FOR EACH ROW EXECUTE FUNCTION post.take_owner_of_letter();

ALTER TABLE foundation.file ADD COLUMN owner uuid, ADD COLUMN team text,
  ADD COLUMN purpose text NOT NULL DEFAULT 'document' CHECK (purpose IN ('document', 'letter'));
UPDATE foundation.file f SET owner = d.case_id, team = d.team FROM cases.document d WHERE d.file_id = f.id;
UPDATE foundation.file f SET owner = d.draft_id FROM applications.draft_file d WHERE d.file_id = f.id;
UPDATE foundation.file f SET owner = l.case_id, team = l.team, purpose = 'letter' FROM post.letter l WHERE l.file_id = f.id;
UPDATE foundation.file SET owner = id WHERE owner IS NULL;
ALTER TABLE foundation.file ALTER COLUMN owner SET NOT NULL, ALTER COLUMN purpose DROP DEFAULT;
-- The list of cases asks of each whether something was answered.
CREATE INDEX inquiry_case ON cases.inquiry (case_id) WHERE answered_at IS NOT NULL;

CREATE INDEX file_owner ON foundation.file (owner);
COMMENT ON COLUMN foundation.file.owner IS 'The case or draft it belongs to; a draft becomes the case of the same id';
COMMENT ON COLUMN foundation.file.team IS 'The team of the case; none as long as it is a draft''s';

ALTER TABLE foundation.outbox ADD COLUMN team text;
UPDATE foundation.outbox o SET team = c.team FROM cases.case_record c WHERE c.id = o.subject_id;
COMMENT ON COLUMN foundation.outbox.team IS 'The team of the case it is about; none where it is about a draft';

-- The walls themselves. A scalar subquery is evaluated once a statement, not once a row.

ALTER TABLE cases.case_record ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON cases.case_record USING ((SELECT foundation.is_system())
  OR team = ANY ((SELECT foundation.own_teams())::text[]) OR id = ANY ((SELECT foundation.own_keys())::uuid[]));
ALTER TABLE cases.act ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON cases.act USING ((SELECT foundation.is_system())
  OR team = ANY ((SELECT foundation.own_teams())::text[]) OR case_id = ANY ((SELECT foundation.own_keys())::uuid[]));
ALTER TABLE cases.inquiry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON cases.inquiry USING ((SELECT foundation.is_system())
  OR team = ANY ((SELECT foundation.own_teams())::text[]) OR case_id = ANY ((SELECT foundation.own_keys())::uuid[]));
ALTER TABLE cases.document ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON cases.document USING ((SELECT foundation.is_system())
  OR team = ANY ((SELECT foundation.own_teams())::text[]) OR case_id = ANY ((SELECT foundation.own_keys())::uuid[]));

ALTER TABLE post.letter ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON post.letter USING ((SELECT foundation.is_system()) OR (SELECT foundation.reaches('post'))
  OR team = ANY ((SELECT foundation.own_teams())::text[]) OR case_id = ANY ((SELECT foundation.own_keys())::uuid[]));
ALTER TABLE post.letter_act ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON post.letter_act USING ((SELECT foundation.is_system()) OR (SELECT foundation.reaches('post'))
  OR team = ANY ((SELECT foundation.own_teams())::text[]) OR case_id = ANY ((SELECT foundation.own_keys())::uuid[]));

ALTER TABLE foundation.file ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON foundation.file USING ((SELECT foundation.is_system())
  OR (purpose = 'letter' AND (SELECT foundation.reaches('post')))
  OR team = ANY ((SELECT foundation.own_teams())::text[]) OR owner = ANY ((SELECT foundation.own_keys())::uuid[]));
ALTER TABLE foundation.outbox ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON foundation.outbox USING ((SELECT foundation.is_system())
  OR team = ANY ((SELECT foundation.own_teams())::text[]) OR subject_id = ANY ((SELECT foundation.own_keys())::uuid[]));

ALTER TABLE applications.draft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON applications.draft USING ((SELECT foundation.is_system())
  OR id = ANY ((SELECT foundation.own_keys())::uuid[]));
ALTER TABLE applications.draft_file ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON applications.draft_file USING ((SELECT foundation.is_system())
  OR draft_id = ANY ((SELECT foundation.own_keys())::uuid[]));

-- Everybody leaves a line; who reads them all is the auditor, and a citizen those about the own case.
ALTER TABLE foundation.audit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY written ON foundation.audit FOR INSERT WITH CHECK (true);
CREATE POLICY own ON foundation.audit FOR SELECT USING ((SELECT foundation.is_system())
  OR (SELECT foundation.reaches('audit')) OR object_id = ANY ((SELECT foundation.own_keys())::text[]));

-- Doors: what is told to somebody who holds a key but has not been let in yet. Each opens for its own statement only.

CREATE FUNCTION cases.door(asked text) RETURNS TABLE (id uuid, reference text, access_epoch int)
LANGUAGE plpgsql AS $$
DECLARE before text := coalesce(current_setting('schalter.actor', true), '');
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  RETURN QUERY SELECT c.id, c.reference, c.access_epoch FROM cases.case_record c WHERE c.reference = asked;
  PERFORM set_config('schalter.actor', before, true);
END $$;
COMMENT ON FUNCTION cases.door(text) IS 'What the code or the cookie of a case is checked against, by reference; nothing of the person';

CREATE FUNCTION cases.door_by_link(asked bytea) RETURNS TABLE (id uuid, reference text, access_epoch int)
LANGUAGE plpgsql AS $$
DECLARE before text := coalesce(current_setting('schalter.actor', true), '');
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  RETURN QUERY SELECT c.id, c.reference, c.access_epoch FROM cases.case_record c WHERE c.link_token_hash = asked;
  PERFORM set_config('schalter.actor', before, true);
END $$;
COMMENT ON FUNCTION cases.door_by_link(bytea) IS 'The case whose link somebody has followed';

CREATE FUNCTION applications.door(asked bytea) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('schalter.actor', true), '');
  found uuid;
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  SELECT d.id INTO found FROM applications.draft d WHERE d.token_hash = asked;
  PERFORM set_config('schalter.actor', before, true);
  RETURN found;
END $$;
COMMENT ON FUNCTION applications.door(bytea) IS 'The draft whose token somebody holds';

CREATE FUNCTION cases.durations(asked text, since timestamptz) RETURNS TABLE (n bigint, median int, ninth int)
LANGUAGE plpgsql AS $$
DECLARE before text := coalesce(current_setting('schalter.actor', true), '');
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  RETURN QUERY
    SELECT count(*), percentile_disc(0.5) WITHIN GROUP (ORDER BY days), percentile_disc(0.9) WITHIN GROUP (ORDER BY days)
    FROM (SELECT ceil(extract(epoch FROM c.decided_at - c.opened_at) / 86400)::int AS days
          FROM cases.case_record c WHERE c.service_id = asked AND c.decided_at > since) AS measured;
  PERFORM set_config('schalter.actor', before, true);
END $$;
COMMENT ON FUNCTION cases.durations(text, timestamptz) IS 'Days from opening to decision of one service, for everybody: figures, no person';

CREATE FUNCTION foundation.next_mail_at(to_address text, of_template text, an_hour int) RETURNS timestamptz
LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('schalter.actor', true), '');
  found timestamptz;
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  SELECT coalesce(o.sent_at, o.due_at) + interval '1 hour' INTO found FROM foundation.outbox o
    WHERE lower(o.address) = lower(to_address) AND o.template = of_template AND o.given_up_at IS NULL
    ORDER BY coalesce(o.sent_at, o.due_at) DESC OFFSET an_hour - 1 LIMIT 1;
  PERFORM set_config('schalter.actor', before, true);
  RETURN found;
END $$;
COMMENT ON FUNCTION foundation.next_mail_at(text, text, int) IS 'When an address may get the next mail of a kind; counts what it got about anybody''s case';
