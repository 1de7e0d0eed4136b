-- What the migrations give, read from the catalogues by `npm run schema`. Not written by hand.

CREATE SCHEMA applications;

CREATE SCHEMA appointments;

CREATE SCHEMA cases;

CREATE SCHEMA channels;

CREATE SCHEMA emergency;

CREATE SCHEMA feedback;

CREATE SCHEMA foundation;

CREATE SCHEMA hotline;

CREATE SCHEMA law;

CREATE SCHEMA offices;

CREATE SCHEMA people;

CREATE SCHEMA post;

CREATE SCHEMA services;

CREATE DOMAIN appointments.appointment_state AS text
  CONSTRAINT appointment_state_known CHECK ((VALUE = ANY (ARRAY['pending'::text, 'booked'::text, 'lapsed'::text, 'cancelled'::text, 'arrived'::text, 'missed'::text, 'done'::text, 'displaced'::text])));

CREATE DOMAIN appointments.contingent AS text
  CONSTRAINT contingent_known CHECK ((VALUE = ANY (ARRAY['online'::text, 'hotline'::text, 'counter'::text])));

CREATE DOMAIN appointments.place_state AS text
  CONSTRAINT place_state_known CHECK ((VALUE = ANY (ARRAY['held'::text, 'taken'::text, 'returned'::text])));

CREATE DOMAIN appointments.way_to_meet AS text
  CONSTRAINT way_known CHECK ((VALUE = ANY (ARRAY['onsite'::text, 'phone'::text, 'video'::text])));

CREATE SEQUENCE emergency.paper_block AS integer START 10000 INCREMENT 1;
COMMENT ON SEQUENCE emergency.paper_block IS 'The hundreds of numbers for paper; each is given once, even where nothing was printed with it';

CREATE TABLE applications.draft (
  id uuid NOT NULL,
  service_id text NOT NULL,
  service_version integer NOT NULL,
  form jsonb,
  language text NOT NULL,
  answers jsonb DEFAULT '{}'::jsonb NOT NULL,
  revision integer DEFAULT 0 NOT NULL,
  link_epoch integer DEFAULT 0 NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  reference text,
  submitted_at timestamp with time zone,
  identified jsonb,
  CONSTRAINT draft_pkey PRIMARY KEY (id),
  CONSTRAINT draft_token_hash_key UNIQUE (token_hash),
  CONSTRAINT draft_check CHECK (((reference IS NULL) = (submitted_at IS NULL))),
  CONSTRAINT draft_check1 CHECK (((submitted_at IS NULL) OR (answers = '{}'::jsonb))),
  CONSTRAINT draft_check2 CHECK (((submitted_at IS NULL) OR (identified IS NULL))),
  CONSTRAINT draft_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text])))
);
ALTER TABLE applications.draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE applications.draft FORCE ROW LEVEL SECURITY;
CREATE INDEX draft_expiry ON applications.draft USING btree (expires_at);
COMMENT ON TABLE applications.draft IS 'Applications being filled in, and for a while the receipt of those sent';
COMMENT ON COLUMN applications.draft.token_hash IS 'SHA-256 of the token in the link and the cookie, which is derived and never stored';
COMMENT ON COLUMN applications.draft.identified IS 'Who has proved to be filling it in; passes to the case when it is sent';

CREATE TABLE applications.draft_file (
  file_id uuid NOT NULL,
  draft_id uuid NOT NULL,
  question text NOT NULL,
  name text NOT NULL,
  size integer NOT NULL,
  sha256 bytea NOT NULL,
  added_at timestamp with time zone NOT NULL,
  CONSTRAINT draft_file_pkey PRIMARY KEY (file_id),
  CONSTRAINT draft_file_draft_id_question_sha256_key UNIQUE (draft_id, question, sha256),
  CONSTRAINT draft_file_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES applications.draft(id),
  CONSTRAINT draft_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES foundation.file(id)
);
ALTER TABLE applications.draft_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE applications.draft_file FORCE ROW LEVEL SECURITY;
COMMENT ON TABLE applications.draft_file IS 'Files of drafts; on submission they pass to the case and leave this table';

CREATE TABLE appointments.alarm (
  id uuid NOT NULL,
  office_id text NOT NULL,
  counter text NOT NULL,
  state text NOT NULL,
  raised_at timestamp with time zone NOT NULL,
  raised_by text NOT NULL,
  going_at timestamp with time zone,
  going_by text,
  ended_at timestamp with time zone,
  ended_by text,
  word text,
  CONSTRAINT alarm_pkey PRIMARY KEY (id),
  CONSTRAINT alarm_check CHECK (((state = 'going'::text) <= (going_at IS NOT NULL))),
  CONSTRAINT alarm_check1 CHECK (((state = ANY (ARRAY['over'::text, 'taken-back'::text])) = (ended_at IS NOT NULL))),
  CONSTRAINT alarm_check2 CHECK (((state = 'over'::text) = (word IS NOT NULL))),
  CONSTRAINT alarm_state_check CHECK ((state = ANY (ARRAY['raised'::text, 'going'::text, 'over'::text, 'taken-back'::text])))
);
ALTER TABLE appointments.alarm ENABLE ROW LEVEL SECURITY;
ALTER TABLE appointments.alarm FORCE ROW LEVEL SECURITY;
CREATE UNIQUE INDEX alarm_open ON appointments.alarm USING btree (office_id, counter) WHERE (ended_at IS NULL);
CREATE INDEX alarm_raised ON appointments.alarm USING btree (raised_at);
COMMENT ON TABLE appointments.alarm IS 'Somebody at a counter called for help: who, where, who came, and how it ended';

CREATE TABLE appointments.appointment (
  id uuid NOT NULL,
  reference text NOT NULL,
  place_id uuid,
  office_id text NOT NULL,
  day date NOT NULL,
  first_step smallint NOT NULL,
  steps smallint NOT NULL,
  mode appointments.way_to_meet NOT NULL,
  services jsonb NOT NULL,
  state appointments.appointment_state NOT NULL,
  name text NOT NULL,
  birth_date date,
  attendees jsonb DEFAULT '[]'::jsonb NOT NULL,
  email text,
  phone text,
  language text NOT NULL,
  needs text[] DEFAULT '{}'::text[] NOT NULL,
  case_id uuid,
  sequence integer DEFAULT 0 NOT NULL,
  access_epoch integer DEFAULT 0 NOT NULL,
  booked_by text NOT NULL,
  confirm_until timestamp with time zone,
  stranded_at timestamp with time zone,
  demo boolean DEFAULT false NOT NULL,
  booked_at timestamp with time zone NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  remind boolean DEFAULT false NOT NULL,
  reminded smallint DEFAULT 0 NOT NULL,
  sms_number text,
  sms_code_until timestamp with time zone,
  sms_confirmed_at timestamp with time zone,
  CONSTRAINT appointment_pkey PRIMARY KEY (id),
  CONSTRAINT appointment_place_id_key UNIQUE (place_id),
  CONSTRAINT appointment_reference_key UNIQUE (reference),
  CONSTRAINT appointment_place_id_fkey FOREIGN KEY (place_id) REFERENCES appointments.place(id),
  CONSTRAINT appointment_booked_by_check CHECK ((booked_by = ANY (ARRAY['citizen'::text, 'staff'::text]))),
  CONSTRAINT appointment_check1 CHECK ((((state)::text = 'pending'::text) = (confirm_until IS NOT NULL))),
  CONSTRAINT appointment_has_place CHECK ((((state)::text = ANY (ARRAY['lapsed'::text, 'cancelled'::text, 'displaced'::text])) = (place_id IS NULL))),
  CONSTRAINT appointment_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text])))
);
ALTER TABLE appointments.appointment ENABLE ROW LEVEL SECURITY;
ALTER TABLE appointments.appointment FORCE ROW LEVEL SECURITY;
CREATE INDEX appointment_case ON appointments.appointment USING btree (case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX appointment_displaced ON appointments.appointment USING btree (booked_at) WHERE ((state)::text = 'displaced'::text);
CREATE INDEX appointment_of_day ON appointments.appointment USING btree (office_id, day);
CREATE INDEX appointment_pending ON appointments.appointment USING btree (confirm_until) WHERE ((state)::text = 'pending'::text);
CREATE INDEX appointment_to_remind ON appointments.appointment USING btree (day) WHERE (remind AND (reminded < 2));
CREATE INDEX appointment_to_remind_by_sms ON appointments.appointment USING btree (day) WHERE ((sms_confirmed_at IS NOT NULL) AND (reminded < 2));
COMMENT ON TABLE appointments.appointment IS 'Who comes, when, where and for what';

CREATE TABLE appointments.appointment_act (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  appointment_id uuid NOT NULL,
  kind text NOT NULL,
  actor_kind text NOT NULL,
  actor_name text,
  data jsonb DEFAULT '{}'::jsonb NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT appointment_act_pkey PRIMARY KEY (id),
  CONSTRAINT appointment_act_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointments.appointment(id) ON DELETE CASCADE,
  CONSTRAINT appointment_act_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['citizen'::text, 'staff'::text, 'system'::text])))
);
ALTER TABLE appointments.appointment_act ENABLE ROW LEVEL SECURITY;
ALTER TABLE appointments.appointment_act FORCE ROW LEVEL SECURITY;
CREATE INDEX appointment_act_of ON appointments.appointment_act USING btree (appointment_id);
COMMENT ON TABLE appointments.appointment_act IS 'What became of an appointment after it was booked, and by whom';

CREATE TABLE appointments.counter_setting (
  office_id text NOT NULL,
  walk_ins integer NOT NULL,
  CONSTRAINT counter_setting_pkey PRIMARY KEY (office_id),
  CONSTRAINT counter_setting_walk_ins_check CHECK (((walk_ins >= 0) AND (walk_ins <= 2000)))
);
COMMENT ON TABLE appointments.counter_setting IS 'How many may come without an appointment; an office without a row has the usual number';

CREATE TABLE appointments.day (
  pool_id text NOT NULL,
  day date NOT NULL,
  office_id text,
  kind text NOT NULL,
  stopped boolean DEFAULT false NOT NULL,
  online bit(48) NOT NULL,
  hotline bit(48) NOT NULL,
  released bit(48) DEFAULT (~ (0)::bit(48)) NOT NULL,
  capacity smallint[] NOT NULL,
  free smallint[] NOT NULL,
  kept_from_online smallint[] NOT NULL,
  kept_from_hotline smallint[] NOT NULL,
  urgent boolean DEFAULT false NOT NULL,
  stopped_services text[] DEFAULT '{}'::text[] NOT NULL,
  shut_services text[] DEFAULT '{}'::text[] NOT NULL,
  CONSTRAINT day_pkey PRIMARY KEY (pool_id, day),
  CONSTRAINT day_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES appointments.pool(id),
  CONSTRAINT day_check CHECK (((cardinality(capacity) = 48) AND (cardinality(free) = 48) AND (cardinality(kept_from_online) = 48) AND (cardinality(kept_from_hotline) = 48))),
  CONSTRAINT day_free_check CHECK ((0 <= ALL (free)))
) WITH (fillfactor=70);
CREATE INDEX day_by_date ON appointments.day USING btree (day, kind);
COMMENT ON TABLE appointments.day IS 'One kind of counter on one day: what is free in each quarter of an hour. The row that bookings lock';
COMMENT ON COLUMN appointments.day.stopped IS 'Reckoned from the stops; of the telephone it never is';
COMMENT ON COLUMN appointments.day.urgent IS 'Stopped online alone: callers and counters may still book';
COMMENT ON COLUMN appointments.day.stopped_services IS 'Reckoned from the stops: services that nobody books online here; sorted';
COMMENT ON COLUMN appointments.day.shut_services IS 'Of these the ones that callers and counters do not book either; sorted';

CREATE TABLE appointments.day_sheet (
  seal text NOT NULL,
  office_id text NOT NULL,
  day date NOT NULL,
  made_at timestamp with time zone NOT NULL,
  appointments integer NOT NULL,
  CONSTRAINT day_sheet_pkey PRIMARY KEY (seal),
  CONSTRAINT day_sheet_appointments_check CHECK ((appointments >= 0))
);
CREATE INDEX day_sheet_of_day ON appointments.day_sheet USING btree (day);
COMMENT ON TABLE appointments.day_sheet IS 'Which day sheets were issued, when and with how many appointments; says nothing of anybody';

CREATE TABLE appointments.hold_minute (
  minute timestamp with time zone NOT NULL,
  tries integer NOT NULL,
  CONSTRAINT hold_minute_pkey PRIMARY KEY (minute),
  CONSTRAINT hold_minute_tries_check CHECK ((tries > 0))
);
COMMENT ON TABLE appointments.hold_minute IS 'How often in a minute somebody tried to hold an appointment online, all over the city';

CREATE TABLE appointments.live_key (
  key bytea NOT NULL,
  appointment_id uuid NOT NULL,
  CONSTRAINT live_key_pkey PRIMARY KEY (key),
  CONSTRAINT live_key_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointments.appointment(id) ON DELETE CASCADE
);
CREATE INDEX live_key_of ON appointments.live_key USING btree (appointment_id);
COMMENT ON TABLE appointments.live_key IS 'One live appointment for a person and a matter: keyed hash of matter, name and date of birth; tells nobody who';

CREATE TABLE appointments.need (
  service_id text NOT NULL,
  minutes integer NOT NULL,
  setup_minutes integer DEFAULT 0 NOT NULL,
  kinds text[] NOT NULL,
  modes text[] NOT NULL,
  walk_in boolean NOT NULL,
  trust text NOT NULL,
  CONSTRAINT need_pkey PRIMARY KEY (service_id),
  CONSTRAINT need_minutes_check CHECK (((minutes >= 5) AND (minutes <= 240))),
  CONSTRAINT need_modes_check CHECK (((modes <@ ARRAY['onsite'::text, 'phone'::text, 'video'::text]) AND (cardinality(modes) > 0))),
  CONSTRAINT need_setup_minutes_check CHECK (((setup_minutes >= 0) AND (setup_minutes <= 60)))
);
COMMENT ON TABLE appointments.need IS 'What an appointment for a service takes: how long, of which kinds of counters, in which ways';

CREATE TABLE appointments.next_free (
  office_id text NOT NULL,
  service_id text NOT NULL,
  hour timestamp with time zone NOT NULL,
  free_at timestamp with time zone,
  CONSTRAINT next_free_pkey PRIMARY KEY (office_id, service_id, hour)
);
CREATE INDEX next_free_by_hour ON appointments.next_free USING btree (hour);
COMMENT ON TABLE appointments.next_free IS 'What a citizen would have been offered first in this hour; it cannot be reckoned later';

