//! The case file as a document.

use pages::Language;
use print::{
    Report,
    documents::{Block, Fact, report::ReportSection},
};
use uuid::Uuid;

use super::{events, support as plans, t};
use crate::{
    ctx::Ctx,
    error::AppError,
    response::{
        case::{Case, Written},
        concern::Concern,
        export::{Gathered, Leaving},
        pages::{event, shown},
        support,
        words::{Parents, What},
    },
    web::dates,
};

/// Everything in a case, in sections.
///
/// # Errors
/// When a concern in it has no report.
pub fn report(ctx: &Ctx, gathered: &Gathered, leaving: &Leaving) -> Result<Report, AppError> {
    let case = &gathered.case;
    let fact = |key: &str, value: String| Fact::new(t(key), value);
    let mut sections = vec![front(ctx, case), people(case)];
    for concern in &gathered.concerns {
        sections.push(concern_section(ctx, concern)?);
    }
    if gathered.missing > 0 {
        let words = Language::English.t("paper-left-out");
        let words = words.arg("count", gathered.missing as i64).to_string();
        sections.push(section("paper-concerns", vec![Block::Note(words)]));
    }
    // Of all cases that are one now, in the order in which things happened.
    let mut all: Vec<(&Case, &Written)> = gathered
        .cases()
        .flat_map(|case| case.entries.iter().map(move |one| (case, one)))
        .collect();
    all.sort_by_key(|(_, one)| (one.happened(), one.at, one.place));
    let of = |test: &dyn Fn(&What) -> bool| -> Vec<(&Case, &Written)> {
        let found = all.iter().filter(|(_, one)| test(&one.entry.what));
        found.copied().collect()
    };
    let listed = |key: &str, entries| listed(ctx, case.id(), key, entries);
    let chronology = of(&|what| !matches!(what, What::Correction { .. }));
    sections.push(listed("case-part-chronology", chronology));
    let decisions = of(&|what| {
        matches!(
            what,
            What::Assessed(_)
                | What::Decision(_)
                | What::Dbs { .. }
                | What::Parents(Parents::Decided { .. })
        )
    });
    sections.push(listed("paper-decisions", decisions));
    let referrals = of(&|what| matches!(what, What::Referral { .. }));
    sections.push(listed("case-part-referrals", referrals));
    sections.push(plan(case));
    let reviews = of(&|what| matches!(what, What::Review(_) | What::Lesson(_)));
    sections.push(listed("paper-reviews", reviews));
    let ends = of(&|what| matches!(what, What::Closed { .. } | What::Reopened { .. }));
    sections.push(listed("paper-end", ends));
    Ok(Report {
        organisation: ctx.organisation().name.clone(),
        title: case.title.clone(),
        marking: t("paper-marking"),
        reference: case.id().simple().to_string()[..8].to_owned(),
        facts: vec![
            fact("paper-made", dates::moment(ctx, ctx.now())),
            fact("paper-for", leaving.to.clone()),
            fact("paper-why", leaving.why.clone()),
        ],
        cover: true,
        sections,
        ..Report::default()
    })
}

fn section(key: &str, blocks: Vec<Block>) -> ReportSection {
    let blocks = if blocks.is_empty() {
        vec![Block::Paragraph(t("paper-nothing"))]
    } else {
        blocks
    };
    ReportSection {
        title: t(key),
        blocks,
    }
}

fn front(ctx: &Ctx, case: &Case) -> ReportSection {
    let file = &case.file;
    let word = |prefix: &str, key: &str| shown::word(&format!("{prefix}-{}", key));
    let mut facts = vec![
        Fact::new(
            t("response-status"),
            word("case-status", file.status.as_str()),
        ),
        Fact::new(
            t("case-opened"),
            dates::moment(ctx, file.opened_at.timestamp()),
        ),
        Fact::new(t("case-branch"), word("triage-branch", &file.branch)),
        Fact::new(t("case-level"), word("triage-level", &file.level)),
    ];
    if let Some(day) = file.review_on {
        facts.push(Fact::new(t("case-review-on"), dates::day(day.date())));
    }
    if let Some(at) = file.closed_at {
        facts.push(Fact::new(
            t("case-closed"),
            dates::moment(ctx, at.timestamp()),
        ));
    }
    let mut blocks = vec![Block::Facts(facts)];
    let reason = case.entries.iter().find_map(|one| match &one.entry.what {
        What::Opened { reason, .. } => Some(reason.clone()),
        _ => None,
    });
    if let Some(reason) = reason {
        blocks.push(Block::Heading(t("case-reason")));
        blocks.push(Block::Quote(reason));
    }
    section("case-front", blocks)
}

