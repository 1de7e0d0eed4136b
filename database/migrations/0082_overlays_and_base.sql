-- contract: the version before writes no place 'unit', and knows the other three.
-- Overlays of an emergency, and ways that were adopted into what is offered in ordinary times.
ALTER TABLE channels.overlay
  ADD COLUMN priority integer NOT NULL DEFAULT 0,
  ADD COLUMN condition text CHECK (condition IN ('urgent-by-appointment')),
  ADD COLUMN activation_id uuid,
  DROP CONSTRAINT overlay_place_check,
  ADD CONSTRAINT overlay_place_check CHECK (place IN ('city', 'district', 'office', 'unit')),
  ADD CONSTRAINT overlay_condition_open CHECK (condition IS NULL OR state = 'open');
CREATE INDEX overlay_activation ON channels.overlay (activation_id) WHERE activation_id IS NOT NULL;
COMMENT ON COLUMN channels.overlay.place_id IS 'District or office; of a unit district and team: bergedorf/urkunden';
COMMENT ON COLUMN channels.overlay.priority IS 'Of two for the same place the higher one counts';
COMMENT ON COLUMN channels.overlay.condition IS 'Open for some only: urgent cases, with an appointment';
COMMENT ON COLUMN channels.overlay.activation_id IS 'The emergency operation that wrote it; null: written by itself';

CREATE TABLE channels.adopted_way (
  id uuid PRIMARY KEY,
  place text NOT NULL CHECK (place IN ('city', 'district', 'office', 'unit')),
  place_id text,
  service_id text NOT NULL REFERENCES services.service (id),
  step text NOT NULL CHECK (step IN ('advice', 'apply', 'identify', 'collect')),
  channel text NOT NULL CHECK (channel IN ('online', 'phone', 'email', 'post', 'video', 'onsite')),
  state text NOT NULL CHECK (state IN ('open', 'closed')),
  reason jsonb NOT NULL,
  source jsonb NOT NULL,
  starts_at timestamptz NOT NULL,
  overlay_id uuid REFERENCES channels.overlay (id),
  figures jsonb,
  prepared_by text NOT NULL,
  released_by text NOT NULL,
  adopted_at timestamptz NOT NULL,
  CHECK ((place = 'city') = (place_id IS NULL)),
  -- On site is never gone for good
  CHECK (channel <> 'onsite' OR state = 'open'),
  CHECK (prepared_by <> released_by)
);
CREATE INDEX adopted_way_service ON channels.adopted_way (service_id, starts_at);
CREATE INDEX adopted_way_overlay ON channels.adopted_way (overlay_id) WHERE overlay_id IS NOT NULL;
COMMENT ON TABLE channels.adopted_way IS 'A version of what is offered in ordinary times, adopted by two persons; the later one counts, none is edited';
COMMENT ON COLUMN channels.adopted_way.source IS 'The permanent ground it rests on, as pages cite it';
COMMENT ON COLUMN channels.adopted_way.overlay_id IS 'The improvised way it was before';
COMMENT ON COLUMN channels.adopted_way.figures IS 'What was known of its use when it was adopted';
CREATE TRIGGER adopted_way_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON channels.adopted_way
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON channels.adopted_way
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');
