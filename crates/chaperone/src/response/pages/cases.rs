//! The list of cases, the front sheet and the chronology.

use axum::{extract::Path, response::Response};
use jiff::{civil::Time, tz::AmbiguousOffset};
use pages::{
    Form, Language,
    views::{
        case::{CaseLine, Cases, Chronology, Correct, Event, Overview},
        response::Said,
    },
};
use store::{Conn, concern::Concern, due::Due};
use uuid::Uuid;

use super::{
    concerns::seen,
    ended::ended,
    event, files,
    frame::frame,
    matter, people,
    shown::{self, word},
    work::is_said,
};
use crate::{
    ctx::Ctx,
    error::AppError,
    reporting::{add, files as checked},
    response::{
        case::{self, Case, Written},
        list::{self, Line},
        note,
        words::{Entry, Note, What, When},
    },
    sealing::record,
    web::{dates, flash, form::Sent, view},
};

const LONGEST: usize = 20_000;
/// How many entries the front sheet shows.
const LATEST: usize = 5;

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

pub async fn show_all(ctx: Ctx) -> Result<Response, AppError> {
    let mut conn = ctx.db().read().await?;
    let asked = view::asked(&ctx, "page").parse().unwrap_or(1).max(1);
    let listed = list::cases(&ctx, &mut conn, asked).await?;
    let person = ctx.signed()?.person;
    let open = store::due::open_for(&mut conn, person, ctx.ts()).await?;
    let mut added = Vec::new();
    for due in open.iter().filter(|due| due.kind == add::ADDED) {
        added.extend(store::concern::get(&mut conn, due.record_id).await?.case_id);
    }
    drop(conn);
    let rows = listed.rows.iter().map(|row| CaseLine {
        new_words: added.contains(&row.file.id),
        ..line(&ctx, row, &open)
    });
    Ok(view::html(&Cases {
        page: view::page(&ctx),
        rows: rows.collect(),
        current: usize::try_from(asked).unwrap_or(1),
        pages: view::pages(listed.all, list::PAGE),
        all: listed.all,
    }))
}

fn line(ctx: &Ctx, row: &Line, open: &[Due]) -> CaseLine {
    use store::case_file::Status;
    let due = open.iter().find(|due| due.record_id == row.file.id);
    let shown = due.map(|due| shown::due(ctx, due, String::new()));
    CaseLine {
        href: format!("/cases/{}", row.file.id),
        title: row.title.clone().unwrap_or_default(),
        opened: dates::moment(ctx, row.file.opened_at.timestamp()),
        branch: word(&format!("triage-branch-{}", &row.file.branch)),
        level: word(&format!("triage-level-{}", &row.file.level)),
        status: word(&format!("case-status-{}", row.file.status.as_str())),
        mark: match row.file.status {
            Status::Open => "due",
            Status::Monitoring => "none",
            Status::Closed | Status::Merged => "met",
        },
        late: shown.as_ref().is_some_and(|due| due.mark == "not"),
        due: shown
            .map(|due| format!("{} {}", due.what, due.when))
            .unwrap_or_default(),
        new_words: false,
    }
}

/// Opens a case: counted, and in the log.
pub async fn show(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(&ctx, &mut tx, id).await?;
    record::note_opened(&ctx, &mut tx, id).await?;
    let frame = frame(&mut tx, &case, "overview").await?;
    let others = others(&ctx, &mut tx, &case).await?;
    let mut new_words = Vec::new();
    for concern in &case.concerns {
        let dues = store::due::of_record(&mut tx, concern.id).await?;
        if dues
            .iter()
            .any(|due| due.done_at.is_none() && due.kind == add::ADDED)
        {
            new_words.push(concern_link(&ctx, concern));
        }
    }
    tx.commit().await?;
    Ok(view::html(&Overview {
        page: view::page(&ctx).back_to("/cases"),
        facts: facts(&ctx, &case),
        reason: reason(&case),
        dues: case
            .dues
            .iter()
            .filter(|due| due.done_at.is_none())
            .map(|due| shown::due(&ctx, due, door_of(id, &due.kind)))
            .collect(),
        doors: [
            super::referral::doors(id),
            matter::doors(&case),
            super::closing::doors(&case),
        ]
        .concat(),
        people: case.people.values().map(people::short).collect(),
        concerns: case
            .concerns
            .iter()
            .map(|concern| concern_link(&ctx, concern))
            .collect(),
        new_words,
        latest: latest(&ctx, &case),
        others,
        frame,
    }))
}

