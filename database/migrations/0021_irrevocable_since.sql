-- From when on the notes of what is irrevocable are complete; a restore takes this over from the backup.
INSERT INTO foundation.setting (name, value) VALUES ('irrevocable-since', to_jsonb(now()));
