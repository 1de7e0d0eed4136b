CREATE TABLE people.passkey (
  -- as the browser names it, base64url
  credential_id text PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES people.staff (id),
  name text NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz
);
CREATE INDEX passkey_staff ON people.passkey (staff_id);
COMMENT ON TABLE people.passkey IS 'WebAuthn credentials of staff: public keys, worth nothing to a thief';
COMMENT ON COLUMN people.passkey.counter IS 'Uses as the key counts them; a lower one than before is a copy and is refused';

CREATE TABLE people.passkey_challenge (
  challenge text PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('sign-in', 'register')),
  staff_id uuid REFERENCES people.staff (id),
  expires_at timestamptz NOT NULL
);
COMMENT ON TABLE people.passkey_challenge IS 'What a passkey has to sign; each is taken away by the one answer to it';

CREATE TABLE people.single_sign_on (
  issuer text NOT NULL,
  subject text NOT NULL,
  staff_id uuid NOT NULL REFERENCES people.staff (id),
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX single_sign_on_staff ON people.single_sign_on (staff_id);
COMMENT ON TABLE people.single_sign_on IS 'Who of the identity provider is who here';

-- A restored backup must not bring back a password or a second factor that was replaced, nor a key that was lost.
CREATE TRIGGER credentials_replaced AFTER UPDATE OF password_hash, totp_secret ON people.staff
  FOR EACH ROW WHEN (OLD.password_hash IS DISTINCT FROM NEW.password_hash
    OR OLD.totp_secret IS DISTINCT FROM NEW.totp_secret)
  EXECUTE FUNCTION foundation.note_irrevocable('id', 'password_hash', 'start_password_until',
    'password_changed_at', 'totp_secret', 'totp_set_at');
CREATE TRIGGER deleted_for_good AFTER DELETE ON people.passkey
  FOR EACH ROW EXECUTE FUNCTION foundation.note_irrevocable('credential_id');
CREATE TRIGGER token_revoked AFTER UPDATE OF revoked_at ON people.staff_token
  FOR EACH ROW WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL)
  EXECUTE FUNCTION foundation.note_irrevocable('id', 'revoked_at');
