-- A session that rests on the identity provider ends there when it ends here, and here when it ends there.
ALTER TABLE people.begun_sign_in ADD COLUMN provider_session text, ADD COLUMN id_token bytea;
COMMENT ON COLUMN people.begun_sign_in.provider_session IS 'The provider''s name of its session (sid), for the session that will come of this';
COMMENT ON COLUMN people.begun_sign_in.id_token IS 'The provider''s word, sealed, for the session that will come of this';
ALTER TABLE people.session ADD COLUMN provider_session text, ADD COLUMN id_token bytea;
COMMENT ON COLUMN people.session.provider_session IS 'The provider''s name of its session (sid), by which it says that it has ended';
COMMENT ON COLUMN people.session.id_token IS 'The provider''s word, sealed; shown to the provider alone, so that signing out here signs out there';
CREATE INDEX session_provider ON people.session (provider_session) WHERE provider_session IS NOT NULL;
