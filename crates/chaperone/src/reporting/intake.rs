//! Taking a report in: sealed before anything waits, on disk before anybody is told so.
//!
//! Reports that arrive together share one commit: the first to come writes for all who wait, so that a disk which takes a
//! thousand commits a second takes many thousand reports, and each still gets its receipt only once it is safe.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use policy::{Choice, terms::ConcernRoute};
use store::{
    Conn, Digest, Ts,
    concern::{Concern, Source, Status},
    due::Due,
    intake_file::IntakeFile,
    own_report::OwnReport,
};
use uuid::Uuid;
use vault::Receipt;

use super::{
    clocks::{self, Clocks},
    offer::{self, Judged},
    routing::{self, Routed},
    turns::{Turns, Waiting},
    words::{By, Entry, File, Report, What},
};
use crate::{
    access::actor::Actor,
    audit,
    ctx::Ctx,
    error::AppError,
    governance::{decisions::Kept, live},
    notices,
    sealing::record::{self, Built, Readers},
};

/// A report on its way in.
pub struct Submission {
    /// From the form: random, secret, the same when the form is sent twice.
    pub seed: [u8; 32],
    pub source: Source,
    /// Concern, disclosure, allegation or low-level concern.
    pub kind: String,
    /// Whom it is about, as a word.
    pub about: String,
    pub route: ConcernRoute,
    /// Where it happened, as a word.
    pub place: String,
    pub service: Option<String>,
    /// When we came to know; none for now.
    pub received: Option<Ts>,
    pub nude_images: bool,
    /// Members of the organisation whom it is about: they never learn of it.
    pub subjects: Vec<Uuid>,
    pub report: Report,
    pub files: Vec<Offered>,
    /// Files that were offered where none are taken.
    pub refused_files: usize,
}

/// A file that was checked by its content.
pub struct Offered {
    pub name: String,
    pub mime: String,
    pub bytes: Vec<u8>,
}

/// What the reporter gets.
pub struct Taken {
    pub id: Uuid,
    /// For a public report.
    pub receipt: Option<Receipt>,
    /// Whether anybody is there to read it.
    pub read_by_somebody: bool,
}

/// Where reports wait to be written together.
#[derive(Default)]
pub struct Desk(Turns<Ready, Result<Uuid, AppError>>);

type Pending = Waiting<Ready, Result<Uuid, AppError>>;

/// A report with everything that takes time done: what is left is to write it.
struct Ready {
    ctx: Ctx,
    submission: Digest,
    built: Built,
    concern: Concern,
    subjects: Vec<Uuid>,
    own: Option<OwnReport>,
    files: Vec<IntakeFile>,
    dues: Vec<Due>,
    routed: Routed,
    /// What the policy said to the files, where some came.
    offer: Option<Judged>,
}

/// As many as one commit takes: enough to share the disk, few enough that nobody waits long.
const TOGETHER: usize = 64;

/// Takes a report in. Sent twice it is one report with one receipt. When this returns, it is on disk.
///
/// # Errors
/// When the database cannot be read or written: then nothing of it is kept.
pub async fn submit(ctx: &Ctx, mut submission: Submission) -> Result<Taken, AppError> {
    // A picture of a child that it is a crime to hold is never taken in, whatever a form let through.
    if submission.nude_images {
        submission.refused_files += std::mem::take(&mut submission.files).len();
    }
    let key = fingerprint(&submission)?;
    let receipt = (submission.source == Source::Public).then(|| {
        Receipt::from_seed(&blake3::derive_key(
            "chaperone receipt seed, version 1",
            &key,
        ))
    });
    let submission_hash = Digest(blake3::derive_key("chaperone submission, version 1", &key));
    let ready = prepare(ctx, submission, submission_hash, receipt.as_ref()).await?;
    let read_by_somebody = !ready.routed.to.is_empty();
    let turns = &ctx.app.desk().0;
    let id = turns
        .wait(&Arc::new(ready), TOGETHER, |batch| together(ctx, batch))
        .await?;
    Ok(Taken {
        id,
        receipt,
        read_by_somebody,
    })
}

/// Of the form's secret and every word and file in it: the same report sent twice has the same one, and a report that was
/// changed before it was sent again has another.
fn fingerprint(submission: &Submission) -> Result<[u8; 32], AppError> {
    let words = serde_json::to_vec(&(
        &submission.report,
        &submission.kind,
        &submission.about,
        &submission.subjects,
        submission.nude_images,
        (
            submission.route.key(),
            &submission.place,
            &submission.service,
        ),
    ))
    .map_err(|error| AppError::Internal(error.into()))?;
    let mut hasher = blake3::Hasher::new_keyed(&submission.seed);
    hasher.update(&words);
    for file in &submission.files {
        hasher.update(blake3::hash(&file.bytes).as_bytes());
        hasher.update(blake3::hash(file.name.as_bytes()).as_bytes());
    }
    Ok(*hasher.finalize().as_bytes())
}