CREATE TABLE appointments.offer (
  id uuid NOT NULL,
  waiting_id uuid NOT NULL,
  place_id uuid NOT NULL,
  office_id text NOT NULL,
  day date NOT NULL,
  first_step smallint NOT NULL,
  state text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  answer_until timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT offer_pkey PRIMARY KEY (id),
  CONSTRAINT offer_place_id_waiting_id_key UNIQUE (place_id, waiting_id),
  CONSTRAINT offer_waiting_id_fkey FOREIGN KEY (waiting_id) REFERENCES appointments.waiting(id) ON DELETE CASCADE,
  CONSTRAINT offer_check CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  CONSTRAINT offer_state_check CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'declined'::text, 'ran-out'::text, 'withdrawn'::text])))
);
ALTER TABLE appointments.offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE appointments.offer FORCE ROW LEVEL SECURITY;
CREATE INDEX offer_by_waiting ON appointments.offer USING btree (waiting_id, made_at);
CREATE UNIQUE INDEX offer_of_place ON appointments.offer USING btree (place_id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX offer_of_waiting ON appointments.offer USING btree (waiting_id) WHERE (state = 'open'::text);
CREATE INDEX offer_open ON appointments.offer USING btree (answer_until) WHERE (state = 'open'::text);
COMMENT ON TABLE appointments.offer IS 'A returned place, offered to one person at a time who waits';

CREATE TABLE appointments.place (
  id uuid NOT NULL,
  office_id text NOT NULL,
  day date NOT NULL,
  first_step smallint NOT NULL,
  steps smallint NOT NULL,
  pools text[] NOT NULL,
  mode appointments.way_to_meet NOT NULL,
  services jsonb NOT NULL,
  contingent appointments.contingent NOT NULL,
  state appointments.place_state NOT NULL,
  held_until timestamp with time zone,
  renewed boolean DEFAULT false NOT NULL,
  returned_at timestamp with time zone,
  public_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT place_pkey PRIMARY KEY (id),
  CONSTRAINT place_check1 CHECK ((((state)::text = 'held'::text) = (held_until IS NOT NULL))),
  CONSTRAINT place_check2 CHECK ((((state)::text = 'returned'::text) = ((returned_at IS NOT NULL) AND (public_at IS NOT NULL)))),
  CONSTRAINT place_pools_check CHECK ((cardinality(pools) > 0)),
  CONSTRAINT place_within_day CHECK (((first_step >= 0) AND (steps > 0) AND ((first_step + steps) <= 48)))
);
CREATE INDEX place_held ON appointments.place USING btree (held_until) WHERE ((state)::text = 'held'::text);
CREATE INDEX place_of_day ON appointments.place USING btree (day, office_id);
CREATE INDEX place_returned ON appointments.place USING btree (public_at) WHERE ((state)::text = 'returned'::text);
COMMENT ON TABLE appointments.place IS 'What is taken of the days: held for somebody who is choosing, taken by an appointment, or returned. Says nothing of anybody';

CREATE TABLE appointments.pool (
  id text NOT NULL,
  office_id text,
  kind text NOT NULL,
  language text,
  trust text NOT NULL,
  CONSTRAINT pool_pkey PRIMARY KEY (id),
  CONSTRAINT pool_check CHECK (((kind = 'interpreter'::text) = (language IS NOT NULL))),
  CONSTRAINT pool_check1 CHECK ((id = (((COALESCE(office_id, 'city'::text) || '/'::text) || kind) || COALESCE(('-'::text || language), ''::text)))),
  CONSTRAINT pool_kind_check CHECK ((kind = ANY (ARRAY['counter'::text, 'biometrics'::text, 'step-free'::text, 'quiet'::text, 'phone'::text, 'video'::text, 'interpreter'::text])))
);
CREATE INDEX pool_of_office ON appointments.pool USING btree (office_id);
COMMENT ON TABLE appointments.pool IS 'What appointments are made of: kinds of counters of an office, and helpers the city shares; never a person';

CREATE TABLE appointments.roster (
  office_id text NOT NULL,
  day date NOT NULL,
  version integer NOT NULL,
  serves jsonb,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT roster_pkey PRIMARY KEY (office_id, day),
  CONSTRAINT roster_version_check CHECK ((version > 0))
);
COMMENT ON TABLE appointments.roster IS 'How many people are there on a day for each kind of counter; says nothing of anybody, and is all that planning reads';

CREATE TABLE appointments.roster_line (
  office_id text NOT NULL,
  day date NOT NULL,
  line smallint NOT NULL,
  name text NOT NULL,
  from_time time without time zone NOT NULL,
  until_time time without time zone NOT NULL,
  kinds text[] NOT NULL,
  absent boolean DEFAULT false NOT NULL,
  CONSTRAINT roster_line_pkey PRIMARY KEY (office_id, day, line),
  CONSTRAINT roster_line_office_id_day_fkey FOREIGN KEY (office_id, day) REFERENCES appointments.roster(office_id, day) ON DELETE CASCADE,
  CONSTRAINT roster_line_check CHECK ((from_time < until_time)),
  CONSTRAINT roster_line_kinds_check CHECK ((cardinality(kinds) > 0)),
  CONSTRAINT roster_line_line_check CHECK (((line >= 1) AND (line <= 60)))
);
ALTER TABLE appointments.roster_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE appointments.roster_line FORCE ROW LEVEL SECURITY;
COMMENT ON TABLE appointments.roster_line IS 'Who is there from when until when, and what they can serve; nothing of how they work, and gone soon after the day';

CREATE TABLE appointments.rule (
  id uuid NOT NULL,
  office_id text NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL,
  pools text[] DEFAULT '{}'::text[] NOT NULL,
  repeats text NOT NULL,
  every_weeks integer DEFAULT 1 NOT NULL,
  weekdays integer[] DEFAULT '{}'::integer[] NOT NULL,
  nth integer,
  valid_from date NOT NULL,
  valid_until date,
  from_time time without time zone NOT NULL,
  until_time time without time zone NOT NULL,
  places integer,
  kept_for text,
  reason jsonb,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  withdrawn_at timestamp with time zone,
  CONSTRAINT rule_pkey PRIMARY KEY (id),
  CONSTRAINT rule_office_id_number_key UNIQUE (office_id, number),
  CONSTRAINT rule_check CHECK ((from_time < until_time)),
  CONSTRAINT rule_check1 CHECK (((kind = 'closed'::text) = (places IS NULL))),
  CONSTRAINT rule_check2 CHECK (((kind = 'kept'::text) = (kept_for IS NOT NULL))),
  CONSTRAINT rule_check3 CHECK (((repeats <> 'once'::text) OR (valid_until = valid_from))),
  CONSTRAINT rule_check4 CHECK (((repeats = 'monthly'::text) = (nth IS NOT NULL))),
  CONSTRAINT rule_check5 CHECK (((repeats = 'once'::text) OR (cardinality(weekdays) > 0))),
  CONSTRAINT rule_every_weeks_check CHECK (((every_weeks >= 1) AND (every_weeks <= 52))),
  CONSTRAINT rule_kept_for_check CHECK ((kept_for = ANY (ARRAY['hotline'::text, 'walk-in'::text, 'displaced'::text]))),
  CONSTRAINT rule_kind_check CHECK ((kind = ANY (ARRAY['open'::text, 'closed'::text, 'kept'::text]))),
  CONSTRAINT rule_nth_check CHECK ((nth = ANY (ARRAY[1, 2, 3, 4, '-1'::integer]))),
  CONSTRAINT rule_places_check CHECK (((places >= 0) AND (places <= 999))),
  CONSTRAINT rule_repeats_check CHECK ((repeats = ANY (ARRAY['weekly'::text, 'monthly'::text, 'once'::text])))
);
COMMENT ON TABLE appointments.rule IS 'When an office takes appointments, with how many places; a changed rule is a new one beside the withdrawn';

CREATE TABLE appointments.service_stop (
  activation_id uuid NOT NULL,
  office_id text NOT NULL,
  service_id text NOT NULL,
  from_day date NOT NULL,
  until_day date,
  urgent boolean NOT NULL,
  made_at timestamp with time zone NOT NULL,
  lifted_at timestamp with time zone,
  CONSTRAINT service_stop_pkey PRIMARY KEY (activation_id, office_id, service_id),
  CONSTRAINT service_stop_ends_after_it_began CHECK ((until_day >= from_day))
);
CREATE INDEX service_stop_of_office ON appointments.service_stop USING btree (office_id) WHERE (lifted_at IS NULL);
COMMENT ON TABLE appointments.service_stop IS 'An office gives no appointments on site for this service on these days, as long as one of its stops is not lifted';
COMMENT ON COLUMN appointments.service_stop.until_day IS 'With this day; null: until it is lifted';
COMMENT ON COLUMN appointments.service_stop.urgent IS 'Callers and counters may still book, for urgent cases';

CREATE TABLE appointments.spent_proof (
  mark bytea NOT NULL,
  hold_id uuid NOT NULL,
  good_until timestamp with time zone NOT NULL,
  CONSTRAINT spent_proof_pkey PRIMARY KEY (mark)
);
CREATE INDEX spent_proof_over ON appointments.spent_proof USING btree (good_until);
COMMENT ON TABLE appointments.spent_proof IS 'Proofs of work and waiting tickets that were used: each is good for one hold';

CREATE TABLE appointments.stop (
  activation_id uuid NOT NULL,
  office_id text NOT NULL,
  from_day date NOT NULL,
  until_day date,
  urgent boolean NOT NULL,
  made_at timestamp with time zone NOT NULL,
  lifted_at timestamp with time zone,
  CONSTRAINT stop_pkey PRIMARY KEY (activation_id, office_id),
  CONSTRAINT stop_check CHECK ((until_day >= from_day))
);
CREATE INDEX stop_of_office ON appointments.stop USING btree (office_id) WHERE (lifted_at IS NULL);
COMMENT ON TABLE appointments.stop IS 'An office gives no appointments on site on these days, as long as one of its stops is not lifted';
COMMENT ON COLUMN appointments.stop.until_day IS 'With this day; null: until it is lifted';
COMMENT ON COLUMN appointments.stop.urgent IS 'Callers and counters may still book, for urgent cases';

CREATE TABLE appointments.take_over (
  activation_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  office_id text NOT NULL,
  day date NOT NULL,
  first_step smallint NOT NULL,
  kind text NOT NULL,
  told_by text NOT NULL,
  answer_until timestamp with time zone NOT NULL,
  state text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  ended_by text,
  draft_id uuid,
  CONSTRAINT take_over_pkey PRIMARY KEY (activation_id, appointment_id),
  CONSTRAINT take_over_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointments.appointment(id) ON DELETE CASCADE,
  CONSTRAINT take_over_check CHECK (((state = 'told'::text) = (ended_at IS NULL))),
  CONSTRAINT take_over_kind_known CHECK ((kind = ANY (ARRAY['phone'::text, 'video'::text, 'online'::text, 'other-office'::text, 'later'::text, 'again'::text]))),
  CONSTRAINT take_over_state_known CHECK ((state = ANY (ARRAY['told'::text, 'confirmed'::text, 'changed'::text, 'cancelled'::text, 'silent'::text, 'reached'::text, 'letter'::text, 'applied'::text]))),
  CONSTRAINT take_over_told_by_check CHECK ((told_by = ANY (ARRAY['mail'::text, 'sms'::text, 'call'::text])))
);
CREATE INDEX take_over_draft ON appointments.take_over USING btree (draft_id);
CREATE INDEX take_over_of ON appointments.take_over USING btree (appointment_id);
CREATE INDEX take_over_online ON appointments.take_over USING btree (answer_until) WHERE ((kind = 'online'::text) AND (state = 'reached'::text));
CREATE INDEX take_over_open ON appointments.take_over USING btree (answer_until) WHERE (state = 'told'::text);
COMMENT ON TABLE appointments.take_over IS 'What an emergency has made of a booking, how these people were told, and how it ended';
COMMENT ON COLUMN appointments.take_over.office_id IS 'Where and when it would have been';
COMMENT ON COLUMN appointments.take_over.kind IS 'By phone or video at the same time, online, at another office, first when there are places again, or such a place; who does not do it online is later';
COMMENT ON COLUMN appointments.take_over.state IS 'Silent: they did not say no in time, so it stays as proposed. Reached, letter: somebody called or wrote. Applied: it is done online';
COMMENT ON COLUMN appointments.take_over.draft_id IS 'The application that was begun in place of the appointment; becomes the case';

CREATE TABLE appointments.ticket (
  id uuid NOT NULL,
  office_id text NOT NULL,
  day date NOT NULL,
  letter text NOT NULL,
  number integer NOT NULL,
  appointment_id uuid,
  services jsonb NOT NULL,
  priority boolean DEFAULT false NOT NULL,
  state text NOT NULL,
  turn_at timestamp with time zone NOT NULL,
  drawn_at timestamp with time zone NOT NULL,
  counter text,
  called_at timestamp with time zone,
  calls integer DEFAULT 0 NOT NULL,
  ended_at timestamp with time zone,
  redirected_to text,
  first_called_at timestamp with time zone,
  CONSTRAINT ticket_pkey PRIMARY KEY (id),
  CONSTRAINT ticket_appointment_id_key UNIQUE (appointment_id),
  CONSTRAINT ticket_office_id_day_letter_number_key UNIQUE (office_id, day, letter, number),
  CONSTRAINT ticket_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointments.appointment(id) ON DELETE CASCADE,
  CONSTRAINT ticket_check CHECK (((letter = 'A'::text) = (appointment_id IS NOT NULL))),
  CONSTRAINT ticket_check1 CHECK (((state <> 'called'::text) OR ((counter IS NOT NULL) AND (called_at IS NOT NULL)))),
  CONSTRAINT ticket_check2 CHECK (((state = ANY (ARRAY['done'::text, 'missed'::text, 'redirected'::text])) = (ended_at IS NOT NULL))),
  CONSTRAINT ticket_letter_check CHECK ((letter = ANY (ARRAY['A'::text, 'B'::text]))),
  CONSTRAINT ticket_number_check CHECK ((number > 0)),
  CONSTRAINT ticket_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'called'::text, 'parked'::text, 'done'::text, 'missed'::text, 'redirected'::text])))
);
CREATE UNIQUE INDEX ticket_at_counter ON appointments.ticket USING btree (office_id, day, counter) WHERE (state = 'called'::text);
CREATE INDEX ticket_queue ON appointments.ticket USING btree (office_id, day, state, turn_at);
COMMENT ON TABLE appointments.ticket IS 'Who waits in an office today, by a number; says nothing of anybody';

CREATE TABLE appointments.waiting (
  id uuid NOT NULL,
  state text NOT NULL,
  services jsonb NOT NULL,
  mode text NOT NULL,
  needs text[] DEFAULT '{}'::text[] NOT NULL,
  steps smallint NOT NULL,
  kinds text[] NOT NULL,
  interpreter text,
  offices text[],
  from_step smallint NOT NULL,
  until_step smallint NOT NULL,
  weekdays smallint[] NOT NULL,
  until_day date NOT NULL,
  name text,
  birth_date date,
  attendees jsonb DEFAULT '[]'::jsonb NOT NULL,
  email text,
  mobile text,
  language text NOT NULL,
  appointment_id uuid,
  demo boolean DEFAULT false NOT NULL,
  joined_at timestamp with time zone NOT NULL,
  confirm_until timestamp with time zone,
  waits_since timestamp with time zone,
  ended_at timestamp with time zone,
  CONSTRAINT waiting_pkey PRIMARY KEY (id),
  CONSTRAINT waiting_appointment_id_fkey FOREIGN KEY (appointment_id) REFERENCES appointments.appointment(id) ON DELETE CASCADE,
  CONSTRAINT waiting_check CHECK (((email IS NULL) <> (mobile IS NULL))),
  CONSTRAINT waiting_check1 CHECK (((name IS NULL) = (appointment_id IS NOT NULL))),
  CONSTRAINT waiting_check2 CHECK (((name IS NULL) = (birth_date IS NULL))),
  CONSTRAINT waiting_check3 CHECK (((state = 'unconfirmed'::text) = (confirm_until IS NOT NULL))),
  CONSTRAINT waiting_check4 CHECK (((state <> ALL (ARRAY['waiting'::text, 'served'::text])) OR (waits_since IS NOT NULL))),
  CONSTRAINT waiting_check5 CHECK (((state = ANY (ARRAY['served'::text, 'left'::text, 'over'::text])) = (ended_at IS NOT NULL))),
  CONSTRAINT waiting_from_step_check CHECK (((from_step >= 0) AND (from_step <= 47))),
  CONSTRAINT waiting_kinds_check CHECK ((cardinality(kinds) > 0)),
  CONSTRAINT waiting_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  CONSTRAINT waiting_mode_check CHECK ((mode = ANY (ARRAY['onsite'::text, 'phone'::text, 'video'::text]))),
  CONSTRAINT waiting_state_check CHECK ((state = ANY (ARRAY['unconfirmed'::text, 'waiting'::text, 'served'::text, 'left'::text, 'over'::text]))),
  CONSTRAINT waiting_steps_check CHECK (((steps >= 1) AND (steps <= 48))),
  CONSTRAINT waiting_until_step_check CHECK (((until_step >= 1) AND (until_step <= 48))),
  CONSTRAINT waiting_weekdays_check CHECK ((cardinality(weekdays) > 0))
);
ALTER TABLE appointments.waiting ENABLE ROW LEVEL SECURITY;
ALTER TABLE appointments.waiting FORCE ROW LEVEL SECURITY;
CREATE INDEX waiting_in_turn ON appointments.waiting USING btree (until_day, waits_since) WHERE (state = 'waiting'::text);
CREATE INDEX waiting_of_appointment ON appointments.waiting USING btree (appointment_id) WHERE (appointment_id IS NOT NULL);
CREATE INDEX waiting_unconfirmed ON appointments.waiting USING btree (confirm_until) WHERE (state = 'unconfirmed'::text);
COMMENT ON TABLE appointments.waiting IS 'Who waits for an appointment that suits, or for an earlier one';

CREATE TABLE appointments.waiting_key (
  key bytea NOT NULL,
  waiting_id uuid NOT NULL,
  CONSTRAINT waiting_key_pkey PRIMARY KEY (key),
  CONSTRAINT waiting_key_waiting_id_fkey FOREIGN KEY (waiting_id) REFERENCES appointments.waiting(id) ON DELETE CASCADE
);
CREATE INDEX waiting_key_of ON appointments.waiting_key USING btree (waiting_id);
COMMENT ON TABLE appointments.waiting_key IS 'One line on the list for a person and a matter: the keyed hash of appointments.live_key';

