-- The return after an emergency: decided way by way by two persons, carried out in stages.
CREATE TABLE channels.overlay_office_end (
  overlay_id uuid NOT NULL,
  office_id text NOT NULL,
  ended_at timestamptz NOT NULL,
  ended_by text NOT NULL,
  CONSTRAINT overlay_office_end_pkey PRIMARY KEY (overlay_id, office_id),
  CONSTRAINT overlay_office_end_of FOREIGN KEY (overlay_id) REFERENCES channels.overlay (id)
);
COMMENT ON TABLE channels.overlay_office_end IS 'An overlay of a larger place that is over at one office already, and goes on at the others';
CREATE TRIGGER overlay_office_end_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON channels.overlay_office_end
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();
CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON channels.overlay_office_end
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');

CREATE TABLE emergency.homecoming (
  activation_id uuid NOT NULL,
  state text NOT NULL,
  prepared_by_id text NOT NULL,
  prepared_by text NOT NULL,
  prepared_at timestamptz NOT NULL,
  released_by_id text,
  released_by text,
  released_at timestamptz,
  done_at timestamptz,
  at_once boolean NOT NULL DEFAULT false,
  CONSTRAINT homecoming_pkey PRIMARY KEY (activation_id),
  CONSTRAINT homecoming_of FOREIGN KEY (activation_id) REFERENCES emergency.activation (id),
  CONSTRAINT homecoming_state_known CHECK (state IN ('draft', 'prepared', 'released', 'done')),
  CONSTRAINT homecoming_release_whole CHECK (num_nulls(released_by_id, released_by, released_at) IN (0, 3)),
  CONSTRAINT homecoming_released CHECK ((state IN ('released', 'done')) = (released_at IS NOT NULL)),
  CONSTRAINT homecoming_done CHECK ((state = 'done') = (done_at IS NOT NULL)),
  -- Ways are adopted by two persons; to end everything at once one is enough
  CONSTRAINT homecoming_two_persons CHECK (released_by_id <> prepared_by_id OR at_once)
);
COMMENT ON TABLE emergency.homecoming IS 'How an operation goes back: written down by one person, released by another';
COMMENT ON COLUMN emergency.homecoming.at_once IS 'Ended at once by one person: every improvised way is ended, none adopted';

CREATE TABLE emergency.stage (
  activation_id uuid NOT NULL,
  number int NOT NULL,
  offices text[] NOT NULL,
  starts_at timestamptz NOT NULL,
  portion_days int,
  opened_at timestamptz,
  public_before date,
  public_at timestamptz,
  CONSTRAINT stage_pkey PRIMARY KEY (activation_id, number),
  CONSTRAINT stage_of FOREIGN KEY (activation_id) REFERENCES emergency.homecoming (activation_id),
  CONSTRAINT stage_number_counts CHECK (number >= 1),
  CONSTRAINT stage_portion_some CHECK (portion_days >= 1),
  CONSTRAINT stage_public_after_opening CHECK (public_at IS NULL OR opened_at IS NOT NULL)
);
COMMENT ON TABLE emergency.stage IS 'Offices that open together at the return';
COMMENT ON COLUMN emergency.stage.portion_days IS 'So many days more are everybody''s each day; null: all at once';
COMMENT ON COLUMN emergency.stage.public_before IS 'Days before this one are everybody''s again';
COMMENT ON COLUMN emergency.stage.public_at IS 'Since when all days are';

CREATE TABLE emergency.way_decision (
  activation_id uuid NOT NULL,
  action int NOT NULL,
  decision text NOT NULL,
  until_day date,
  reason text NOT NULL,
  figures jsonb NOT NULL DEFAULT '{}',
  decided_at timestamptz NOT NULL,
  CONSTRAINT way_decision_pkey PRIMARY KEY (activation_id, action),
  CONSTRAINT way_decision_of FOREIGN KEY (activation_id) REFERENCES emergency.homecoming (activation_id),
  CONSTRAINT way_decision_known CHECK (decision IN ('kept', 'extended', 'ended')),
  CONSTRAINT way_decision_has_end CHECK ((decision = 'extended') = (until_day IS NOT NULL)),
  CONSTRAINT way_decision_reasoned CHECK (reason <> '')
);
COMMENT ON TABLE emergency.way_decision IS 'What becomes of a way that was improvised: kept for good, extended with a new end, or ended, and why';
COMMENT ON COLUMN emergency.way_decision.action IS 'Its place among the actions of the operation, from 0';
COMMENT ON COLUMN emergency.way_decision.figures IS 'What was known of its use when it was decided';

CREATE FUNCTION emergency.keep_what_was_released() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM emergency.homecoming h WHERE h.activation_id = OLD.activation_id AND h.state IN ('released', 'done')) THEN
    RAISE EXCEPTION 'what was decided and released is not changed: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
COMMENT ON FUNCTION emergency.keep_what_was_released() IS 'Decisions of a return that was released stay as they were released';
CREATE TRIGGER way_decision_kept BEFORE UPDATE OR DELETE ON emergency.way_decision
  FOR EACH ROW EXECUTE FUNCTION emergency.keep_what_was_released();
CREATE TRIGGER stage_kept BEFORE DELETE OR UPDATE OF offices, starts_at, portion_days ON emergency.stage
  FOR EACH ROW EXECUTE FUNCTION emergency.keep_what_was_released();

CREATE FUNCTION cases.use_of_way(asked text, way text, since timestamptz, until timestamptz)
  RETURNS TABLE (n bigint, median int) LANGUAGE plpgsql AS $$
DECLARE before text := coalesce(current_setting('schalter.actor', true), '');
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  RETURN QUERY
    SELECT count(*), percentile_disc(0.5) WITHIN GROUP (ORDER BY ceil(extract(epoch FROM c.decided_at - c.opened_at) / 86400)::int)
      FILTER (WHERE c.decided_at IS NOT NULL)
    FROM cases.case_record c
    WHERE c.service_id = asked AND c.channel = way AND c.opened_at >= since AND c.opened_at < until AND NOT c.decoy;
  PERFORM set_config('schalter.actor', before, true);
END $$;
COMMENT ON FUNCTION cases.use_of_way(text, text, timestamptz, timestamptz) IS 'How many cases of a service came by a way in a span, and after how many days half of those decided were; figures, no person';
CREATE INDEX case_by_way ON cases.case_record (service_id, opened_at);