async fn prepare(
    ctx: &Ctx,
    submission: Submission,
    submission_hash: Digest,
    receipt: Option<&Receipt>,
) -> Result<Ready, AppError> {
    let mut conn = ctx.db().read().await?;
    let live = live::in_force(ctx, &mut conn).await?;
    let received = submission.received.unwrap_or(ctx.ts());
    let service = submission.service.as_deref();
    let clocks = clocks::of(
        ctx,
        live.as_deref(),
        submission.route,
        service,
        received.timestamp(),
    );
    let routed = routing::route(
        ctx,
        &mut conn,
        live.as_deref(),
        service,
        &submission.subjects,
        &clocks,
    )
    .await?;
    let recovery = store::recovery_key::current(&mut conn).await?;
    drop(conn);
    // Sealed to nobody it could never be read again: the person is told to ring somebody instead.
    if recovery.is_none() && routed.to.iter().all(|one| one.pair.is_none()) {
        return Err(AppError::NobodyReads);
    }
    let pair = receipt.map(|receipt| receipt.pair().public());
    // Who of the staff reported is in the sealed words and in no row beside them.
    let quiet = ctx.acting(Actor::Anonymous);
    let mut built = record::build(
        &quiet,
        store::record::Kind::Concern,
        &routed.to,
        recovery.as_ref(),
        pair,
    );
    let mut report = submission.report;
    for file in &submission.files {
        let id = built.file(ctx, Readers::AndReporter, &file.bytes)?;
        report.files.push(File {
            id,
            name: file.name.clone(),
            mime: file.mime.clone(),
            size: file.bytes.len() as u64,
            hash: blake3::hash(&file.bytes).to_hex().to_string(),
        });
    }
    let urgent = report.danger;
    let entry = Entry {
        by: author(ctx),
        what: What::Report(Box::new(report)),
    };
    // A member of staff has no receipt: their report is the team's to read.
    let readers = if receipt.is_some() {
        Readers::AndReporter
    } else {
        Readers::Holders
    };
    built.entry(ctx, readers, &entry)?;
    let id = built.id();
    let concern = Concern {
        id,
        submission: submission_hash,
        locator: receipt.map(|receipt| Digest(receipt.locator())),
        source: submission.source,
        kind: submission.kind,
        about: submission.about,
        route: submission.route.key().to_owned(),
        place: submission.place,
        service: submission.service,
        received_at: received,
        recorded_at: ctx.ts(),
        urgent,
        nude_images: submission.nude_images,
        sent_to: routed.sent_to.map(|role| role.key().to_owned()),
        conflict: routed.conflict,
        status: Status::New,
        level: None,
        read_at: None,
        triaged_at: None,
        acted_at: None,
        closed_at: None,
        case_id: None,
        reporter_wrote_at: None,
        reporter_read_at: None,
        answered_at: None,
    };
    let own = ctx
        .actor
        .person()
        .filter(|_| submission.source == Source::Staff);
    let accepted = submission.files.len();
    Ok(Ready {
        ctx: quiet,
        submission: submission_hash,
        own: own.map(|person| OwnReport {
            id: ctx.new_id(),
            reporter: ctx.reporter_tag_of(person),
            record_id: id,
            sent_at: ctx.ts(),
            read_at: None,
            closed_at: None,
            // Whoever reports about themselves does not see how it goes on.
            frozen: submission.subjects.contains(&person),
        }),
        files: (0..accepted + submission.refused_files)
            .map(|number| IntakeFile {
                id: ctx.new_id(),
                record_id: Some(id),
                at: ctx.ts(),
                nude_images: submission.nude_images,
                accepted: number < accepted,
            })
            .collect(),
        offer: offer::judge(
            ctx,
            live.as_deref(),
            submission.nude_images,
            accepted,
            submission.refused_files,
        ),
        dues: dues(ctx, id, &clocks),
        subjects: submission.subjects,
        built,
        concern,
        routed,
    })
}

/// Who writes: the reporter, or somebody signed in.
#[must_use]
pub fn author(ctx: &Ctx) -> By {
    match ctx.actor.signed() {
        Some(signed) => By::Person {
            id: signed.person,
            name: signed.name.clone(),
        },
        None => By::Reporter,
    }
}

fn dues(ctx: &Ctx, id: Uuid, clocks: &Clocks) -> Vec<Due> {
    let due = |kind: &str, at: jiff::Timestamp| Due {
        id: ctx.new_id(),
        record_id: id,
        kind: kind.to_owned(),
        due_at: at.into(),
        made_at: ctx.ts(),
        done_at: None,
        owner: None,
        reminded_at: None,
    };
    let mut dues = vec![due("read", clocks.read)];
    dues.extend(clocks.triage.map(|at| due("triage", at)));
    dues.extend(clocks.act.map(|at| due("act", at)));
    dues
}

