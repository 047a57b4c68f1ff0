-- For counts and lists: all that most questions need of an event without its wide row; the report of an event that one report alone tells, so that its mentions need not be looked up.
-- A migration is never changed once released: the next one is a file of its own.

ALTER TABLE event_pairs ADD COLUMN report INTEGER;
UPDATE event_pairs SET report = (SELECT e.lead_report FROM events e WHERE e.event = event_pairs.event AND e.reports = 1);

DROP INDEX events_by_day;
CREATE INDEX events_by_day ON events (day, event, type, mode, status, quad, place, mentions) WHERE record_status = 'active';
