-- A mail about a draft belongs to no team. Where it did not arrive, whoever runs the house looks after it.
CREATE POLICY without_a_case ON foundation.outbox USING (team IS NULL AND (SELECT foundation.reaches('mail')));
