-- For the questions: reports by source, and all that a count needs of them without the wide rows.
-- A migration is never changed once released: the next one is a file of its own.

CREATE INDEX reports_by_source ON reports (source, published, status, report);
