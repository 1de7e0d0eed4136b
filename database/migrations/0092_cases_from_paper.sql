-- A case that was taken down on paper carries the number of the paper. Whoever applied has it in their hand.
ALTER TABLE cases.case_record ADD COLUMN paper_number text;
CREATE UNIQUE INDEX case_of_paper ON cases.case_record (paper_number) WHERE paper_number IS NOT NULL;
COMMENT ON COLUMN cases.case_record.paper_number IS 'As P-1000-0007; null: the case was not taken down on paper';
