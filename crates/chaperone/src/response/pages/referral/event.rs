//! Steps of a referral, and what left, as entries of the chronology.

use pages::Language;
use uuid::Uuid;

use super::super::event::paragraphs;
use crate::response::{
    case::Case,
    referral::body,
    words::{Disclosed, Referral as Step, What},
};
use policy::{Choice, terms::Body};

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

/// The name of the body that a referral is to, from its first words: of what it was to say, or of why it is not made.
fn body_of(case: &Case, referral: Uuid) -> String {
    let found = case.entries.iter().find_map(|one| match &one.entry.what {
        What::Referral { referral: id, step } if *id == referral => match step {
            Step::Drafted(draft) => Body::from_key(&draft.body),
            Step::NotNeeded { body, .. } => Body::from_key(body),
            _ => None,
        },
        _ => None,
    });
    found.map_or_else(|| t("case-event-referral"), |body| body.label().to_owned())
}

/// What kind of step it is, and its words.
pub fn step(case: &Case, referral: Uuid, step: &Step) -> (String, String) {
    let line = |key: &str, text: &str| {
        if text.trim().is_empty() {
            String::new()
        } else {
            Language::English
                .t(key)
                .arg("text", text.to_owned())
                .to_string()
        }
    };
    let texts: Vec<String> = match step {
        Step::Drafted(draft) => vec![draft.why.clone()],
        Step::Sent {
            how, reference, to, ..
        } => vec![
            t(&format!("referral-way-{how}")),
            line("referral-event-to", to),
            line("referral-event-reference", reference),
        ],
        Step::Confirmed { how } | Step::Chased { how } => vec![t(&format!("referral-way-{how}"))],
        Step::Acknowledged { reference, text } => {
            vec![line("referral-event-reference", reference), text.clone()]
        }
        Step::Replied { text, outcome } => {
            vec![t(&format!("referral-outcome-{outcome}")), text.clone()]
        }
        Step::Closed { text } => vec![text.clone()],
        Step::NotNeeded {
            threshold,
            alternatives,
            reason,
            consulted,
            ..
        } => vec![
            line("referral-event-threshold", threshold),
            line("referral-event-alternatives", alternatives),
            line("referral-event-reason", reason),
            line("referral-event-consulted", consulted),
        ],
    };
    let name = crate::response::referral::start::name(step);
    let head = Language::English
        .t(&format!("referral-event-{name}"))
        .arg("body", body_of(case, referral));
    (head.to_string(), paragraphs(&texts))
}

/// What left, to whom.
pub fn disclosed(words: &Disclosed) -> (String, String) {
    let head = Language::English
        .t("referral-event-disclosed")
        .arg("to", words.to.clone());
    let texts = [t(&format!("disclosure-how-{}", words.how)), fields(words)];
    (head.to_string(), paragraphs(&texts))
}

/// The details that went along, in words.
pub fn fields(words: &Disclosed) -> String {
    if words.people.is_empty() || words.fields.is_empty() {
        return t("disclosure-no-details");
    }
    let fields = words.fields.iter();
    let fields: Vec<String> = fields
        .map(|field| t(&format!("referral-field-{field}")))
        .collect();
    Language::English
        .t("disclosure-details")
        .arg("count", words.people.len())
        .arg("fields", fields.join(", "))
        .to_string()
}

/// The name of a body here.
pub fn label(ctx: &crate::ctx::Ctx, body: Body) -> String {
    t(body::label_key(body, ctx.organisation().nation))
}
