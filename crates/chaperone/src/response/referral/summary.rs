//! A referral on paper: what that body needs, and nothing else of the case.

use pages::Language;
use policy::terms::Body;
use print::{
    Report,
    documents::{Block, Fact, report::ReportSection},
};
use uuid::Uuid;

use super::{body, sharing, state};
use crate::{
    ctx::Ctx,
    error::AppError,
    printing,
    response::{
        case::{self, Case},
        words::{Draft, Person, When},
    },
    web::dates,
};

/// What came of asking for a print.
pub enum Printed {
    Pdf(Vec<u8>),
    /// What has to be mended first, in sentences.
    Refused(Vec<String>),
}

/// Prints a referral, and writes into the log that it was printed: from there on it can be anywhere. What is urgent is never held up.
///
/// # Errors
/// [`AppError::NotFound`] where case or referral do not exist for whoever asks, or nothing is written in it yet; when it cannot be
/// printed or the rows not be written.
pub async fn print(ctx: &Ctx, case: Uuid, referral: Uuid) -> Result<Printed, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, case).await?;
    let state = state::one(&mut conn, &case, referral).await?;
    drop(conn);
    let draft = state.draft.ok_or(AppError::NotFound)?;
    let recorded = sharing::recorded(&case, state.body, draft);
    if !state.row.urgent
        && let Some(asked) = sharing::ask(ctx, &case, &recorded, ctx.now()).await?
    {
        let refusals = asked.refusals();
        if !refusals.is_empty() {
            return Ok(Printed::Refused(refusals));
        }
    }
    let report = report(ctx, &case, &state, draft)?;
    let pdf = printing::pdf(&ctx.app, &report).await?;
    let mut tx = ctx.db().begin().await?;
    let words = sharing::words(ctx, referral, draft, "print");
    let now = When {
        at: ctx.now(),
        day_only: false,
    };
    sharing::log(ctx, &mut tx, &case, words, &recorded, now).await?;
    tx.commit().await?;
    Ok(Printed::Pdf(pdf))
}

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

fn report(
    ctx: &Ctx,
    case: &Case,
    state: &state::State<'_>,
    draft: &Draft,
) -> Result<Report, AppError> {
    let body = t(body::label_key(state.body, ctx.organisation().nation));
    let sender = ctx.signed()?.name.clone();
    let mut facts = vec![Fact::new(t("referral-paper-to"), &body)];
    let mut fact = |key: &str, value: String| {
        if !value.trim().is_empty() {
            facts.push(Fact::new(t(key), value));
        }
    };
    fact("referral-paper-recipient", draft.recipient.clone());
    fact("referral-paper-contact", draft.contact.clone());
    fact(
        "referral-paper-from",
        format!("{sender}, {}", ctx.organisation().name),
    );
    fact("referral-paper-date", dates::moment(ctx, ctx.now()));
    fact(
        "referral-paper-known",
        dates::moment(ctx, state.row.aware_at.timestamp()),
    );
    if let Some(sent) = state.row.sent_at {
        fact("referral-paper-first", dates::moment(ctx, sent.timestamp()));
    }
    let mut sections = vec![section("referral-paper-why", plain(&draft.why))];
    if draft.summary != draft.why {
        sections.push(section("referral-paper-summary", plain(&draft.summary)));
    }
    let people = people(case, draft);
    if !people.is_empty() {
        sections.push(section("referral-paper-people", people));
    }
    sections.push(section(
        "referral-paper-questions",
        answers(state.body, draft),
    ));
    sections.push(section("referral-paper-basis", basis(draft)));
    sections.retain(|section| !section.blocks.is_empty());
    let marking = if state.row.urgent {
        "referral-paper-urgent"
    } else {
        "referral-paper-marking"
    };
    Ok(Report {
        organisation: ctx.organisation().name.clone(),
        title: Language::English
            .t("referral-paper-title")
            .arg("body", body)
            .to_string(),
        marking: t(marking),
        reference: state.reference().to_owned(),
        facts,
        sections,
        ..Report::default()
    })
}

fn section(title: &str, blocks: Vec<Block>) -> ReportSection {
    ReportSection {
        title: t(title),
        blocks,
    }
}

/// Paragraphs as they were typed: nothing is read as a list, for exact words may begin with a dash.
fn plain(text: &str) -> Vec<Block> {
    let parts = text.split("\n\n").map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(|part| Block::Paragraph(part.to_owned()))
        .collect()
}

/// Those who were chosen, with the fields that were chosen.
fn people(case: &Case, draft: &Draft) -> Vec<Block> {
    let mut blocks = Vec::new();
    for person in draft.people.iter().filter_map(|id| case.people.get(id)) {
        let role = Fact::new(
            t("referral-paper-role"),
            t(&format!("case-role-{}", person.role.key())),
        );
        let mut facts = vec![role];
        for field in &draft.fields {
            let value = value(person, field);
            if !value.trim().is_empty() {
                facts.push(Fact::new(t(&format!("referral-field-{field}")), value));
            }
        }
        blocks.push(Block::Facts(facts));
    }
    blocks
}

fn value(person: &Person, field: &str) -> String {
    match field {
        "name" => person.name.clone(),
        "born" => person.born.map(dates::day).unwrap_or_default(),
        "belongs" => person.belongs.clone(),
        "contact" => person.contact.clone(),
        "needs" => person.needs.clone(),
        "note" => person.note.clone(),
        _ => String::new(),
    }
}

fn answers(body: Body, draft: &Draft) -> Vec<Block> {
    let mut facts = Vec::new();
    for question in body::needs(body).questions {
        let answer = draft.answers.iter().find(|(key, _)| key == question);
        if let Some((_, answer)) = answer.filter(|(_, answer)| !answer.trim().is_empty()) {
            facts.push(Fact::new(
                t(&format!("referral-question-{question}")),
                answer,
            ));
        }
    }
    if facts.is_empty() {
        Vec::new()
    } else {
        vec![Block::Facts(facts)]
    }
}

fn basis(draft: &Draft) -> Vec<Block> {
    let mut facts = Vec::new();
    if !draft.basis.is_empty() {
        let basis = t(&format!("referral-basis-{}", draft.basis));
        facts.push(Fact::new(t("referral-paper-lawful"), basis));
    }
    if !draft.consent.is_empty() {
        let consent = t(&format!("referral-consent-{}", draft.consent));
        facts.push(Fact::new(t("referral-paper-consent"), consent));
    }
    for (key, text) in [
        ("referral-paper-consent-reason", &draft.consent_reason),
        ("referral-paper-family", &draft.told_family),
    ] {
        if !text.trim().is_empty() {
            facts.push(Fact::new(t(key), text));
        }
    }
    vec![Block::Facts(facts)]
}
