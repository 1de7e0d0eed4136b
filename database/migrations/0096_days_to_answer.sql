-- contract: the version before writes neither day, and both may be missing.
-- Until when a question to a citizen is to be answered: a day that the authority sets itself and may extend (§ 31 (7) VwVfG).
ALTER TABLE cases.inquiry
  ADD COLUMN answer_by date,
  ADD COLUMN extended_to date,
  ADD CONSTRAINT inquiry_extended_later CHECK (extended_to IS NULL OR (answer_by IS NOT NULL AND extended_to > answer_by));
COMMENT ON COLUMN cases.inquiry.answer_by IS 'Last day to answer as it was set when it was asked; null: none was set. Never changed';
COMMENT ON COLUMN cases.inquiry.extended_to IS 'Last day to answer since it was extended; the act says when and why';
CREATE INDEX inquiry_answer_by ON cases.inquiry (answer_by)
  WHERE answered_at IS NULL AND taken_back_at IS NULL AND answer_by IS NOT NULL;