CREATE TABLE cases.act (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  actor_kind text NOT NULL,
  actor_id text,
  actor_name text,
  note text DEFAULT ''::text NOT NULL,
  data jsonb DEFAULT '{}'::jsonb NOT NULL,
  team text NOT NULL,
  CONSTRAINT act_pkey PRIMARY KEY (id),
  CONSTRAINT act_case_id_team_fkey FOREIGN KEY (case_id, team) REFERENCES cases.case_record(id, team) ON UPDATE CASCADE,
  CONSTRAINT act_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['citizen'::text, 'staff'::text, 'system'::text])))
);
ALTER TABLE cases.act ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases.act FORCE ROW LEVEL SECURITY;
CREATE INDEX act_case ON cases.act USING btree (case_id, id);
COMMENT ON TABLE cases.act IS 'What was done in a case, by whom and when; never changed';
COMMENT ON COLUMN cases.act.team IS 'The team of the case; follows it when the case is passed on';

CREATE TABLE cases.case_record (
  id uuid NOT NULL,
  reference text NOT NULL,
  service_id text NOT NULL,
  service_version integer NOT NULL,
  service_name jsonb NOT NULL,
  outcome text NOT NULL,
  team text NOT NULL,
  channel text NOT NULL,
  language text NOT NULL,
  state text NOT NULL,
  applicant jsonb NOT NULL,
  contact jsonb NOT NULL,
  delivery text NOT NULL,
  snapshot jsonb NOT NULL,
  link_token_hash bytea NOT NULL,
  access_epoch integer DEFAULT 0 NOT NULL,
  promised_on date NOT NULL,
  waiting_since timestamp with time zone,
  cleared text[] DEFAULT '{}'::text[] NOT NULL,
  result text,
  assigned_to uuid,
  assigned_name text,
  demo boolean NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone,
  closed_at timestamp with time zone,
  changed_at timestamp with time zone NOT NULL,
  identity jsonb,
  unreached_since timestamp with time zone,
  decoy boolean DEFAULT false NOT NULL,
  paper_number text,
  CONSTRAINT case_record_pkey PRIMARY KEY (id),
  CONSTRAINT case_record_id_team_key UNIQUE (id, team),
  CONSTRAINT case_record_link_token_hash_key UNIQUE (link_token_hash),
  CONSTRAINT case_record_reference_key UNIQUE (reference),
  CONSTRAINT case_record_delivery_check CHECK ((delivery = ANY (ARRAY['post'::text, 'online'::text]))),
  CONSTRAINT case_record_outcome_check CHECK ((outcome = ANY (ARRAY['certificate'::text, 'acknowledgement'::text, 'decision'::text, 'forwarding'::text]))),
  CONSTRAINT case_record_result_check CHECK ((result = ANY (ARRAY['granted'::text, 'refused'::text, 'answered'::text]))),
  CONSTRAINT case_record_state_check CHECK ((state = ANY (ARRAY['new'::text, 'in-progress'::text, 'waiting'::text, 'decided'::text, 'closed'::text, 'withdrawn'::text])))
);
ALTER TABLE cases.case_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases.case_record FORCE ROW LEVEL SECURITY;
CREATE INDEX case_by_way ON cases.case_record USING btree (service_id, opened_at);
CREATE INDEX case_durations ON cases.case_record USING btree (service_id, decided_at) WHERE (decided_at IS NOT NULL);
CREATE INDEX case_inbox ON cases.case_record USING btree (team, promised_on, reference) WHERE (state = ANY (ARRAY['new'::text, 'in-progress'::text, 'waiting'::text]));
CREATE INDEX case_mine ON cases.case_record USING btree (assigned_to) WHERE (state = ANY (ARRAY['new'::text, 'in-progress'::text, 'waiting'::text]));
CREATE UNIQUE INDEX case_of_paper ON cases.case_record USING btree (paper_number) WHERE (paper_number IS NOT NULL);
CREATE INDEX case_recent ON cases.case_record USING btree (team, changed_at DESC);
CREATE INDEX case_unreached ON cases.case_record USING btree (team, unreached_since) WHERE (unreached_since IS NOT NULL);
COMMENT ON TABLE cases.case_record IS 'One errand of one person, whichever way it came; its present state';
COMMENT ON COLUMN cases.case_record.identity IS 'How it was proved who applied: means, level, when, the provider''s reference or who checked; null: not proved';
COMMENT ON COLUMN cases.case_record.unreached_since IS 'A message to this person did not arrive and nobody has dealt with it yet';
COMMENT ON COLUMN cases.case_record.decoy IS 'Belongs to nobody; whoever opens it had no business there, and the auditor hears of it';
COMMENT ON COLUMN cases.case_record.paper_number IS 'As P-1000-0007; null: the case was not taken down on paper';

CREATE TABLE cases.document (
  file_id uuid NOT NULL,
  case_id uuid NOT NULL,
  name text NOT NULL,
  label text NOT NULL,
  inquiry_id uuid,
  added_at timestamp with time zone NOT NULL,
  team text NOT NULL,
  CONSTRAINT document_pkey PRIMARY KEY (file_id),
  CONSTRAINT document_case_id_team_fkey FOREIGN KEY (case_id, team) REFERENCES cases.case_record(id, team) ON UPDATE CASCADE,
  CONSTRAINT document_file_id_fkey FOREIGN KEY (file_id) REFERENCES foundation.file(id),
  CONSTRAINT document_inquiry_id_fkey FOREIGN KEY (inquiry_id) REFERENCES cases.inquiry(id)
);
ALTER TABLE cases.document ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases.document FORCE ROW LEVEL SECURITY;
CREATE INDEX document_case ON cases.document USING btree (case_id, added_at);
COMMENT ON TABLE cases.document IS 'Files handed in for a case';
COMMENT ON COLUMN cases.document.team IS 'The team of the case; follows it when the case is passed on';

CREATE TABLE cases.inquiry (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  wants text NOT NULL,
  question text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  asked_by text NOT NULL,
  answered_at timestamp with time zone,
  answer text,
  taken_back_at timestamp with time zone,
  team text NOT NULL,
  answer_by date,
  extended_to date,
  CONSTRAINT inquiry_pkey PRIMARY KEY (id),
  CONSTRAINT inquiry_case_id_team_fkey FOREIGN KEY (case_id, team) REFERENCES cases.case_record(id, team) ON UPDATE CASCADE,
  CONSTRAINT inquiry_extended_later CHECK (((extended_to IS NULL) OR ((answer_by IS NOT NULL) AND (extended_to > answer_by)))),
  CONSTRAINT inquiry_wants_check CHECK ((wants = ANY (ARRAY['text'::text, 'file'::text])))
);
ALTER TABLE cases.inquiry ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases.inquiry FORCE ROW LEVEL SECURITY;
CREATE INDEX inquiry_answer_by ON cases.inquiry USING btree (answer_by) WHERE ((answered_at IS NULL) AND (taken_back_at IS NULL) AND (answer_by IS NOT NULL));
CREATE INDEX inquiry_case ON cases.inquiry USING btree (case_id) WHERE (answered_at IS NOT NULL);
CREATE UNIQUE INDEX inquiry_open ON cases.inquiry USING btree (case_id) WHERE ((answered_at IS NULL) AND (taken_back_at IS NULL));
COMMENT ON TABLE cases.inquiry IS 'The one missing thing that was asked for, and its answer';
COMMENT ON COLUMN cases.inquiry.team IS 'The team of the case; follows it when the case is passed on';
COMMENT ON COLUMN cases.inquiry.answer_by IS 'Last day to answer as it was set when it was asked; null: none was set. Never changed';
COMMENT ON COLUMN cases.inquiry.extended_to IS 'Last day to answer since it was extended; the act says when and why';

CREATE TABLE cases.look (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  team text NOT NULL,
  staff_id uuid NOT NULL,
  unusual text[] NOT NULL,
  reason text NOT NULL,
  words text NOT NULL,
  at timestamp with time zone NOT NULL,
  until timestamp with time zone NOT NULL,
  CONSTRAINT look_pkey PRIMARY KEY (id),
  CONSTRAINT look_case_id_team_fkey FOREIGN KEY (case_id, team) REFERENCES cases.case_record(id, team) ON UPDATE CASCADE,
  CONSTRAINT look_reason_check CHECK ((reason = ANY (ARRAY['asked-by-person'::text, 'deputising'::text, 'review'::text, 'related-case'::text, 'other'::text])))
);
ALTER TABLE cases.look ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases.look FORCE ROW LEVEL SECURITY;
CREATE INDEX look_valid ON cases.look USING btree (case_id, staff_id, until);
COMMENT ON TABLE cases.look IS 'Reasons that staff gave for unusual looks at a case';

CREATE TABLE cases.mobile_number (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  team text NOT NULL,
  number text NOT NULL,
  code_epoch integer DEFAULT 0 NOT NULL,
  code_expires_at timestamp with time zone NOT NULL,
  given_at timestamp with time zone NOT NULL,
  confirmed_at timestamp with time zone,
  CONSTRAINT mobile_number_pkey PRIMARY KEY (id),
  CONSTRAINT mobile_number_case_id_key UNIQUE (case_id),
  CONSTRAINT mobile_number_case_id_team_fkey FOREIGN KEY (case_id, team) REFERENCES cases.case_record(id, team) ON UPDATE CASCADE,
  CONSTRAINT mobile_number_number_check CHECK ((number ~ '^\+[1-9][0-9]{6,14}$'::text))
);
ALTER TABLE cases.mobile_number ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases.mobile_number FORCE ROW LEVEL SECURITY;
CREATE INDEX mobile_number_unconfirmed ON cases.mobile_number USING btree (given_at) WHERE (confirmed_at IS NULL);
COMMENT ON TABLE cases.mobile_number IS 'Where news about a case goes by SMS; gets nothing but the code until it is confirmed';
COMMENT ON COLUMN cases.mobile_number.team IS 'The team of the case; follows it when the case is passed on';
COMMENT ON COLUMN cases.mobile_number.number IS 'E.164';
COMMENT ON COLUMN cases.mobile_number.confirmed_at IS 'Whoever has the phone typed the code that went to it';

CREATE TABLE channels.adopted_way (
  id uuid NOT NULL,
  place text NOT NULL,
  place_id text,
  service_id text NOT NULL,
  step text NOT NULL,
  channel text NOT NULL,
  state text NOT NULL,
  reason jsonb NOT NULL,
  source jsonb NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  overlay_id uuid,
  figures jsonb,
  prepared_by text NOT NULL,
  released_by text NOT NULL,
  adopted_at timestamp with time zone NOT NULL,
  CONSTRAINT adopted_way_pkey PRIMARY KEY (id),
  CONSTRAINT adopted_way_overlay_id_fkey FOREIGN KEY (overlay_id) REFERENCES channels."overlay"(id),
  CONSTRAINT adopted_way_service_id_fkey FOREIGN KEY (service_id) REFERENCES services.service(id),
  CONSTRAINT adopted_way_channel_check CHECK ((channel = ANY (ARRAY['online'::text, 'phone'::text, 'email'::text, 'post'::text, 'video'::text, 'onsite'::text]))),
  CONSTRAINT adopted_way_check CHECK (((place = 'city'::text) = (place_id IS NULL))),
  CONSTRAINT adopted_way_check1 CHECK (((channel <> 'onsite'::text) OR (state = 'open'::text))),
  CONSTRAINT adopted_way_check2 CHECK ((prepared_by <> released_by)),
  CONSTRAINT adopted_way_place_check CHECK ((place = ANY (ARRAY['city'::text, 'district'::text, 'office'::text, 'unit'::text]))),
  CONSTRAINT adopted_way_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  CONSTRAINT adopted_way_step_check CHECK ((step = ANY (ARRAY['advice'::text, 'apply'::text, 'identify'::text, 'collect'::text])))
);
CREATE INDEX adopted_way_overlay ON channels.adopted_way USING btree (overlay_id) WHERE (overlay_id IS NOT NULL);
CREATE INDEX adopted_way_service ON channels.adopted_way USING btree (service_id, starts_at);
COMMENT ON TABLE channels.adopted_way IS 'A version of what is offered in ordinary times, adopted by two persons; the later one counts, none is edited';
COMMENT ON COLUMN channels.adopted_way.source IS 'The permanent ground it rests on, as pages cite it';
COMMENT ON COLUMN channels.adopted_way.overlay_id IS 'The improvised way it was before';
COMMENT ON COLUMN channels.adopted_way.figures IS 'What was known of its use when it was adopted';

CREATE TABLE channels.notice (
  id uuid NOT NULL,
  shown_on text NOT NULL,
  place text NOT NULL,
  place_id text,
  text jsonb NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone,
  activation_id uuid,
  created_by text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT notice_pkey PRIMARY KEY (id),
  CONSTRAINT notice_check CHECK (((place = 'city'::text) = (place_id IS NULL))),
  CONSTRAINT notice_check1 CHECK ((starts_at < ends_at)),
  CONSTRAINT notice_place_check CHECK ((place = ANY (ARRAY['city'::text, 'district'::text, 'office'::text, 'unit'::text]))),
  CONSTRAINT notice_shown_on_check CHECK ((shown_on = ANY (ARRAY['portal'::text, 'office-page'::text])))
);
CREATE INDEX notice_activation ON channels.notice USING btree (activation_id) WHERE (activation_id IS NOT NULL);
COMMENT ON TABLE channels.notice IS 'A sentence on the pages for citizens for a time: on all that tell of services, or on those of the offices of a place';

CREATE TABLE channels.notice_end (
  notice_id uuid NOT NULL,
  ended_at timestamp with time zone NOT NULL,
  ended_by text NOT NULL,
  CONSTRAINT notice_end_pkey PRIMARY KEY (notice_id),
  CONSTRAINT notice_end_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES channels.notice(id)
);
COMMENT ON TABLE channels.notice_end IS 'A notice taken down before its time, and by whom';

CREATE TABLE channels."overlay" (
  id uuid NOT NULL,
  place text NOT NULL,
  place_id text,
  service_id text,
  step text,
  channel text NOT NULL,
  state text NOT NULL,
  reason jsonb NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone,
  created_by text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  priority integer DEFAULT 0 NOT NULL,
  condition text,
  activation_id uuid,
  CONSTRAINT overlay_pkey PRIMARY KEY (id),
  CONSTRAINT overlay_service_id_fkey FOREIGN KEY (service_id) REFERENCES services.service(id),
  CONSTRAINT overlay_channel_check CHECK ((channel = ANY (ARRAY['online'::text, 'phone'::text, 'email'::text, 'post'::text, 'video'::text, 'onsite'::text]))),
  CONSTRAINT overlay_check CHECK (((place = 'city'::text) = (place_id IS NULL))),
  CONSTRAINT overlay_check1 CHECK ((starts_at < ends_at)),
  CONSTRAINT overlay_condition_check CHECK ((condition = 'urgent-by-appointment'::text)),
  CONSTRAINT overlay_condition_open CHECK (((condition IS NULL) OR (state = 'open'::text))),
  CONSTRAINT overlay_place_check CHECK ((place = ANY (ARRAY['city'::text, 'district'::text, 'office'::text, 'unit'::text]))),
  CONSTRAINT overlay_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  CONSTRAINT overlay_step_check CHECK ((step = ANY (ARRAY['advice'::text, 'apply'::text, 'identify'::text, 'collect'::text])))
);
CREATE INDEX overlay_activation ON channels."overlay" USING btree (activation_id) WHERE (activation_id IS NOT NULL);
CREATE INDEX overlay_service ON channels."overlay" USING btree (service_id);
CREATE INDEX overlay_time ON channels."overlay" USING btree (ends_at, starts_at);
COMMENT ON TABLE channels."overlay" IS 'Opens or shuts a way for a time, over what is offered and under what the law allows';
COMMENT ON COLUMN channels."overlay".place_id IS 'District or office; of a unit district and team: bergedorf/urkunden';
COMMENT ON COLUMN channels."overlay".service_id IS 'Null: every service';
COMMENT ON COLUMN channels."overlay".step IS 'Null: every step';
COMMENT ON COLUMN channels."overlay".ends_at IS 'Null: until it is lifted';
COMMENT ON COLUMN channels."overlay".priority IS 'Of two for the same place the higher one counts';
COMMENT ON COLUMN channels."overlay".condition IS 'Open for some only: urgent cases, with an appointment';
COMMENT ON COLUMN channels."overlay".activation_id IS 'The emergency operation that wrote it; null: written by itself';

CREATE TABLE channels.overlay_end (
  overlay_id uuid NOT NULL,
  ended_at timestamp with time zone NOT NULL,
  ended_by text NOT NULL,
  CONSTRAINT overlay_end_pkey PRIMARY KEY (overlay_id),
  CONSTRAINT overlay_end_overlay_id_fkey FOREIGN KEY (overlay_id) REFERENCES channels."overlay"(id)
);
COMMENT ON TABLE channels.overlay_end IS 'An overlay lifted before its time, and by whom';

CREATE TABLE channels.overlay_office_end (
  overlay_id uuid NOT NULL,
  office_id text NOT NULL,
  ended_at timestamp with time zone NOT NULL,
  ended_by text NOT NULL,
  CONSTRAINT overlay_office_end_pkey PRIMARY KEY (overlay_id, office_id),
  CONSTRAINT overlay_office_end_of FOREIGN KEY (overlay_id) REFERENCES channels."overlay"(id)
);
COMMENT ON TABLE channels.overlay_office_end IS 'An overlay of a larger place that is over at one office already, and goes on at the others';

