-- The first form of the archive. SCHEMA.md explains every table and column.
-- A migration is never changed once released: the next one is a file of its own.
-- The checks say `a = 'x' OR a = 'y'` and not `a IN ('x', 'y')`: for a list of three and more SQLite makes a table at every row that is written.

CREATE TABLE about (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE dictionaries (
    dictionary INTEGER PRIMARY KEY,
    contents BLOB NOT NULL
) STRICT;

CREATE TABLE runs (
    run INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    begun TEXT NOT NULL,
    ended TEXT,
    program TEXT NOT NULL,
    rules TEXT NOT NULL,
    who TEXT
) STRICT;

CREATE TABLE batches (
    batch INTEGER PRIMARY KEY AUTOINCREMENT,
    run INTEGER NOT NULL REFERENCES runs,
    at TEXT NOT NULL,
    first_seq INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX batches_by_seq ON batches (first_seq);

CREATE TABLE sources (
    source INTEGER PRIMARY KEY,
    agency TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE places (
    place INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    name_ar TEXT NOT NULL,
    country TEXT,
    lat REAL,
    lon REAL,
    geonames INTEGER
) STRICT;
CREATE UNIQUE INDEX places_by_name ON places (name, ifnull(country, ''), ifnull(geonames, 0));

CREATE TABLE reports (
    report INTEGER PRIMARY KEY AUTOINCREMENT,
    key INTEGER NOT NULL UNIQUE,
    text_key INTEGER NOT NULL,
    text_sha256 BLOB NOT NULL,
    given_id TEXT NOT NULL,
    title TEXT,
    url TEXT,
    source INTEGER REFERENCES sources,
    given_agency TEXT,
    published TEXT,
    given_published TEXT,
    dateline_start INTEGER,
    dateline_end INTEGER,
    dateline_place INTEGER REFERENCES places,
    dateline_date TEXT,
    dateline_agency TEXT,
    characters INTEGER NOT NULL,
    sentences TEXT NOT NULL,
    notes TEXT,
    origin TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'live' CHECK (status = 'live' OR status = 'superseded' OR status = 'withdrawn'),
    original INTEGER REFERENCES reports,
    relation TEXT CHECK (relation = 'reprint' OR relation = 'excerpt' OR relation = 'update' OR relation = 'variant' OR relation = 'version'),
    likeness REAL,
    added_run INTEGER NOT NULL REFERENCES runs,
    coded_run INTEGER NOT NULL REFERENCES runs,
    corrected INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX reports_by_day ON reports (published, report);
CREATE INDEX reports_by_text ON reports (text_key);
CREATE INDEX reports_by_given_id ON reports (given_id);
CREATE INDEX reports_by_original ON reports (original) WHERE original IS NOT NULL;

CREATE TABLE texts (
    report INTEGER PRIMARY KEY REFERENCES reports,
    dictionary INTEGER REFERENCES dictionaries,
    bytes INTEGER NOT NULL,
    body BLOB NOT NULL,
    glosses BLOB
) STRICT;

CREATE TABLE actors (
    actor INTEGER PRIMARY KEY AUTOINCREMENT,
    key INTEGER NOT NULL UNIQUE,
    identity TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis = 'known' OR basis = 'named' OR basis = 'described' OR basis = 'single'),
    type TEXT NOT NULL,
    name TEXT,
    name_en TEXT,
    country TEXT,
    sector TEXT,
    known TEXT,
    wikidata TEXT,
    merged_into INTEGER REFERENCES actors
) STRICT;
CREATE INDEX actors_by_known ON actors (known) WHERE known IS NOT NULL;
CREATE INDEX actors_merged ON actors (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE entities (
    report INTEGER NOT NULL REFERENCES reports,
    n INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors,
    type TEXT NOT NULL,
    name TEXT,
    name_en TEXT,
    country TEXT,
    sector TEXT NOT NULL,
    office TEXT,
    rank TEXT NOT NULL,
    spans TEXT NOT NULL,
    PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;
CREATE VIEW entities_named AS
SELECT e.report, e.n, e.actor, e.type,
    CASE WHEN e.name IS NULL THEN a.name ELSE nullif(e.name, '') END AS name,
    CASE WHEN e.name_en IS NULL THEN a.name_en ELSE nullif(e.name_en, '') END AS name_en,
    e.country, e.sector, e.office, e.rank, a.known, e.spans
FROM entities e JOIN actors a USING (actor);
CREATE INDEX entities_by_actor ON entities (actor, report);

CREATE TABLE statements (
    report INTEGER NOT NULL REFERENCES reports,
    n INTEGER NOT NULL,
    speaker INTEGER,
    addressee INTEGER,
    cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL,
    content_start INTEGER,
    content_end INTEGER,
    direct INTEGER NOT NULL,
    parent INTEGER,
    act TEXT NOT NULL,
    rule TEXT NOT NULL,
    speaker_actor INTEGER REFERENCES actors,
    PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX statements_by_speaker ON statements (speaker_actor, report, n) WHERE speaker_actor IS NOT NULL;

CREATE TABLE events (
    event INTEGER PRIMARY KEY AUTOINCREMENT,
    key INTEGER NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    record_status TEXT NOT NULL DEFAULT 'active' CHECK (record_status = 'active' OR record_status = 'retracted' OR record_status = 'merged'),
    merged_into INTEGER REFERENCES events,
    type TEXT NOT NULL,
    mode TEXT,
    contexts TEXT NOT NULL,
    cameo TEXT NOT NULL,
    quad INTEGER NOT NULL,
    status TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    day TEXT,
    day_basis TEXT NOT NULL CHECK (day_basis = 'told' OR day_basis = 'published' OR day_basis = 'unknown'),
    place INTEGER REFERENCES places,
    place_basis TEXT CHECK (place_basis = 'told' OR place_basis = 'dateline' OR place_basis = 'sides'),
    killed INTEGER,
    injured INTEGER,
    confidence INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    first_published TEXT,
    last_published TEXT,
    lead_report INTEGER NOT NULL REFERENCES reports,
    lead_n INTEGER NOT NULL,
    corrected INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX events_by_day ON events (day, event) WHERE record_status = 'active';

CREATE TABLE mentions (
    report INTEGER NOT NULL REFERENCES reports,
    n INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES events,
    key INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    contexts TEXT NOT NULL,
    cameo TEXT NOT NULL,
    status TEXT NOT NULL,
    actor TEXT NOT NULL,
    recipient TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    first_day TEXT,
    last_day TEXT,
    place INTEGER REFERENCES places,
    place_basis TEXT CHECK (place_basis = 'told' OR place_basis = 'dateline' OR place_basis = 'sides'),
    statement INTEGER,
    killed INTEGER,
    injured INTEGER,
    rule TEXT NOT NULL,
    confidence INTEGER NOT NULL,
    reason TEXT,
    moved_by INTEGER REFERENCES decisions,
    PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_by_event ON mentions (event, report, n);
CREATE INDEX mentions_moved ON mentions (moved_by) WHERE moved_by IS NOT NULL;

CREATE TABLE participants (
    event INTEGER NOT NULL REFERENCES events,
    side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors,
    country TEXT,
    sector TEXT NOT NULL,
    office TEXT,
    rank TEXT NOT NULL,
    PRIMARY KEY (event, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_by_actor ON participants (actor, event);

CREATE TABLE event_states (
    country TEXT NOT NULL,
    day TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES events,
    side TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (country, day, event, side)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_pairs (
    state_1 TEXT NOT NULL,
    state_2 TEXT NOT NULL,
    day TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES events,
    direction INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    rank_1 TEXT NOT NULL,
    rank_2 TEXT NOT NULL,
    PRIMARY KEY (state_1, state_2, day, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE likeness_bands (
    band INTEGER NOT NULL,
    day INTEGER NOT NULL,
    report INTEGER NOT NULL,
    PRIMARY KEY (band, day, report)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (
    lemma, form,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    operation TEXT NOT NULL,
    kind TEXT NOT NULL,
    record INTEGER NOT NULL,
    n INTEGER,
    reason TEXT
) STRICT;

CREATE TABLE corrections (
    correction INTEGER PRIMARY KEY AUTOINCREMENT,
    text_key INTEGER NOT NULL,
    text_sha256 BLOB NOT NULL,
    kind TEXT NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    start INTEGER NOT NULL,
    told TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_by_text ON corrections (text_key);

CREATE TABLE corrections_undone (
    correction INTEGER PRIMARY KEY REFERENCES corrections,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE correction_outcomes (
    correction INTEGER NOT NULL REFERENCES corrections,
    report INTEGER NOT NULL REFERENCES reports,
    run INTEGER NOT NULL REFERENCES runs,
    outcome TEXT NOT NULL CHECK (outcome = 'applied' OR outcome = 'unneeded' OR outcome = 'conflict'),
    detail TEXT,
    PRIMARY KEY (correction, report)
) STRICT, WITHOUT ROWID;

CREATE TABLE uncorrected (
    report INTEGER PRIMARY KEY REFERENCES reports,
    records BLOB NOT NULL
) STRICT;

CREATE TABLE decisions (
    decision INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind = 'same event' OR kind = 'different event' OR kind = 'same actor' OR kind = 'different actor'),
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    undone_at TEXT,
    undone_who TEXT,
    undone_reason TEXT
) STRICT;
CREATE INDEX decisions_by_one ON decisions (kind, one) WHERE undone_at IS NULL;
CREATE INDEX decisions_by_other ON decisions (kind, other) WHERE undone_at IS NULL;
