-- The log of an emergency is chained by hash like the audit trail, and says what was before and after.
ALTER TABLE emergency.log_entry ADD COLUMN before jsonb, ADD COLUMN after jsonb;
COMMENT ON COLUMN emergency.log_entry.before IS 'What was, where the entry changed something';
COMMENT ON COLUMN emergency.log_entry.after IS 'What is since; the same names as in before';

CREATE TABLE emergency.log_seal (
  position bigint,
  entry_id bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT log_seal_pkey PRIMARY KEY (position),
  CONSTRAINT log_seal_of_one_entry UNIQUE (entry_id),
  CONSTRAINT log_seal_entry FOREIGN KEY (entry_id) REFERENCES emergency.log_entry (id)
);
COMMENT ON TABLE emergency.log_seal IS 'Hash chain over the log of all emergencies, in the order of sealing';
COMMENT ON COLUMN emergency.log_seal.hash IS 'SHA-256 of the hash before and the text of the entry; the first follows 32 zero bytes';
CREATE TRIGGER log_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON emergency.log_seal
  FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

-- What is in the log already gets its place in the chain.
DO $$
DECLARE
  entry record;
  previous bytea := decode(repeat('00', 32), 'hex');
  place bigint := 0;
BEGIN
  FOR entry IN
    SELECT a.id, jsonb_build_array(a.id, a.activation_id, extract(epoch FROM a.at), a.kind, a.by_name, a.note, a.data, a.before,
      a.after)::text AS text
    FROM emergency.log_entry a ORDER BY a.id
  LOOP
    place := place + 1;
    previous := sha256(previous || convert_to(entry.text, 'UTF8'));
    INSERT INTO emergency.log_seal (position, entry_id, hash) VALUES (place, entry.id, previous);
  END LOOP;
END $$;
