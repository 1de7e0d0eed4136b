-- News goes by SMS, too, where a person has given a number and confirmed it. An SMS rests in the outbox like a mail: the
-- same attempts, the same hold after a restore, the same person who looks after what did not arrive.
ALTER TABLE foundation.outbox ADD COLUMN way text NOT NULL DEFAULT 'mail' CHECK (way IN ('mail', 'sms'));
COMMENT ON COLUMN foundation.outbox.way IS 'How it leaves: as a mail, or as an SMS to the number that then is its address (E.164)';
COMMENT ON TABLE foundation.outbox IS 'Mail and SMS to be sent; the Message-ID, or the key at the gateway, is derived from the id and stays the same on every attempt';

CREATE FUNCTION foundation.next_sms_at(to_number text, an_hour int) RETURNS timestamptz
LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('schalter.actor', true), '');
  found timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(to_number, 0)), set_config('schalter.actor', 'system', true);
  SELECT coalesce(o.sent_at, o.due_at) + interval '1 hour' INTO found FROM foundation.outbox o
    WHERE lower(o.address) = to_number AND o.way = 'sms' AND o.given_up_at IS NULL
    ORDER BY coalesce(o.sent_at, o.due_at) DESC OFFSET an_hour - 1 LIMIT 1;
  PERFORM set_config('schalter.actor', before, true);
  RETURN found;
END $$;
COMMENT ON FUNCTION foundation.next_sms_at(text, int) IS 'When a number may get the next SMS of any kind; counts what it got about anybody''s case, one transaction after the other';

CREATE TABLE cases.mobile_number (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL UNIQUE,
  team text NOT NULL,
  number text NOT NULL CHECK (number ~ '^\+[1-9][0-9]{6,14}$'),
  -- The code is derived from id, number and epoch; each new one makes the one before worthless
  code_epoch int NOT NULL DEFAULT 0,
  code_expires_at timestamptz NOT NULL,
  given_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  FOREIGN KEY (case_id, team) REFERENCES cases.case_record (id, team) ON UPDATE CASCADE
);
CREATE INDEX mobile_number_unconfirmed ON cases.mobile_number (given_at) WHERE confirmed_at IS NULL;
COMMENT ON TABLE cases.mobile_number IS 'Where news about a case goes by SMS; gets nothing but the code until it is confirmed';
COMMENT ON COLUMN cases.mobile_number.team IS 'The team of the case; follows it when the case is passed on';
COMMENT ON COLUMN cases.mobile_number.number IS 'E.164';
COMMENT ON COLUMN cases.mobile_number.confirmed_at IS 'Whoever has the phone typed the code that went to it';
CREATE TRIGGER mobile_number_team BEFORE INSERT ON cases.mobile_number
  FOR EACH ROW EXECUTE FUNCTION cases.take_team_of_case();
-- A number that was taken back stays taken back, whatever is restored.
CREATE TRIGGER deleted_for_good AFTER DELETE ON cases.mobile_number
  FOR EACH ROW EXECUTE FUNCTION foundation.note_irrevocable('id');

ALTER TABLE cases.mobile_number ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON cases.mobile_number USING ((SELECT foundation.is_system())
  OR team = ANY ((SELECT foundation.own_teams())::text[]) OR case_id = ANY ((SELECT foundation.own_keys())::uuid[]));
