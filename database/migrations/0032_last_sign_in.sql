ALTER TABLE people.staff ADD COLUMN last_signed_in_at timestamptz;
COMMENT ON COLUMN people.staff.last_signed_in_at IS 'So that an access nobody uses any more is noticed and closed';
