-- Somebody stepped back from a record, or has no part in it any more: its key is not given to them by the way, together with those
-- of the team. Whoever shares it with them on purpose lifts that.
CREATE TABLE withheld (
    record_id {id} NOT NULL REFERENCES record (id),
    tag {bytes} NOT NULL,
    at {int} NOT NULL,
    PRIMARY KEY (record_id, tag)
) {strict};
