-- How many mails an address got or waits for is asked before the next one is queued.
CREATE INDEX outbox_address ON foundation.outbox (lower(address), template);
