-- What number and code, a cookie or a link of an appointment is checked against, before anybody is let in.
CREATE FUNCTION appointments.door(asked text) RETURNS TABLE (id uuid, reference text, access_epoch int)
LANGUAGE plpgsql AS $$
DECLARE before text := coalesce(current_setting('schalter.actor', true), '');
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  RETURN QUERY SELECT a.id, a.reference, a.access_epoch FROM appointments.appointment a WHERE a.reference = asked;
  PERFORM set_config('schalter.actor', before, true);
END $$;
COMMENT ON FUNCTION appointments.door(text) IS 'What the code, the link or the cookie of an appointment is checked against; nothing of the person';

CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON appointments.need
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('appointments');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON appointments.pool
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('appointments');

-- Whoever asked for it is reminded three days and one day before; how often that was done already.
ALTER TABLE appointments.appointment ADD COLUMN remind boolean NOT NULL DEFAULT false;
ALTER TABLE appointments.appointment ADD COLUMN reminded smallint NOT NULL DEFAULT 0;
CREATE INDEX appointment_to_remind ON appointments.appointment (day) WHERE remind AND reminded < 2;
