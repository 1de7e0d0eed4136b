-- Where people work while an operation lasts: so many of a team, never who.
CREATE TABLE emergency.staff_move (
  id uuid NOT NULL,
  activation_id uuid NOT NULL,
  team text NOT NULL,
  people int NOT NULL,
  place text NOT NULL,
  begun_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT staff_move_pkey PRIMARY KEY (id),
  CONSTRAINT staff_move_some_people CHECK (people > 0),
  CONSTRAINT staff_move_place_known CHECK (place IN ('home', 'hotline')),
  CONSTRAINT staff_move_ended_later CHECK (ended_at >= begun_at)
);
CREATE INDEX staff_move_running ON emergency.staff_move (team) WHERE ended_at IS NULL;
CREATE INDEX staff_move_of ON emergency.staff_move (activation_id);
COMMENT ON TABLE emergency.staff_move IS 'So many people of a team work at home or at the hotline as long as an operation says so; nobody is named';
COMMENT ON COLUMN emergency.staff_move.activation_id IS 'The operation; of a drill, which is taken back, it is none';
