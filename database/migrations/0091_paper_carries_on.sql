-- When the program stands still, an office goes on with numbers that were printed before and that the house never gives.
CREATE SEQUENCE emergency.paper_block AS int START WITH 10000 MINVALUE 10000 MAXVALUE 99999 NO CYCLE;
COMMENT ON SEQUENCE emergency.paper_block IS 'The hundreds of numbers for paper; each is given once, even where nothing was printed with it';

CREATE TABLE emergency.paper_range (
  first int NOT NULL,
  last int NOT NULL,
  office_id text NOT NULL,
  carrier text NOT NULL,
  issued_at timestamptz NOT NULL,
  issued_by text,
  CONSTRAINT paper_range_pkey PRIMARY KEY (first),
  CONSTRAINT paper_range_whole_hundred CHECK (first % 100 = 0 AND last = first + 99),
  CONSTRAINT paper_range_carrier_known CHECK (carrier IN ('folder', 'download', 'stick'))
);
CREATE INDEX paper_range_of_office ON emergency.paper_range (office_id, first);
COMMENT ON TABLE emergency.paper_range IS 'Numbers on paper that were given to an office, a hundred at a time; never changed';
COMMENT ON COLUMN emergency.paper_range.carrier IS 'On what they lie: the folder that is kept each hour, one download, one stick';
COMMENT ON COLUMN emergency.paper_range.issued_by IS 'Who fetched them; null: the job of the hour';

CREATE TABLE emergency.paper_number (
  number int NOT NULL,
  range_first int NOT NULL,
  kind text NOT NULL,
  case_id uuid,
  received_at timestamptz,
  reason text,
  entered_at timestamptz NOT NULL,
  entered_by_id uuid NOT NULL,
  entered_by text NOT NULL,
  CONSTRAINT paper_number_pkey PRIMARY KEY (number),
  CONSTRAINT paper_number_range_fkey FOREIGN KEY (range_first) REFERENCES emergency.paper_range (first),
  CONSTRAINT paper_number_in_its_range CHECK (number BETWEEN range_first AND range_first + 99),
  CONSTRAINT paper_number_case_key UNIQUE (case_id),
  CONSTRAINT paper_number_not_ahead CHECK (received_at IS NULL OR received_at <= entered_at),
  CONSTRAINT paper_number_kind_known CHECK (
    kind = 'entered' AND case_id IS NOT NULL AND received_at IS NOT NULL AND reason IS NULL
    OR kind = 'spoiled' AND case_id IS NULL AND received_at IS NULL AND reason <> '')
);
CREATE INDEX paper_number_of_range ON emergency.paper_number (range_first);
COMMENT ON TABLE emergency.paper_number IS 'What became of a number on paper: entered as a case, or spoiled; each once, never changed';
COMMENT ON COLUMN emergency.paper_number.received_at IS 'When the paper says that it came; the deadline counts from here';

CREATE TABLE emergency.paper_folder (
  id bigint GENERATED ALWAYS AS IDENTITY,
  office_id text NOT NULL,
  carrier text NOT NULL,
  range_first int NOT NULL,
  made_at timestamptz NOT NULL,
  made_by text,
  files jsonb NOT NULL,
  CONSTRAINT paper_folder_pkey PRIMARY KEY (id),
  CONSTRAINT paper_folder_range_fkey FOREIGN KEY (range_first) REFERENCES emergency.paper_range (first),
  CONSTRAINT paper_folder_carrier_known CHECK (carrier IN ('folder', 'download', 'stick'))
);
CREATE INDEX paper_folder_of_office ON emergency.paper_folder (office_id, made_at);
COMMENT ON TABLE emergency.paper_folder IS 'When the emergency folder of an office was made, and which files it held (their names and sizes, not what they say)';