CREATE TABLE emergency.activation (
  id uuid NOT NULL,
  plan_id text NOT NULL,
  number integer NOT NULL,
  state text NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone,
  review_at timestamp with time zone NOT NULL,
  prepared_by_id text NOT NULL,
  prepared_by text NOT NULL,
  prepared_at timestamp with time zone NOT NULL,
  released_by_id text,
  released_by text,
  released_at timestamp with time zone,
  break_glass text,
  ended_by text,
  ended_at timestamp with time zone,
  CONSTRAINT activation_pkey PRIMARY KEY (id),
  CONSTRAINT activation_plan_id_number_fkey FOREIGN KEY (plan_id, number) REFERENCES emergency.plan_version(plan_id, number),
  CONSTRAINT activation_check CHECK ((ends_at > starts_at)),
  CONSTRAINT activation_check1 CHECK ((num_nulls(released_by_id, released_by, released_at) = ANY (ARRAY[0, 3]))),
  CONSTRAINT activation_check2 CHECK ((num_nulls(ended_by, ended_at) = ANY (ARRAY[0, 2]))),
  CONSTRAINT activation_check3 CHECK (((state <> 'released'::text) OR (released_at IS NOT NULL))),
  CONSTRAINT activation_check4 CHECK (((state = ANY (ARRAY['withdrawn'::text, 'over'::text])) = (ended_at IS NOT NULL))),
  CONSTRAINT activation_check5 CHECK (((released_by_id <> prepared_by_id) OR (break_glass IS NOT NULL))),
  CONSTRAINT activation_state_check CHECK ((state = ANY (ARRAY['prepared'::text, 'released'::text, 'withdrawn'::text, 'over'::text])))
);
CREATE UNIQUE INDEX activation_of_plan ON emergency.activation USING btree (plan_id) WHERE (state = ANY (ARRAY['prepared'::text, 'released'::text]));
COMMENT ON TABLE emergency.activation IS 'A plan that is switched on, or about to be; one at a time for a plan';
COMMENT ON COLUMN emergency.activation.review_at IS 'Until then somebody looks whether it has to go on; moved by an act on the log';
COMMENT ON COLUMN emergency.activation.break_glass IS 'Why one person alone released it';

CREATE TABLE emergency.change (
  activation_id uuid NOT NULL,
  number integer NOT NULL,
  state text NOT NULL,
  added jsonb NOT NULL,
  dropped integer[] NOT NULL,
  reason text NOT NULL,
  prepared_by_id text NOT NULL,
  prepared_by text NOT NULL,
  prepared_at timestamp with time zone NOT NULL,
  released_by_id text,
  released_by text,
  released_at timestamp with time zone,
  alone text,
  CONSTRAINT change_pkey PRIMARY KEY (activation_id, number),
  CONSTRAINT change_of FOREIGN KEY (activation_id) REFERENCES emergency.activation(id),
  CONSTRAINT change_reasoned CHECK ((reason <> ''::text)),
  CONSTRAINT change_release_whole CHECK ((num_nulls(released_by_id, released_by, released_at) = ANY (ARRAY[0, 3]))),
  CONSTRAINT change_released CHECK (((state = 'released'::text) = (released_at IS NOT NULL))),
  CONSTRAINT change_state_known CHECK ((state = ANY (ARRAY['prepared'::text, 'released'::text, 'withdrawn'::text]))),
  CONSTRAINT change_two_persons CHECK (((released_by_id <> prepared_by_id) OR (alone IS NOT NULL)))
);
CREATE UNIQUE INDEX change_waiting ON emergency.change USING btree (activation_id) WHERE (state = 'prepared'::text);
COMMENT ON TABLE emergency.change IS 'A change of an operation that runs: what came in behind its actions, and which of them were taken back';
COMMENT ON COLUMN emergency.change.added IS 'Actions as plans hold them; their places follow those of the plan and of the changes before';
COMMENT ON COLUMN emergency.change.dropped IS 'Places of actions that hold no more';
COMMENT ON COLUMN emergency.change.alone IS 'Why one person alone released it';

CREATE TABLE emergency.drill (
  id uuid NOT NULL,
  plan_id text NOT NULL,
  number integer NOT NULL,
  state text NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  done_at timestamp with time zone,
  report jsonb,
  CONSTRAINT drill_pkey PRIMARY KEY (id),
  CONSTRAINT drill_plan_id_number_fkey FOREIGN KEY (plan_id, number) REFERENCES emergency.plan_version(plan_id, number),
  CONSTRAINT drill_check CHECK (((state = 'done'::text) = ((done_at IS NOT NULL) AND (report IS NOT NULL)))),
  CONSTRAINT drill_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'done'::text])))
);
CREATE INDEX drill_asked ON emergency.drill USING btree (asked_at) WHERE (state = 'asked'::text);
CREATE INDEX drill_of_plan ON emergency.drill USING btree (plan_id, asked_at);
COMMENT ON TABLE emergency.drill IS 'A drill of a version of a plan: who asked for it, how long it took, how many people it would have reached, what failed';

CREATE TABLE emergency.ending_reminder (
  ground_kind text NOT NULL,
  ground_id text NOT NULL,
  closes_on date NOT NULL,
  stage smallint NOT NULL,
  bundle_id uuid NOT NULL,
  facts jsonb NOT NULL,
  mails integer NOT NULL,
  told_at timestamp with time zone NOT NULL,
  CONSTRAINT ending_reminder_pkey PRIMARY KEY (ground_kind, ground_id, closes_on, stage),
  CONSTRAINT ending_reminder_kind_known CHECK ((ground_kind = ANY (ARRAY['derogation'::text, 'operation'::text, 'overlay'::text]))),
  CONSTRAINT ending_reminder_stage_known CHECK ((stage = ANY (ARRAY[90, 30, 7, 0])))
);
CREATE INDEX ending_reminder_of_bundle ON emergency.ending_reminder USING btree (bundle_id);
COMMENT ON TABLE emergency.ending_reminder IS 'That those responsible were told of the end of a ground; a renewed ground has another day and is told of anew';
COMMENT ON COLUMN emergency.ending_reminder.closes_on IS 'The first day on which the ways are shut';
COMMENT ON COLUMN emergency.ending_reminder.stage IS 'So many days before or less; 0: on the day itself';
COMMENT ON COLUMN emergency.ending_reminder.bundle_id IS 'What was told at once stands in one mail';
COMMENT ON COLUMN emergency.ending_reminder.facts IS 'What was told: the ground, the ways that shut, and how many visits follow as far as measured';
COMMENT ON COLUMN emergency.ending_reminder.mails IS 'How many people got a mail; all others find it on the page of temporary law';

CREATE TABLE emergency.homecoming (
  activation_id uuid NOT NULL,
  state text NOT NULL,
  prepared_by_id text NOT NULL,
  prepared_by text NOT NULL,
  prepared_at timestamp with time zone NOT NULL,
  released_by_id text,
  released_by text,
  released_at timestamp with time zone,
  done_at timestamp with time zone,
  at_once boolean DEFAULT false NOT NULL,
  CONSTRAINT homecoming_pkey PRIMARY KEY (activation_id),
  CONSTRAINT homecoming_of FOREIGN KEY (activation_id) REFERENCES emergency.activation(id),
  CONSTRAINT homecoming_done CHECK (((state = 'done'::text) = (done_at IS NOT NULL))),
  CONSTRAINT homecoming_release_whole CHECK ((num_nulls(released_by_id, released_by, released_at) = ANY (ARRAY[0, 3]))),
  CONSTRAINT homecoming_released CHECK (((state = ANY (ARRAY['released'::text, 'done'::text])) = (released_at IS NOT NULL))),
  CONSTRAINT homecoming_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'prepared'::text, 'released'::text, 'done'::text]))),
  CONSTRAINT homecoming_two_persons CHECK (((released_by_id <> prepared_by_id) OR at_once))
);
COMMENT ON TABLE emergency.homecoming IS 'How an operation goes back: written down by one person, released by another';
COMMENT ON COLUMN emergency.homecoming.at_once IS 'Ended at once by one person: every improvised way is ended, none adopted';

CREATE TABLE emergency.log_entry (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  activation_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  kind text NOT NULL,
  by_name text NOT NULL,
  note text,
  data jsonb DEFAULT '{}'::jsonb NOT NULL,
  before jsonb,
  after jsonb,
  CONSTRAINT log_entry_pkey PRIMARY KEY (id),
  CONSTRAINT log_entry_activation_id_fkey FOREIGN KEY (activation_id) REFERENCES emergency.activation(id),
  CONSTRAINT log_entry_kind_known CHECK ((kind = ANY (ARRAY['prepared'::text, 'released'::text, 'withdrawn'::text, 'taken-over'::text, 'task-done'::text, 'reviewed'::text, 'noted'::text, 'over'::text, 'reopened'::text, 'return-prepared'::text, 'return-released'::text, 'way-decided'::text, 'stage-opened'::text, 'public-again'::text, 'task-undone'::text, 'need-found'::text, 'changed'::text, 'deadlines-extended'::text, 'derogation-begun'::text, 'call-back-opened'::text, 'staff-moved'::text, 'paper-printed'::text])))
);
CREATE INDEX log_entry_of ON emergency.log_entry USING btree (activation_id, id);
COMMENT ON TABLE emergency.log_entry IS 'What was decided and done in an emergency, in order';
COMMENT ON COLUMN emergency.log_entry.before IS 'What was, where the entry changed something';
COMMENT ON COLUMN emergency.log_entry.after IS 'What is since; the same names as in before';

CREATE TABLE emergency.log_seal (
  "position" bigint NOT NULL,
  entry_id bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT log_seal_pkey PRIMARY KEY ("position"),
  CONSTRAINT log_seal_of_one_entry UNIQUE (entry_id),
  CONSTRAINT log_seal_entry FOREIGN KEY (entry_id) REFERENCES emergency.log_entry(id)
);
COMMENT ON TABLE emergency.log_seal IS 'Hash chain over the log of all emergencies, in the order of sealing';
COMMENT ON COLUMN emergency.log_seal.hash IS 'SHA-256 of the hash before and the text of the entry; the first follows 32 zero bytes';

CREATE TABLE emergency.paper_folder (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  office_id text NOT NULL,
  carrier text NOT NULL,
  range_first integer NOT NULL,
  made_at timestamp with time zone NOT NULL,
  made_by text,
  files jsonb NOT NULL,
  CONSTRAINT paper_folder_pkey PRIMARY KEY (id),
  CONSTRAINT paper_folder_range_fkey FOREIGN KEY (range_first) REFERENCES emergency.paper_range(first),
  CONSTRAINT paper_folder_carrier_known CHECK ((carrier = ANY (ARRAY['folder'::text, 'download'::text, 'stick'::text])))
);
CREATE INDEX paper_folder_of_office ON emergency.paper_folder USING btree (office_id, made_at);
COMMENT ON TABLE emergency.paper_folder IS 'When the emergency folder of an office was made, and which files it held (their names and sizes, not what they say)';

CREATE TABLE emergency.paper_number (
  number integer NOT NULL,
  range_first integer NOT NULL,
  kind text NOT NULL,
  case_id uuid,
  received_at timestamp with time zone,
  reason text,
  entered_at timestamp with time zone NOT NULL,
  entered_by_id uuid NOT NULL,
  entered_by text NOT NULL,
  CONSTRAINT paper_number_pkey PRIMARY KEY (number),
  CONSTRAINT paper_number_case_key UNIQUE (case_id),
  CONSTRAINT paper_number_range_fkey FOREIGN KEY (range_first) REFERENCES emergency.paper_range(first),
  CONSTRAINT paper_number_in_its_range CHECK (((number >= range_first) AND (number <= (range_first + 99)))),
  CONSTRAINT paper_number_kind_known CHECK ((((kind = 'entered'::text) AND (case_id IS NOT NULL) AND (received_at IS NOT NULL) AND (reason IS NULL)) OR ((kind = 'spoiled'::text) AND (case_id IS NULL) AND (received_at IS NULL) AND (reason <> ''::text)))),
  CONSTRAINT paper_number_not_ahead CHECK (((received_at IS NULL) OR (received_at <= entered_at)))
);
CREATE INDEX paper_number_of_range ON emergency.paper_number USING btree (range_first);
COMMENT ON TABLE emergency.paper_number IS 'What became of a number on paper: entered as a case, or spoiled; each once, never changed';
COMMENT ON COLUMN emergency.paper_number.received_at IS 'When the paper says that it came; the deadline counts from here';

CREATE TABLE emergency.paper_range (
  first integer NOT NULL,
  last integer NOT NULL,
  office_id text NOT NULL,
  carrier text NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  issued_by text,
  CONSTRAINT paper_range_pkey PRIMARY KEY (first),
  CONSTRAINT paper_range_carrier_known CHECK ((carrier = ANY (ARRAY['folder'::text, 'download'::text, 'stick'::text]))),
  CONSTRAINT paper_range_whole_hundred CHECK ((((first % 100) = 0) AND (last = (first + 99))))
);
CREATE INDEX paper_range_of_office ON emergency.paper_range USING btree (office_id, first);
COMMENT ON TABLE emergency.paper_range IS 'Numbers on paper that were given to an office, a hundred at a time; never changed';
COMMENT ON COLUMN emergency.paper_range.carrier IS 'On what they lie: the folder that is kept each hour, one download, one stick';
COMMENT ON COLUMN emergency.paper_range.issued_by IS 'Who fetched them; null: the job of the hour';

