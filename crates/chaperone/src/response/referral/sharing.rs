//! Personal data leaves: the policy is asked, and the log of disclosures says what, to whom, when, on what basis and by whom.

use jiff::Timestamp;
use policy::{
    Act, Choice, Decision, Outcome, ShareData,
    terms::{Body, SharingRequirement},
};
use store::{Conn, Ts, disclosure::Disclosure as Row};
use uuid::Uuid;

use super::{body, state};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    governance::decisions,
    response::{
        case::{self, Case},
        words::{Disclosed, Draft, What, When},
    },
};

/// What is written down about a referral before anything of it leaves.
#[must_use]
pub fn recorded(case: &Case, body: Body, draft: &Draft) -> Vec<SharingRequirement> {
    use SharingRequirement as R;
    let filled = |text: &str| !text.trim().is_empty();
    let mut met = Vec::new();
    if filled(&draft.why) {
        met.push(R::Reason);
    }
    if filled(&draft.basis) {
        met.push(R::LawfulBasis);
    }
    if filled(&draft.recipient) {
        met.push(R::Recipient);
    }
    if filled(&draft.more) || !more_than_needed(case, body, draft) {
        met.push(R::MinimumFields);
    }
    met
}

/// Whether more goes along than the body needs to act.
#[must_use]
pub fn more_than_needed(case: &Case, body: Body, draft: &Draft) -> bool {
    let needs = body::needs(body);
    let field = |field: &String| !needs.fields.contains(&field.as_str());
    let person = |id: &Uuid| {
        let found = case.people.get(id);
        found.is_none_or(|person| !needs.roles.contains(&person.role))
    };
    draft.fields.iter().any(field) || draft.people.iter().any(person)
}

/// What the policy says to it.
pub struct Asked {
    act: Act,
    decision: Decision,
    version: u32,
}

impl Asked {
    /// What has to be mended before it leaves, in sentences; empty where it may leave.
    #[must_use]
    pub fn refusals(&self) -> Vec<String> {
        let stops = |outcome: Outcome| outcome >= Outcome::Hold;
        let grounds = self.decision.grounds.iter();
        grounds
            .filter(|ground| stops(ground.outcome))
            .map(|ground| ground.sentence.to_string())
            .collect()
    }
}

/// Asks the policy. None while no policy is in force.
///
/// # Errors
/// When the policy cannot be read.
pub async fn ask(
    ctx: &Ctx,
    case: &Case,
    recorded: &[SharingRequirement],
    at: Timestamp,
) -> Result<Option<Asked>, AppError> {
    let Some(live) = ctx.policy().await? else {
        return Ok(None);
    };
    let act = Act::from(ShareData {
        at: Some(state::zoned(ctx, at)),
        service: case.file.service.clone(),
        recorded: Some(recorded.to_vec()),
    });
    Ok(Some(Asked {
        decision: live.policy.decide(&act),
        version: live.number,
        act,
    }))
}

/// Writes that data left, in the transaction of whatever it left by. What has left is written down whatever the policy says to it:
/// its grounds stand beside it.
///
/// # Errors
/// When the rows cannot be written.
pub async fn log(
    ctx: &Ctx,
    tx: &mut Conn,
    case: &Case,
    words: Disclosed,
    recorded: &[SharingRequirement],
    when: When,
) -> Result<(), AppError> {
    let at = when.at;
    let id = words.id;
    let keys: Vec<&str> = recorded.iter().map(|one| one.key()).collect();
    let row = Row {
        id,
        record_id: case.id(),
        at: Ts::from(at),
        recorded: keys.join(","),
    };
    store::disclosure::insert(tx, &row).await?;
    if let Some(asked) = ask(ctx, case, recorded, at).await? {
        decisions::record_about(
            tx,
            ctx,
            &asked.act,
            &asked.decision,
            asked.version,
            case.id(),
        )
        .await?;
    }
    let mut entry = case::entry(ctx, What::Disclosed(words));
    if at != ctx.now() {
        entry.happened = Some(at);
        entry.day_only = when.day_only;
    }
    case::write(ctx, tx, &case.opened, &entry, None).await?;
    let detail = serde_json::json!({ "disclosure": id });
    audit::note_record(tx, ctx, "disclosed", case.id(), &detail).await
}

/// What is written in the log about a referral that leaves.
#[must_use]
pub fn words(ctx: &Ctx, referral: Uuid, draft: &Draft, how: &str) -> Disclosed {
    Disclosed {
        id: ctx.new_id(),
        referral: Some(referral),
        to: draft.recipient.clone(),
        how: how.to_owned(),
        basis: draft.basis.clone(),
        reason: draft.why.clone(),
        people: draft.people.clone(),
        fields: draft.fields.clone(),
        text: draft.summary.clone(),
    }
}
