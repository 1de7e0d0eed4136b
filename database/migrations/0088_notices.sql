-- What an emergency operation has announced on the pages for citizens.
CREATE TABLE channels.notice (
  id uuid PRIMARY KEY,
  shown_on text NOT NULL CHECK (shown_on IN ('portal', 'office-page')),
  place text NOT NULL CHECK (place IN ('city', 'district', 'office', 'unit')),
  place_id text,
  text jsonb NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  activation_id uuid,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK ((place = 'city') = (place_id IS NULL)),
  CHECK (starts_at < ends_at)
);
CREATE INDEX notice_activation ON channels.notice (activation_id) WHERE activation_id IS NOT NULL;
COMMENT ON TABLE channels.notice IS 'A sentence on the pages for citizens for a time: on all that tell of services, or on those of the offices of a place';
CREATE TRIGGER notice_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON channels.notice
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON channels.notice
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');

CREATE TABLE channels.notice_end (
  notice_id uuid PRIMARY KEY REFERENCES channels.notice (id),
  ended_at timestamptz NOT NULL,
  ended_by text NOT NULL
);
COMMENT ON TABLE channels.notice_end IS 'A notice taken down before its time, and by whom';
CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON channels.notice_end
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');
