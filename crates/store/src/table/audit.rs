//! The log: who did what, chained by hashes.
//!
//! Each entry holds the BLAKE3 hash of itself and of the entry before it, so a changed, removed or inserted entry breaks the
//! chain from there on. Somebody who can write to the database could still write the whole chain anew: export the newest hash to
//! another place from time to time and give it to [`verify`] as the expected head.

use uuid::Uuid;

use crate::{Digest, Ts};

/// Something that was done. No personal content: ids, and words of the program.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    pub at: Ts,
    /// `None`: the program itself, or somebody who was not signed in.
    pub actor: Option<Uuid>,
    /// What was done: `publish`, `sign-in`, ...
    pub verb: &'a str,
    pub object_kind: &'a str,
    pub object_id: &'a str,
    pub detail: &'a serde_json::Value,
}

/// One entry of the log. As JSON, one a line, it is the exported copy that [`verify`] checks.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow, serde::Serialize, serde::Deserialize)]
pub struct Entry {
    /// 1, 2, 3... with no gap.
    pub seq: i64,
    pub at: Ts,
    pub actor: Option<Uuid>,
    pub verb: String,
    pub object_kind: String,
    pub object_id: String,
    /// JSON, kept as the very text that was hashed.
    pub detail: String,
    pub prev_hash: Digest,
    pub hash: Digest,
}

/// What the first entry points back to.
pub fn beginning() -> Digest {
    Digest::of(b"chaperone audit log, version 1")
}

/// The functions of one chain, kept in `$table` with its end in `$head`.
macro_rules! chain {
    ($table:literal, $head:literal) => {
        /// Append to the log, in the transaction of the change itself; the entry's number.
        pub async fn append(
            conn: &mut $crate::Conn,
            event: &$crate::table::audit::Event<'_>,
        ) -> $crate::Result<i64> {
            append_all(conn, std::slice::from_ref(event)).await
        }

        /// Append some, in their order; the number of the last one.
        pub async fn append_all(
            conn: &mut $crate::Conn,
            events: &[$crate::table::audit::Event<'_>],
        ) -> $crate::Result<i64> {
            let many = i64::try_from(events.len()).unwrap_or(i64::MAX);
            // Holds the row of the head until the commit: whoever appends next waits here and then sees these entries.
            let (last, prev) = $crate::engine::row!(
                conn,
                (i64, Option<$crate::Digest>),
                concat!(
                    "UPDATE ",
                    $head,
                    " SET seq = seq + $1 WHERE one = 1 RETURNING seq, hash"
                ),
                many
            )?;
            let prev = prev.unwrap_or_else($crate::table::audit::beginning);
            let entries = $crate::table::audit::chained(events, last - many, prev);
            $crate::engine::bulk!(
                conn,
                concat!(
                    "INSERT INTO ",
                    $table,
                    " (seq, at, actor, verb, object_kind, object_id, detail, prev_hash, hash) "
                ),
                entries,
                |b, entry| {
                    b.push_bind(entry.seq)
                        .push_bind(entry.at)
                        .push_bind(entry.actor)
                        .push_bind(&entry.verb)
                        .push_bind(&entry.object_kind)
                        .push_bind(&entry.object_id)
                        .push_bind(&entry.detail)
                        .push_bind(entry.prev_hash)
                        .push_bind(entry.hash)
                }
            )?;
            let hash = entries.last().map(|entry| entry.hash);
            $crate::engine::exec!(
                conn,
                concat!(
                    "UPDATE ",
                    $head,
                    " SET hash = coalesce($1, hash) WHERE one = 1"
                ),
                hash
            )?;
            Ok(last)
        }

        /// A page of the log, oldest first, beginning after an entry's number (0: from the start).
        pub async fn after(
            conn: &mut $crate::Conn,
            seq: i64,
            limit: i64,
        ) -> $crate::Result<Vec<$crate::table::audit::Entry>> {
            $crate::engine::rows!(
                conn,
                $crate::table::audit::Entry,
                concat!(
                    "SELECT ",
                    "seq, at, actor, verb, object_kind, object_id, detail, prev_hash, hash",
                    " FROM ",
                    $table,
                    " WHERE seq > $1 ORDER BY seq LIMIT $2"
                ),
                seq,
                limit
            )
        }

        /// The newest entries, newest first; `limit` and `offset` in rows.
        pub async fn latest(
            conn: &mut $crate::Conn,
            limit: i64,
            offset: i64,
        ) -> $crate::Result<Vec<$crate::table::audit::Entry>> {
            $crate::engine::rows!(
                conn,
                $crate::table::audit::Entry,
                concat!(
                    "SELECT ",
                    "seq, at, actor, verb, object_kind, object_id, detail, prev_hash, hash",
                    " FROM ",
                    $table,
                    " ORDER BY seq DESC LIMIT $1 OFFSET $2"
                ),
                limit,
                offset
            )
        }

        /// What was done to one thing, newest first.
        pub async fn of_object(
            conn: &mut $crate::Conn,
            kind: &str,
            id: &str,
            limit: i64,
        ) -> $crate::Result<Vec<$crate::table::audit::Entry>> {
            $crate::engine::rows!(
                conn,
                $crate::table::audit::Entry,
                concat!(
                    "SELECT ",
                    "seq, at, actor, verb, object_kind, object_id, detail, prev_hash, hash",
                    " FROM ",
                    $table,
                    " WHERE object_kind = $1 AND object_id = $2 ORDER BY seq DESC LIMIT $3"
                ),
                kind,
                id,
                limit
            )
        }

        /// The end of the chain as the database keeps it apart from the entries; `None` while the log is empty.
        pub async fn head(
            conn: &mut $crate::Conn,
        ) -> $crate::Result<Option<$crate::table::audit::Head>> {
            let found = $crate::engine::maybe!(
                conn,
                (i64, Option<$crate::Digest>),
                concat!("SELECT seq, hash FROM ", $head, " WHERE one = 1")
            )?;
            Ok(found
                .and_then(|(seq, hash)| hash.map(|hash| $crate::table::audit::Head { seq, hash })))
        }
    };
}
pub(crate) use chain;

chain!("audit", "audit_head");

/// Entries for what was done, each with the hash of the one before it; `before` is the number of the last one so far.
pub(crate) fn chained(events: &[Event<'_>], before: i64, mut prev: Digest) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(events.len());
    for (seq, event) in (before + 1..).zip(events) {
        let mut entry = Entry {
            seq,
            at: event.at,
            actor: event.actor,
            verb: event.verb.to_owned(),
            object_kind: event.object_kind.to_owned(),
            object_id: event.object_id.to_owned(),
            detail: event.detail.to_string(),
            prev_hash: prev,
            hash: Digest([0; 32]),
        };
        entry.hash = hash_of(&entry);
        prev = entry.hash;
        entries.push(entry);
    }
    entries
}

/// Every field with its length before it, so that no two different entries are the same bytes.
pub(crate) fn hash_of(entry: &Entry) -> Digest {
    let mut hasher = blake3::Hasher::new_derive_key("chaperone audit entry, version 1");
    let mut field = |bytes: &[u8]| {
        hasher.update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(bytes);
    };
    field(&entry.prev_hash.0);
    field(&entry.seq.to_le_bytes());
    field(&entry.at.micros().to_le_bytes());
    match &entry.actor {
        Some(actor) => field(actor.as_bytes()),
        None => field(&[]),
    }
    field(entry.verb.as_bytes());
    field(entry.object_kind.as_bytes());
    field(entry.object_id.as_bytes());
    field(entry.detail.as_bytes());
    Digest(*hasher.finalize().as_bytes())
}

/// Where the chain ends: number and hash of the newest entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Head {
    pub seq: i64,
    pub hash: Digest,
}

/// The first place where the log is not what was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("entry {expected} is missing: the next one is {found}")]
    Missing { expected: i64, found: i64 },
    #[error("entry {seq} does not follow from the one before it")]
    Unlinked { seq: i64 },
    #[error("entry {seq} was changed after it was written")]
    Changed { seq: i64 },
    #[error("the log ends at entry {found}, it should end at {expected}")]
    CutShort { expected: i64, found: i64 },
    #[error("the last entry is not the one that the log should end with")]
    OtherEnd,
}