CREATE TABLE emergency.plan (
  id text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT plan_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE emergency.plan IS 'A plan for an emergency; what it says is in its versions';

CREATE TABLE emergency.plan_approval (
  plan_id text NOT NULL,
  number integer NOT NULL,
  approved_by_id text NOT NULL,
  approved_by text NOT NULL,
  approved_at timestamp with time zone NOT NULL,
  CONSTRAINT plan_approval_pkey PRIMARY KEY (plan_id, number),
  CONSTRAINT plan_approval_plan_id_number_fkey FOREIGN KEY (plan_id, number) REFERENCES emergency.plan_version(plan_id, number)
);
COMMENT ON TABLE emergency.plan_approval IS 'That somebody else than its author has approved a version';

CREATE TABLE emergency.plan_version (
  plan_id text NOT NULL,
  number integer NOT NULL,
  definition jsonb NOT NULL,
  author_id text,
  author_name text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT plan_version_pkey PRIMARY KEY (plan_id, number),
  CONSTRAINT plan_version_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES emergency.plan(id),
  CONSTRAINT plan_version_number_check CHECK ((number > 0))
);
COMMENT ON TABLE emergency.plan_version IS 'What a plan says, in numbered versions; the highest one is the newest';

CREATE TABLE emergency.rehearsal (
  id uuid NOT NULL,
  plan_id text NOT NULL,
  number integer NOT NULL,
  rehearsed_on date NOT NULL,
  noted_by text NOT NULL,
  noted_at timestamp with time zone NOT NULL,
  CONSTRAINT rehearsal_pkey PRIMARY KEY (id),
  CONSTRAINT rehearsal_plan_id_number_fkey FOREIGN KEY (plan_id, number) REFERENCES emergency.plan_version(plan_id, number)
);
CREATE INDEX rehearsal_of_plan ON emergency.rehearsal USING btree (plan_id, rehearsed_on);
COMMENT ON TABLE emergency.rehearsal IS 'When a version of a plan was rehearsed';

CREATE TABLE emergency.staff_move (
  id uuid NOT NULL,
  activation_id uuid NOT NULL,
  team text NOT NULL,
  people integer NOT NULL,
  place text NOT NULL,
  begun_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT staff_move_pkey PRIMARY KEY (id),
  CONSTRAINT staff_move_ended_later CHECK ((ended_at >= begun_at)),
  CONSTRAINT staff_move_place_known CHECK ((place = ANY (ARRAY['home'::text, 'hotline'::text]))),
  CONSTRAINT staff_move_some_people CHECK ((people > 0))
);
CREATE INDEX staff_move_of ON emergency.staff_move USING btree (activation_id);
CREATE INDEX staff_move_running ON emergency.staff_move USING btree (team) WHERE (ended_at IS NULL);
COMMENT ON TABLE emergency.staff_move IS 'So many people of a team work at home or at the hotline as long as an operation says so; nobody is named';
COMMENT ON COLUMN emergency.staff_move.activation_id IS 'The operation; of a drill, which is taken back, it is none';

CREATE TABLE emergency.stage (
  activation_id uuid NOT NULL,
  number integer NOT NULL,
  offices text[] NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  portion_days integer,
  opened_at timestamp with time zone,
  public_before date,
  public_at timestamp with time zone,
  CONSTRAINT stage_pkey PRIMARY KEY (activation_id, number),
  CONSTRAINT stage_of FOREIGN KEY (activation_id) REFERENCES emergency.homecoming(activation_id),
  CONSTRAINT stage_number_counts CHECK ((number >= 1)),
  CONSTRAINT stage_portion_some CHECK ((portion_days >= 1)),
  CONSTRAINT stage_public_after_opening CHECK (((public_at IS NULL) OR (opened_at IS NOT NULL)))
);
COMMENT ON TABLE emergency.stage IS 'Offices that open together at the return';
COMMENT ON COLUMN emergency.stage.portion_days IS 'So many days more are everybody''s each day; null: all at once';
COMMENT ON COLUMN emergency.stage.public_before IS 'Days before this one are everybody''s again';
COMMENT ON COLUMN emergency.stage.public_at IS 'Since when all days are';

CREATE TABLE emergency.way_decision (
  activation_id uuid NOT NULL,
  action integer NOT NULL,
  decision text NOT NULL,
  until_day date,
  reason text NOT NULL,
  figures jsonb DEFAULT '{}'::jsonb NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  CONSTRAINT way_decision_pkey PRIMARY KEY (activation_id, action),
  CONSTRAINT way_decision_of FOREIGN KEY (activation_id) REFERENCES emergency.homecoming(activation_id),
  CONSTRAINT way_decision_has_end CHECK (((decision = 'extended'::text) = (until_day IS NOT NULL))),
  CONSTRAINT way_decision_known CHECK ((decision = ANY (ARRAY['kept'::text, 'extended'::text, 'ended'::text]))),
  CONSTRAINT way_decision_reasoned CHECK ((reason <> ''::text))
);
COMMENT ON TABLE emergency.way_decision IS 'What becomes of a way that was improvised: kept for good, extended with a new end, or ended, and why';
COMMENT ON COLUMN emergency.way_decision.action IS 'Its place among the actions of the operation, from 0';
COMMENT ON COLUMN emergency.way_decision.figures IS 'What was known of its use when it was decided';

CREATE TABLE feedback.rating (
  id uuid NOT NULL,
  subject text NOT NULL,
  service_id text,
  voter bytea NOT NULL,
  stars integer NOT NULL,
  comment text DEFAULT ''::text NOT NULL,
  demo boolean NOT NULL,
  rated_at timestamp with time zone NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  decoy boolean DEFAULT false NOT NULL,
  CONSTRAINT rating_pkey PRIMARY KEY (id),
  CONSTRAINT rating_subject_voter_key UNIQUE (subject, voter),
  CONSTRAINT rating_stars_check CHECK (((stars >= 1) AND (stars <= 5)))
);
CREATE INDEX rating_service ON feedback.rating USING btree (service_id);
COMMENT ON TABLE feedback.rating IS 'One vote for a case, changeable; the row says nothing about who voted';
COMMENT ON COLUMN feedback.rating.decoy IS 'Given with the code of a decoy: kept like any other, counted in no average';

CREATE TABLE foundation.attempt (
  purpose text NOT NULL,
  key bytea NOT NULL,
  failures integer NOT NULL,
  first_at timestamp with time zone NOT NULL,
  last_at timestamp with time zone NOT NULL,
  CONSTRAINT attempt_pkey PRIMARY KEY (purpose, key)
);
COMMENT ON TABLE foundation.attempt IS 'Failed tries at a secret, by a keyed hash of what was tried';

CREATE TABLE foundation.audit (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  at timestamp with time zone NOT NULL,
  actor_kind text NOT NULL,
  actor_id text,
  actor_name text,
  act text NOT NULL,
  object_kind text NOT NULL,
  object_id text NOT NULL,
  detail jsonb DEFAULT '{}'::jsonb NOT NULL,
  request_id text,
  CONSTRAINT audit_pkey PRIMARY KEY (id),
  CONSTRAINT audit_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['citizen'::text, 'staff'::text, 'system'::text])))
);
ALTER TABLE foundation.audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE foundation.audit FORCE ROW LEVEL SECURITY;
CREATE INDEX audit_actor ON foundation.audit USING btree (actor_id, id) WHERE (actor_id IS NOT NULL);
CREATE INDEX audit_decoy ON foundation.audit USING btree (id) WHERE (act = 'case.decoy-opened'::text);
CREATE INDEX audit_object ON foundation.audit USING btree (object_kind, object_id, id);
COMMENT ON TABLE foundation.audit IS 'Every look and act. Rows are never changed or deleted';

CREATE TABLE foundation.audit_seal (
  "position" bigint NOT NULL,
  audit_id bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT audit_seal_pkey PRIMARY KEY ("position"),
  CONSTRAINT audit_seal_audit_id_key UNIQUE (audit_id),
  CONSTRAINT audit_seal_audit_id_fkey FOREIGN KEY (audit_id) REFERENCES foundation.audit(id)
);
COMMENT ON TABLE foundation.audit_seal IS 'Hash chain over the audit rows, in the order of sealing';

CREATE TABLE foundation.display_version (
  topic text NOT NULL,
  version uuid NOT NULL,
  CONSTRAINT display_version_pkey PRIMARY KEY (topic)
);
COMMENT ON TABLE foundation.display_version IS 'Another version with every change to the tables of a topic';

CREATE TABLE foundation.event (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
  name text NOT NULL,
  subject uuid NOT NULL,
  data jsonb DEFAULT '{}'::jsonb NOT NULL,
  at timestamp with time zone NOT NULL,
  request_id text,
  CONSTRAINT event_pkey PRIMARY KEY (id)
);
CREATE INDEX event_order ON foundation.event USING btree (transaction_id, id);
COMMENT ON TABLE foundation.event IS 'What happened, in the past tense, written in the transaction in which it happened';
COMMENT ON COLUMN foundation.event.request_id IS 'The request in which it happened; stands in the logs of both processes';

CREATE TABLE foundation.event_reader (
  name text NOT NULL,
  transaction_id xid8 DEFAULT '0'::xid8 NOT NULL,
  event_id bigint DEFAULT 0 NOT NULL,
  CONSTRAINT event_reader_pkey PRIMARY KEY (name)
);
COMMENT ON TABLE foundation.event_reader IS 'How far each reader has come';

CREATE TABLE foundation.file (
  id uuid NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 bytea NOT NULL,
  content bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  owner uuid NOT NULL,
  team text,
  purpose text NOT NULL,
  CONSTRAINT file_pkey PRIMARY KEY (id),
  CONSTRAINT file_purpose_check CHECK ((purpose = ANY (ARRAY['document'::text, 'letter'::text])))
);
ALTER TABLE foundation.file ENABLE ROW LEVEL SECURITY;
ALTER TABLE foundation.file FORCE ROW LEVEL SECURITY;
CREATE INDEX file_owner ON foundation.file USING btree (owner);
COMMENT ON TABLE foundation.file IS 'Attachments and letters; whoever refers to one owns it';
COMMENT ON COLUMN foundation.file.owner IS 'The case or draft it belongs to; a draft becomes the case of the same id';
COMMENT ON COLUMN foundation.file.team IS 'The team of the case; none as long as it is a draft''s';

CREATE TABLE foundation.idempotency (
  key_hash bytea NOT NULL,
  body_hash bytea NOT NULL,
  status integer NOT NULL,
  answer bytea NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_pkey PRIMARY KEY (key_hash),
  CONSTRAINT idempotency_status_check CHECK (((status >= 200) AND (status <= 299)))
);
CREATE INDEX idempotency_at ON foundation.idempotency USING btree (at);
COMMENT ON TABLE foundation.idempotency IS 'Answers to calls that came with an Idempotency-Key, given again to the same request; kept for 48 hours';
COMMENT ON COLUMN foundation.idempotency.answer IS 'AES-256-GCM under a key made of the installation''s secret and the caller''s key, which is not stored';

CREATE TABLE foundation.irrevocable (
  id bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  relation text NOT NULL,
  key_column text NOT NULL,
  key text NOT NULL,
  change jsonb,
  at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT irrevocable_pkey PRIMARY KEY (id)
);
CREATE INDEX irrevocable_at ON foundation.irrevocable USING btree (at);
COMMENT ON TABLE foundation.irrevocable IS 'What no restore may undo: deleted rows, worthless links, what has left the house';
COMMENT ON COLUMN foundation.irrevocable.change IS 'Columns with the value they have since then; NULL: the row was deleted';

CREATE TABLE foundation.migration (
  number integer NOT NULL,
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT migration_pkey PRIMARY KEY (number)
);
COMMENT ON TABLE foundation.migration IS 'Migrations applied to this database, with the hash of each file';

CREATE TABLE foundation.outbox (
  id uuid NOT NULL,
  address text NOT NULL,
  template text NOT NULL,
  language text NOT NULL,
  subject_id uuid NOT NULL,
  data jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  last_error text,
  sent_at timestamp with time zone,
  given_up_at timestamp with time zone,
  team text,
  held_at timestamp with time zone,
  request_id text,
  bounced_at timestamp with time zone,
  bounce text,
  settled_at timestamp with time zone,
  way text DEFAULT 'mail'::text NOT NULL,
  address_key text GENERATED ALWAYS AS (lower(address)) STORED,
  bulk boolean DEFAULT false NOT NULL,
  CONSTRAINT outbox_pkey PRIMARY KEY (id),
  CONSTRAINT outbox_way_check CHECK ((way = ANY (ARRAY['mail'::text, 'sms'::text])))
);
ALTER TABLE foundation.outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE foundation.outbox FORCE ROW LEVEL SECURITY;
CREATE INDEX outbox_address_key ON foundation.outbox USING btree (address_key, template);
CREATE INDEX outbox_due ON foundation.outbox USING btree (bulk, due_at) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL));
CREATE INDEX outbox_subject ON foundation.outbox USING btree (subject_id);
COMMENT ON TABLE foundation.outbox IS 'Mail and SMS to be sent; the Message-ID, or the key at the gateway, is derived from the id and stays the same on every attempt';
COMMENT ON COLUMN foundation.outbox.team IS 'The team of the case it is about; none where it is about a draft';
COMMENT ON COLUMN foundation.outbox.held_at IS 'Unsent in a backup that was restored: it may have left since, so a person decides (schalter mail held)';
COMMENT ON COLUMN foundation.outbox.request_id IS 'The request in which it was queued; stands in the logs of both processes';
COMMENT ON COLUMN foundation.outbox.bounced_at IS 'A mail server reported for good that it did not arrive';
COMMENT ON COLUMN foundation.outbox.bounce IS 'What the mail server said, status first (RFC 3463)';
COMMENT ON COLUMN foundation.outbox.settled_at IS 'Undeliverable, and a person has dealt with it';
COMMENT ON COLUMN foundation.outbox.way IS 'How it leaves: as a mail, or as an SMS to the number that then is its address (E.164)';
COMMENT ON COLUMN foundation.outbox.address_key IS 'The address in small letters: how it is counted';
COMMENT ON COLUMN foundation.outbox.bulk IS 'One of very many: leaves when nothing else is due';

CREATE TABLE foundation.setting (
  name text NOT NULL,
  value jsonb NOT NULL,
  CONSTRAINT setting_pkey PRIMARY KEY (name)
);
COMMENT ON TABLE foundation.setting IS 'Facts about this installation, such as the fingerprint of its secret';

CREATE TABLE hotline.call_back (
  id uuid NOT NULL,
  team text NOT NULL,
  service_id text NOT NULL,
  name text NOT NULL,
  phone text NOT NULL,
  language text NOT NULL,
  errand text NOT NULL,
  wished text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  entered_by text,
  attempts integer DEFAULT 0 NOT NULL,
  attempted_at timestamp with time zone,
  taken_by_id text,
  taken_by text,
  taken_at timestamp with time zone,
  ended_at timestamp with time zone,
  ending text,
  ended_by text,
  CONSTRAINT call_back_pkey PRIMARY KEY (id),
  CONSTRAINT call_back_ended_is_free CHECK (((ended_at IS NULL) OR (taken_at IS NULL))),
  CONSTRAINT call_back_ended_whole CHECK ((num_nulls(ended_at, ending, ended_by) = ANY (ARRAY[0, 3]))),
  CONSTRAINT call_back_ending_known CHECK ((ending = ANY (ARRAY['reached'::text, 'three-attempts'::text, 'letter'::text]))),
  CONSTRAINT call_back_language_known CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  CONSTRAINT call_back_taken_whole CHECK ((num_nulls(taken_by_id, taken_by, taken_at) = ANY (ARRAY[0, 3]))),
  CONSTRAINT call_back_three_attempts CHECK (((attempts >= 0) AND (attempts <= 3))),
  CONSTRAINT call_back_wished_known CHECK ((wished = ANY (ARRAY['any'::text, 'morning'::text, 'afternoon'::text, 'evening'::text])))
);
ALTER TABLE hotline.call_back ENABLE ROW LEVEL SECURITY;
ALTER TABLE hotline.call_back FORCE ROW LEVEL SECURITY;
CREATE UNIQUE INDEX call_back_once ON hotline.call_back USING btree (regexp_replace(phone, '[^0-9]'::text, ''::text, 'g'::text), service_id) WHERE (ended_at IS NULL);
CREATE INDEX call_back_over ON hotline.call_back USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX call_back_waiting ON hotline.call_back USING btree (team, asked_at) WHERE (ended_at IS NULL);
COMMENT ON TABLE hotline.call_back IS 'Somebody who wants to be called, until they were reached, three attempts were made or a letter was written';
COMMENT ON COLUMN hotline.call_back.team IS 'Whose matter it is: the team of the service';
COMMENT ON COLUMN hotline.call_back.entered_by IS 'Who entered it for a caller; null: the person themselves';
COMMENT ON COLUMN hotline.call_back.taken_by IS 'Who is about to call; lapses after a while';

CREATE TABLE hotline.call_back_queue (
  id uuid NOT NULL,
  activation uuid NOT NULL,
  team text,
  opened_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  CONSTRAINT call_back_queue_pkey PRIMARY KEY (id),
  CONSTRAINT call_back_queue_closed_later CHECK ((closed_at >= opened_at))
);
CREATE INDEX call_back_queue_open ON hotline.call_back_queue USING btree (team) WHERE (closed_at IS NULL);
COMMENT ON TABLE hotline.call_back_queue IS 'That an operation lets people ask to be called back; open as long as any operation says so';
COMMENT ON COLUMN hotline.call_back_queue.team IS 'For services of this team; null: for every service';

