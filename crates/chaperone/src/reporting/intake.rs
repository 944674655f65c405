//! Taking a report in: sealed before anything waits, on disk before anybody is told so.
//!
//! Reports that arrive together share one commit: the first to come writes for all who wait, so that a disk which takes a
//! thousand commits a second takes many thousand reports, and each still gets its receipt only once it is safe.

use std::sync::Arc;

use policy::{Choice, terms::ConcernRoute};
use store::{
    Conn, Digest, Ts,
    concern::{Concern, Source, Status},
    due::Due,
    intake_file::IntakeFile,
    own_report::OwnReport,
};
use tokio::sync::{Mutex, oneshot};
use uuid::Uuid;
use vault::Receipt;

use super::{
    clocks::{self, Clocks},
    offer::{self, Judged},
    routing::{self, Routed},
    words::{By, Entry, File, Report, What},
};
use crate::{
    access::actor::Actor,
    audit,
    ctx::Ctx,
    error::AppError,
    governance::decisions,
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
pub struct Desk {
    waiting: std::sync::Mutex<Vec<Pending>>,
    turn: Mutex<()>,
}

struct Pending {
    report: Arc<Ready>,
    tell: oneshot::Sender<Result<Uuid, AppError>>,
}

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
    let id = write(ctx, Arc::new(ready)).await?;
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
    let live = ctx.policy().await?;
    let received = submission.received.unwrap_or(ctx.ts());
    let service = submission.service.as_deref();
    let clocks = clocks::of(
        ctx,
        live.as_deref(),
        submission.route,
        service,
        received.timestamp(),
    );
    let mut conn = ctx.db().read().await?;
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

/// Waits for a turn; whoever has it writes for all who wait.
async fn write(ctx: &Ctx, ready: Arc<Ready>) -> Result<Uuid, AppError> {
    let desk = ctx.app.desk();
    loop {
        let (tell, mut told) = oneshot::channel();
        desk.put(Pending {
            report: ready.clone(),
            tell,
        });
        let turn = desk.turn.lock().await;
        if let Ok(answer) = told.try_recv() {
            return answer;
        }
        let batch = desk.take();
        together(ctx, batch).await;
        drop(turn);
        // A batch larger than one commit leaves some for the next turn.
        match told.await {
            Ok(answer) => return answer,
            // Whoever was writing for us went away in the middle; nothing was kept. Once more.
            Err(_) => continue,
        }
    }
}

impl Desk {
    fn put(&self, pending: Pending) {
        self.waiting
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .push(pending);
    }

    fn take(&self) -> Vec<Pending> {
        let mut waiting = self
            .waiting
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let most = waiting.len().min(TOGETHER);
        waiting.drain(..most).collect()
    }
}

/// Writes a batch in one transaction. If that fails, each is written alone, so that one bad report costs no other.
async fn together(ctx: &Ctx, batch: Vec<Pending>) {
    let reports: Vec<Arc<Ready>> = batch.iter().map(|one| one.report.clone()).collect();
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
                let alone = [pending.report.clone()];
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
    if pending.tell.send(answer).is_err() {
        tracing::debug!("a reporter left before the answer");
    }
}

async fn in_one(ctx: &Ctx, reports: &[Arc<Ready>]) -> Result<Vec<Uuid>, AppError> {
    let mut tx = ctx.db().begin().await?;
    let mut ids = Vec::with_capacity(reports.len());
    for ready in reports {
        ids.push(write_one(&mut tx, ready).await?);
    }
    tx.commit().await?;
    Ok(ids)
}

async fn write_one(tx: &mut Conn, ready: &Ready) -> Result<Uuid, AppError> {
    let ctx = &ready.ctx;
    if let Some(before) = store::concern::by_submission(tx, ready.submission).await? {
        return Ok(before.id);
    }
    let id = ready.built.id();
    ready.built.write(tx).await?;
    store::concern::insert(tx, &ready.concern).await?;
    for subject in &ready.subjects {
        store::holder::exclude(tx, id, ctx.tag_of(*subject), ctx.ts()).await?;
    }
    if let Some(own) = &ready.own {
        store::own_report::insert(tx, own).await?;
    }
    for file in &ready.files {
        store::intake_file::insert(tx, file).await?;
    }
    for due in &ready.dues {
        store::due::insert(tx, due).await?;
    }
    if let Some((act, decision, version)) = &ready.routed.decided {
        decisions::record_about(tx, ctx, act, decision, *version, id).await?;
    }
    if let Some(offer) = &ready.offer {
        offer.keep(tx, ctx, id).await?;
    }
    for one in ready
        .routed
        .to
        .iter()
        .filter(|one| one.wakes_at <= ctx.ts())
    {
        if ready.concern.urgent {
            notices::waiting::post_urgent(ctx, tx, one.person).await?;
        } else {
            notices::waiting::post(ctx, tx, one.person).await?;
        }
    }
    audit::note_record(tx, ctx, "received", id, &()).await?;
    Ok(id)
}
