-- For questions to a large archive: what pages and counts ask for most is kept beside the rows that it is counted from, and written in the same batch.
-- `Archive::problems` counts all of it again and compares.
-- A migration is never changed once released: the next one is a file of its own.

-- Live reports and their statements by day and source: '' and 0 where they are unknown.
CREATE TABLE report_days (
    day TEXT NOT NULL,
    source INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    PRIMARY KEY (day, source)
) STRICT, WITHOUT ROWID;
INSERT INTO report_days
SELECT ifnull(r.published, ''), ifnull(r.source, 0), count(*), sum((SELECT count(*) FROM statements t WHERE t.report = r.report))
FROM reports r WHERE r.status = 'live' GROUP BY 1, 2;

-- Active events by day and what they are: '' where there is none.
CREATE TABLE event_days (
    day TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    events INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (day, type, mode, status)
) STRICT, WITHOUT ROWID;
INSERT INTO event_days
SELECT ifnull(day, ''), type, ifnull(mode, ''), status, count(*), sum(mentions) FROM events WHERE record_status = 'active' GROUP BY 1, 2, 3, 4;

-- Active events by actor, in the order of days.
CREATE TABLE event_actors (
    actor INTEGER NOT NULL REFERENCES actors,
    day TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES events,
    sides INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (actor, day, event)
) STRICT, WITHOUT ROWID;
INSERT INTO event_actors
SELECT p.actor, ifnull(e.day, ''), p.event, max(p.side = 'actor') + 2 * max(p.side = 'recipient'), e.type, e.mode, e.status, e.mentions
FROM participants p JOIN events e ON e.event = p.event WHERE e.record_status = 'active' GROUP BY 1, 2, 3;
DROP INDEX participants_by_actor;

-- In how many active events each actor takes part that was not merged into another, and how many statements in live reports are its.
CREATE TABLE actor_counts (
    actor INTEGER PRIMARY KEY REFERENCES actors,
    events INTEGER NOT NULL,
    statements INTEGER NOT NULL
) STRICT;
INSERT INTO actor_counts
SELECT a.actor, (SELECT count(*) FROM event_actors p WHERE p.actor = a.actor),
    (SELECT count(*) FROM statements t CROSS JOIN reports r ON r.report = t.report AND r.status = 'live' WHERE t.speaker_actor = a.actor)
FROM actors a WHERE a.merged_into IS NULL;
UPDATE actor_counts SET statements = statements + (
    SELECT count(*) FROM actors b CROSS JOIN statements t ON t.speaker_actor = b.actor CROSS JOIN reports r ON r.report = t.report AND r.status = 'live'
    WHERE b.merged_into = actor_counts.actor
) WHERE actor IN (SELECT merged_into FROM actors WHERE merged_into IS NOT NULL);
CREATE INDEX actors_by_events ON actor_counts (events DESC, actor);
CREATE INDEX actors_by_country ON actors (country, type, sector);
CREATE INDEX actors_by_kind ON actors (type, sector);

-- Actors by the words of their names, folded; filled by the program, which knows how to fold.
CREATE TABLE actor_words (
    word TEXT NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors,
    PRIMARY KEY (word, actor)
) STRICT, WITHOUT ROWID;

-- The reports of an event and their sources, so that they can be counted without their rows.
ALTER TABLE event_pairs ADD COLUMN source INTEGER;
ALTER TABLE event_pairs ADD COLUMN told TEXT;
UPDATE event_pairs SET source = (SELECT r.source FROM reports r WHERE r.report = event_pairs.report) WHERE report IS NOT NULL;
UPDATE event_pairs SET told = (
    SELECT group_concat(m.report || ':' || m.source, ';') FROM (
        SELECT DISTINCT n.report, ifnull(r.source, 0) AS source FROM mentions n JOIN reports r ON r.report = n.report AND r.status = 'live'
        WHERE n.event = event_pairs.event ORDER BY n.report
    ) m
) WHERE report IS NULL;

-- Events by state: how often each is told.
CREATE TABLE states_told (
    country TEXT NOT NULL,
    day TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES events,
    side TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (country, day, event, side)
) STRICT, WITHOUT ROWID;
INSERT INTO states_told
SELECT s.country, s.day, s.event, s.side, s.type, s.status, e.mentions FROM event_states s CROSS JOIN events e ON e.event = s.event
ORDER BY s.country, s.day, s.event, s.side;
DROP TABLE event_states;
ALTER TABLE states_told RENAME TO event_states;

-- The map needs to know how the place is known.
DROP INDEX events_by_day;
CREATE INDEX events_by_day ON events (day, event, type, mode, status, quad, place, mentions, place_basis) WHERE record_status = 'active';
