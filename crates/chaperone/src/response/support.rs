//! Whose needs were looked at, what was offered, and what they said (D130, D132, D133, D134).

use std::collections::BTreeMap;

use policy::{ApprovePlan, Choice, terms::Need};
use store::{Conn, Day, support_plan::SupportPlan};
use uuid::Uuid;

use super::{
    ask::{self, Asked, Done},
    case::{self, Case},
    review,
    words::{PartyRole, Person, Support, What},
};
use crate::{ctx::Ctx, error::AppError};

/// Whose needs: a group, and where it is one of the people in the case, who.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    pub need: Need,
    pub person: Option<Uuid>,
}

/// What is written down about one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// What they need; or that nothing is needed, and why.
    pub assessed: Option<(bool, String)>,
    /// What was offered, and by whom.
    pub offered: Option<(String, String)>,
    /// Accepted or declined, with words to it.
    pub answered: Option<(bool, String)>,
}

/// Everybody the plan is for, in the order in which it shows them.
pub struct Plan {
    pub slots: Vec<(Slot, Filled)>,
    pub approved: bool,
}

/// Which group somebody in the case belongs to.
#[must_use]
pub fn need_of(person: &Person) -> Need {
    match person.role {
        PartyRole::Harmed => Need::PersonHarmed,
        PartyRole::Subject => Need::Accused,
        PartyRole::Family => Need::Family,
        // Somebody of ours who saw or reported it is looked after as staff.
        PartyRole::Bystander | PartyRole::Reporter | PartyRole::Witness => {
            if person.member.is_some() {
                Need::Staff
            } else {
                Need::Bystanders
            }
        }
    }
}

/// The plan of a case, from what was written. A group in which nobody is named has one place of its own, so that "there is nobody"
/// is somebody's answer too, and never a blank.
#[must_use]
pub fn plan(case: &Case) -> Plan {
    let mut filled: BTreeMap<Slot, Filled> = BTreeMap::new();
    let mut approved = false;
    for written in &case.entries {
        let What::Support(step) = &written.entry.what else {
            continue;
        };
        let (need, person) = match step {
            Support::Assessed { need, person, .. }
            | Support::Offered { need, person, .. }
            | Support::Answered { need, person, .. } => (need, *person),
            Support::Approved { .. } => {
                approved = true;
                continue;
            }
        };
        let Some(need) = Need::from_key(need) else {
            continue;
        };
        // Somebody's part in the case may have been put right since: their answers stay theirs.
        let need = person
            .and_then(|id| case.people.get(&id))
            .map_or(need, need_of);
        let slot = filled.entry(Slot { need, person }).or_default();
        match step.clone() {
            Support::Assessed { none, text, .. } => {
                slot.assessed = Some((none, text));
                if none {
                    (slot.offered, slot.answered) = (None, None);
                }
            }
            Support::Offered { what, by, .. } => {
                slot.offered = Some((what, by));
                slot.answered = None;
            }
            Support::Answered { accepted, text, .. } => slot.answered = Some((accepted, text)),
            Support::Approved { .. } => {}
        }
    }
    let mut slots = Vec::new();
    for need in Need::ALL {
        let people = case.people.values().filter(|one| need_of(one) == *need);
        let mut here: Vec<Slot> = people
            .map(|one| Slot {
                need: *need,
                person: Some(one.id),
            })
            .collect();
        if here.is_empty() {
            here.push(Slot {
                need: *need,
                person: None,
            });
        }
        for slot in here {
            slots.push((slot, filled.get(&slot).cloned().unwrap_or_default()));
        }
    }
    Plan { slots, approved }
}

impl Filled {
    /// What is blank, as a key: `assessed`, `offered`, `answered`; none where nothing is.
    #[must_use]
    pub fn blank(&self, slot: Slot) -> Option<&'static str> {
        match &self.assessed {
            None => Some("assessed"),
            Some((true, _)) => None,
            Some((false, _)) if self.offered.is_none() => Some("offered"),
            // A group or the whole organisation accepts nothing: a person does.
            Some((false, _)) if slot.person.is_some() && self.answered.is_none() => {
                Some("answered")
            }
            Some((false, _)) => None,
        }
    }
}

impl Plan {
    /// The places in which something is blank, with what.
    pub fn blanks(&self) -> impl Iterator<Item = (Slot, &'static str)> {
        let blank = |(slot, filled): &(Slot, Filled)| Some((*slot, filled.blank(*slot)?));
        self.slots.iter().filter_map(blank)
    }

    /// The groups for whom nothing is blank.
    #[must_use]
    pub fn answered(&self) -> Vec<Need> {
        let whole = |need: &&Need| self.blanks().all(|(slot, _)| slot.need != **need);
        Need::ALL.iter().filter(whole).copied().collect()
    }

    /// The groups to whom support was offered.
    #[must_use]
    pub fn offered(&self) -> Vec<Need> {
        let some = |need: &&Need| {
            let mut slots = self.slots.iter();
            slots.any(|(slot, filled)| slot.need == **need && filled.offered.is_some())
        };
        Need::ALL.iter().filter(some).copied().collect()
    }

