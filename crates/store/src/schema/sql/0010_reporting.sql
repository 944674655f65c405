-- Concerns: what clocks and counts need. The words are sealed in entries.

CREATE TABLE concern (
    id {id} NOT NULL PRIMARY KEY REFERENCES record (id),
    -- The same submission sent twice is one report.
    submission {bytes} NOT NULL UNIQUE,
    -- What the receipt finds it by.
    locator {bytes} UNIQUE,
    source {text} NOT NULL CHECK (source IN ('public', 'staff')),
    kind {text} NOT NULL CHECK (kind <> ''),
    about {text} NOT NULL CHECK (about <> ''),
    route {text} NOT NULL CHECK (route <> ''),
    -- Where it happened: our own service or somewhere else online (a word, never an address).
    place {text} NOT NULL,
    service {text},
    -- When we came to know: the clocks start here. Earlier than `recorded_at` where it was written down late.
    received_at {int} NOT NULL,
    recorded_at {int} NOT NULL,
    urgent {bool} NOT NULL,
    nude_images {bool} NOT NULL,
    sent_to {text},
    conflict {bool} NOT NULL,
    status {text} NOT NULL CHECK (status IN ('new', 'read', 'triaged', 'closed')),
    level {text},
    read_at {int},
    triaged_at {int},
    acted_at {int},
    closed_at {int},
    case_id {id} REFERENCES record (id),
    -- The last moment the reporter wrote or read: a dialogue is not closed over somebody's head.
    reporter_wrote_at {int},
    reporter_read_at {int},
    answered_at {int}
) {strict};
CREATE INDEX concern_by_time ON concern (received_at);
CREATE INDEX concern_by_case ON concern (case_id);

-- What a member of staff sees of what they reported: that it came in, was read, was closed. By fingerprint, not by id; it stands
-- still when they must no longer know.
CREATE TABLE own_report (
    id {id} NOT NULL PRIMARY KEY,
    reporter {bytes} NOT NULL,
    record_id {id} NOT NULL REFERENCES record (id),
    sent_at {int} NOT NULL,
    read_at {int},
    closed_at {int},
    frozen {bool} NOT NULL,
    UNIQUE (reporter, record_id)
) {strict};

-- Files offered with concerns, taken in or not.
CREATE TABLE intake_file (
    id {id} NOT NULL PRIMARY KEY,
    record_id {id} REFERENCES record (id),
    at {int} NOT NULL,
    nude_images {bool} NOT NULL,
    accepted {bool} NOT NULL
) {strict};

-- Questions to the safeguarding lead, and their answers. The words are sealed in the record.
CREATE TABLE advice (
    id {id} NOT NULL PRIMARY KEY REFERENCES record (id),
    asker {bytes} NOT NULL,
    asked_at {int} NOT NULL,
    answered_at {int},
    answered_role {text},
    service {text}
) {strict};
CREATE INDEX advice_by_asker ON advice (asker);

-- A young person tried to start a conversation with somebody on the team.
CREATE TABLE contact_attempt (
    id {id} NOT NULL PRIMARY KEY REFERENCES record (id),
    at {int} NOT NULL,
    recorded_at {int} NOT NULL,
    ended {bool} NOT NULL,
    second_adult_offered {bool} NOT NULL,
    worried {bool} NOT NULL,
    help_given {bool} NOT NULL,
    concern_id {id} REFERENCES record (id),
    service {text}
) {strict};

-- Somebody who takes part broke the rules: does anybody have to be told?
CREATE TABLE rule_breach (
    id {id} NOT NULL PRIMARY KEY REFERENCES record (id),
    at {int} NOT NULL,
    safety_checked_at {int},
    decided_at {int},
    contacted {text} NOT NULL,
    service {text}
) {strict};
