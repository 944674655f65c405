//! A case ends, and begins again where it has to (D135). Not before its plan was approved and looked at once more, and not
//! before it is known whether an adult left or was moved because of harm.

use std::sync::Arc;

use policy::{Act, AnyControl, CloseCase, Ground, Known, facts, terms::Body};
use store::{
    Conn,
    case_day::{CaseDay, What as DayKind},
    case_file::Status,
    referral::Referral,
};
use uuid::Uuid;

use super::{
    ask::{self, Asked, Done, Stopped},
    case::{self, Case},
    concern, open_case,
    referral::clock::Waits,
    review,
    support::{self, Plan},
    words::{Branch, ClosureReason, PartyRole, Referral as Step, What},
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    evidence::cases,
    governance::live::LivePolicy,
    reporting::{add, clocks, words as concern_words},
    sealing::record::{self, Reach, Readers},
};

/// Things that stay due after a case was closed: a change that is still to be made, a referral that the law asks for, words of a
/// reporter that nobody has read.
const GO_ON: [&str; 3] = ["lesson", "dbs", add::ADDED];

/// How somebody ends a case.
pub struct Command {
    pub reason: ClosureReason,
    pub text: String,
    /// Why it is safe to end it against grounds that may be overridden.
    pub override_reason: Option<String>,
    pub seen: i64,
}

/// Whether it has to be answered if an adult left or was moved: where one stands accused.
#[must_use]
pub fn asks_dbs(case: &Case) -> bool {
    let adult = case.people.values().any(|person| {
        person.role == PartyRole::Subject
            && (person.member.is_some() || person.child == Some(false))
    });
    adult || case.file.branch == Branch::AdultInRole.key()
}