/// Checks a log page by page; needs no database.
#[derive(Clone, Debug)]
pub struct Verifier {
    seq: i64,
    hash: Digest,
}

impl Verifier {
    /// From the first entry on.
    pub fn new() -> Verifier {
        Verifier {
            seq: 0,
            hash: beginning(),
        }
    }

    /// The next entry.
    pub fn add(&mut self, entry: &Entry) -> std::result::Result<(), Broken> {
        let expected = self.seq + 1;
        if entry.seq != expected {
            return Err(Broken::Missing {
                expected,
                found: entry.seq,
            });
        }
        if entry.prev_hash != self.hash {
            return Err(Broken::Unlinked { seq: entry.seq });
        }
        if entry.hash != hash_of(entry) {
            return Err(Broken::Changed { seq: entry.seq });
        }
        self.seq = entry.seq;
        self.hash = entry.hash;
        Ok(())
    }

    /// After the last entry: how many there were. `head` is what the end should be, from the database or from an earlier export.
    pub fn finish(self, head: Option<Head>) -> std::result::Result<i64, Broken> {
        match head {
            Some(head) if head.seq != self.seq => Err(Broken::CutShort {
                expected: head.seq,
                found: self.seq,
            }),
            Some(head) if head.hash != self.hash => Err(Broken::OtherEnd),
            _ => Ok(self.seq),
        }
    }
}

impl Default for Verifier {
    fn default() -> Verifier {
        Verifier::new()
    }
}

/// Check a whole log, oldest entry first; how many entries it has.
pub fn verify(entries: &[Entry], head: Option<Head>) -> std::result::Result<i64, Broken> {
    let mut verifier = Verifier::new();
    for entry in entries {
        verifier.add(entry)?;
    }
    verifier.finish(head)
}
