//! One referral: how it stands, what it says, what can be done next.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use pages::{Form, Language, views::referral::Referral as View};
use uuid::Uuid;

use super::{event::label, list::status, t};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        case::{self, Case},
        pages::{event, frame::frame},
        referral::{
            body,
            state::{self, Stage, State},
            summary::{self, Printed},
        },
        words::Draft,
    },
    sealing::record,
    web::{dates, view},
};

pub async fn show(
    ctx: Ctx,
    Path((id, referral)): Path<(Uuid, Uuid)>,
) -> Result<Response, AppError> {
    Ok(view::html(&page(&ctx, id, referral, Form::new()).await?))
}

async fn page(ctx: &Ctx, id: Uuid, referral: Uuid, form: Form) -> Result<View, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    let state = state::one(&mut tx, &case, referral).await?;
    record::note_opened(ctx, &mut tx, id).await?;
    let frame = frame(&mut tx, &case, "referrals").await?;
    tx.commit().await?;
    let (mark, status) = status(ctx, &state);
    let base = format!("/cases/{id}/referrals/{referral}");
    let steps = state.steps.iter().map(|(written, _)| {
        let when = event::when(ctx, written);
        (when, event::said(ctx, &case, written))
    });
    Ok(View {
        page: view::page(ctx)
            .back_to(format!("/cases/{id}/referrals"))
            .showing(&form),
        frame,
        form,
        body: label(ctx, state.body),
        mark,
        status,
        facts: facts(ctx, &state),
        doors: doors(&base, &state),
        says: state
            .draft
            .map(|draft| says(&case, &state, draft))
            .unwrap_or_default(),
        print: state.draft.map(|_| format!("{base}/print")),
        steps: steps.collect(),
    })
}

/// What can be done next, the most likely first.
fn doors(base: &str, state: &State<'_>) -> Vec<(String, String)> {
    let steps: &[&str] = match state.stage() {
        Stage::Drafted | Stage::NotNeeded => &["sent"],
        Stage::Sent if state.is_confirmed() => &["acknowledged", "replied", "chased", "closed"],
        Stage::Sent => &["confirmed", "acknowledged", "replied", "chased", "closed"],
        Stage::Acknowledged if state.is_confirmed() => &["replied", "chased", "closed"],
        Stage::Acknowledged => &["confirmed", "replied", "chased", "closed"],
        Stage::Replied if state.is_confirmed() => &["closed", "replied"],
        Stage::Replied => &["confirmed", "closed", "replied"],
        Stage::Closed => &[],
    };
    let door = |step: &&str| {
        (
            t(&format!("referral-door-{step}")),
            format!("{base}/step/{step}"),
        )
    };
    let mut doors: Vec<_> = steps.iter().map(door).collect();
    doors.push((t("referral-details"), format!("{base}/details")));
    doors
}

fn facts(ctx: &Ctx, state: &State<'_>) -> Vec<(String, String)> {
    let row = &state.row;
    let moment = |at: store::Ts| {
        let mut steps = state.steps.iter().map(|(written, _)| written);
        let step = steps.find(|one| one.entry.day_only && one.happened() == at.timestamp());
        step.map_or_else(
            || dates::moment(ctx, at.timestamp()),
            |one| event::when(ctx, one),
        )
    };
    let mut facts = Vec::new();
    let mut fact = |key: &str, value: String| {
        if !value.trim().is_empty() {
            facts.push((t(key), value));
        }
    };
    if let Some(draft) = state.draft {
        fact("referral-fact-recipient", draft.recipient.clone());
        fact("referral-fact-contact", draft.contact.clone());
    }
    fact("referral-fact-aware", moment(row.aware_at));
    fact("referral-fact-due", moment(row.due_at));
    if let Some(sent) = row.sent_at {
        let late = state.is_late(ctx.now());
        let at = moment(sent);
        let words = if late {
            let late = Language::English.t("referral-fact-late").arg("at", at);
            late.to_string()
        } else {
            at
        };
        fact("referral-fact-sent", words);
        let reference = state.reference();
        let reference = if reference.is_empty() {
            t("referral-fact-none")
        } else {
            reference.to_owned()
        };
        fact("referral-fact-reference", reference);
        if !state.is_confirmed() {
            fact("referral-fact-confirm", t("referral-fact-not-confirmed"));
        }
    }
    for (key, at) in [
        ("referral-fact-acknowledged", row.acknowledged_at),
        ("referral-fact-chased", row.chased_at),
        ("referral-fact-chase", row.chase_at),
        ("referral-fact-replied", row.replied_at),
        ("referral-fact-not-needed", row.not_needed_at),
        ("referral-fact-closed", row.closed_at),
    ] {
        fact(key, at.map(moment).unwrap_or_default());
    }
    facts
}

/// What it says, as the paper will.
fn says(case: &Case, state: &State<'_>, draft: &Draft) -> Vec<(String, String)> {
    let mut says = Vec::new();
    let mut say = |label: String, text: String| {
        if !text.trim().is_empty() {
            says.push((label, text));
        }
    };
    say(t("referral-why"), draft.why.clone());
    if draft.summary != draft.why {
        say(t("referral-summary"), draft.summary.clone());
    }
    for question in body::needs(state.body).questions {
        let answer = draft.answers.iter().find(|(key, _)| key == question);
        let answer = answer.map(|(_, answer)| answer.clone());
        say(
            t(&format!("referral-question-{question}")),
            answer.unwrap_or_default(),
        );
    }
    let people = draft.people.iter().filter_map(|id| case.people.get(id));
    let people: Vec<&str> = people.map(|person| person.initials.as_str()).collect();
    say(t("referral-people"), people.join(", "));
    let fields = draft.fields.iter();
    let fields: Vec<String> = fields
        .map(|field| t(&format!("referral-field-{field}")))
        .collect();
    if !people.is_empty() {
        say(t("referral-fields"), fields.join(", "));
    }
    say(t("referral-more"), draft.more.clone());
    if !draft.basis.is_empty() {
        let basis = t(&format!("referral-basis-{}", draft.basis));
        say(t("referral-basis"), basis);
    }
    if !draft.consent.is_empty() {
        let consent = t(&format!("referral-consent-{}", draft.consent));
        say(t("referral-consent"), consent);
    }
    say(t("referral-consent-reason"), draft.consent_reason.clone());
    say(t("referral-told-family"), draft.told_family.clone());
    says
}

pub async fn print(
    ctx: Ctx,
    Path((id, referral)): Path<(Uuid, Uuid)>,
) -> Result<Response, AppError> {
    let pdf = match summary::print(&ctx, id, referral).await? {
        Printed::Pdf(pdf) => pdf,
        Printed::Refused(sentences) => {
            let mut form = Form::new();
            let words = Language::English.t("referral-print-refused");
            form.refuse_all(words.arg("what", sentences.join("; ")));
            return Ok(view::again(&page(&ctx, id, referral, form).await?));
        }
    };
    let mut response = pdf.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/pdf"),
    );
    // A name that says nothing: it lies about in folders of downloads.
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"referral.pdf\""),
    );
    Ok(response)
}