fn concern_link(ctx: &Ctx, concern: &Concern) -> (String, String) {
    let title = super::queue::concern_title(ctx, concern);
    (title, format!("/concerns/{}", concern.id))
}

/// Cases that go together with this one: title, address and how.
async fn others(
    ctx: &Ctx,
    conn: &mut Conn,
    case: &Case,
) -> Result<Vec<(String, String, String)>, AppError> {
    let others = crate::response::matter::others(ctx, conn, case).await?;
    let line = |other: Case| {
        let merged =
            other.file.merged_into == Some(case.id()) || case.file.merged_into == Some(other.id());
        let how = t(if merged {
            "matter-other-merged"
        } else {
            "matter-other-linked"
        });
        let href = format!("/cases/{}", other.id());
        (other.title, href, how)
    };
    Ok(others.into_iter().map(line).collect())
}

/// Where something that is due is done.
pub fn door_of(case: Uuid, kind: &str) -> String {
    let part = match kind {
        "review" | "lesson" | "dbs" => "review",
        "refer" | "referral" | "chase" | "confirm" => "referrals",
        "parents" | "tell-parents" => "parents",
        "support" => "support",
        "action" => "actions",
        _ => return format!("/cases/{case}"),
    };
    format!("/cases/{case}/{part}")
}

fn reason(case: &Case) -> String {
    let opened = case.entries.iter().find_map(|one| match &one.entry.what {
        What::Opened { reason, .. } => Some(reason.clone()),
        _ => None,
    });
    opened.unwrap_or_default()
}

fn latest(ctx: &Ctx, case: &Case) -> Vec<Said> {
    let newest = case.entries.iter().rev().take(LATEST);
    newest.map(|one| event::said(ctx, case, one)).collect()
}

fn facts(ctx: &Ctx, case: &Case) -> Vec<(String, String)> {
    let file = &case.file;
    let mut facts = vec![
        (
            t("case-opened"),
            dates::moment(ctx, file.opened_at.timestamp()),
        ),
        (
            t("case-branch"),
            word(&format!("triage-branch-{}", &file.branch)),
        ),
        (
            t("case-level"),
            word(&format!("triage-level-{}", &file.level)),
        ),
    ];
    if let Some(assessment) = &case.assessment {
        let kinds: Vec<String> = assessment
            .categories
            .iter()
            .map(|key| word(&format!("triage-category-{}", key)))
            .collect();
        if !kinds.is_empty() {
            facts.push((t("case-categories"), kinds.join(", ")));
        }
        if !assessment.wishes.trim().is_empty() {
            facts.push((t("case-wishes"), assessment.wishes.clone()));
        }
    }
    if let Some(day) = file.review_on {
        facts.push((t("case-review-on"), dates::day(day.date())));
    }
    if let Some(closed) = file.closed_at {
        facts.push((t("case-closed"), dates::moment(ctx, closed.timestamp())));
    }
    facts
}

pub async fn chronology(ctx: Ctx, Path(id): Path<Uuid>) -> Result<Response, AppError> {
    let page = chronology_page(&ctx, id, Form::new(), None).await?;
    Ok(view::html(&page))
}

