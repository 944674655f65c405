//! How what was written is shown.

use jiff::Timestamp;
use pages::{
    Language,
    views::response::{DueLine, FileLine, Said},
};
use store::due::Due;
use uuid::Uuid;

use crate::{
    ctx::Ctx,
    reporting::words::{By, File, From, Report, What, Wording},
    response::concern::Written,
    web::dates,
};

/// A word of ours whose key ends with one that is stored.
#[must_use]
pub fn word(key: &str) -> String {
    t(key)
}

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

/// Who wrote something.
#[must_use]
pub fn by(by: &By) -> String {
    match by {
        By::Reporter => t("response-by-reporter"),
        By::Person { name, .. } => name.clone(),
        By::Program => t("response-by-program"),
    }
}

/// Files of a record, as links below `base`.
#[must_use]
pub fn files(base: &str, files: &[File]) -> Vec<FileLine> {
    files.iter().map(|file| self::file(base, file)).collect()
}

#[must_use]
pub fn file(base: &str, file: &File) -> FileLine {
    FileLine {
        href: format!("{base}/files/{}", file.id),
        name: file.name.clone(),
        about: about_file(file),
        picture: file.mime.starts_with("image/"),
    }
}

/// What a file is and how large.
#[must_use]
pub fn about_file(file: &File) -> String {
    Language::English
        .t("response-file-size")
        .arg("kind", file.mime.clone())
        .arg("size", size(file.size))
        .to_string()
}

/// A size as people read it: `340 KB`, `2.1 MB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    const KB: u64 = 1_000;
    const MB: u64 = 1_000_000;
    if bytes >= MB {
        format!("{}.{} MB", bytes / MB, bytes % MB / (MB / 10))
    } else {
        format!("{} KB", bytes.div_ceil(KB))
    }
}

/// Every answer of a report under its heading, in the words that whoever wrote it chose; what was left empty is left out.
#[must_use]
pub fn report(report: &Report) -> Vec<(String, String)> {
    // Words are those of the door that it came through.
    let (public, places) = match report.wording {
        Wording::Child => (Some("tell-wording-child"), "tell-place"),
        Wording::Adult => (Some("tell-wording-adult"), "tell-place"),
        Wording::Staff => (None, "staff-place"),
    };
    let chosen = |prefix: &str, value: &str| {
        if value.is_empty() {
            String::new()
        } else {
            t(&format!("{prefix}-{value}"))
        }
    };
    let yes = |said: Option<bool>| {
        said.map(|said| t(if said { "response-yes" } else { "response-no" }))
            .unwrap_or_default()
    };
    let mut words = Vec::new();
    let mut add = |key: &str, text: &str| {
        if !text.trim().is_empty() {
            words.push((t(key), text.to_owned()));
        }
    };
    add("response-word-wording", &public.map(t).unwrap_or_default());
    // Forms that do not ask about pictures do not ask about danger either.
    let danger = report.nude.map(|_| report.danger);
    add("response-word-danger", &yes(danger));
    add("response-word-nude", &yes(report.nude));
    add("response-word-words", &report.words);
    add("response-word-opinion", &report.opinion);
    add("response-word-mine", &chosen("tell-mine", &report.mine));
    add("response-word-harmed", &report.harmed);
    add("response-word-minor", &chosen("tell", &report.minor));
    add("response-word-who", &report.who);
    add("response-word-worker", &chosen("tell", &report.worker));
    let about: Vec<&str> = report.about.iter().map(|one| one.name.as_str()).collect();
    add("response-word-about", &about.join(", "));
    add("response-word-when", &report.when);
    add(
        "response-word-place-kind",
        &chosen(places, &report.place_kind),
    );
    add("response-word-place", &report.place);
    add("response-word-account", &report.account);
    add("response-word-link", &report.link);
    let on = report.on.map(dates::day).unwrap_or_default();
    add("response-word-on", &on);
    add("response-word-service", &report.service);
    if !report.how.is_empty() {
        add(
            "response-word-how",
            &word(&format!("staff-how-{}", report.how)),
        );
    }
    add("response-word-done", &report.done);
    add("response-word-told", &yes(report.told_in_person));
    add("response-word-from", &from(&report.from));
    add("response-word-reach", &report.reach);
    add("response-word-safe", &report.safe);
    add("response-word-needs", &report.needs);
    add("response-word-prefers", &report.prefers);
    words
}

fn from(from: &From) -> String {
    match from {
        From::Nameless => t("response-from-nameless"),
        From::FirstName(name) => Language::English
            .t("response-from-first")
            .arg("name", name.clone())
            .to_string(),
        From::Named(name) => name.clone(),
        From::Staff(named) => Language::English
            .t("response-from-staff")
            .arg("name", named.name.clone())
            .to_string(),
    }
}

/// Everything that was written after the report; `None` for the report itself.
#[must_use]
pub fn said(ctx: &Ctx, concern: Uuid, one: &Written) -> Option<Said> {
    let base = format!("/concerns/{concern}");
    let (what, text, attached) = match &one.entry.what {
        What::Report(_) => return None,
        What::Added { text, files } => (t("response-what-added"), text.clone(), files.as_slice()),
        What::Answer { text } => (t("response-what-answer"), text.clone(), &[][..]),
        What::Note { text } => (t("response-what-note"), text.clone(), &[][..]),
        What::Triaged { assessment, .. } => {
            let level = word(&format!("triage-level-{}", assessment.level.key()));
            let words = Language::English
                .t("response-what-triaged")
                .arg("level", level);
            (words.to_string(), assessment.reason.clone(), &[][..])
        }
        What::Joined { .. } => (t("response-what-joined"), String::new(), &[][..]),
        What::Excluded { who, reason } => {
            let words = Language::English
                .t("response-what-excluded")
                .arg("name", who.name.clone());
            (words.to_string(), reason.clone(), &[][..])
        }
        What::Closed { reason } => (t("response-what-closed"), reason.clone(), &[][..]),
        What::Reopened { reason } => (t("response-what-reopened"), reason.clone(), &[][..]),
    };
    Some(Said {
        by: by(&one.entry.by),
        at: dates::moment(ctx, one.at),
        text,
        files: files(&base, attached),
        shared: one.shared,
        what,
    })
}

/// Something that is due, with a link to where it is done.
#[must_use]
pub fn due(ctx: &Ctx, due: &Due, href: String) -> DueLine {
    let at = due.due_at.timestamp();
    let late = due.done_at.unwrap_or(ctx.ts()) > due.due_at;
    let (mark, status) = match (due.done_at, late) {
        (Some(_), false) => ("met", t("response-due-done")),
        (Some(_), true) | (None, true) => ("not", t("response-due-late")),
        (None, false) if soon(ctx, at) => ("due", t("response-due-soon")),
        (None, false) => ("none", t("response-due-open")),
    };
    let by = if late {
        "response-due-was"
    } else {
        "response-due-by"
    };
    DueLine {
        what: word(&format!("response-due-{}", &due.kind)),
        when: Language::English
            .t(by)
            .arg("at", dates::moment(ctx, at))
            .to_string(),
        mark,
        status,
        href,
    }
}

fn soon(ctx: &Ctx, at: Timestamp) -> bool {
    at.duration_since(ctx.now()) < jiff::SignedDuration::from_hours(24)
}
