//! The support plan, and the place of each person in it.

use axum::{extract::Path, response::Response};
use pages::{
    Form, Language,
    views::closing::{Slot as SlotView, SlotRow, Support as View},
};
use policy::{Choice, terms::Need};
use uuid::Uuid;

use super::{Came, asked, done, events, must_exist, outcome, page, required, shown, stop, t};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        ask::Stopped,
        case::Case,
        pages::{
            concerns::seen,
            ended::{ended, nothing_to_fill_in},
            shown as words,
        },
        support::{self, Filled, Slot},
        words::{Support, What},
    },
    web::{dates, form::Sent, view},
};

/// In addresses, for a group in which nobody is named.
const EVERYBODY: &str = "group";

pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let page = view(&ctx, id, Form::new(), None, None).await?;
    Ok(view::html(&page))
}

/// Who has a place, as it is shown.
pub fn who(case: &Case, slot: Slot) -> String {
    match slot.person.and_then(|id| case.people.get(&id)) {
        Some(person) if !person.initials.trim().is_empty() => person.initials.clone(),
        Some(person) => person.name.clone(),
        None => t("support-everybody"),
    }
}

/// The words for a group.
pub fn group(need: Need) -> String {
    words::word(&format!("support-group-{}", need.key()))
}

async fn view(
    ctx: &Ctx,
    id: Uuid,
    form: Form,
    before: Option<i64>,
    stopped: Option<Stopped>,
) -> Result<View, AppError> {
    let shown = shown(ctx, id, "support", before).await?;
    let case = &shown.case;
    let plan = support::plan(case);
    let mut groups: Vec<(String, Vec<SlotRow>)> = Vec::new();
    for need in Need::ALL {
        let here = plan.slots.iter().filter(|(slot, _)| slot.need == *need);
        let rows = here.map(|(slot, filled)| row(case, *slot, filled));
        groups.push((group(*need), rows.collect()));
    }
    let approval = case
        .entries
        .iter()
        .rev()
        .find(|one| matches!(&one.entry.what, What::Support(Support::Approved { .. })));
    let approved = approval.map(|one| {
        let approved = Language::English.t("support-approved");
        let approved = approved.arg("name", words::by(&one.entry.by));
        approved.arg("at", dates::moment(ctx, one.at)).to_string()
    });
    Ok(View {
        page: page(ctx, id, &form),
        groups,
        approved: approved.unwrap_or_default(),
        blank: plan.blanks().count(),
        stop: stopped.map(|stopped| stop(ctx, &stopped)),
        frame: shown.frame,
        seen: shown.seen,
        meanwhile: shown.meanwhile,
        form,
    })
}

fn row(case: &Case, slot: Slot, filled: &Filled) -> SlotRow {
    let blank = filled.blank(slot);
    let person = slot
        .person
        .map_or_else(|| EVERYBODY.to_owned(), |id| id.to_string());
    let need = slot.need.key();
    SlotRow {
        who: who(case, slot),
        href: format!("/cases/{}/support/{need}/{person}", case.id()),
        assessed: events::assessed(filled),
        offered: events::offered(filled),
        answered: events::answered(filled),
        mark: if blank.is_some() { "due" } else { "met" },
        status: words::word(&format!("support-state-{}", blank.unwrap_or("whole"))),
    }
}

pub async fn approve(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    must_exist(&ctx, id).await?;
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let text = form.value("text").to_owned();
    let (before, stopped) = match asked(support::approve(&ctx, id, &text, seen).await, &mut form)? {
        Came::Done => return Ok(done(id, "support", "support-approve-saved")),
        Came::Wrong => (None, None),
        Came::Meanwhile => (Some(seen), None),
        Came::Stopped(stopped) => (None, Some(stopped)),
    };
    let page = view(&ctx, id, form, before, stopped).await?;
    Ok(view::again(&page))
}

fn slot(need: &str, who: &str) -> Result<Slot, AppError> {
    let need = Need::from_key(need).ok_or(AppError::NotFound)?;
    let person = if who == EVERYBODY {
        None
    } else {
        Some(who.parse().map_err(|_| AppError::NotFound)?)
    };
    Ok(Slot { need, person })
}