CREATE TABLE law.derogation (
  id text NOT NULL,
  requirement_id text NOT NULL,
  citation jsonb NOT NULL,
  issuer jsonb NOT NULL,
  territory jsonb,
  covers text DEFAULT 'unknown'::text NOT NULL,
  valid_from date,
  valid_until date,
  source jsonb NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  title jsonb NOT NULL,
  effect text NOT NULL,
  instrument text NOT NULL,
  reference text,
  opens text[],
  conditions jsonb,
  review_on date,
  note jsonb,
  entered_by text,
  entered_name text,
  withdrawn_at timestamp with time zone,
  CONSTRAINT derogation_pkey PRIMARY KEY (id),
  CONSTRAINT derogation_requirement_id_fkey FOREIGN KEY (requirement_id) REFERENCES law.requirement(id),
  CONSTRAINT derogation_check CHECK ((valid_until >= valid_from)),
  CONSTRAINT derogation_covers_a_known_place CHECK (((covers <> 'yes'::text) OR ((valid_from IS NOT NULL) AND (COALESCE((territory ->> 'kind'::text), ''::text) = ANY (ARRAY['city'::text, 'districts'::text]))))) NOT VALID,
  CONSTRAINT derogation_covers_check CHECK ((covers = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
  CONSTRAINT derogation_effect_check CHECK ((effect = ANY (ARRAY['suspends'::text, 'replaces'::text, 'extends'::text, 'does-not-sanction'::text]))),
  CONSTRAINT derogation_ends CHECK (((valid_until IS NOT NULL) OR ((conditions IS NOT NULL) AND (review_on IS NOT NULL)))) NOT VALID,
  CONSTRAINT derogation_instrument_check CHECK ((instrument = ANY (ARRAY['decree'::text, 'ordinance'::text, 'law'::text, 'instruction'::text, 'tolerance'::text]))),
  CONSTRAINT derogation_reviewed_later CHECK ((review_on >= valid_from)) NOT VALID
);
CREATE INDEX derogation_requirement ON law.derogation USING btree (requirement_id);
COMMENT ON TABLE law.derogation IS 'A temporary relief that suspends a requirement';
COMMENT ON COLUMN law.derogation.territory IS 'Where it holds: the city, districts, another Land, or not known';
COMMENT ON COLUMN law.derogation.covers IS 'Whether it holds for this city; unknown never opens anything';
COMMENT ON COLUMN law.derogation.valid_from IS 'First day; null: not known, and then it opens nothing';
COMMENT ON COLUMN law.derogation.valid_until IS 'Last day; null: as long as the conditions hold, at most until the day of review';
COMMENT ON COLUMN law.derogation.title IS 'What rests on it';
COMMENT ON COLUMN law.derogation.effect IS 'Only what suspends or replaces opens a way; extending or not sanctioning opens none';
COMMENT ON COLUMN law.derogation.reference IS 'File number or date by which it can be found';
COMMENT ON COLUMN law.derogation.opens IS 'Ways it opens; null: all that the requirement shuts';
COMMENT ON COLUMN law.derogation.review_on IS 'Last day on which it holds if nobody renews it';
COMMENT ON COLUMN law.derogation.entered_by IS 'Member of staff; null: a file of the district, which needs no second person';

CREATE TABLE law.derogation_release (
  derogation_id text NOT NULL,
  term integer NOT NULL,
  released_by text NOT NULL,
  released_name text NOT NULL,
  released_at timestamp with time zone NOT NULL,
  CONSTRAINT derogation_release_pkey PRIMARY KEY (derogation_id, term),
  CONSTRAINT derogation_release_derogation_id_fkey FOREIGN KEY (derogation_id) REFERENCES law.derogation(id),
  CONSTRAINT derogation_release_term_check CHECK ((term >= 0))
);
COMMENT ON TABLE law.derogation_release IS 'A second person said yes: what staff enter opens nothing before';

CREATE TABLE law.derogation_term (
  derogation_id text NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL,
  valid_until date,
  review_on date,
  reason text NOT NULL,
  entered_by text NOT NULL,
  entered_name text NOT NULL,
  entered_at timestamp with time zone NOT NULL,
  CONSTRAINT derogation_term_pkey PRIMARY KEY (derogation_id, number),
  CONSTRAINT derogation_term_derogation_id_fkey FOREIGN KEY (derogation_id) REFERENCES law.derogation(id),
  CONSTRAINT derogation_term_check CHECK (((valid_until IS NOT NULL) OR ((kind = 'renewed'::text) AND (review_on IS NOT NULL)))),
  CONSTRAINT derogation_term_kind_check CHECK ((kind = ANY (ARRAY['renewed'::text, 'ended'::text]))),
  CONSTRAINT derogation_term_number_check CHECK ((number > 0))
);
COMMENT ON TABLE law.derogation_term IS 'Renewals and early ends, one after the other: the last one that counts says until when';
COMMENT ON COLUMN law.derogation_term.valid_until IS 'Last day; of a renewal null: until the next day of review';

CREATE TABLE law.knowledge (
  kind text NOT NULL,
  id text NOT NULL,
  known_from timestamp with time zone NOT NULL,
  content jsonb NOT NULL,
  CONSTRAINT knowledge_pkey PRIMARY KEY (kind, id, known_from),
  CONSTRAINT knowledge_kind_check CHECK ((kind = ANY (ARRAY['norm'::text, 'requirement'::text, 'derogation'::text, 'need'::text])))
);
COMMENT ON TABLE law.knowledge IS 'Every row of the register as the house knew it; the next one of the same id ends the knowledge of the one before';

CREATE TABLE law.need_for_change (
  id text NOT NULL,
  title jsonb NOT NULL,
  norm_id text,
  requirements text[] NOT NULL,
  present text NOT NULL,
  proposed text,
  owner jsonb NOT NULL,
  saves jsonb NOT NULL,
  note jsonb,
  entered_by text,
  entered_name text,
  changed_at timestamp with time zone NOT NULL,
  withdrawn_at timestamp with time zone,
  CONSTRAINT need_for_change_pkey PRIMARY KEY (id),
  CONSTRAINT need_for_change_norm_id_fkey FOREIGN KEY (norm_id) REFERENCES law.norm(id)
);
CREATE INDEX need_norm ON law.need_for_change USING btree (norm_id);
COMMENT ON TABLE law.need_for_change IS 'What in a law would have to be amended, and what that would save';
COMMENT ON COLUMN law.need_for_change.present IS 'The words of the law as they are, in German';
COMMENT ON COLUMN law.need_for_change.proposed IS 'The words as they should be, in German; null: not drafted, or not on file';
COMMENT ON COLUMN law.need_for_change.saves IS 'A year: cases, minutes, trips, each with how it was reckoned; null: not known';

CREATE TABLE law.need_state (
  need_id text NOT NULL,
  number integer NOT NULL,
  state text NOT NULL,
  since date,
  note jsonb,
  entered_by text,
  entered_name text,
  entered_at timestamp with time zone NOT NULL,
  CONSTRAINT need_state_pkey PRIMARY KEY (need_id, number),
  CONSTRAINT need_state_need_id_fkey FOREIGN KEY (need_id) REFERENCES law.need_for_change(id),
  CONSTRAINT need_state_number_check CHECK ((number > 0)),
  CONSTRAINT need_state_state_check CHECK ((state = ANY (ARRAY['idea'::text, 'drafted'::text, 'submitted'::text, 'in-parliament'::text, 'adopted'::text, 'in-force'::text, 'dropped'::text])))
);
COMMENT ON TABLE law.need_state IS 'How far a need for change has come, one row a step';
COMMENT ON COLUMN law.need_state.since IS 'The day on which it got there; null: not known';

CREATE TABLE law.norm (
  id text NOT NULL,
  statute_id text NOT NULL,
  citation jsonb NOT NULL,
  says jsonb NOT NULL,
  text_as_of date,
  changed_at timestamp with time zone NOT NULL,
  source text,
  valid_from date,
  valid_until date,
  other_versions jsonb,
  withdrawn_at timestamp with time zone,
  CONSTRAINT norm_pkey PRIMARY KEY (id),
  CONSTRAINT norm_statute_id_fkey FOREIGN KEY (statute_id) REFERENCES law.statute(id)
);
CREATE INDEX norm_statute ON law.norm USING btree (statute_id);
COMMENT ON TABLE law.norm IS 'One section of a statute, told in our own words';
COMMENT ON COLUMN law.norm.text_as_of IS 'Day of the text on file; null: the text is not on file';
COMMENT ON COLUMN law.norm.source IS 'Address of the text on file; null: not on file';
COMMENT ON COLUMN law.norm.valid_from IS 'First day of this text; null: not known';
COMMENT ON COLUMN law.norm.valid_until IS 'Last day of this text; null: none known';
COMMENT ON COLUMN law.norm.other_versions IS 'What the section said on other days, each with its days and its source';
COMMENT ON COLUMN law.norm.withdrawn_at IS 'Left the file it came from; the row stays, because answers have cited it';

CREATE TABLE law.requirement (
  id text NOT NULL,
  norm_id text NOT NULL,
  services text[] NOT NULL,
  step text NOT NULL,
  kind text NOT NULL,
  modality text NOT NULL,
  closes text[] NOT NULL,
  reason jsonb NOT NULL,
  instead jsonb NOT NULL,
  valid_from date,
  valid_until date,
  withdrawn_at timestamp with time zone,
  changed_at timestamp with time zone NOT NULL,
  identification jsonb,
  replaced_by jsonb,
  actor jsonb,
  consequence jsonb,
  exceptions jsonb,
  quote text,
  deadline jsonb,
  CONSTRAINT requirement_pkey PRIMARY KEY (id),
  CONSTRAINT requirement_norm_id_fkey FOREIGN KEY (norm_id) REFERENCES law.norm(id),
  CONSTRAINT requirement_modality_check CHECK ((modality = ANY (ARRAY['must'::text, 'should'::text, 'may'::text, 'alternative'::text, 'on-demand'::text, 'experiment'::text]))),
  CONSTRAINT requirement_shuts_no_door CHECK ((NOT ('onsite'::text = ANY (closes)))),
  CONSTRAINT requirement_step_check CHECK ((step = ANY (ARRAY['advice'::text, 'apply'::text, 'identify'::text, 'collect'::text])))
);
CREATE INDEX requirement_norm ON law.requirement USING btree (norm_id);
COMMENT ON TABLE law.requirement IS 'What a norm demands of a step of services, and which ways that shuts';
COMMENT ON COLUMN law.requirement.valid_until IS 'Last day it holds';
COMMENT ON COLUMN law.requirement.withdrawn_at IS 'Left the file it came from; the row stays, because answers have cited it';
COMMENT ON COLUMN law.requirement.identification IS 'Level of assurance that meets it online, and the norm that says so; null: not known';
COMMENT ON COLUMN law.requirement.replaced_by IS 'What the law puts in place of a signature by hand, each with its norm; null: not known';
COMMENT ON COLUMN law.requirement.actor IS 'Who has to do it; null: not known, as with the four that follow';
COMMENT ON COLUMN law.requirement.quote IS 'A few words of the law itself';
COMMENT ON COLUMN law.requirement.deadline IS 'By when, where the law sets a time';

CREATE TABLE law.statute (
  id text NOT NULL,
  abbreviation text NOT NULL,
  title jsonb NOT NULL,
  level text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT statute_pkey PRIMARY KEY (id),
  CONSTRAINT statute_level_check CHECK ((level = ANY (ARRAY['federal'::text, 'land'::text, 'decree'::text])))
);
COMMENT ON TABLE law.statute IS 'Acts, ordinances and decrees the register of legal bases knows';

CREATE TABLE offices.closure (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  office_id text NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  reason jsonb NOT NULL,
  planned_by text NOT NULL,
  planned_at timestamp with time zone NOT NULL,
  CONSTRAINT closure_pkey PRIMARY KEY (id),
  CONSTRAINT closure_office_id_fkey FOREIGN KEY (office_id) REFERENCES offices.office(id),
  CONSTRAINT closure_check CHECK ((starts_at < ends_at))
);
CREATE INDEX closure_office ON offices.closure USING btree (office_id, ends_at);
COMMENT ON TABLE offices.closure IS 'Planned closures, such as a works meeting; emergencies write overlays in channels instead';

CREATE TABLE offices.district (
  id text NOT NULL,
  name text NOT NULL,
  code integer NOT NULL,
  neighbours text[] NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT district_pkey PRIMARY KEY (id),
  CONSTRAINT district_code_key UNIQUE (code)
);
COMMENT ON COLUMN offices.district.neighbours IS 'Districts it touches, nearest help first';

CREATE TABLE offices.hotline (
  number text NOT NULL,
  name jsonb NOT NULL,
  offers jsonb NOT NULL,
  promises jsonb NOT NULL,
  note jsonb,
  hours_trust text NOT NULL,
  hours_source jsonb NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT hotline_pkey PRIMARY KEY (number)
);

CREATE TABLE offices.hotline_hours (
  number text NOT NULL,
  weekday integer NOT NULL,
  opens_at time without time zone NOT NULL,
  closes_at time without time zone NOT NULL,
  CONSTRAINT hotline_hours_pkey PRIMARY KEY (number, weekday, opens_at),
  CONSTRAINT hotline_hours_number_fkey FOREIGN KEY (number) REFERENCES offices.hotline(number) ON DELETE CASCADE,
  CONSTRAINT hotline_hours_check CHECK ((opens_at < closes_at)),
  CONSTRAINT hotline_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
COMMENT ON TABLE offices.hotline_hours IS 'When the hotline answers in this city';

CREATE TABLE offices.office (
  id text NOT NULL,
  name jsonb NOT NULL,
  kind text NOT NULL,
  district_id text,
  street text,
  postcode text,
  place text,
  address_trust text NOT NULL,
  source jsonb NOT NULL,
  directory_id text,
  accessibility jsonb,
  latitude double precision,
  longitude double precision,
  hours_trust text,
  hours_source jsonb,
  note jsonb,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT office_pkey PRIMARY KEY (id),
  CONSTRAINT office_district_id_fkey FOREIGN KEY (district_id) REFERENCES offices.district(id),
  CONSTRAINT office_check CHECK ((num_nulls(street, postcode, place) = ANY (ARRAY[0, 3]))),
  CONSTRAINT office_check1 CHECK ((num_nulls(latitude, longitude) = ANY (ARRAY[0, 2]))),
  CONSTRAINT office_check2 CHECK ((num_nulls(hours_trust, hours_source) = ANY (ARRAY[0, 2]))),
  CONSTRAINT office_kind_check CHECK ((kind = ANY (ARRAY['customer-centre'::text, 'further-location'::text, 'back-office'::text])))
);
CREATE INDEX office_district ON offices.office USING btree (district_id);
COMMENT ON COLUMN offices.office.street IS 'Null: address not known';
COMMENT ON COLUMN offices.office.source IS 'Where the facts come from, and as of when';
COMMENT ON COLUMN offices.office.directory_id IS 'Number in the federal directory of authorities; null: not known';
COMMENT ON COLUMN offices.office.accessibility IS 'Null: not known, which never means "not accessible"';
COMMENT ON COLUMN offices.office.hours_trust IS 'Null: no counter, or hours not known';

CREATE TABLE offices.opening_hours (
  office_id text NOT NULL,
  weekday integer NOT NULL,
  opens_at time without time zone NOT NULL,
  closes_at time without time zone NOT NULL,
  CONSTRAINT opening_hours_pkey PRIMARY KEY (office_id, weekday, opens_at),
  CONSTRAINT opening_hours_office_id_fkey FOREIGN KEY (office_id) REFERENCES offices.office(id) ON DELETE CASCADE,
  CONSTRAINT opening_hours_check CHECK ((opens_at < closes_at)),
  CONSTRAINT opening_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
COMMENT ON TABLE offices.opening_hours IS 'Regular hours in Berlin time, Monday is 1; a day with a break has two rows';

CREATE TABLE offices.quarter (
  name text NOT NULL,
  district_id text NOT NULL,
  trust text NOT NULL,
  source jsonb,
  CONSTRAINT quarter_pkey PRIMARY KEY (name),
  CONSTRAINT quarter_district_id_fkey FOREIGN KEY (district_id) REFERENCES offices.district(id)
);
CREATE INDEX quarter_district ON offices.quarter USING btree (district_id);
COMMENT ON TABLE offices.quarter IS 'Tells which district an address lies in';

CREATE TABLE offices.site_page_version (
  page_id text NOT NULL,
  version integer NOT NULL,
  title jsonb NOT NULL,
  summary jsonb,
  blocks jsonb NOT NULL,
  checked_on date NOT NULL,
  author_id text,
  author_name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT site_page_version_pkey PRIMARY KEY (page_id, version),
  CONSTRAINT site_page_version_version_check CHECK ((version > 0))
);
COMMENT ON TABLE offices.site_page_version IS 'Legal notice, privacy, accessibility, help. Nothing edits a version, a new one is added';
COMMENT ON COLUMN offices.site_page_version.author_id IS 'Null: came from a file';

CREATE TABLE people.begun_identification (
  state_hash bytea NOT NULL,
  subject_id uuid NOT NULL,
  browser_hash bytea NOT NULL,
  provider text NOT NULL,
  level text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT begun_identification_pkey PRIMARY KEY (state_hash),
  CONSTRAINT begun_identification_level_check CHECK ((level = ANY (ARRAY['none'::text, 'low'::text, 'substantial'::text, 'high'::text])))
);
CREATE INDEX begun_identification_expiry ON people.begun_identification USING btree (expires_at);
COMMENT ON TABLE people.begun_identification IS 'Somebody was sent to an identity provider; the answer counts once, for this draft, in this browser';
COMMENT ON COLUMN people.begun_identification.subject_id IS 'The draft it is for';

CREATE TABLE people.begun_sign_in (
  token_hash bytea NOT NULL,
  staff_id uuid NOT NULL,
  first_factor text NOT NULL,
  second_factor text,
  next text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  provider_session text,
  id_token bytea,
  CONSTRAINT begun_sign_in_pkey PRIMARY KEY (token_hash),
  CONSTRAINT begun_sign_in_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id),
  CONSTRAINT begun_sign_in_first_factor_check CHECK ((first_factor = ANY (ARRAY['password'::text, 'single-sign-on'::text]))),
  CONSTRAINT begun_sign_in_second_factor_check CHECK ((second_factor = ANY (ARRAY['totp'::text, 'recovery-code'::text, 'single-sign-on'::text])))
);
CREATE INDEX begun_sign_in_staff ON people.begun_sign_in USING btree (staff_id);
COMMENT ON TABLE people.begun_sign_in IS 'Somebody gave the first factor; it opens nothing but the pages that ask for the rest';
COMMENT ON COLUMN people.begun_sign_in.provider_session IS 'The provider''s name of its session (sid), for the session that will come of this';
COMMENT ON COLUMN people.begun_sign_in.id_token IS 'The provider''s word, sealed, for the session that will come of this';

CREATE TABLE people.passkey (
  credential_id text NOT NULL,
  staff_id uuid NOT NULL,
  name text NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_used_at timestamp with time zone,
  CONSTRAINT passkey_pkey PRIMARY KEY (credential_id),
  CONSTRAINT passkey_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id)
);
CREATE INDEX passkey_staff ON people.passkey USING btree (staff_id);
COMMENT ON TABLE people.passkey IS 'WebAuthn credentials of staff: public keys, worth nothing to a thief';
COMMENT ON COLUMN people.passkey.counter IS 'Uses as the key counts them; a lower one than before is a copy and is refused';

CREATE TABLE people.passkey_challenge (
  challenge text NOT NULL,
  purpose text NOT NULL,
  staff_id uuid,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT passkey_challenge_pkey PRIMARY KEY (challenge),
  CONSTRAINT passkey_challenge_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id),
  CONSTRAINT passkey_challenge_purpose_check CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'register'::text])))
);
COMMENT ON TABLE people.passkey_challenge IS 'What a passkey has to sign; each is taken away by the one answer to it';

