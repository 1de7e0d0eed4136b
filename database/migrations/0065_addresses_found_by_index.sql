-- Behind row-level security lower() is no way into an index, because it might tell what it was given: each mail was
-- counted by reading the whole outbox. A column of its own can be compared.
ALTER TABLE foundation.outbox ADD COLUMN address_key text GENERATED ALWAYS AS (lower(address)) STORED;
COMMENT ON COLUMN foundation.outbox.address_key IS 'The address in small letters: how it is counted';
CREATE INDEX outbox_address_key ON foundation.outbox (address_key, template);
DROP INDEX foundation.outbox_address;

CREATE OR REPLACE FUNCTION foundation.next_mail_at(to_address text, of_template text, an_hour int) RETURNS timestamptz
LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('schalter.actor', true), '');
  wanted text := lower(to_address);
  found timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(wanted, 0)), set_config('schalter.actor', 'system', true);
  SELECT coalesce(o.sent_at, o.due_at) + interval '1 hour' INTO found FROM foundation.outbox o
    WHERE o.address_key = wanted AND o.template = of_template AND o.given_up_at IS NULL
    ORDER BY coalesce(o.sent_at, o.due_at) DESC OFFSET an_hour - 1 LIMIT 1;
  PERFORM set_config('schalter.actor', before, true);
  RETURN found;
END $$;

CREATE OR REPLACE FUNCTION foundation.next_sms_at(to_number text, an_hour int) RETURNS timestamptz
LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('schalter.actor', true), '');
  found timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(to_number, 0)), set_config('schalter.actor', 'system', true);
  SELECT coalesce(o.sent_at, o.due_at) + interval '1 hour' INTO found FROM foundation.outbox o
    WHERE o.address_key = to_number AND o.way = 'sms' AND o.given_up_at IS NULL
    ORDER BY coalesce(o.sent_at, o.due_at) DESC OFFSET an_hour - 1 LIMIT 1;
  PERFORM set_config('schalter.actor', before, true);
  RETURN found;
END $$;
