-- Concerns and cases, as far as their keys go: who holds one, who must not know, and what is sealed under it.

CREATE TABLE record (
    id {id} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL CHECK (kind IN ('concern', 'case', 'advice', 'contact', 'breach')),
    -- Which key seals what is written now; counts up when the key is turned.
    generation {int} NOT NULL CHECK (generation >= 1),
    -- How many entries there are: who writes without having seen the last one is told.
    entries {int} NOT NULL CHECK (entries >= 0),
    made_at {int} NOT NULL,
    recovery_number {int} REFERENCES recovery_key (number),
    recovery_sealed {bytes},
    -- The reporter's pair comes from their receipt; only its public half is here.
    reporter_public {bytes},
    reporter_sealed {bytes}
) {strict};

-- A row here is what makes a record exist for a person.
CREATE TABLE holder (
    record_id {id} NOT NULL REFERENCES record (id),
    person_id {id} NOT NULL REFERENCES person (id),
    -- None while nobody who can has sealed the key to them.
    sealed {bytes},
    key_number {int},
    given_at {int} NOT NULL,
    given_by {id} REFERENCES person (id),
    -- From when they can see it: later where it only comes to them if others do not read it.
    wakes_at {int} NOT NULL,
    leads {bool} NOT NULL,
    opened_at {int},
    times_opened {int} NOT NULL,
    PRIMARY KEY (record_id, person_id),
    CHECK ((sealed IS NULL) = (key_number IS NULL))
) {strict};
CREATE INDEX holder_by_person ON holder (person_id, record_id);

-- Each time somebody opened a record: what they have had to read.
CREATE TABLE reading (
    id {id} NOT NULL PRIMARY KEY,
    record_id {id} NOT NULL REFERENCES record (id),
    person_id {id} NOT NULL REFERENCES person (id),
    at {int} NOT NULL
) {strict};
CREATE INDEX reading_by_person ON reading (person_id, at);

-- Who must not know of a record. Not by id: a fingerprint under the server's key, so that the database alone does not tell
-- whom a concern is about.
CREATE TABLE exclusion (
    record_id {id} NOT NULL REFERENCES record (id),
    tag {bytes} NOT NULL,
    at {int} NOT NULL,
    PRIMARY KEY (record_id, tag)
) {strict};
CREATE INDEX exclusion_by_tag ON exclusion (tag);

-- Each older key, sealed under the one that took its place; and the key derived from it that the reporter has, likewise.
CREATE TABLE old_key (
    record_id {id} NOT NULL REFERENCES record (id),
    generation {int} NOT NULL,
    sealed {bytes} NOT NULL,
    shared_sealed {bytes} NOT NULL,
    PRIMARY KEY (record_id, generation)
) {strict};

-- Somebody lost their key to a record while nobody who can open it was there: the next who can turns it.
CREATE TABLE turn_wanted (
    record_id {id} NOT NULL PRIMARY KEY REFERENCES record (id),
    since {int} NOT NULL
) {strict};

-- What was written, in order. Nothing is ever changed: later words are later entries.
CREATE TABLE entry (
    id {id} NOT NULL PRIMARY KEY,
    record_id {id} NOT NULL REFERENCES record (id),
    place {int} NOT NULL CHECK (place >= 1),
    generation {int} NOT NULL,
    -- Whether the reporter may read it with their receipt: what they said, and what was answered.
    shared {bool} NOT NULL,
    at {int} NOT NULL,
    sealed {bytes} NOT NULL,
    UNIQUE (record_id, place)
) {strict};
{unaltered entry}

CREATE TABLE sealed_file (
    id {id} NOT NULL PRIMARY KEY,
    record_id {id} NOT NULL REFERENCES record (id),
    generation {int} NOT NULL,
    shared {bool} NOT NULL,
    at {int} NOT NULL,
    -- In bytes, before sealing.
    size {int} NOT NULL CHECK (size >= 0),
    sealed {bytes} NOT NULL
) {strict};
CREATE INDEX sealed_file_by_record ON sealed_file (record_id);
{unaltered sealed_file}

-- Who did what with records: a chain of its own, so that the other one says nothing about them.
CREATE TABLE record_audit (
    seq {int} NOT NULL PRIMARY KEY CHECK (seq >= 1),
    at {int} NOT NULL,
    actor {id},
    verb {text} NOT NULL CHECK (verb <> ''),
    object_kind {text} NOT NULL,
    object_id {text} NOT NULL,
    detail {text} NOT NULL,
    prev_hash {bytes} NOT NULL,
    hash {bytes} NOT NULL
) {strict};
CREATE INDEX record_audit_by_object ON record_audit (object_kind, object_id);
{keep record_audit}

CREATE TABLE record_audit_head (
    one {int} PRIMARY KEY CHECK (one = 1),
    seq {int} NOT NULL,
    hash {bytes}
) {strict};
INSERT INTO record_audit_head (one, seq, hash) VALUES (1, 0, NULL);

-- Decisions and tasks that come from a record are left out for whoever must not know of it.
ALTER TABLE decision ADD COLUMN record_id {id} REFERENCES record (id);
ALTER TABLE change_notice ADD COLUMN record_id {id} REFERENCES record (id);
CREATE INDEX decision_by_record ON decision (record_id);
