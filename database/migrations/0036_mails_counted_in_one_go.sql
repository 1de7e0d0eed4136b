-- The lock is taken where the counting happens, and no longer a statement before: a volatile function looks anew with
-- each of its queries, and so sees what was committed while it waited.
CREATE OR REPLACE FUNCTION foundation.next_mail_at(to_address text, of_template text, an_hour int) RETURNS timestamptz
LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('schalter.actor', true), '');
  found timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(lower(to_address), 0)), set_config('schalter.actor', 'system', true);
  SELECT coalesce(o.sent_at, o.due_at) + interval '1 hour' INTO found FROM foundation.outbox o
    WHERE lower(o.address) = lower(to_address) AND o.template = of_template AND o.given_up_at IS NULL
    ORDER BY coalesce(o.sent_at, o.due_at) DESC OFFSET an_hour - 1 LIMIT 1;
  PERFORM set_config('schalter.actor', before, true);
  RETURN found;
END $$;
COMMENT ON FUNCTION foundation.next_mail_at(text, text, int) IS 'When an address may get the next mail of a kind; counts what it got about anybody''s case, one transaction after the other';
