-- Work that is done after the commit that asked for it.

CREATE TABLE job (
    id {id} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL CHECK (kind <> ''),
    -- Sealed: mails wait here, with whom they go to and what they say.
    payload {bytes} NOT NULL,
    state {text} NOT NULL CHECK (state IN ('ready', 'running', 'done', 'failed')),
    priority {int} NOT NULL,
    run_at {int} NOT NULL,
    attempts {int} NOT NULL,
    max_attempts {int} NOT NULL CHECK (max_attempts >= 1),
    locked_until {int},
    last_error {text},
    dedupe_key {text} UNIQUE,
    created_at {int} NOT NULL,
    done_at {int}
) {strict};
CREATE INDEX job_by_turn ON job (state, run_at);
