-- What the policy decided, and on which clauses. An override is a part of its decision, so nothing here is ever changed.

CREATE TABLE decision (
    id {id} NOT NULL PRIMARY KEY,
    at {int} NOT NULL,
    act {text} NOT NULL CHECK (act <> ''),
    outcome {text} NOT NULL CHECK (outcome IN ('allow', 'advise', 'hold', 'refuse')),
    actor {id} REFERENCES person (id),
    version {int} NOT NULL CHECK (version > 0),
    service {text},
    subject {text},
    -- Sealed: it may name somebody.
    override_reason {bytes},
    override_by {id} REFERENCES person (id),
    override_role {text},
    CHECK ((override_reason IS NULL) = (override_by IS NULL))
) {strict};
CREATE INDEX decision_by_time ON decision (at);
{keep decision}

CREATE TABLE decision_ground (
    decision_id {id} NOT NULL REFERENCES decision (id),
    place {int} NOT NULL,
    clause_id {text} NOT NULL CHECK (clause_id <> ''),
    outcome {text} NOT NULL CHECK (outcome IN ('allow', 'advise', 'hold', 'refuse')),
    sentence {text} NOT NULL,
    -- The decision's own time, so that the newest grounds of a clause come from one index.
    at {int} NOT NULL,
    PRIMARY KEY (decision_id, place)
) {strict};
CREATE INDEX decision_ground_by_clause ON decision_ground (clause_id, at);
{keep decision_ground}
