-- Cases: what clocks and counts need. The words are sealed in entries.

CREATE TABLE case_file (
    id {id} NOT NULL PRIMARY KEY REFERENCES record (id),
    -- The short title, sealed under the case's key of that generation, so that a list need not open every entry.
    title {bytes} NOT NULL,
    title_generation {int} NOT NULL,
    opened_at {int} NOT NULL,
    status {text} NOT NULL CHECK (status IN ('open', 'monitoring', 'closed', 'merged')),
    branch {text} NOT NULL CHECK (branch <> ''),
    level {text} NOT NULL,
    service {text},
    has_parents {bool},
    safe_decided_at {int},
    safe {bool},
    told_at {int},
    not_told_reason {bool} NOT NULL,
    -- Whether an adult left or was moved because of harm or a risk of it; unanswered while nobody said.
    dbs_question {bool},
    review_on {int},
    closed_at {int},
    reopened_at {int},
    merged_into {id} REFERENCES record (id)
) {strict};
CREATE INDEX case_by_time ON case_file (opened_at);

-- Days on which something of the plan was done, or the plan was reviewed.
CREATE TABLE case_day (
    id {id} NOT NULL PRIMARY KEY,
    case_id {id} NOT NULL REFERENCES record (id),
    kind {text} NOT NULL CHECK (kind IN ('action', 'review')),
    held_on {int} NOT NULL
) {strict};
CREATE INDEX case_day_by_case ON case_day (case_id);

-- Everything that is due, in one queue. What exactly is sealed in the entry; the kind is enough for a clock.
CREATE TABLE due (
    id {id} NOT NULL PRIMARY KEY,
    record_id {id} NOT NULL REFERENCES record (id),
    kind {text} NOT NULL CHECK (kind <> ''),
    due_at {int} NOT NULL,
    made_at {int} NOT NULL,
    done_at {int},
    -- None: whoever leads.
    owner {id} REFERENCES person (id),
    reminded_at {int}
) {strict};
CREATE INDEX due_by_record ON due (record_id);
CREATE INDEX due_by_time ON due (due_at);

CREATE TABLE referral (
    id {id} NOT NULL PRIMARY KEY,
    case_id {id} NOT NULL REFERENCES record (id),
    body {text} NOT NULL CHECK (body <> ''),
    aware_at {int} NOT NULL,
    due_at {int} NOT NULL,
    urgent {bool} NOT NULL,
    sent_at {int},
    has_reference {bool} NOT NULL,
    acknowledged_at {int},
    chase_at {int},
    chased_at {int},
    replied_at {int},
    closed_at {int},
    -- Decided not to refer, with the reason in the entry.
    not_needed_at {int}
) {strict};
CREATE INDEX referral_by_case ON referral (case_id);

CREATE TABLE support_plan (
    case_id {id} NOT NULL PRIMARY KEY REFERENCES record (id),
    drafted_on {int} NOT NULL,
    approved_on {int},
    needs {text} NOT NULL,
    offered {text} NOT NULL
) {strict};

CREATE TABLE lesson (
    id {id} NOT NULL PRIMARY KEY,
    case_id {id} NOT NULL REFERENCES record (id),
    found_on {int} NOT NULL,
    changed_on {int},
    version {int} REFERENCES policy_version (number),
    change_id {id} REFERENCES change_notice (id)
) {strict};
CREATE INDEX lesson_by_case ON lesson (case_id);

-- Personal data that left for somebody outside.
CREATE TABLE disclosure (
    id {id} NOT NULL PRIMARY KEY,
    record_id {id} NOT NULL REFERENCES record (id),
    at {int} NOT NULL,
    recorded {text} NOT NULL
) {strict};

-- Looks at how names are kept.
CREATE TABLE name_sample (
    id {id} NOT NULL PRIMARY KEY,
    held_on {int} NOT NULL,
    seen {int} NOT NULL CHECK (seen >= 0),
    in_form {int} NOT NULL CHECK (in_form >= 0 AND in_form <= seen),
    created_by {id} REFERENCES person (id)
) {strict};

-- Clocks that an area sets for itself.
CREATE TABLE area (
    id {id} NOT NULL PRIMARY KEY,
    name {text} NOT NULL UNIQUE CHECK (name <> ''),
    lado_within {text} NOT NULL,
    confirm_within {text} NOT NULL,
    reply_within {text} NOT NULL,
    added_at {int} NOT NULL,
    removed_at {int}
) {strict};
