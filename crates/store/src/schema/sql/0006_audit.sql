-- The log: each entry holds the hash of the one before it.

CREATE TABLE audit (
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
CREATE INDEX audit_by_object ON audit (object_kind, object_id);
{keep audit}

-- Where the chain ends. Updating this row is the turn of whoever appends.
CREATE TABLE audit_head (
    one {int} PRIMARY KEY CHECK (one = 1),
    seq {int} NOT NULL,
    hash {bytes}
) {strict};
INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, NULL);
