//! Many records opened at once, on all cores: for searching what somebody holds.

use std::{collections::HashMap, thread};

use store::{
    Ts,
    entry::Entry,
    held::Held,
    record::{OldKey, Record},
};
use uuid::Uuid;

use super::{
    keys::Unlocked,
    record::{self, Opened},
};
use crate::error::AppError;

/// Some of what somebody holds, as it lies in the database.
pub struct Batch {
    pub held: Vec<Held>,
    pub entries: Vec<Entry>,
    pub old_keys: Vec<(Uuid, OldKey)>,
}

/// Opens each record of a batch and hands its entries to `look`, sealed, with what opens them. What waits for its key is passed
/// over. In the order of the batch.
///
/// # Errors
/// When a key or an entry does not open.
pub fn each<T: Send>(
    unlocked: &Unlocked,
    person: Uuid,
    batch: Batch,
    look: impl Fn(&Held, &Opened, &[Entry]) -> Result<Option<T>, AppError> + Sync,
) -> Result<Vec<T>, AppError> {
    let mut entries: HashMap<Uuid, Vec<Entry>> = HashMap::new();
    for entry in batch.entries {
        entries.entry(entry.record_id).or_default().push(entry);
    }
    let mut old: HashMap<Uuid, Vec<OldKey>> = HashMap::new();
    for (record, key) in batch.old_keys {
        old.entry(record).or_default().push(key);
    }
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let share = batch.held.len().div_ceil(cores).max(1);
    let one = |held: &Held| -> Result<Option<T>, AppError> {
        let (Some(sealed), Some(number)) = (&held.sealed, held.key_number) else {
            return Ok(None);
        };
        if number != unlocked.number {
            return Ok(None);
        }
        let record = bare(held);
        let older = old.get(&held.id).map_or(&[][..], Vec::as_slice);
        let opened = record::open_held(unlocked, record, person, sealed, older)?;
        let written = entries.get(&held.id).map_or(&[][..], Vec::as_slice);
        look(held, &opened, written)
    };
    let one = &one;
    let parts: Vec<Result<Vec<T>, AppError>> = thread::scope(|scope| {
        let workers: Vec<_> = batch
            .held
            .chunks(share)
            .map(|part| {
                scope.spawn(move || {
                    let mut found = Vec::new();
                    for held in part {
                        found.extend(one(held)?);
                    }
                    Ok(found)
                })
            })
            .collect();
        let join = |worker: thread::ScopedJoinHandle<'_, Result<Vec<T>, AppError>>| {
            worker
                .join()
                .unwrap_or_else(|_| Err(AppError::internal("a search stopped half way")))
        };
        workers.into_iter().map(join).collect()
    });
    let mut all = Vec::new();
    for part in parts {
        all.extend(part?);
    }
    Ok(all)
}

/// As much of a record as reading needs. Nothing is written with it.
fn bare(held: &Held) -> Record {
    Record {
        id: held.id,
        kind: held.kind,
        generation: held.generation,
        entries: 0,
        made_at: Ts::min(),
        recovery_number: None,
        recovery_sealed: None,
        reporter_public: None,
        reporter_sealed: None,
    }
}
