-- contract: the version before writes fewer kinds and states, and has no case in which it reads the new ones.
-- Whoever is booked where an office closes may meet it by video, or do the same online.
ALTER TABLE appointments.take_over
  DROP CONSTRAINT take_over_kind_check,
  ADD CONSTRAINT take_over_kind_known CHECK (kind IN ('phone', 'video', 'online', 'other-office', 'later', 'again')),
  DROP CONSTRAINT take_over_state_check,
  ADD CONSTRAINT take_over_state_known CHECK (state IN ('told', 'confirmed', 'changed', 'cancelled', 'silent', 'reached', 'letter', 'applied')),
  ADD COLUMN draft_id uuid;
CREATE INDEX take_over_draft ON appointments.take_over (draft_id);
COMMENT ON COLUMN appointments.take_over.kind IS 'By phone or video at the same time, online, at another office, first when there are places again, or such a place; who does not do it online is later';
COMMENT ON COLUMN appointments.take_over.state IS 'Silent: they did not say no in time, so it stays as proposed. Reached, letter: somebody called or wrote. Applied: it is done online';
COMMENT ON COLUMN appointments.take_over.draft_id IS 'The application that was begun in place of the appointment; becomes the case';
CREATE INDEX take_over_online ON appointments.take_over (answer_until) WHERE kind = 'online' AND state = 'reached';
-- The rules of what the whole city shares stood under the name of an office, where a city has one of that name.
UPDATE appointments.rule SET office_id = 'whole-city' WHERE office_id = 'city' AND pools <> '{}'
  AND pools <@ ARRAY(SELECT id FROM appointments.pool WHERE office_id IS NULL);
