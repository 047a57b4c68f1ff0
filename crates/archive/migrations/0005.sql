-- Searches that people keep, with a feed each; and the changes of a record, which date the entries of feeds.
-- A migration is never changed once released: the next one is a file of its own.

CREATE TABLE saved_searches (
    search INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    who TEXT,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX changes_by_record ON changes (kind, record, n, seq);
