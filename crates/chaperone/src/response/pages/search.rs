//! Words over what somebody holds. Sent as a form and never in an address: what is looked for is often a name.

use axum::response::Response;
use jiff::{ToSpan, civil::Date};
use pages::{
    Form, Language,
    views::queue::{Found as Shown, FoundLine, Search as View},
};
use store::{Ts, case_file, concern, record::Kind};

use super::{queue::concern_title, shown::word, work::t};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        search::{self, Found, Other, Results, Wanted},
        words::Level,
    },
    web::{dates, form::Sent, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    Ok(view::html(&page(&ctx, Form::new(), None)))
}

fn page(ctx: &Ctx, form: Form, found: Option<Shown>) -> View {
    let levels = Level::ALL.iter().map(|level| {
        let key = level.key();
        (key.to_owned(), word(&format!("triage-level-{key}")))
    });
    View {
        page: view::page(ctx).back_to("/cases").showing(&form),
        form,
        levels: levels.collect(),
        statuses: statuses(),
        found,
    }
}

/// The statuses of concerns and of cases, each key once.
fn statuses() -> Vec<(String, String)> {
    let of_concerns = ["new", "read", "triaged"];
    let of_concerns = of_concerns.map(|key| (key, word(&format!("response-status-{key}"))));
    let of_cases = ["open", "monitoring", "closed", "merged"];
    let of_cases = of_cases.map(|key| (key, word(&format!("case-status-{key}"))));
    let all = of_concerns.into_iter().chain(of_cases);
    all.map(|(key, words)| (key.to_owned(), words)).collect()
}

pub async fn send(ctx: Ctx, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    let wanted = read(&ctx, &mut form)?;
    if form.is_refused() {
        return Ok(view::again(&page(&ctx, form, None)));
    }
    let results = search::search(&ctx, &wanted).await?;
    let found = found(&ctx, &results);
    Ok(view::html(&page(&ctx, form, Some(found))))
}

fn read(ctx: &Ctx, form: &mut Form) -> Result<Wanted, AppError> {
    let language = Language::English;
    let mut wanted = Wanted::default();
    wanted.set_words(form.text("words"));
    wanted.kind = Kind::from_word(form.text("kind"));
    wanted.level = Level::parse(form.text("level")).map(|level| level.key().to_owned());
    let status = form.text("status").to_owned();
    let known = statuses().into_iter().any(|(key, _)| key == status);
    wanted.status = known.then_some(status);
    let from = form.optional_date(language, "from", &t("search-from"));
    let until = form.optional_date(language, "until", &t("search-until"));
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        form.refuse_at("until", "until-day", t("search-date-order"));
    }
    wanted.from = from.map(|day| start_of(ctx, day)).transpose()?;
    // The whole of the last day counts.
    wanted.until = until.map(|day| start_of(ctx, day + 1.day())).transpose()?;
    if wanted.is_empty() && !form.is_refused() {
        form.refuse("words", t("search-empty"));
    }
    Ok(wanted)
}

fn start_of(ctx: &Ctx, day: Date) -> Result<Ts, AppError> {
    let start = day.to_zoned(ctx.zone());
    let start = start.map_err(|error| AppError::Internal(error.into()))?;
    Ok(Ts::from(start.timestamp()))
}

fn found(ctx: &Ctx, results: &Results) -> Shown {
    let rows = results.found.iter().map(|one| match one {
        Found::Concern(row, entries) => of_concern(ctx, row, *entries),
        Found::Case(row, title, entries) => of_case(ctx, row, title.as_deref(), *entries),
        Found::Other(row, entries) => of_other(ctx, row, *entries),
    });
    Shown {
        rows: rows.collect(),
        summary: Language::English
            .t("search-count")
            .arg("found", results.found.len())
            .arg("all", results.looked_at)
            .to_string(),
        more: results.more,
    }
}

fn entries(count: usize) -> String {
    if count == 0 {
        return String::new();
    }
    Language::English
        .t("search-entries")
        .arg("count", count)
        .to_string()
}

fn of_concern(ctx: &Ctx, row: &concern::Concern, count: usize) -> FoundLine {
    let level = row.level.as_deref();
    let level = level.map(|level| word(&format!("triage-level-{level}")));
    let about = word(&format!("response-about-{}", &row.about));
    FoundLine {
        href: format!("/concerns/{}", row.id),
        title: concern_title(ctx, row),
        about: [Some(about), level]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        status: word(&format!("response-status-{}", row.status.as_str())),
        entries: entries(count),
    }
}

fn of_other(ctx: &Ctx, row: &Other, count: usize) -> FoundLine {
    let (door, title) = match row.kind {
        Kind::Advice => ("advice", "advice-one"),
        Kind::Contact => ("contact-attempts", "attempt-one"),
        _ => ("breaches", "breach-one"),
    };
    let at = dates::moment(ctx, row.at.timestamp());
    FoundLine {
        href: format!("/{door}/{}", row.id),
        title: Language::English.t(title).arg("at", at).to_string(),
        about: word(&format!("queue-kind-{}", row.kind.as_str())),
        status: String::new(),
        entries: entries(count),
    }
}

fn of_case(ctx: &Ctx, row: &case_file::CaseFile, title: Option<&str>, count: usize) -> FoundLine {
    let about = [
        word(&format!("triage-branch-{}", &row.branch)),
        word(&format!("triage-level-{}", &row.level)),
        dates::moment(ctx, row.opened_at.timestamp()),
    ];
    FoundLine {
        href: format!("/cases/{}", row.id),
        title: title.map_or_else(|| t("case-waits-for-key"), str::to_owned),
        about: about.join(", "),
        status: word(&format!("case-status-{}", row.status.as_str())),
        entries: entries(count),
    }
}