CREATE TABLE people.persona (
  id text NOT NULL,
  birth_date date NOT NULL,
  record jsonb NOT NULL,
  CONSTRAINT persona_pkey PRIMARY KEY (id)
);
CREATE INDEX persona_birth_date ON people.persona USING btree (birth_date);
COMMENT ON TABLE people.persona IS 'The simulated population register: invented people only';

CREATE TABLE people.recovery_code (
  staff_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  made_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT recovery_code_pkey PRIMARY KEY (staff_id, code_hash),
  CONSTRAINT recovery_code_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id)
);
COMMENT ON TABLE people.recovery_code IS 'Codes on paper for who has lost the second factor; each works once';

CREATE TABLE people.session (
  token_hash bytea NOT NULL,
  staff_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_seen_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  signed_in_by text DEFAULT 'password'::text NOT NULL,
  user_agent text DEFAULT ''::text NOT NULL,
  verified_at timestamp with time zone,
  provider_session text,
  id_token bytea,
  CONSTRAINT session_pkey PRIMARY KEY (token_hash),
  CONSTRAINT session_id_key UNIQUE (id),
  CONSTRAINT session_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id)
);
CREATE INDEX session_provider ON people.session USING btree (provider_session) WHERE (provider_session IS NOT NULL);
CREATE INDEX session_staff ON people.session USING btree (staff_id);
COMMENT ON TABLE people.session IS 'Signed-in browsers of staff; the browser holds the token, we its hash';
COMMENT ON COLUMN people.session.verified_at IS 'When the second factor was given last; a session without one is worth nothing';
COMMENT ON COLUMN people.session.provider_session IS 'The provider''s name of its session (sid), by which it says that it has ended';
COMMENT ON COLUMN people.session.id_token IS 'The provider''s word, sealed; shown to the provider alone, so that signing out here signs out there';

CREATE TABLE people.single_sign_on (
  issuer text NOT NULL,
  subject text NOT NULL,
  staff_id uuid NOT NULL,
  linked_at timestamp with time zone NOT NULL,
  CONSTRAINT single_sign_on_pkey PRIMARY KEY (issuer, subject),
  CONSTRAINT single_sign_on_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id)
);
CREATE INDEX single_sign_on_staff ON people.single_sign_on USING btree (staff_id);
COMMENT ON TABLE people.single_sign_on IS 'Who of the identity provider is who here';

CREATE TABLE people.staff (
  id uuid NOT NULL,
  sign_in text NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL,
  teams text[] NOT NULL,
  password_hash text NOT NULL,
  active boolean DEFAULT true NOT NULL,
  demo boolean NOT NULL,
  created_at timestamp with time zone NOT NULL,
  totp_secret bytea,
  totp_set_at timestamp with time zone,
  totp_last_step bigint,
  start_password_until timestamp with time zone,
  password_changed_at timestamp with time zone,
  last_signed_in_at timestamp with time zone,
  CONSTRAINT staff_pkey PRIMARY KEY (id),
  CONSTRAINT staff_sign_in_key UNIQUE (sign_in)
);
COMMENT ON TABLE people.staff IS 'Who works here, with which rights; leaving sets active to false, nobody is deleted';
COMMENT ON COLUMN people.staff.totp_secret IS 'RFC 6238; sealed with the installation''s secret';
COMMENT ON COLUMN people.staff.totp_last_step IS 'The 30-second step of the last accepted code: none up to it is accepted again';
COMMENT ON COLUMN people.staff.start_password_until IS 'The password was printed by an operator: it works until then, for one sign-in that replaces it';
COMMENT ON COLUMN people.staff.last_signed_in_at IS 'So that an access nobody uses any more is noticed and closed';

CREATE TABLE people.staff_token (
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  name text NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT staff_token_pkey PRIMARY KEY (id),
  CONSTRAINT staff_token_token_hash_key UNIQUE (token_hash),
  CONSTRAINT staff_token_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES people.staff(id)
);
CREATE INDEX staff_token_staff ON people.staff_token USING btree (staff_id);
COMMENT ON TABLE people.staff_token IS 'Bearer tokens with which a program calls in the name of a member of staff, with the rights of that person';

CREATE TABLE people.team (
  id text NOT NULL,
  definition jsonb NOT NULL,
  CONSTRAINT team_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE people.team IS 'Teams that work on cases, as described in district/people/teams.yaml';

CREATE TABLE post.letter (
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  reference text NOT NULL,
  team text NOT NULL,
  subject text NOT NULL,
  recipient text NOT NULL,
  content jsonb NOT NULL,
  delivery text NOT NULL,
  state text NOT NULL,
  file_id uuid,
  last_error text,
  demo boolean NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT letter_pkey PRIMARY KEY (id),
  CONSTRAINT letter_file_id_fkey FOREIGN KEY (file_id) REFERENCES foundation.file(id),
  CONSTRAINT letter_delivery_check CHECK ((delivery = ANY (ARRAY['post'::text, 'online'::text]))),
  CONSTRAINT letter_state_check CHECK ((state = ANY (ARRAY['ordered'::text, 'produced'::text, 'handed-over'::text, 'returned'::text, 'delivered'::text, 'fetched'::text])))
);
ALTER TABLE post.letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE post.letter FORCE ROW LEVEL SECURITY;
CREATE INDEX letter_case ON post.letter USING btree (case_id, created_at);
CREATE INDEX letter_state ON post.letter USING btree (state, created_at);
COMMENT ON TABLE post.letter IS 'Outgoing letters; one that is fetched online is a letter, too';

CREATE TABLE post.letter_act (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  letter_id uuid NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  actor_kind text NOT NULL,
  actor_name text,
  case_id uuid NOT NULL,
  team text NOT NULL,
  CONSTRAINT letter_act_pkey PRIMARY KEY (id),
  CONSTRAINT letter_act_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES post.letter(id)
);
ALTER TABLE post.letter_act ENABLE ROW LEVEL SECURITY;
ALTER TABLE post.letter_act FORCE ROW LEVEL SECURITY;
CREATE INDEX letter_act_letter ON post.letter_act USING btree (letter_id, id);
COMMENT ON TABLE post.letter_act IS 'What happened to a letter, by whom and when';

CREATE TABLE services.life_situation (
  id text NOT NULL,
  "position" integer NOT NULL,
  definition jsonb NOT NULL,
  CONSTRAINT life_situation_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE services.life_situation IS 'Moments of life in which several errands come together, in the order of the home page';

CREATE TABLE services.service (
  id text NOT NULL,
  CONSTRAINT service_pkey PRIMARY KEY (id)
);
COMMENT ON TABLE services.service IS 'A service (Leistung); what it is at a time stands in its versions';

CREATE TABLE services.service_version (
  service_id text NOT NULL,
  version integer NOT NULL,
  definition jsonb NOT NULL,
  author text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT service_version_pkey PRIMARY KEY (service_id, version),
  CONSTRAINT service_version_service_id_fkey FOREIGN KEY (service_id) REFERENCES services.service(id),
  CONSTRAINT service_version_version_check CHECK ((version > 0))
);
COMMENT ON TABLE services.service_version IS 'Nothing edits a version: applications keep the one they were made with';
COMMENT ON COLUMN services.service_version.definition IS 'See src/services/service-definition.ts';

CREATE OR REPLACE FUNCTION applications.door(asked bytea)
 RETURNS uuid
 LANGUAGE plpgsql
AS $function$
DECLARE
  before text := coalesce(current_setting('schalter.actor', true), '');
  found uuid;
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  SELECT d.id INTO found FROM applications.draft d WHERE d.token_hash = asked;
  PERFORM set_config('schalter.actor', before, true);
  RETURN found;
END $function$;
COMMENT ON FUNCTION applications.door(asked bytea) IS 'The draft whose token somebody holds';

CREATE OR REPLACE FUNCTION appointments.door(asked text)
 RETURNS TABLE(id uuid, reference text, access_epoch integer)
 LANGUAGE plpgsql
AS $function$
DECLARE before text := coalesce(current_setting('schalter.actor', true), '');
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  RETURN QUERY SELECT a.id, a.reference, a.access_epoch FROM appointments.appointment a WHERE a.reference = asked;
  PERFORM set_config('schalter.actor', before, true);
END $function$;
COMMENT ON FUNCTION appointments.door(asked text) IS 'What the code, the link or the cookie of an appointment is checked against; nothing of the person';

CREATE OR REPLACE FUNCTION appointments.mask_after(mask bit, free smallint[], kept smallint[], first_step integer, steps integer)
 RETURNS bit
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
BEGIN
  FOR step IN first_step .. first_step + steps - 1 LOOP
    mask := set_bit(mask, step, (free[step + 1] > kept[step + 1])::int);
  END LOOP;
  RETURN mask;
END $function$;
COMMENT ON FUNCTION appointments.mask_after(mask bit, free smallint[], kept smallint[], first_step integer, steps integer) IS 'The mask where only these steps have changed';

CREATE OR REPLACE FUNCTION appointments.one_less(free smallint[], first_step integer, steps integer)
 RETURNS smallint[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
BEGIN
  FOR step IN first_step + 1 .. first_step + steps LOOP free[step] := free[step] - 1; END LOOP;
  RETURN free;
END $function$;
COMMENT ON FUNCTION appointments.one_less(free smallint[], first_step integer, steps integer) IS 'What is left of a day after one more place is taken';

CREATE OR REPLACE FUNCTION appointments.steps_open(free smallint[], kept smallint[])
 RETURNS bit
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
DECLARE mask bit(48) := 0::bit(48);
BEGIN
  FOR step IN 0 .. 47 LOOP
    IF free[step + 1] > kept[step + 1] THEN mask := set_bit(mask, step, 1); END IF;
  END LOOP;
  RETURN mask;
END $function$;
COMMENT ON FUNCTION appointments.steps_open(free smallint[], kept smallint[]) IS 'The mask of a day, reckoned from its numbers';

CREATE OR REPLACE FUNCTION cases.door(asked text)
 RETURNS TABLE(id uuid, reference text, access_epoch integer)
 LANGUAGE plpgsql
AS $function$
DECLARE before text := coalesce(current_setting('schalter.actor', true), '');
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  RETURN QUERY SELECT c.id, c.reference, c.access_epoch FROM cases.case_record c WHERE c.reference = asked;
  PERFORM set_config('schalter.actor', before, true);
END $function$;
COMMENT ON FUNCTION cases.door(asked text) IS 'What the code or the cookie of a case is checked against, by reference; nothing of the person';

CREATE OR REPLACE FUNCTION cases.door_by_link(asked bytea)
 RETURNS TABLE(id uuid, reference text, access_epoch integer)
 LANGUAGE plpgsql
AS $function$
DECLARE before text := coalesce(current_setting('schalter.actor', true), '');
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  RETURN QUERY SELECT c.id, c.reference, c.access_epoch FROM cases.case_record c WHERE c.link_token_hash = asked;
  PERFORM set_config('schalter.actor', before, true);
END $function$;
COMMENT ON FUNCTION cases.door_by_link(asked bytea) IS 'The case whose link somebody has followed';

CREATE OR REPLACE FUNCTION cases.durations(asked text, since timestamp with time zone)
 RETURNS TABLE(n bigint, median integer, ninth integer)
 LANGUAGE plpgsql
AS $function$
DECLARE before text := coalesce(current_setting('schalter.actor', true), '');
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  RETURN QUERY
    SELECT count(*), percentile_disc(0.5) WITHIN GROUP (ORDER BY days), percentile_disc(0.9) WITHIN GROUP (ORDER BY days)
    FROM (SELECT ceil(extract(epoch FROM c.decided_at - c.opened_at) / 86400)::int AS days
          FROM cases.case_record c
          WHERE c.service_id = asked AND c.decided_at > since AND NOT c.decoy) AS measured;
  PERFORM set_config('schalter.actor', before, true);
END $function$;
COMMENT ON FUNCTION cases.durations(asked text, since timestamp with time zone) IS 'Days from opening to decision of one service, for everybody: figures, no person';

CREATE OR REPLACE FUNCTION cases.is_decoy(asked uuid)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
DECLARE
  before text := coalesce(current_setting('schalter.actor', true), '');
  found boolean;
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  SELECT c.decoy INTO found FROM cases.case_record c WHERE c.id = asked;
  PERFORM set_config('schalter.actor', before, true);
  RETURN coalesce(found, false);
END $function$;
COMMENT ON FUNCTION cases.is_decoy(asked uuid) IS 'Whether a look at something of this case has to raise the alarm; asked by whoever may not see the case itself';

CREATE OR REPLACE FUNCTION cases.take_team_of_case()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.team := (SELECT team FROM cases.case_record WHERE id = NEW.case_id);
  RETURN NEW;
END $function$;
COMMENT ON FUNCTION cases.take_team_of_case() IS 'Finds no team in a case that whoever is asking may not see, and so stores nothing';

CREATE OR REPLACE FUNCTION cases.use_of_way(asked text, way text, since timestamp with time zone, until timestamp with time zone)
 RETURNS TABLE(n bigint, median integer)
 LANGUAGE plpgsql
AS $function$
DECLARE before text := coalesce(current_setting('schalter.actor', true), '');
BEGIN
  PERFORM set_config('schalter.actor', 'system', true);
  RETURN QUERY
    SELECT count(*), percentile_disc(0.5) WITHIN GROUP (ORDER BY ceil(extract(epoch FROM c.decided_at - c.opened_at) / 86400)::int)
      FILTER (WHERE c.decided_at IS NOT NULL)
    FROM cases.case_record c
    WHERE c.service_id = asked AND c.channel = way AND c.opened_at >= since AND c.opened_at < until AND NOT c.decoy;
  PERFORM set_config('schalter.actor', before, true);
END $function$;
COMMENT ON FUNCTION cases.use_of_way(asked text, way text, since timestamp with time zone, until timestamp with time zone) IS 'How many cases of a service came by a way in a span, and after how many days half of those decided were; figures, no person';

CREATE OR REPLACE FUNCTION emergency.keep_what_was_released()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM emergency.homecoming h WHERE h.activation_id = OLD.activation_id AND h.state IN ('released', 'done')) THEN
    RAISE EXCEPTION 'what was decided and released is not changed: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $function$;
COMMENT ON FUNCTION emergency.keep_what_was_released() IS 'Decisions of a return that was released stay as they were released';

CREATE OR REPLACE FUNCTION emergency.refuse_own_approval()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM emergency.plan_version v
    WHERE v.plan_id = new.plan_id AND v.number = new.number AND v.author_id = new.approved_by_id) THEN
    RAISE EXCEPTION 'whoever wrote a version of a plan does not approve it';
  END IF;
  RETURN new;
END $function$;
COMMENT ON FUNCTION emergency.refuse_own_approval() IS 'Two persons, whatever the program does';

CREATE OR REPLACE FUNCTION foundation.is_system()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (COALESCE(current_setting('schalter.actor'::text, true), ''::text) = 'system'::text);
COMMENT ON FUNCTION foundation.is_system() IS 'The house itself: worker, command line, backup. It sees every row';

CREATE OR REPLACE FUNCTION foundation.mark_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO foundation.display_version (topic, version) VALUES (TG_ARGV[0], gen_random_uuid())
  ON CONFLICT (topic) DO UPDATE SET version = excluded.version;
  RETURN NULL;
END $function$;
COMMENT ON FUNCTION foundation.mark_changed() IS 'For tables shown from memory: the topic given by the trigger has changed';

CREATE OR REPLACE FUNCTION foundation.next_mail_at(to_address text, of_template text, an_hour integer)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
AS $function$
DECLARE
  before text := coalesce(current_setting('schalter.actor', true), '');
  wanted text := lower(to_address);
  done text := pg_advisory_xact_lock(hashtextextended(wanted, 0));
  found timestamptz;
BEGIN
  done := set_config('schalter.actor', 'system', true);
  SELECT coalesce(o.sent_at, o.due_at) + interval '1 hour' INTO found FROM foundation.outbox o
    WHERE o.address_key = wanted AND o.template = of_template AND o.given_up_at IS NULL
    ORDER BY coalesce(o.sent_at, o.due_at) DESC OFFSET an_hour - 1 LIMIT 1;
  done := set_config('schalter.actor', before, true);
  RETURN found;
END $function$;
COMMENT ON FUNCTION foundation.next_mail_at(to_address text, of_template text, an_hour integer) IS 'When an address may get the next mail of a kind; counts what it got about anybody''s case, one transaction after the other';

CREATE OR REPLACE FUNCTION foundation.next_sms_at(to_number text, an_hour integer)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
AS $function$
DECLARE
  before text := coalesce(current_setting('schalter.actor', true), '');
  found timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(to_number, 0)), set_config('schalter.actor', 'system', true);
  SELECT coalesce(o.sent_at, o.due_at) + interval '1 hour' INTO found FROM foundation.outbox o
    WHERE o.address_key = to_number AND o.way = 'sms' AND o.given_up_at IS NULL
    ORDER BY coalesce(o.sent_at, o.due_at) DESC OFFSET an_hour - 1 LIMIT 1;
  PERFORM set_config('schalter.actor', before, true);
  RETURN found;
