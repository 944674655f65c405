-- The organisation and the people it answers for.
-- A column of {bytes} that would be a text is sealed under the server's key for its table, column and row.

-- Which server key this database is sealed under, as a fingerprint. The key itself is kept elsewhere.
CREATE TABLE server_key (
    one {int} PRIMARY KEY CHECK (one = 1),
    fingerprint {bytes} NOT NULL
) {strict};

CREATE TABLE organisation (
    one {int} PRIMARY KEY CHECK (one = 1),
    name {text} NOT NULL CHECK (name <> ''),
    nation {text} NOT NULL,
    timezone {text} NOT NULL,
    website {text},
    public_url {text} NOT NULL,
    created_at {int} NOT NULL,
    setup_token_hash {bytes},
    setup_done_at {int}
) {strict};

-- email_key is a keyed fingerprint of the address in lower case: enough to find it and to have it once, not to read it.
CREATE TABLE person (
    id {id} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL CHECK (kind IN ('staff', 'volunteer', 'associated', 'visitor', 'trustee')),
    name {bytes} NOT NULL,
    email {bytes},
    email_key {bytes} UNIQUE,
    job {bytes} NOT NULL,
    started_on {int} NOT NULL,
    ended_on {int},
    is_host {bool} NOT NULL,
    note {bytes} NOT NULL,
    created_at {int} NOT NULL,
    CHECK ((email IS NULL) = (email_key IS NULL))
) {strict};

CREATE TABLE appointment (
    id {id} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    role {text} NOT NULL CHECK (role <> ''),
    starts_on {int} NOT NULL,
    ends_on {int},
    contact {bytes} NOT NULL,
    created_at {int} NOT NULL,
    created_by {id} REFERENCES person (id),
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
) {strict};
CREATE INDEX appointment_by_person ON appointment (person_id);
CREATE INDEX appointment_by_role ON appointment (role, starts_on);

-- A previewed list of people, until it is taken over or thrown away.
CREATE TABLE import (
    id {id} NOT NULL PRIMARY KEY,
    created_by {id} NOT NULL REFERENCES person (id),
    created_at {int} NOT NULL,
    rows {bytes},
    state {text} NOT NULL CHECK (state IN ('previewed', 'taken', 'dropped')),
    CHECK ((rows IS NOT NULL) = (state = 'previewed'))
) {strict};

-- What was answered so far while the first set-up goes on; gone with its link.
CREATE TABLE set_up (
    token_hash {bytes} NOT NULL PRIMARY KEY,
    answers {bytes} NOT NULL,
    updated_at {int} NOT NULL
) {strict};
