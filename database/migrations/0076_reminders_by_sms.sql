-- A mobile number to which reminders of an appointment go, once its owner has typed the code that was sent there.
ALTER TABLE appointments.appointment ADD COLUMN sms_number text;
ALTER TABLE appointments.appointment ADD COLUMN sms_code_until timestamptz;
ALTER TABLE appointments.appointment ADD COLUMN sms_confirmed_at timestamptz;
CREATE INDEX appointment_to_remind_by_sms ON appointments.appointment (day) WHERE sms_confirmed_at IS NOT NULL AND reminded < 2;
