CREATE SCHEMA post;

CREATE TABLE post.letter (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL,
  reference text NOT NULL,
  team text NOT NULL,
  subject text NOT NULL,
  recipient text NOT NULL,
  -- Everything the letter says; the PDF is made from it and from nothing else
  content jsonb NOT NULL,
  delivery text NOT NULL CHECK (delivery IN ('post', 'online')),
  state text NOT NULL CHECK (state IN ('ordered', 'produced', 'handed-over', 'returned', 'delivered', 'fetched')),
  file_id uuid REFERENCES foundation.file (id),
  last_error text,
  demo boolean NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX letter_case ON post.letter (case_id, created_at);
CREATE INDEX letter_state ON post.letter (state, created_at);
COMMENT ON TABLE post.letter IS 'Outgoing letters; one that is fetched online is a letter, too';

CREATE TABLE post.letter_act (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  letter_id uuid NOT NULL REFERENCES post.letter (id),
  kind text NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_name text
);
CREATE INDEX letter_act_letter ON post.letter_act (letter_id, id);
COMMENT ON TABLE post.letter_act IS 'What happened to a letter, by whom and when';
