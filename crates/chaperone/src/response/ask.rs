//! Asking the policy before something is done to a case. What it says is kept whatever comes of it.

use std::sync::Arc;

use policy::{Act, Decision, Ground, Outcome, OverrideError, OverrideGround};
use store::Conn;
use uuid::Uuid;

use crate::{
    ctx::Ctx,
    error::AppError,
    governance::{decisions, live::LivePolicy},
};

/// What came of asking.
pub enum Asked {
    /// Nothing stops it.
    Goes,
    /// It does not go on: commit the decision alone and change nothing.
    Stopped(Stopped),
}

/// What came of something that the policy was asked about.
pub enum Done<T = ()> {
    Done(T),
    Stopped(Stopped),
}

/// A decision that stopped something, with the policy whose clauses its grounds name.
pub struct Stopped {
    pub decision: Decision,
    pub live: Option<Arc<LivePolicy>>,
    /// Why an override that was asked for was not taken.
    pub refused: Option<OverrideError>,
}

/// Decides about an act that a case is about. `ours`: what this program asks for whatever the policy says; nobody overrides it.
/// `wish`: why it is safe to go on against grounds that may be overridden.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn ask(
    ctx: &Ctx,
    tx: &mut Conn,
    act: &Act,
    about: Uuid,
    ours: Vec<Ground>,
    wish: Option<&str>,
) -> Result<Asked, AppError> {
    let live = ctx.policy().await?;
    let (mut decision, refused) = match &live {
        None => (silent(), None),
        Some(live) => decided(ctx, tx, live, act, about, wish).await?,
    };
    add(&mut decision, ours);
    if let Some(live) = &live {
        decisions::record_about(tx, ctx, act, &decision, live.number, about).await?;
    }
    if decision.outcome >= Outcome::Hold || refused.is_some() {
        return Ok(Asked::Stopped(Stopped {
            decision,
            live,
            refused,
        }));
    }
    Ok(Asked::Goes)
}

/// What would stop an act, as whoever does it would be told. Nothing was tried: it is kept nowhere.
#[must_use]
pub fn trial(live: Option<Arc<LivePolicy>>, act: &Act, ours: Vec<Ground>) -> Stopped {
    let mut decision = match &live {
        None => silent(),
        Some(live) => live.policy.decide(act),
    };
    add(&mut decision, ours);
    Stopped {
        decision,
        live,
        refused: None,
    }
}

fn add(decision: &mut Decision, ours: Vec<Ground>) {
    for ground in ours {
        decision.outcome = decision.outcome.max(ground.outcome);
        decision.grounds.push(ground);
    }
}

fn silent() -> Decision {
    Decision {
        outcome: Outcome::Allow,
        grounds: Vec::new(),
        overridden: None,
    }
}

async fn decided(
    ctx: &Ctx,
    tx: &mut Conn,
    live: &LivePolicy,
    act: &Act,
    about: Uuid,
    wish: Option<&str>,
) -> Result<(Decision, Option<OverrideError>), AppError> {
    let plain = live.policy.decide(act);
    let Some(reason) = wish else {
        return Ok((plain, None));
    };
    // Whoever could go on anyway overrides nothing.
    if plain.outcome <= Outcome::Advise {
        return Ok((plain, None));
    }
    let signed = ctx.signed()?;
    let asked = Act::from(OverrideGround {
        at: Some(ctx.now().to_zoned(ctx.zone())),
        reason: Some(!reason.trim().is_empty()),
        ..OverrideGround::default()
    });
    let allowed = live.policy.decide(&asked);
    decisions::record_about(tx, ctx, &asked, &allowed, live.number, about).await?;
    let wished = policy::Override {
        person: signed.person,
        roles: signed.roles.iter().copied().collect(),
        reason: reason.to_owned(),
    };
    Ok(match live.policy.decide_with(act, &wished) {
        Ok(decision) if allowed.outcome <= Outcome::Advise => (decision, None),
        Ok(_) => (plain, Some(OverrideError::NoReason)),
        Err(error) => (plain, Some(error)),
    })
}

/// A ground of this program's own. It speaks through the first clause with one of these kinds of control, so that whoever is
/// refused finds the words behind it; a policy without any is held by it all the same.
#[must_use]
pub fn ours(live: Option<&LivePolicy>, kinds: &[&str], sentence: impl Into<String>) -> Ground {
    let clauses = live.map_or(&[][..], |live| &live.policy.clauses);
    let named = kinds.iter().find_map(|kind| {
        clauses.iter().find(|clause| {
            let rule = clause.rule.as_ref();
            rule.is_some_and(|rule| rule.control.kind() == *kind)
        })
    });
    Ground {
        clause: named.map_or_else(
            || kinds.first().copied().unwrap_or("response").into(),
            |clause| clause.id.clone(),
        ),
        version: live.map_or(0, |live| live.number),
        outcome: Outcome::Refuse,
        sentence: sentence.into().into(),
        overridable_by: [].into(),
        overridden: false,
    }
}
