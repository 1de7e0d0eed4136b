CREATE SCHEMA channels;

CREATE TABLE channels.overlay (
  id uuid PRIMARY KEY,
  place text NOT NULL CHECK (place IN ('city', 'district', 'office')),
  place_id text,
  service_id text REFERENCES services.service (id),
  step text CHECK (step IN ('advice', 'apply', 'identify', 'collect')),
  channel text NOT NULL CHECK (channel IN ('online', 'phone', 'email', 'post', 'video', 'onsite')),
  state text NOT NULL CHECK (state IN ('open', 'closed')),
  reason jsonb NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK ((place = 'city') = (place_id IS NULL)),
  CHECK (starts_at < ends_at)
);
CREATE INDEX overlay_time ON channels.overlay (ends_at, starts_at);
CREATE INDEX overlay_service ON channels.overlay (service_id);
COMMENT ON TABLE channels.overlay IS 'Opens or shuts a way for a time, over what is offered and under what the law allows';
COMMENT ON COLUMN channels.overlay.place_id IS 'District or office';
COMMENT ON COLUMN channels.overlay.service_id IS 'Null: every service';
COMMENT ON COLUMN channels.overlay.step IS 'Null: every step';
COMMENT ON COLUMN channels.overlay.ends_at IS 'Null: until it is lifted';
CREATE TRIGGER overlay_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON channels.overlay
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TABLE channels.overlay_end (
  overlay_id uuid PRIMARY KEY REFERENCES channels.overlay (id),
  ended_at timestamptz NOT NULL,
  ended_by text NOT NULL
);
COMMENT ON TABLE channels.overlay_end IS 'An overlay lifted before its time, and by whom';