pub async fn show_slot(
    ctx: Ctx,
    Path((id, need, who)): Path<(Uuid, String, String)>,
) -> Result<Response, AppError> {
    let slot = slot(&need, &who)?;
    if let Some(page) = nothing_to_fill_in(&ctx, id).await? {
        return Ok(page);
    }
    let page = slot_view(&ctx, id, slot, None, None).await?;
    Ok(view::html(&page))
}

/// With the form as it was typed, or as the plan has it.
async fn slot_view(
    ctx: &Ctx,
    id: Uuid,
    slot: Slot,
    typed: Option<Form>,
    before: Option<i64>,
) -> Result<SlotView, AppError> {
    let shown = shown(ctx, id, "support", before).await?;
    let plan = support::plan(&shown.case);
    let filled = plan.of(slot).ok_or(AppError::NotFound)?;
    let form = typed.unwrap_or_else(|| as_kept(filled));
    let person = slot.person.and_then(|id| shown.case.people.get(&id));
    let who_key = slot
        .person
        .map_or_else(|| EVERYBODY.to_owned(), |id| id.to_string());
    Ok(SlotView {
        page: view::page(ctx)
            .back_to(format!("/cases/{id}/support"))
            .showing(&form),
        action: format!("/cases/{id}/support/{}/{who_key}", slot.need.key()),
        who: who(&shown.case, slot),
        group: group(slot.need),
        needs: person.map_or_else(String::new, |person| person.needs.clone()),
        person: person.is_some(),
        frame: shown.frame,
        seen: shown.seen,
        meanwhile: shown.meanwhile,
        form,
    })
}

fn as_kept(filled: &Filled) -> Form {
    let mut form = Form::new();
    if let Some((none, text)) = &filled.assessed {
        form.set("needed", if *none { "no" } else { "yes" });
        form.set("text", text);
    }
    if let Some((what, by)) = &filled.offered {
        form.set("offered", what);
        form.set("by", by);
    }
    if let Some((yes, text)) = &filled.answered {
        form.set("answer", if *yes { "accepted" } else { "declined" });
        form.set("answer-text", text);
    }
    form
}

pub async fn fill(
    ctx: Ctx,
    Path((id, need, who)): Path<(Uuid, String, String)>,
    sent: Sent,
) -> Result<Response, AppError> {
    must_exist(&ctx, id).await?;
    let slot = slot(&need, &who)?;
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let filled = read(&mut form);
    let came = match filled.filter(|_| !form.is_refused()) {
        None => Came::Wrong,
        Some(filled) => {
            let result = support::fill(&ctx, id, slot, &filled, seen).await;
            outcome(result, &mut form)?
        }
    };
    let before = match came {
        Came::Done => return Ok(done(id, "support", "support-saved")),
        Came::Meanwhile => Some(seen),
        Came::Wrong | Came::Stopped(_) => None,
    };
    let page = slot_view(&ctx, id, slot, Some(form), before).await?;
    Ok(view::again(&page))
}

fn read(form: &mut Form) -> Option<Filled> {
    let none = match form.text("needed") {
        "yes" => false,
        "no" => true,
        _ => {
            form.refuse("needed", t("support-needed-missing"));
            return None;
        }
    };
    let text = required(form, "text", "support-text-missing");
    let mut filled = Filled {
        assessed: Some((none, text)),
        ..Filled::default()
    };
    if none {
        return Some(filled);
    }
    let (offered, answer) = (
        form.value("offered").to_owned(),
        form.text("answer").to_owned(),
    );
    if !offered.trim().is_empty() {
        let by = required(form, "by", "support-by-missing");
        filled.offered = Some((offered, by));
    }
    let words = form.value("answer-text").to_owned();
    match answer.as_str() {
        "accepted" => filled.answered = Some((true, words)),
        "declined" => {
            if words.trim().is_empty() {
                form.refuse("answer-text", t("support-answer-text-missing"));
            }
            filled.answered = Some((false, words));
        }
        _ => {}
    }
    if filled.answered.is_some() && filled.offered.is_none() {
        form.refuse("offered", t("support-offered-missing"));
    }
    Some(filled)
}
