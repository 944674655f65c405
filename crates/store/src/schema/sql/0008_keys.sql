-- Keys. Only public halves and sealed private halves rest here: the database alone opens nothing.

-- A person's pair. The private half is sealed under a key from the password; `number` counts the pairs a person has had,
-- so that what was sealed to an older one is known for what it is.
CREATE TABLE person_key (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES person (id),
    number {int} NOT NULL CHECK (number >= 1),
    public {bytes} NOT NULL,
    sealed {bytes} NOT NULL,
    salt {bytes} NOT NULL,
    memory {int} NOT NULL,
    passes {int} NOT NULL,
    lanes {int} NOT NULL,
    made_at {int} NOT NULL
) {strict};

-- The recovery key's public half; the private half exists on paper only. The highest number counts.
CREATE TABLE recovery_key (
    number {int} NOT NULL PRIMARY KEY CHECK (number >= 1),
    public {bytes} NOT NULL,
    threshold {int},
    shares {int},
    made_at {int} NOT NULL,
    made_by {id} REFERENCES person (id),
    -- When somebody typed the sheet back: until then nobody knows that it can be read.
    confirmed_at {int},
    CHECK ((threshold IS NULL) = (shares IS NULL))
) {strict};

-- The private half of whoever is signed in, sealed under the secret in their cookie.
ALTER TABLE session ADD COLUMN sealed_key {bytes};
