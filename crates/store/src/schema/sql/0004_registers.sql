-- The registers: documents, the directory of help, sources, reviews, consultations, attestations, changes.
-- Who owns, holds or attests, what people wrote and the files are sealed; kinds, dates and numbers are what clocks need.

CREATE TABLE blob (
    id {id} NOT NULL PRIMARY KEY,
    hash {bytes} NOT NULL,
    name {bytes} NOT NULL,
    mime {text} NOT NULL,
    size {int} NOT NULL CHECK (size >= 0),
    bytes {bytes} NOT NULL
) {strict};

CREATE TABLE document (
    id {id} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL CHECK (kind <> ''),
    title {text} NOT NULL CHECK (title <> ''),
    owner_id {id} REFERENCES person (id),
    owner_name {bytes} NOT NULL,
    version_label {text} NOT NULL,
    file_id {id} REFERENCES blob (id),
    link {text},
    review_on {int},
    added_at {int} NOT NULL,
    added_by {id} REFERENCES person (id),
    retired_at {int}
) {strict};
CREATE INDEX document_by_kind ON document (kind);

CREATE TABLE directory_entry (
    id {id} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    kind {text} NOT NULL,
    name {text} NOT NULL CHECK (name <> ''),
    who_for {text} NOT NULL,
    phone {text} NOT NULL,
    text_number {text} NOT NULL,
    web {text} NOT NULL,
    email {text} NOT NULL,
    hours {text} NOT NULL,
    area {text},
    nations {text} NOT NULL,
    children {bool} NOT NULL,
    is_local {bool} NOT NULL,
    last_checked_on {int},
    checked_by {id} REFERENCES person (id),
    sort {int} NOT NULL,
    added_at {int} NOT NULL,
    removed_at {int}
) {strict};

CREATE TABLE directory_check (
    entry_id {id} NOT NULL REFERENCES directory_entry (id),
    at {int} NOT NULL,
    checked_by {id} REFERENCES person (id),
    outcome {text} NOT NULL,
    PRIMARY KEY (entry_id, at)
) {strict};

CREATE TABLE source (
    id {id} NOT NULL PRIMARY KEY,
    title {text} NOT NULL CHECK (title <> ''),
    url {text} NOT NULL,
    about {text} NOT NULL,
    last_checked_on {int},
    checked_by {id} REFERENCES person (id),
    added_at {int} NOT NULL,
    removed_at {int}
) {strict};

CREATE TABLE source_check (
    source_id {id} NOT NULL REFERENCES source (id),
    at {int} NOT NULL,
    checked_by {id} REFERENCES person (id),
    outcome {text} NOT NULL,
    PRIMARY KEY (source_id, at)
) {strict};

CREATE TABLE review (
    id {id} NOT NULL PRIMARY KEY,
    subject {text} NOT NULL CHECK (subject <> ''),
    held_on {int} NOT NULL,
    held_by {bytes} NOT NULL,
    outcome {text} NOT NULL,
    note {bytes} NOT NULL,
    minute_ref {bytes} NOT NULL,
    gaps {int} NOT NULL CHECK (gaps >= 0),
    checklist {text} NOT NULL,
    version {int} REFERENCES policy_version (number),
    created_at {int} NOT NULL,
    created_by {id} REFERENCES person (id)
) {strict};
CREATE INDEX review_by_subject ON review (subject, held_on);

CREATE TABLE consultation (
    id {id} NOT NULL PRIMARY KEY,
    party {text} NOT NULL CHECK (party <> ''),
    held_on {int} NOT NULL,
    summary {bytes} NOT NULL,
    version {int} REFERENCES policy_version (number),
    created_at {int} NOT NULL,
    created_by {id} REFERENCES person (id)
) {strict};

CREATE TABLE attestation (
    id {id} NOT NULL PRIMARY KEY,
    clause_id {text} NOT NULL CHECK (clause_id <> ''),
    version {int} NOT NULL REFERENCES policy_version (number),
    held_on {int} NOT NULL,
    held_by {bytes} NOT NULL,
    note {bytes} NOT NULL,
    created_at {int} NOT NULL,
    created_by {id} REFERENCES person (id)
) {strict};
CREATE INDEX attestation_by_clause ON attestation (clause_id, version);

-- A change in what the organisation does that may ask for a change in the policy.
CREATE TABLE change_notice (
    id {id} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL CHECK (kind <> ''),
    what {bytes} NOT NULL,
    changed_on {int} NOT NULL,
    note {bytes} NOT NULL,
    created_at {int} NOT NULL,
    created_by {id} REFERENCES person (id),
    reviewed_on {int},
    review_id {id} REFERENCES review (id)
) {strict};

-- Every file a document ever had: a newer one never hides what was in force before.
CREATE TABLE document_file (
    document_id {id} NOT NULL REFERENCES document (id),
    file_id {id} NOT NULL REFERENCES blob (id),
    version_label {text} NOT NULL,
    added_at {int} NOT NULL,
    added_by {id} REFERENCES person (id),
    PRIMARY KEY (document_id, file_id)
) {strict};

-- The policy in other forms: easy read, large print, translated.
CREATE TABLE format_on_file (
    id {id} NOT NULL PRIMARY KEY,
    format {text} NOT NULL CHECK (format <> ''),
    held_on {int} NOT NULL,
    note {bytes} NOT NULL,
    file_id {id} REFERENCES blob (id),
    created_at {int} NOT NULL,
    created_by {id} REFERENCES person (id)
) {strict};

CREATE TABLE adjustment (
    id {id} NOT NULL PRIMARY KEY,
    asked_on {int} NOT NULL,
    made_on {int},
    note {bytes} NOT NULL,
    created_at {int} NOT NULL,
    created_by {id} REFERENCES person (id),
    CHECK (made_on IS NULL OR made_on >= asked_on)
) {strict};

CREATE TABLE activity (
    id {id} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL CHECK (kind <> ''),
    held_on {int} NOT NULL,
    person_id {id} REFERENCES person (id),
    note {bytes} NOT NULL,
    created_at {int} NOT NULL,
    created_by {id} REFERENCES person (id)
) {strict};
CREATE INDEX activity_by_kind ON activity (kind, held_on);

CREATE TABLE training (
    id {id} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    topic {text} NOT NULL CHECK (topic <> ''),
    done_on {int} NOT NULL,
    created_at {int} NOT NULL,
    created_by {id} REFERENCES person (id),
    UNIQUE (person_id, topic, done_on)
) {strict};