    #[must_use]
    pub fn of(&self, slot: Slot) -> Option<&Filled> {
        let found = self.slots.iter().find(|(one, _)| *one == slot);
        found.map(|(_, filled)| filled)
    }
}

/// Writes down what somebody needs, was offered and said: as many entries as there is news.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes or has no such place; [`AppError::Conflict`] when somebody
/// wrote since `seen` or it is closed.
pub async fn fill(
    ctx: &Ctx,
    id: Uuid,
    slot: Slot,
    new: &Filled,
    seen: i64,
) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    let before = plan(&case);
    let old = before.of(slot).ok_or(AppError::NotFound)?;
    let (need, person) = (slot.need.key().to_owned(), slot.person);
    let mut steps = Vec::new();
    if let (Some((none, text)), true) = (&new.assessed, new.assessed != old.assessed) {
        steps.push(Support::Assessed {
            need: need.clone(),
            person,
            none: *none,
            text: text.clone(),
        });
    }
    let offered = new.offered != old.offered;
    if let (Some((what, by)), true) = (&new.offered, offered) {
        steps.push(Support::Offered {
            need: need.clone(),
            person,
            what: what.clone(),
            by: by.clone(),
        });
    }
    if let (Some((accepted, text)), true) = (&new.answered, offered || new.answered != old.answered)
    {
        steps.push(Support::Answered {
            need,
            person,
            accepted: *accepted,
            text: text.clone(),
        });
    }
    if steps.is_empty() {
        return Ok(());
    }
    let acted = steps
        .iter()
        .any(|step| !matches!(step, Support::Assessed { .. }));
    // The first of them finds out whether somebody wrote meanwhile; nobody can between them.
    let mut seen = Some(seen);
    for step in steps {
        let entry = case::entry(ctx, What::Support(step));
        case::write(ctx, &mut tx, &case.opened, &entry, seen.take()).await?;
    }
    if acted {
        review::acted(ctx, &mut tx, id, ctx.now()).await?;
    }
    keep(ctx, &mut tx, id, false).await?;
    tx.commit().await?;
    Ok(())
}

/// Brings the row of the plan up to what is written: what clocks and counts need.
async fn keep(ctx: &Ctx, tx: &mut Conn, id: Uuid, approve: bool) -> Result<(), AppError> {
    let case = case::load(ctx, tx, id).await?;
    let plan = plan(&case);
    let today = Day::from(ctx.today());
    let row = store::support_plan::find(tx, id).await?;
    let keys = |needs: Vec<Need>| {
        let keys: Vec<&str> = needs.iter().map(|need| need.key()).collect();
        keys.join(",")
    };
    let row = SupportPlan {
        case_id: id,
        drafted_on: row.as_ref().map_or(today, |row| row.drafted_on),
        approved_on: row
            .and_then(|row| row.approved_on)
            .or(approve.then_some(today)),
        needs: keys(plan.answered()),
        offered: keys(plan.offered()),
    };
    store::support_plan::put(tx, &row).await?;
    Ok(())
}

/// Approves the plan. Not while anything in it is blank.
///
/// # Errors
/// As [`fill`].
pub async fn approve(ctx: &Ctx, id: Uuid, text: &str, seen: i64) -> Result<Done, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    let plan = plan(&case);
    let act = ApprovePlan {
        at: Some(ctx.now().to_zoned(ctx.zone())),
        service: case.file.service.clone(),
        needs: Some(plan.answered()),
    };
    let live = ctx.policy().await?;
    let mut ours = Vec::new();
    if let Some(sentence) = blanks_in_words(&plan) {
        ours.push(ask::ours(live.as_deref(), &["support-plan"], sentence));
    }
    if let Asked::Stopped(stopped) = ask::ask(ctx, &mut tx, &act.into(), id, ours, None).await? {
        tx.commit().await?;
        return Ok(Done::Stopped(stopped));
    }
    let what = What::Support(Support::Approved {
        text: text.to_owned(),
    });
    let entry = case::entry(ctx, what);
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    keep(ctx, &mut tx, id, true).await?;
    store::due::done_kind(&mut tx, id, "support", ctx.ts()).await?;
    crate::audit::note_record(&mut tx, ctx, "approved-plan", id, &()).await?;
    tx.commit().await?;
    Ok(Done::Done(()))
}

/// What is blank, as something to do. A decision is kept in clear: how many of which group, and never who.
#[must_use]
pub fn blanks_in_words(plan: &Plan) -> Option<String> {
    let mut groups: BTreeMap<Need, usize> = BTreeMap::new();
    for (slot, _) in plan.blanks() {
        *groups.entry(slot.need).or_default() += 1;
    }
    if groups.is_empty() {
        return None;
    }
    let parts = groups.iter().map(|(need, count)| {
        if *count == 1 {
            need.label().to_owned()
        } else {
            format!("{} ({count} people)", need.label())
        }
    });
    let parts: Vec<String> = parts.collect();
    Some(format!(
        "fill in what is blank first, needed, offered and answered, for {}",
        policy::join(parts.iter().map(String::as_str))
    ))
}
