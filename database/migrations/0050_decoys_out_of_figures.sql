CREATE OR REPLACE FUNCTION cases.durations(asked text, since timestamptz)
RETURNS TABLE (n bigint, median int, ninth int)
LANGUAGE plpgsql AS $$
DECLARE before text := coalesce(current_setting('schalter.actor', true), '');
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  RETURN QUERY
    SELECT count(*), percentile_disc(0.5) WITHIN GROUP (ORDER BY days), percentile_disc(0.9) WITHIN GROUP (ORDER BY days)
    FROM (SELECT ceil(extract(epoch FROM c.decided_at - c.opened_at) / 86400)::int AS days
          FROM cases.case_record c
          WHERE c.service_id = asked AND c.decided_at > since AND NOT c.decoy) AS measured;
  PERFORM set_config('schalter.actor', before, true);
END $$;

-- The post room sees letters and no cases; it must not open the letter of a decoy unnoticed all the same.
CREATE FUNCTION cases.is_decoy(asked uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('schalter.actor', true), '');
  found boolean;
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  SELECT c.decoy INTO found FROM cases.case_record c WHERE c.id = asked;
  PERFORM set_config('schalter.actor', before, true);
  RETURN coalesce(found, false);
END $$;
COMMENT ON FUNCTION cases.is_decoy(uuid) IS 'Whether a look at something of this case has to raise the alarm; asked by whoever may not see the case itself';

ALTER TABLE feedback.rating ADD COLUMN decoy boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN feedback.rating.decoy IS 'Given with the code of a decoy: kept like any other, counted in no average';