END $function$;
COMMENT ON FUNCTION foundation.next_sms_at(to_number text, an_hour integer) IS 'When a number may get the next SMS of any kind; counts what it got about anybody''s case, one transaction after the other';

CREATE OR REPLACE FUNCTION foundation.note_irrevocable()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  subject text;
  changed jsonb;
  value jsonb;
BEGIN
  EXECUTE format('SELECT ($1).%I::text', TG_ARGV[0]) INTO subject USING OLD;
  IF TG_OP = 'UPDATE' THEN
    changed := '{}';
    FOR i IN 1 .. TG_NARGS - 1 LOOP
      EXECUTE format('SELECT to_jsonb(($1).%I)', TG_ARGV[i]) INTO value USING NEW;
      changed := changed || jsonb_build_object(TG_ARGV[i], value);
    END LOOP;
  END IF;
  INSERT INTO foundation.irrevocable (relation, key_column, key, change)
  VALUES (format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME), TG_ARGV[0], subject, changed);
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION foundation.own_keys()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
RETURN (string_to_array(current_setting('schalter.keys'::text, true), ','::text))::uuid[];
COMMENT ON FUNCTION foundation.own_keys() IS 'Cases and drafts that whoever is asking has been let into, by link, code or cookie';

CREATE OR REPLACE FUNCTION foundation.own_teams()
 RETURNS text[]
 LANGUAGE sql
 STABLE
RETURN string_to_array(current_setting('schalter.teams'::text, true), ','::text);
COMMENT ON FUNCTION foundation.own_teams() IS 'Teams of the member of staff who is asking';

CREATE OR REPLACE FUNCTION foundation.reaches(realm text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN COALESCE((realm = ANY (string_to_array(current_setting('schalter.reach'::text, true), ','::text))), false);
COMMENT ON FUNCTION foundation.reaches(realm text) IS 'Whether whoever is asking sees the post, or the audit trail, of all teams';

CREATE OR REPLACE FUNCTION foundation.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME;
END $function$;

CREATE OR REPLACE FUNCTION law.keep_knowledge()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO law.knowledge (kind, id, known_from, content)
  VALUES (TG_ARGV[0], NEW.id, NEW.changed_at, to_jsonb(NEW));
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION law.refuse_own_release()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.released_by = (SELECT entered_by FROM law.derogation WHERE id = NEW.derogation_id AND NEW.term = 0
      UNION ALL SELECT entered_by FROM law.derogation_term WHERE derogation_id = NEW.derogation_id AND number = NEW.term)
  THEN RAISE EXCEPTION 'a derogation is released by a second person'; END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION law.skip_same()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF to_jsonb(NEW) - 'changed_at' = to_jsonb(OLD) - 'changed_at' THEN RETURN NULL; END IF;
  RETURN NEW;
END $function$;

CREATE OR REPLACE FUNCTION post.take_owner_of_letter()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  SELECT l.case_id, l.team INTO NEW.case_id, NEW.team FROM post.letter l WHERE l.id = NEW.letter_id;
  RETURN NEW;
END $function$;
COMMENT ON FUNCTION post.take_owner_of_letter() IS 'Finds nobody in a letter that whoever is asking may not see, and so stores nothing';

CREATE TRIGGER deleted_for_good AFTER DELETE ON applications.draft FOR EACH ROW EXECUTE FUNCTION foundation.note_irrevocable('id');

CREATE TRIGGER link_revoked AFTER UPDATE OF token_hash, link_epoch ON applications.draft FOR EACH ROW WHEN ((old.token_hash IS DISTINCT FROM new.token_hash)) EXECUTE FUNCTION foundation.note_irrevocable('id', 'token_hash', 'link_epoch');

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON appointments.need FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('appointments');

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON appointments.pool FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('appointments');

CREATE TRIGGER act_append_only BEFORE DELETE OR TRUNCATE ON cases.act FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER act_as_written BEFORE UPDATE ON cases.act FOR EACH ROW WHEN ((((((((((old.id IS DISTINCT FROM new.id) OR (old.case_id IS DISTINCT FROM new.case_id)) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.at IS DISTINCT FROM new.at)) OR (old.actor_kind IS DISTINCT FROM new.actor_kind)) OR (old.actor_id IS DISTINCT FROM new.actor_id)) OR (old.actor_name IS DISTINCT FROM new.actor_name)) OR (old.note IS DISTINCT FROM new.note)) OR (old.data IS DISTINCT FROM new.data))) EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER act_team BEFORE INSERT ON cases.act FOR EACH ROW EXECUTE FUNCTION cases.take_team_of_case();

CREATE TRIGGER deleted_for_good AFTER DELETE ON cases.case_record FOR EACH ROW EXECUTE FUNCTION foundation.note_irrevocable('id');

CREATE TRIGGER link_revoked AFTER UPDATE OF link_token_hash, access_epoch ON cases.case_record FOR EACH ROW WHEN (((old.access_epoch IS DISTINCT FROM new.access_epoch) OR (old.link_token_hash IS DISTINCT FROM new.link_token_hash))) EXECUTE FUNCTION foundation.note_irrevocable('id', 'link_token_hash', 'access_epoch');

CREATE TRIGGER document_team BEFORE INSERT ON cases.document FOR EACH ROW EXECUTE FUNCTION cases.take_team_of_case();

CREATE TRIGGER inquiry_team BEFORE INSERT ON cases.inquiry FOR EACH ROW EXECUTE FUNCTION cases.take_team_of_case();

CREATE TRIGGER look_team BEFORE INSERT ON cases.look FOR EACH ROW EXECUTE FUNCTION cases.take_team_of_case();

CREATE TRIGGER deleted_for_good AFTER DELETE ON cases.mobile_number FOR EACH ROW EXECUTE FUNCTION foundation.note_irrevocable('id');

CREATE TRIGGER mobile_number_team BEFORE INSERT ON cases.mobile_number FOR EACH ROW EXECUTE FUNCTION cases.take_team_of_case();

CREATE TRIGGER adopted_way_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON channels.adopted_way FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON channels.adopted_way FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');

CREATE TRIGGER notice_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON channels.notice FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON channels.notice FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON channels.notice_end FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');

CREATE TRIGGER overlay_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON channels."overlay" FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON channels."overlay" FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON channels.overlay_end FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');

CREATE TRIGGER overlay_office_end_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON channels.overlay_office_end FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON channels.overlay_office_end FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');

CREATE TRIGGER ending_reminder_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON emergency.ending_reminder FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER log_entry_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON emergency.log_entry FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER log_seal_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON emergency.log_seal FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER plan_approval_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON emergency.plan_approval FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER plan_approval_by_another BEFORE INSERT ON emergency.plan_approval FOR EACH ROW EXECUTE FUNCTION emergency.refuse_own_approval();

CREATE TRIGGER plan_version_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON emergency.plan_version FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER rehearsal_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON emergency.rehearsal FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER stage_kept BEFORE DELETE OR UPDATE OF offices, starts_at, portion_days ON emergency.stage FOR EACH ROW EXECUTE FUNCTION emergency.keep_what_was_released();

CREATE TRIGGER way_decision_kept BEFORE DELETE OR UPDATE ON emergency.way_decision FOR EACH ROW EXECUTE FUNCTION emergency.keep_what_was_released();

CREATE TRIGGER deleted_for_good AFTER DELETE ON feedback.rating FOR EACH ROW EXECUTE FUNCTION foundation.note_irrevocable('id');

CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON foundation.audit FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER audit_seal_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON foundation.audit_seal FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER deleted_for_good AFTER DELETE ON foundation.file FOR EACH ROW EXECUTE FUNCTION foundation.note_irrevocable('id');

CREATE TRIGGER deleted_for_good AFTER DELETE ON foundation.outbox FOR EACH ROW EXECUTE FUNCTION foundation.note_irrevocable('id');

CREATE TRIGGER left_the_house AFTER UPDATE OF sent_at ON foundation.outbox FOR EACH ROW WHEN (((old.sent_at IS NULL) AND (new.sent_at IS NOT NULL))) EXECUTE FUNCTION foundation.note_irrevocable('id', 'sent_at');

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON hotline.call_back_queue FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('overlays');

CREATE TRIGGER keep_knowledge AFTER INSERT OR UPDATE ON law.derogation FOR EACH ROW EXECUTE FUNCTION law.keep_knowledge('derogation');

CREATE TRIGGER never_deleted BEFORE DELETE ON law.derogation FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON law.derogation FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('law');

CREATE TRIGGER skip_same BEFORE UPDATE ON law.derogation FOR EACH ROW EXECUTE FUNCTION law.skip_same();

CREATE TRIGGER release_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON law.derogation_release FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON law.derogation_release FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('law');

CREATE TRIGGER two_persons BEFORE INSERT ON law.derogation_release FOR EACH ROW EXECUTE FUNCTION law.refuse_own_release();

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON law.derogation_term FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('law');

CREATE TRIGGER term_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON law.derogation_term FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER knowledge_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON law.knowledge FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER keep_knowledge AFTER INSERT OR UPDATE ON law.need_for_change FOR EACH ROW EXECUTE FUNCTION law.keep_knowledge('need');

CREATE TRIGGER never_deleted BEFORE DELETE ON law.need_for_change FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER skip_same BEFORE UPDATE ON law.need_for_change FOR EACH ROW EXECUTE FUNCTION law.skip_same();

CREATE TRIGGER state_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON law.need_state FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER keep_knowledge AFTER INSERT OR UPDATE ON law.norm FOR EACH ROW EXECUTE FUNCTION law.keep_knowledge('norm');

CREATE TRIGGER never_deleted BEFORE DELETE ON law.norm FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON law.norm FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('law');

CREATE TRIGGER skip_same BEFORE UPDATE ON law.norm FOR EACH ROW EXECUTE FUNCTION law.skip_same();

CREATE TRIGGER keep_knowledge AFTER INSERT OR UPDATE ON law.requirement FOR EACH ROW EXECUTE FUNCTION law.keep_knowledge('requirement');

CREATE TRIGGER never_deleted BEFORE DELETE ON law.requirement FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON law.requirement FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('law');

CREATE TRIGGER skip_same BEFORE UPDATE ON law.requirement FOR EACH ROW EXECUTE FUNCTION law.skip_same();

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON law.statute FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('law');

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON offices.closure FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON offices.district FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON offices.hotline FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON offices.hotline_hours FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON offices.office FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON offices.opening_hours FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON offices.quarter FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('offices');

CREATE TRIGGER site_page_version_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON offices.site_page_version FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER deleted_for_good AFTER DELETE ON people.passkey FOR EACH ROW EXECUTE FUNCTION foundation.note_irrevocable('credential_id');

CREATE TRIGGER access_ended AFTER UPDATE OF active ON people.staff FOR EACH ROW WHEN ((old.active AND (NOT new.active))) EXECUTE FUNCTION foundation.note_irrevocable('id', 'active');

CREATE TRIGGER credentials_replaced AFTER UPDATE OF password_hash, totp_secret ON people.staff FOR EACH ROW WHEN (((old.password_hash IS DISTINCT FROM new.password_hash) OR (old.totp_secret IS DISTINCT FROM new.totp_secret))) EXECUTE FUNCTION foundation.note_irrevocable('id', 'password_hash', 'start_password_until', 'password_changed_at', 'totp_secret', 'totp_set_at');

CREATE TRIGGER token_revoked AFTER UPDATE OF revoked_at ON people.staff_token FOR EACH ROW WHEN (((old.revoked_at IS NULL) AND (new.revoked_at IS NOT NULL))) EXECUTE FUNCTION foundation.note_irrevocable('id', 'revoked_at');

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON people.team FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('teams');

CREATE TRIGGER deleted_for_good AFTER DELETE ON post.letter FOR EACH ROW EXECUTE FUNCTION foundation.note_irrevocable('id');

CREATE TRIGGER left_the_house AFTER UPDATE OF state ON post.letter FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) AND (new.state = ANY (ARRAY['handed-over'::text, 'returned'::text, 'delivered'::text, 'fetched'::text])))) EXECUTE FUNCTION foundation.note_irrevocable('id', 'state');

CREATE TRIGGER letter_act_owner BEFORE INSERT ON post.letter_act FOR EACH ROW EXECUTE FUNCTION post.take_owner_of_letter();

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON services.life_situation FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('services');

CREATE TRIGGER service_version_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON services.service_version FOR EACH STATEMENT EXECUTE FUNCTION foundation.refuse_change();

CREATE TRIGGER shown AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON services.service_version FOR EACH STATEMENT EXECUTE FUNCTION foundation.mark_changed('services');

CREATE POLICY own ON applications.draft AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR (id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON applications.draft_file AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR (draft_id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON appointments.alarm AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR ( SELECT foundation.reaches('appointments'::text) AS reaches)));

CREATE POLICY own ON appointments.appointment AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR ( SELECT foundation.reaches('appointments'::text) AS reaches) OR (id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON appointments.appointment_act AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR ( SELECT foundation.reaches('appointments'::text) AS reaches) OR (appointment_id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON appointments.offer AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR (waiting_id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON appointments.roster_line AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR ( SELECT foundation.reaches('rosters'::text) AS reaches)));

CREATE POLICY own ON appointments.waiting AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR (id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON cases.act AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR (team = ANY (( SELECT foundation.own_teams() AS own_teams)::text[])) OR (case_id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON cases.case_record AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR (team = ANY (( SELECT foundation.own_teams() AS own_teams)::text[])) OR (id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON cases.document AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR (team = ANY (( SELECT foundation.own_teams() AS own_teams)::text[])) OR (case_id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON cases.inquiry AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR (team = ANY (( SELECT foundation.own_teams() AS own_teams)::text[])) OR (case_id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY auditor ON cases.look AS PERMISSIVE FOR SELECT TO PUBLIC
  USING (( SELECT foundation.reaches('audit'::text) AS reaches));

CREATE POLICY own ON cases.look AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR (team = ANY (( SELECT foundation.own_teams() AS own_teams)::text[])) OR (case_id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON cases.mobile_number AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR (team = ANY (( SELECT foundation.own_teams() AS own_teams)::text[])) OR (case_id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON foundation.audit AS PERMISSIVE FOR SELECT TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR ( SELECT foundation.reaches('audit'::text) AS reaches) OR (object_id = ANY ((( SELECT foundation.own_keys() AS own_keys))::text[]))));

CREATE POLICY written ON foundation.audit AS PERMISSIVE FOR INSERT TO PUBLIC
  WITH CHECK (true);

CREATE POLICY own ON foundation.file AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR ((purpose = 'letter'::text) AND ( SELECT foundation.reaches('post'::text) AS reaches)) OR (team = ANY (( SELECT foundation.own_teams() AS own_teams)::text[])) OR (owner = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON foundation.outbox AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR (team = ANY (( SELECT foundation.own_teams() AS own_teams)::text[])) OR (subject_id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY without_a_case ON foundation.outbox AS PERMISSIVE FOR ALL TO PUBLIC
  USING (((team IS NULL) AND ( SELECT foundation.reaches('mail'::text) AS reaches)));

CREATE POLICY own ON hotline.call_back AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR ( SELECT foundation.reaches('call-backs'::text) AS reaches) OR (team = ANY (( SELECT foundation.own_teams() AS own_teams)::text[])) OR (id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON post.letter AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR ( SELECT foundation.reaches('post'::text) AS reaches) OR (team = ANY (( SELECT foundation.own_teams() AS own_teams)::text[])) OR (case_id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));

CREATE POLICY own ON post.letter_act AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((( SELECT foundation.is_system() AS is_system) OR ( SELECT foundation.reaches('post'::text) AS reaches) OR (team = ANY (( SELECT foundation.own_teams() AS own_teams)::text[])) OR (case_id = ANY (( SELECT foundation.own_keys() AS own_keys)::uuid[]))));
