-- For the review: events by how sure they are, those that nobody has looked at first.
-- A migration is never changed once released: the next one is a file of its own.

CREATE INDEX events_by_confidence ON events (confidence, event) WHERE record_status = 'active' AND confidence < 100;
