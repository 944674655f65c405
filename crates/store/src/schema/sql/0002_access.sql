-- Signing in. Tokens are kept only as hashes; the secrets of second factors are sealed.

CREATE TABLE credential (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES person (id),
    password_hash {text} NOT NULL,
    password_set_at {int} NOT NULL,
    totp_secret {bytes},
    -- Waits for its first code, while the old one still counts.
    totp_offered {bytes},
    totp_confirmed_at {int},
    -- The last time step that was used: a code seen over a shoulder is worth nothing once it was typed.
    totp_last_step {int}
) {strict};

-- Under a keyed hash, as wrong tries are: a code is short.
CREATE TABLE recovery_code (
    person_id {id} NOT NULL REFERENCES person (id),
    hash {bytes} NOT NULL,
    used_at {int},
    PRIMARY KEY (person_id, hash)
) {strict};

CREATE TABLE session (
    id_hash {bytes} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    created_at {int} NOT NULL,
    last_seen_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    second_factor_at {int},
    agent {text} NOT NULL,
    ended_at {int}
) {strict};
CREATE INDEX session_by_person ON session (person_id);
CREATE INDEX session_by_end ON session (expires_at);

CREATE TABLE link (
    token_hash {bytes} NOT NULL PRIMARY KEY,
    purpose {text} NOT NULL CHECK (purpose IN ('invite', 'reset', 'email')),
    person_id {id} NOT NULL REFERENCES person (id),
    -- The address that the link was sent to; for a change of address, the new one.
    email {bytes} NOT NULL,
    created_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    used_at {int}
) {strict};
CREATE INDEX link_by_person ON link (person_id);

-- Keyed by a keyed hash, so that no address and no name that somebody typed is kept, and none can be tried out on it.
CREATE TABLE throttle (
    key_hash {bytes} NOT NULL PRIMARY KEY,
    window_start {int} NOT NULL,
    failures {int} NOT NULL,
    blocked_until {int}
) {strict};

-- Browsers that somebody signed in from, so that their owner is not locked out by somebody guessing elsewhere.
CREATE TABLE device (
    token_hash {bytes} NOT NULL,
    person_id {id} NOT NULL REFERENCES person (id),
    created_at {int} NOT NULL,
    last_used_at {int} NOT NULL,
    PRIMARY KEY (token_hash, person_id)
) {strict};
CREATE INDEX device_by_use ON device (last_used_at);
