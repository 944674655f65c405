//! Where each sealed thing belongs: what was sealed for one place opens in no other.

use uuid::Uuid;
use vault::Context;

fn of_record(what: &str, record: Uuid, generation: i64) -> Context {
    Context::new(what)
        .id(record.as_bytes())
        .number(generation.unsigned_abs())
}

/// The key of a record, sealed to a person.
pub(super) fn to_holder(record: Uuid, generation: i64, person: Uuid) -> Context {
    of_record("holder.sealed", record, generation).id(person.as_bytes())
}

/// The key of a record, sealed to the recovery key.
pub(super) fn to_recovery(record: Uuid, generation: i64) -> Context {
    of_record("record.recovery_sealed", record, generation)
}

/// The shared key of a record, sealed to the reporter's receipt.
pub(super) fn to_reporter(record: Uuid, generation: i64) -> Context {
    of_record("record.reporter_sealed", record, generation)
}

/// An older key, sealed under the one that took its place.
pub(super) fn older(record: Uuid, generation: i64) -> Context {
    of_record("old_key.sealed", record, generation)
}

pub(super) fn of_entry(record: Uuid, generation: i64, entry: Uuid) -> Context {
    of_record("entry.sealed", record, generation).id(entry.as_bytes())
}

pub(super) fn of_file(record: Uuid, generation: i64, file: Uuid) -> Context {
    of_record("sealed_file.sealed", record, generation).id(file.as_bytes())
}

pub(super) fn of_title(case: Uuid, generation: i64) -> Context {
    of_record("case_file.title", case, generation)
}

/// A person's private key, under the secret in their cookie.
pub(super) fn in_session(person: Uuid) -> Context {
    Context::new("session.sealed_key").id(person.as_bytes())
}

/// A person's private key, under their password.
pub(super) fn under_password(person: Uuid, number: i64) -> Context {
    Context::new("person_key.sealed")
        .id(person.as_bytes())
        .number(number.unsigned_abs())
}