async fn chronology_page(
    ctx: &Ctx,
    id: Uuid,
    form: Form,
    seen_before: Option<i64>,
) -> Result<Chronology, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    record::note_opened(ctx, &mut tx, id).await?;
    let frame = frame(&mut tx, &case, "chronology").await?;
    let takes_files = crate::response::files::takes_files(&mut tx, id).await?;
    let taken_in = crate::response::matter::taken_in(ctx, &mut tx, &case).await?;
    tx.commit().await?;
    Ok(Chronology {
        page: view::page(ctx).back_to("/cases").showing(&form),
        entries: events(ctx, &case, &taken_in),
        meanwhile: meanwhile(ctx, &case, seen_before),
        seen: case.opened.seen(),
        takes_files,
        accept: checked::ACCEPT.to_owned(),
        most: checked::MOST_BYTES / (1024 * 1024),
        together: checked::MOST_TOGETHER / (1024 * 1024),
        frame,
        form,
    })
}

/// What happened in a case and in those that go on in it, in one order.
fn events(ctx: &Ctx, case: &Case, taken_in: &[Case]) -> Vec<Event> {
    let all = std::iter::once(case).chain(taken_in);
    let mut written: Vec<(&Case, &Written)> = all
        .flat_map(|of| of.entries.iter().map(move |one| (of, one)))
        .filter(|(_, one)| !matches!(one.entry.what, What::Correction { .. }))
        .collect();
    written.sort_by_key(|(_, one)| (one.happened(), one.at, one.place));
    let shown = written.into_iter().map(|(of, one)| {
        let mut event = event::event(ctx, of, one);
        if of.id() != case.id() {
            // Later words about it are written where it stands.
            event.can_correct = false;
            let from = Language::English.t("matter-from");
            event.written = format!("{} {}", event.written, from.arg("title", of.title.clone()));
        }
        event
    });
    shown.collect()
}

/// What was written since a form was opened.
pub fn meanwhile(ctx: &Ctx, case: &Case, seen: Option<i64>) -> Vec<Said> {
    let Some(seen) = seen else { return Vec::new() };
    let newer = case.entries.iter().filter(|one| one.place > seen);
    newer.map(|one| event::said(ctx, case, one)).collect()
}

pub async fn add_note(ctx: Ctx, Path(id): Path<Uuid>, sent: Sent) -> Result<Response, AppError> {
    let mut form = sent.form;
    if let Some(page) = ended(&ctx, id, &form).await? {
        return Ok(page);
    }
    let seen = seen(&form)?;
    let language = Language::English;
    let text = form.value("text").to_owned();
    if text.trim().is_empty() {
        form.refuse("text", language.t("case-note-missing"));
    } else if text.chars().count() > LONGEST {
        form.refuse("text", language.t("case-note-long"));
    }
    let happened = happened(&ctx, &mut form);
    let offered = files::offered(&mut form, &sent.files);
    if form.is_refused() && !offered.is_empty() {
        form.refuse("files", language.t("files-again"));
    }
    if form.is_refused() {
        return Ok(view::again(&chronology_page(&ctx, id, form, None).await?));
    }
    let words = Note {
        text,
        opinion: form.value("opinion").to_owned(),
        files: Vec::new(),
    };
    let names: Vec<String> = offered.iter().map(|file| file.name.clone()).collect();
    let same = {
        let words = words.clone();
        move |entry: &Entry| {
            (entry.happened, entry.day_only) == When::kept(happened)
                && matches!(&entry.what, What::Note(note) if note.text == words.text
                    && note.opinion == words.opinion
                    && note.files.iter().map(|file| &file.name).eq(&names))
        }
    };
    let written = if offered.is_empty() {
        note::note(&ctx, id, words, happened, seen).await
    } else {
        crate::response::files::note_with(&ctx, id, words, offered, happened, seen).await
    };
    let saved = || flash::redirect(&format!("/cases/{id}/chronology"), &t("case-note-saved"));
    match written {
        Ok(_) => Ok(saved()),
        Err(AppError::Conflict(_)) if is_said(&ctx, id, seen, same).await? => Ok(saved()),
        Err(AppError::BadRequest(_)) => {
            form.refuse_all(files::none_taken());
            Ok(view::again(&chronology_page(&ctx, id, form, None).await?))
        }
        Err(AppError::Conflict(_)) => {
            form.refuse_all(language.t("response-meanwhile"));
            Ok(view::again(
                &chronology_page(&ctx, id, form, Some(seen)).await?,
            ))
        }
        Err(error) => Err(error),
    }
}

