-- The policy: the draft that is being written, the versions that are in force, who has read them.

CREATE TABLE policy_draft (
    one {int} PRIMARY KEY CHECK (one = 1),
    source {text} NOT NULL,
    base_version {int},
    updated_at {int} NOT NULL,
    updated_by {id} REFERENCES person (id),
    -- Counts up with each save: who saves over somebody else's text is told.
    revision {int} NOT NULL
) {strict};

CREATE TABLE policy_version (
    number {int} NOT NULL PRIMARY KEY CHECK (number >= 1),
    source {text} NOT NULL,
    hash {bytes} NOT NULL,
    published_at {int} NOT NULL,
    effective_on {int} NOT NULL,
    approver_id {id} REFERENCES person (id),
    approver_name {text} NOT NULL CHECK (approver_name <> ''),
    approved_on {int} NOT NULL,
    published_by {id} REFERENCES person (id),
    change_note {text} NOT NULL,
    review_due_on {int}
) {strict};
{keep policy_version}

CREATE TABLE acknowledgement (
    person_id {id} NOT NULL REFERENCES person (id),
    version {int} NOT NULL REFERENCES policy_version (number),
    read_at {int},
    accepted_at {int},
    PRIMARY KEY (person_id, version),
    CHECK (read_at IS NOT NULL OR accepted_at IS NOT NULL)
) {strict};
CREATE INDEX acknowledgement_by_version ON acknowledgement (version);

CREATE TABLE knowledge_check (
    id {id} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    at {int} NOT NULL,
    score {int} NOT NULL,
    out_of {int} NOT NULL,
    version {int} REFERENCES policy_version (number),
    CHECK (score >= 0 AND score <= out_of)
) {strict};
CREATE INDEX knowledge_check_by_person ON knowledge_check (person_id, at);

CREATE TABLE signature (
    id {id} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    code {text} NOT NULL,
    code_version {int} NOT NULL,
    signed_at {int} NOT NULL,
    UNIQUE (person_id, code, code_version)
) {strict};

-- Reminders that went out, so that none goes twice. version 0: not about a version.
CREATE TABLE notice (
    id {id} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    kind {text} NOT NULL,
    version {int} NOT NULL,
    sent_at {int} NOT NULL,
    UNIQUE (person_id, kind, version)
) {strict};
