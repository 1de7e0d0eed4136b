-- A rating names the service and no longer the case: with the case at hand, everybody could see who had voted.
UPDATE feedback.rating SET subject = 'service:' || service_id WHERE subject LIKE 'case:%' AND service_id IS NOT NULL;
