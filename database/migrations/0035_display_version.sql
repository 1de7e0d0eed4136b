-- What pages show of rarely changed tables is kept in memory. One look at this table says what of it is still true.
CREATE TABLE foundation.display_version (
  topic text PRIMARY KEY,
  version uuid NOT NULL
);
COMMENT ON TABLE foundation.display_version IS 'Another version with every change to the tables of a topic';

-- A new number each time and never a count: after a restore an old one must not come again.
CREATE FUNCTION foundation.mark_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO foundation.display_version (topic, version) VALUES (TG_ARGV[0], gen_random_uuid())
  ON CONFLICT (topic) DO UPDATE SET version = excluded.version;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION foundation.mark_changed() IS 'For tables shown from memory: the topic given by the trigger has changed';

CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON services.service_version
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('services');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON services.life_situation
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('services');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON law.statute
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('law');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON law.norm
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('law');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON law.requirement
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('law');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON law.derogation
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('law');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON offices.district
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON offices.quarter
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON offices.office
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON offices.opening_hours
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON offices.closure
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON offices.hotline
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON offices.hotline_hours
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON channels.overlay
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON channels.overlay_end
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');
CREATE TRIGGER shown AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON people.team
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('teams');