fn people(case: &Case) -> ReportSection {
    let mut blocks = Vec::new();
    for person in case.people.values() {
        let role = shown::word(&format!("case-role-{}", person.role.key()));
        blocks.push(Block::Heading(format!("{}, {role}", person.initials)));
        let born = person.born.map_or_else(String::new, dates::day);
        let facts = [
            ("paper-name", &person.name),
            ("paper-born", &born),
            ("paper-belongs", &person.belongs),
            ("paper-contact", &person.contact),
            ("paper-needs", &person.needs),
            ("paper-note", &person.note),
        ];
        let facts: Vec<Fact> = facts
            .into_iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .map(|(key, value)| Fact::new(t(key), value.clone()))
            .collect();
        if !facts.is_empty() {
            blocks.push(Block::Facts(facts));
        }
    }
    section("case-people", blocks)
}

fn concern_section(ctx: &Ctx, concern: &Concern) -> Result<ReportSection, AppError> {
    let at = dates::moment(ctx, concern.row.received_at.timestamp());
    let kind = shown::word(&format!("response-kind-{}", &concern.row.kind));
    let title = Language::English.t("response-title");
    let title = title.arg("kind", kind).arg("at", at).to_string();
    let mut blocks = Vec::new();
    for (heading, text) in shown::report(concern.report()?) {
        blocks.push(Block::Heading(heading));
        blocks.push(Block::Quote(text));
    }
    for one in &concern.entries {
        if let Some(said) = shown::said(ctx, concern.row.id, one) {
            blocks.push(Block::Heading(format!(
                "{}, {}: {}",
                said.by, said.at, said.what
            )));
            if !said.text.trim().is_empty() {
                blocks.push(Block::Quote(said.text));
            }
        }
    }
    Ok(ReportSection { title, blocks })
}

/// Entries below each other: when, what kind, by whom, the words, and later words about them. Of one from another case than `own`
/// it says so.
fn listed(ctx: &Ctx, own: Uuid, title: &str, entries: Vec<(&Case, &Written)>) -> ReportSection {
    let mut blocks = Vec::new();
    for (case, written) in entries {
        let event = event::event(ctx, case, written);
        blocks.push(Block::Heading(format!(
            "{}: {}",
            event.when, event.said.what
        )));
        let mut by = event.said.by.clone();
        if !event.written.is_empty() {
            by = format!("{by}, {}", event.written);
        }
        if case.id() != own {
            let from = Language::English.t("matter-from");
            by = format!("{by}, {}", from.arg("title", case.title.clone()));
        }
        blocks.push(Block::Paragraph(by));
        if !event.said.text.trim().is_empty() {
            blocks.push(Block::Quote(event.said.text.clone()));
        }
        if !event.opinion.trim().is_empty() {
            let words = format!("{}: {}", t("case-opinion"), event.opinion);
            blocks.push(Block::Quote(words));
        }
        if !event.said.files.is_empty() {
            let names = event.said.files.iter();
            blocks.push(Block::List(names.map(|file| file.name.clone()).collect()));
        }
        for later in event.corrections {
            let head = format!("{}, {}, {}", later.what, later.by, later.at);
            blocks.push(Block::Paragraph(head));
            blocks.push(Block::Quote(later.text));
        }
    }
    section(title, blocks)
}

fn plan(case: &Case) -> ReportSection {
    let mut blocks = Vec::new();
    for (slot, filled) in support::plan(case).slots {
        let who = format!("{}: {}", plans::group(slot.need), plans::who(case, slot));
        blocks.push(Block::Heading(who));
        let lines = [
            events::assessed(&filled),
            events::offered(&filled),
            events::answered(&filled),
        ];
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        blocks.push(if lines.is_empty() {
            Block::Paragraph(t("support-state-assessed"))
        } else {
            Block::List(lines)
        });
    }
    section("support-title", blocks)
}