/// When something happened, from a day and a time; none where both are empty. A day without a time is only that day.
pub fn happened(ctx: &Ctx, form: &mut Form) -> Option<When> {
    moment(ctx, form, "on", "time")
}

/// The same from the fields of these names.
pub fn moment(ctx: &Ctx, form: &mut Form, on: &str, at: &str) -> Option<When> {
    let language = Language::English;
    let day = form.optional_date(language, on, &t("case-happened"));
    if day.is_some_and(|day| day > ctx.today()) {
        form.refuse_at(on, &format!("{on}-day"), language.t("case-time-ahead"));
        return None;
    }
    let typed = form.text(at).replace('.', ":");
    let time = if typed.is_empty() {
        None
    } else {
        let read = Time::strptime("%H:%M", &typed);
        if read.is_err() {
            form.refuse(at, language.t("case-time-wrong"));
        }
        read.ok()
    };
    let day = day.or_else(|| time.map(|_| ctx.today()))?;
    let local = day.to_datetime(time.unwrap_or(Time::constant(12, 0, 0, 0)));
    let zoned = ctx.zone().to_ambiguous_zoned(local);
    if matches!(zoned.offset(), AmbiguousOffset::Gap { .. }) {
        form.refuse(at, language.t("case-time-gap"));
        return None;
    }
    let moment = match zoned.compatible() {
        Ok(zoned) => zoned.timestamp(),
        Err(_) => {
            form.refuse(at, language.t("case-time-wrong"));
            return None;
        }
    };
    // Noon of today may lie ahead when only the day was given.
    let moment = if time.is_none() {
        moment.min(ctx.now())
    } else {
        moment
    };
    if moment > ctx.now() {
        form.refuse(at, language.t("case-time-ahead"));
        return None;
    }
    Some(When {
        at: moment,
        day_only: time.is_none(),
    })
}

pub async fn show_correct(
    ctx: Ctx,
    Path((id, entry)): Path<(Uuid, Uuid)>,
) -> Result<Response, AppError> {
    let page = correct_page(&ctx, id, entry, Form::new(), None).await?;
    Ok(view::html(&page))
}

async fn correct_page(
    ctx: &Ctx,
    id: Uuid,
    entry: Uuid,
    form: Form,
    seen_before: Option<i64>,
) -> Result<Correct, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let frame = frame(&mut conn, &case, "chronology").await?;
    drop(conn);
    let written = case.entries.iter().find(|one| one.id == entry);
    let written = written.ok_or(AppError::NotFound)?;
    Ok(Correct {
        page: view::page(ctx)
            .back_to(format!("/cases/{id}/chronology"))
            .showing(&form),
        action: format!("/cases/{id}/entries/{entry}/correct"),
        event: event::event(ctx, &case, written),
        meanwhile: meanwhile(ctx, &case, seen_before),
        seen: case.opened.seen(),
        frame,
        form,
    })
}

pub async fn correct(
    ctx: Ctx,
    Path((id, entry)): Path<(Uuid, Uuid)>,
    sent: Sent,
) -> Result<Response, AppError> {
    let mut form = sent.form;
    let seen = seen(&form)?;
    let text = form.value("text").to_owned();
    if text.trim().is_empty() {
        form.refuse("text", Language::English.t("case-correct-missing"));
    } else if text.chars().count() > LONGEST {
        form.refuse("text", Language::English.t("case-note-long"));
    }
    if form.is_refused() {
        return Ok(view::again(
            &correct_page(&ctx, id, entry, form, None).await?,
        ));
    }
    match note::correct(&ctx, id, entry, &text, seen).await {
        Ok(_) => {
            let target = format!("/cases/{id}/chronology#entry-{entry}");
            Ok(flash::redirect(&target, &t("case-correct-saved")))
        }
        Err(AppError::Conflict(_)) => {
            form.refuse_all(Language::English.t("response-meanwhile"));
            Ok(view::again(
                &correct_page(&ctx, id, entry, form, Some(seen)).await?,
            ))
        }
        Err(error) => Err(error),
    }
}
