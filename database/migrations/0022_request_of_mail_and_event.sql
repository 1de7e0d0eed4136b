-- A line in the worker's log leads back to the request that caused it.
ALTER TABLE foundation.outbox ADD COLUMN request_id text;
COMMENT ON COLUMN foundation.outbox.request_id IS 'The request in which it was queued; stands in the logs of both processes';
ALTER TABLE foundation.event ADD COLUMN request_id text;
COMMENT ON COLUMN foundation.event.request_id IS 'The request in which it happened; stands in the logs of both processes';