/// Answers whether an adult left or was moved because of harm or a risk of it. Where one did, telling the barring service is a
/// duty in law, also where they resigned and where the council was told.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes; [`AppError::Conflict`] when somebody wrote since `seen`
/// or it is closed.
pub async fn answer_dbs(
    ctx: &Ctx,
    id: Uuid,
    left: bool,
    reason: &str,
    seen: i64,
) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    let what = What::Dbs {
        left,
        reason: reason.to_owned(),
    };
    let entry = case::entry(ctx, what);
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    let mut file = case.file.clone();
    file.dbs_question = Some(left);
    store::case_file::update(&mut tx, &file).await?;
    store::due::done_kind(&mut tx, id, "dbs", ctx.ts()).await?;
    let referrals = store::referral::of_case(&mut tx, id).await?;
    if left && !is_referred(&referrals) {
        let at = clocks::after(ctx, ctx.now(), policy::Period::working_days(5));
        open_case::due(ctx, &mut tx, id, "dbs", at.into()).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn is_referred(referrals: &[Referral]) -> bool {
    use policy::Choice;
    referrals.iter().any(|one| {
        one.body == Body::Dbs.key() && (one.sent_at.is_some() || one.not_needed_at.is_some())
    })
}

/// Everything that ending a case rests on.
pub struct Ready {
    pub case: Case,
    pub plan: Plan,
    pub lessons: Vec<store::lesson::Lesson>,
    pub referrals: Vec<Referral>,
    pub days: Vec<CaseDay>,
    row: Option<store::support_plan::SupportPlan>,
}

/// Reads it.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever asks; when the database cannot be read.
pub async fn ready(ctx: &Ctx, conn: &mut Conn, id: Uuid) -> Result<Ready, AppError> {
    let case = case::load(ctx, conn, id).await?;
    Ok(Ready {
        plan: support::plan(&case),
        lessons: store::lesson::of_case(conn, id).await?,
        referrals: store::referral::of_case(conn, id).await?,
        days: days(ctx, conn, &case).await?,
        row: store::support_plan::find(conn, id).await?,
        case,
    })
}

/// The days on which something was done: those that were counted, and those of steps that only the entries tell.
async fn days(ctx: &Ctx, conn: &mut Conn, case: &Case) -> Result<Vec<CaseDay>, AppError> {
    let mut days = store::case_day::of_case(conn, case.id()).await?;
    for written in steps(case) {
        days.push(CaseDay {
            id: written.id,
            case_id: case.id(),
            kind: DayKind::Action,
            held_on: written.happened().to_zoned(ctx.zone()).date().into(),
        });
    }
    Ok(days)
}

/// Entries that say that something of the plan was done.
fn steps(case: &Case) -> impl Iterator<Item = &case::Written> {
    case.entries
        .iter()
        .filter(|written| match &written.entry.what {
            What::ActionEnded { done, .. } => *done,
            What::Referral { step, .. } => matches!(step, Step::Sent { .. }),
            _ => false,
        })
}

impl Ready {
    /// Whether the plan was looked at on a day after the last on which something was done.
    #[must_use]
    pub fn reviewed_later(&self) -> bool {
        let of = |kind: DayKind| self.days.iter().filter(move |day| day.kind == kind);
        let last = of(DayKind::Action).map(|day| day.held_on.date()).max();
        of(DayKind::Review).any(|day| last.is_none_or(|last| day.held_on.date() > last))
    }

    #[must_use]
    pub fn plan_approved(&self) -> bool {
        self.row
            .as_ref()
            .is_some_and(|row| row.approved_on.is_some())
    }

    /// Whether the barring service was told, or somebody wrote down why not.
    #[must_use]
    pub fn dbs_settled(&self) -> bool {
        match self.case.file.dbs_question {
            None => !asks_dbs(&self.case),
            Some(false) => true,
            Some(true) => is_referred(&self.referrals),
        }
    }

    fn act(&self, ctx: &Ctx) -> Result<CloseCase, AppError> {
        let file = &self.case.file;
        let lessons: Result<Vec<_>, _> = self.lessons.iter().map(cases::lesson).collect();
        Ok(CloseCase {
            at: Some(ctx.now().to_zoned(ctx.zone())),
            service: file.service.clone(),
            case: Known::Yes(cases::case(file, &self.days)),
            referrals: Some(super::referral::state::facts(&self.referrals)?),
            plan: match &self.row {
                None => Known::No,
                Some(row) => Known::Yes(facts::Plan {
                    case: file.id,
                    drafted: row.drafted_on.date(),
                    approved: row.approved_on.map(store::Day::date),
                    needs: self.plan.answered(),
                    offered: self.plan.offered(),
                }),
            },
            lessons: Some(lessons?),
        })
    }

    /// What stands against ending it now.
    ///
    /// # Errors
    /// When a row cannot be read.
    pub fn against(&self, ctx: &Ctx, live: Option<Arc<LivePolicy>>) -> Result<Stopped, AppError> {
        let act = Act::from(self.act(ctx)?);
        let ours = self.ours(live.as_deref());
        Ok(ask::trial(live, &act, ours))
    }

    /// What this program asks for whatever the policy says.
    fn ours(&self, live: Option<&LivePolicy>) -> Vec<Ground> {
        let service = self.case.file.service.as_deref();
        let speaks = |test: &dyn Fn(&AnyControl) -> bool| {
            let mut clauses = live.iter().flat_map(|live| &live.policy.clauses);
            clauses.any(|clause| {
                clause.covers(service)
                    && clause.rule.as_ref().is_some_and(|rule| test(&rule.control))
            })
        };
        let mut grounds = Vec::new();
        let mut ask = |kinds: &[&str], sentence: &str| {
            grounds.push(ask::ours(live, kinds, sentence));
        };
        const REVIEW: [&str; 3] = ["case-review", "support-plan", "lessons"];
        const PLAN: [&str; 3] = ["support-plan", "case-review", "lessons"];
        if !speaks(&|one| matches!(one, AnyControl::CaseReview(_))) && !self.reviewed_later() {
            ask(
                &REVIEW,
                "review the plan once more on a day after its last action, then close the case",
            );
        }
        if !speaks(&|one| matches!(one, AnyControl::SupportPlan(_))) && !self.plan_approved() {
            ask(&PLAN, "have the support plan approved first");
        }
        if let Some(sentence) = support::blanks_in_words(&self.plan) {
            ask(&PLAN, &sentence);
        }
        const DBS: [&str; 3] = ["referral-clock", "case-review", "support-plan"];
        match self.case.file.dbs_question {
            None if asks_dbs(&self.case) => ask(
                &DBS,
                "answer first whether an adult left or was moved because of harm or a risk of it",
            ),
            Some(true) if !self.dbs_settled() => ask(
                &DBS,
                "tell the Disclosure and Barring Service, or write down why that is not needed: somebody left or was moved",
            ),
            _ => {}
        }
        grounds
    }
}

/// Ends a case. The concerns in it are closed too: that is what their reporters see, and no more.
///
/// # Errors
/// As [`answer_dbs`].
pub async fn close(ctx: &Ctx, id: Uuid, command: Command) -> Result<Done, AppError> {
    let live = ctx.policy().await?;
    let mut tx = ctx.db().begin().await?;
    let ready = ready(ctx, &mut tx, id).await?;
    ready.case.must_be_open()?;
    let act = ready.act(ctx)?.into();
    let ours = ready.ours(live.as_deref());
    let wish = command.override_reason.as_deref();
    if let Asked::Stopped(stopped) = ask::ask(ctx, &mut tx, &act, id, ours, wish).await? {
        tx.commit().await?;
        return Ok(Done::Stopped(stopped));
    }
    let case = ready.case;
    let concerns = store::concern::of_case(&mut tx, id).await?;
    let undone = undone(&mut tx, &case, &concerns).await?;
    let what = What::Closed {
        reason: command.reason,
        text: command.text,
        undone: undone.clone(),
    };
    let entry = case::entry(ctx, what);
    case::write(ctx, &mut tx, &case.opened, &entry, Some(command.seen)).await?;
    // The evidence counts rows: it sees the same days as whoever ended the case.
    for written in steps(&case) {
        review::acted(ctx, &mut tx, id, written.happened()).await?;
    }
    let mut file = case.file.clone();
    file.status = Status::Closed;
    file.closed_at = Some(ctx.ts());
    file.review_on = None;
    store::case_file::update(&mut tx, &file).await?;
    for due in undone {
        store::due::done(&mut tx, due, ctx.ts()).await?;
    }
    // Also those whose key whoever acts does not have: their reporters see it end.
    for concern in concerns {
        end_concern(ctx, &mut tx, concern.id, true).await?;
    }
    let detail =
        serde_json::json!({ "reason": command.reason.key(), "overridden": wish.is_some() });
    audit::note_record(&mut tx, ctx, "closed", id, &detail).await?;
    tx.commit().await?;
    Ok(Done::Done(()))
}

/// What is open and ends with a case: nobody did it.
async fn undone(
    tx: &mut Conn,
    case: &Case,
    concerns: &[store::concern::Concern],
) -> Result<Vec<Uuid>, AppError> {
    let mut dues = case.dues.clone();
    for concern in concerns {
        dues.extend(store::due::of_record(tx, concern.id).await?);
    }
    let open = dues
        .into_iter()
        .filter(|due| due.done_at.is_none() && !GO_ON.contains(&due.kind.as_str()));
    Ok(open.map(|due| due.id).collect())
}

/// Whether something that ended with a case is still to be done: an answer may have come while it was closed.
async fn waits_still(tx: &mut Conn, case: &Case, id: Uuid) -> Result<bool, AppError> {
    for concern in &store::concern::of_case(tx, case.id()).await? {
        if let Some(due) = store::due::find(tx, concern.id, id).await? {
            return Ok(match due.kind.as_str() {
                "read" => concern.read_at.is_none(),
                "triage" => concern.triaged_at.is_none(),
                "act" => concern.acted_at.is_none(),
                _ => true,
            });
        }
    }
    // Of a concern that went elsewhere meanwhile.
    let Some(due) = store::due::find(tx, case.id(), id).await? else {
        return Ok(false);
    };
    for state in super::referral::state::all(tx, case).await? {
        let row = &state.row;
        if id == Waits::Send.id(row.id) {
            return Ok(row.sent_at.is_none() && row.not_needed_at.is_none());
        }
        if id == Waits::Confirm.id(row.id) {
            return Ok(!state.is_confirmed() && row.closed_at.is_none());
        }
        if (0..=state.chased()).any(|round| id == Waits::Chase(round).id(row.id)) {
            return Ok(row.chase_at == Some(due.due_at));
        }
    }
    Ok(true)
}

/// Opens a closed case again: its words, people and plan are there, and the plan is looked at anew.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever asks; [`AppError::Conflict`] when somebody wrote since `seen`, or it
/// is not closed.
pub async fn reopen(ctx: &Ctx, id: Uuid, reason: &str, seen: i64) -> Result<(), AppError> {
    let live = ctx.policy().await?;
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    if case.file.status != Status::Closed {
        return Err(AppError::Conflict("the case is not closed".into()));
    }
    let what = What::Reopened {
        reason: reason.to_owned(),
    };
    let entry = case::entry(ctx, what);
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    // What closing ended without its being done is to be done again.
    let closed = case
        .entries
        .iter()
        .rev()
        .find_map(|one| match &one.entry.what {
            What::Closed { undone, .. } => Some(undone),
            _ => None,
        });
    for due in closed.into_iter().flatten() {
        if waits_still(&mut tx, &case, *due).await? {
            store::due::reopen(&mut tx, *due).await?;
        }
    }
    let service = case.file.service.as_deref();
    let next = review::latest(ctx, live.as_deref(), service, ctx.today());
    let mut file = case.file.clone();
    file.status = Status::Open;
    file.closed_at = None;
    file.reopened_at = Some(ctx.ts());
    file.review_on = Some(next.into());
    store::case_file::update(&mut tx, &file).await?;
    review::plan_next(ctx, &mut tx, id, next).await?;
    // Something happened that the last review did not see: the next one comes after today.
    review::acted(ctx, &mut tx, id, ctx.now()).await?;
    // Also those whose key whoever acts does not have: their reporters see it end.
    for concern in store::concern::of_case(&mut tx, id).await? {
        end_concern(ctx, &mut tx, concern.id, false).await?;
    }
    audit::note_record(&mut tx, ctx, "reopened", id, &()).await?;
    tx.commit().await?;
    Ok(())
}

/// Closes a concern with its case, or opens it again.
async fn end_concern(ctx: &Ctx, tx: &mut Conn, id: Uuid, closed: bool) -> Result<(), AppError> {
    let at = closed.then_some(ctx.ts());
    store::concern::close(tx, id, at).await?;
    store::own_report::close(tx, id, at).await?;
    let reason = String::new();
    let what = if closed {
        concern_words::What::Closed { reason }
    } else {
        concern_words::What::Reopened { reason }
    };
    match record::reach(ctx, tx, id).await {
        Ok(Reach::Open(opened)) => {
            concern::write(ctx, tx, &opened, Readers::Holders, what, None).await?;
        }
        // It ends all the same; its key is not with whoever ends the case, so that no word can be written in it.
        Ok(Reach::Waiting) | Err(AppError::NotFound) => {}
        Err(error) => return Err(error),
    }
    Ok(())
}
