-- A case that was taken down on paper carries the number of the paper. Whoever applied has it in their hand.
ALTER TABLE cases.case_record ADD COLUMN paper_number text;
ALTER TABLE cases.case_record ADD CONSTRAINT case_record_paper_number_key UNIQUE (paper_number);
COMMENT ON COLUMN cases.case_record.paper_number IS 'As P-1000-0007; null: the case was not taken down on paper';