/// Writes a batch in one transaction. If that fails, each is written alone, so that one bad report costs no other.
async fn together(ctx: &Ctx, batch: Vec<Pending>) {
    let reports: Vec<Arc<Ready>> = batch.iter().map(|one| one.brought.clone()).collect();
    match in_one(ctx, &reports).await {
        Ok(ids) => {
            for (pending, id) in batch.into_iter().zip(ids) {
                tell(pending, Ok(id));
            }
        }
        Err(error) if batch.len() == 1 => {
            if let Some(pending) = batch.into_iter().next() {
                tell(pending, Err(error));
            }
        }
        Err(_) => {
            for pending in batch {
                let alone = [pending.brought.clone()];
                let answer = match in_one(ctx, &alone).await {
                    Ok(ids) => ids
                        .first()
                        .copied()
                        .ok_or_else(|| AppError::internal("a report without an id")),
                    Err(error) => Err(error),
                };
                tell(pending, answer);
            }
        }
    }
}

fn tell(pending: Pending, answer: Result<Uuid, AppError>) {
    // Whoever waited went away: the report is kept all the same, and sent again it is the same one.
    if !pending.tell(answer) {
        tracing::debug!("a reporter left before the answer");
    }
}

async fn in_one(ctx: &Ctx, reports: &[Arc<Ready>]) -> Result<Vec<Uuid>, AppError> {
    let mut tx = ctx.db().begin().await?;
    let submissions: Vec<Digest> = reports.iter().map(|one| one.submission).collect();
    let before = store::concern::by_submissions(&mut tx, &submissions).await?;
    let mut known: BTreeMap<Digest, Uuid> = before.into_iter().collect();
    let mut new: Vec<&Ready> = Vec::new();
    let mut ids = Vec::with_capacity(reports.len());
    for ready in reports {
        // The same report may be there twice in one batch: a double click.
        let id = *known.entry(ready.submission).or_insert_with(|| {
            new.push(ready);
            ready.built.id()
        });
        ids.push(id);
    }
    write_all(ctx, &mut tx, &new).await?;
    tx.commit().await?;
    Ok(ids)
}

/// Writes reports, table by table: a statement costs more than a row.
async fn write_all(ctx: &Ctx, tx: &mut Conn, reports: &[&Ready]) -> Result<(), AppError> {
    let built: Vec<&Built> = reports.iter().map(|one| &one.built).collect();
    Built::write_all(tx, &built).await?;
    let concerns: Vec<&Concern> = reports.iter().map(|one| &one.concern).collect();
    store::concern::insert_all(tx, &concerns).await?;
    let dues: Vec<&Due> = reports.iter().flat_map(|one| &one.dues).collect();
    store::due::insert_all(tx, &dues).await?;
    let own: Vec<&OwnReport> = reports.iter().filter_map(|one| one.own.as_ref()).collect();
    store::own_report::insert_all(tx, &own).await?;
    let files: Vec<&IntakeFile> = reports.iter().flat_map(|one| &one.files).collect();
    store::intake_file::insert_all(tx, &files).await?;
    for ready in reports {
        for subject in &ready.subjects {
            let tag = ready.ctx.tag_of(*subject);
            store::holder::exclude(tx, ready.built.id(), tag, ready.ctx.ts()).await?;
        }
    }
    let decided: Vec<Kept> = reports.iter().flat_map(|one| one.decided()).collect();
    Kept::write_all(tx, &decided).await?;
    // Once for everybody, however many reports there are, and danger before the rest.
    let mut waits: Vec<(bool, Uuid)> = Vec::new();
    for ready in reports {
        let awake = ready
            .routed
            .to
            .iter()
            .filter(|one| one.wakes_at <= ready.ctx.ts());
        waits.extend(awake.map(|one| (ready.concern.urgent, one.person)));
    }
    let mut told = BTreeSet::new();
    waits.retain(|one| told.insert(*one));
    waits.sort_by_key(|(urgent, _)| !urgent);
    for (urgent, person) in waits {
        if urgent {
            notices::waiting::post_urgent(ctx, tx, person).await?;
        } else {
            notices::waiting::post(ctx, tx, person).await?;
        }
    }
    let ids: Vec<Uuid> = reports.iter().map(|one| one.built.id()).collect();
    // Who of the staff reported is in the sealed words and in no row beside them.
    audit::note_records(tx, &ctx.acting(Actor::Anonymous), "received", &ids).await
}

impl Ready {
    /// What the policy said, to where it goes and to its files.
    fn decided(&self) -> Vec<Kept> {
        let (ctx, id) = (&self.ctx, self.built.id());
        let routed = self.routed.decided.as_ref();
        let routed =
            routed.map(|(act, decision, version)| Kept::about(ctx, act, decision, *version, id));
        let offer = self.offer.as_ref().map(|offer| offer.kept(ctx, id));
        routed.into_iter().chain(offer).collect()
    }
}
