//! The national helplines that every organisation starts with. Numbers and hours change: each row starts as "not yet
//! checked", with a note of where it came from, and stays so until somebody here has checked it.

use store::{Conn, JsonText, directory::Entry};

use crate::{audit, ctx::Ctx, error::AppError};

struct Row {
    key: &'static str,
    kind: &'static str,
    name: &'static str,
    who_for: &'static str,
    phone: &'static str,
    text: &'static str,
    web: &'static str,
    email: &'static str,
    hours: &'static str,
    nations: &'static [&'static str],
    children: bool,
}

const NONE: Row = Row {
    key: "",
    kind: "",
    name: "",
    who_for: "",
    phone: "",
    text: "",
    web: "",
    email: "",
    hours: "",
    nations: &[],
    children: false,
};

const ENGLAND: &[&str] = &["england"];
const NOT_SCOTLAND: &[&str] = &["england", "wales", "northern-ireland"];

/// As known on 22 November 2026, from the bodies' own pages where those could be read.
const ROWS: &[Row] = &[
    Row {
        key: "emergency",
        kind: "police",
        name: "Emergency services",
        who_for: "Anyone in danger now",
        phone: "999",
        hours: "Day and night",
        children: true,
        ..NONE
    },
    Row {
        key: "police-101",
        kind: "police",
        name: "Police, not urgent",
        who_for: "Anyone who wants to report a crime that is not happening now",
        phone: "101",
        hours: "Day and night",
        children: true,
        ..NONE
    },
    Row {
        key: "childline",
        kind: "childline",
        name: "Childline",
        who_for: "Anyone under 19 who wants to talk",
        phone: "0800 1111",
        web: "https://www.childline.org.uk",
        hours: "Day and night",
        children: true,
        ..NONE
    },
    Row {
        key: "shout",
        kind: "shout",
        name: "Shout",
        who_for: "Anyone who would rather text than talk",
        text: "85258",
        hours: "Day and night",
        children: true,
        ..NONE
    },
    Row {
        key: "samaritans",
        kind: "samaritans",
        name: "Samaritans",
        who_for: "Anyone who is struggling",
        phone: "116 123",
        hours: "Day and night",
        children: true,
        ..NONE
    },
    Row {
        key: "report-remove",
        kind: "report-remove",
        name: "Report Remove",
        who_for: "Under 18s who want a nude picture of themselves taken off the internet",
        web: "https://www.childline.org.uk/report-remove",
        hours: "Any time, online",
        children: true,
        ..NONE
    },
    Row {
        key: "ceop",
        kind: "ceop",
        name: "CEOP Safety Centre",
        who_for: "Reporting grooming or sexual abuse online, by a child, a parent or a worker",
        web: "https://www.ceop.police.uk",
        hours: "Any time, online. Call 999 if it is urgent",
        children: true,
        ..NONE
    },
    Row {
        key: "nspcc-helpline",
        kind: "nspcc-helpline",
        name: "NSPCC helpline",
        who_for: "Adults who are worried about a child",
        phone: "0808 800 5000",
        web: "https://www.nspcc.org.uk",
        hours: "Monday to Friday 8am to 10pm, weekends 9am to 6pm",
        ..NONE
    },
    Row {
        key: "iwf",
        kind: "iwf",
        name: "Internet Watch Foundation",
        who_for: "Reporting pictures or videos of child sexual abuse, without giving a name",
        web: "https://report.iwf.org.uk",
        hours: "Any time, online",
        ..NONE
    },
    Row {
        key: "report-harmful-content",
        kind: "report-harmful-content",
        name: "Report Harmful Content",
        who_for: "Anyone over 13 when a platform did not act on a report",
        web: "https://reportharmfulcontent.com",
        hours: "Monday to Friday 10am to 4pm",
        ..NONE
    },
    Row {
        key: "professionals-online-safety",
        kind: "professionals-online-safety",
        name: "Professionals Online Safety Helpline",
        who_for: "People who work with children",
        phone: "0344 381 4772",
        email: "helpline@saferinternet.org.uk",
        hours: "Monday to Friday 10am to 4pm",
        ..NONE
    },
    Row {
        key: "revenge-porn-helpline",
        kind: "",
        name: "Revenge Porn Helpline",
        who_for: "Adults whose private pictures were shared",
        phone: "0345 6000 459",
        web: "https://revengepornhelpline.org.uk",
        hours: "Monday to Friday 10am to 4pm",
        ..NONE
    },
    Row {
        key: "prevent",
        kind: "prevent",
        name: "ACT Early",
        who_for: "Anyone worried that somebody is being radicalised",
        phone: "0800 011 3764",
        web: "https://actearly.uk",
        hours: "Every day 9am to 5pm",
        ..NONE
    },
    Row {
        key: "report-fraud",
        kind: "",
        name: "Report Fraud",
        who_for: "Reporting scams and online crime",
        phone: "0300 123 2040",
        web: "https://www.reportfraud.police.uk",
        hours: "Online any time, phone Monday to Friday 8am to 8pm",
        nations: NOT_SCOTLAND,
        ..NONE
    },
    Row {
        key: "nhs-mental-health",
        kind: "",
        name: "NHS mental health help",
        who_for: "Anyone in a mental health crisis",
        phone: "111",
        hours: "Day and night. Choose option 2",
        nations: ENGLAND,
        children: true,
        ..NONE
    },
    Row {
        key: "whistleblowing",
        kind: "whistleblowing",
        name: "NSPCC whistleblowing advice line",
        who_for: "Staff and volunteers worried about how their own organisation protects children",
        phone: "0800 028 0285",
        hours: "Check before you rely on it",
        ..NONE
    },
    Row {
        key: "protect",
        kind: "",
        name: "Protect",
        who_for: "Staff and volunteers who want advice on speaking up",
        phone: "0800 055 7214",
        web: "https://protect-advice.org.uk",
        hours: "Check before you rely on it",
        ..NONE
    },
    Row {
        key: "nspcc-learning",
        kind: "learning-resources",
        name: "NSPCC Learning",
        who_for: "Guidance, templates and training on keeping children safe, online too",
        web: "https://learning.nspcc.org.uk",
        hours: "Any time, online",
        ..NONE
    },
    Row {
        key: "ann-craft",
        kind: "learning-resources",
        name: "Ann Craft Trust",
        who_for: "Guidance on keeping adults at risk safe",
        web: "https://www.anncrafttrust.org",
        hours: "Any time, online",
        ..NONE
    },
    Row {
        key: "safer-internet",
        kind: "learning-resources",
        name: "UK Safer Internet Centre",
        who_for: "Tips and films on online safety for children, parents and workers",
        web: "https://saferinternet.org.uk",
        hours: "Any time, online",
        ..NONE
    },
];

/// Puts in the national rows that are missing; how many. Doing it twice changes nothing: what was edited or removed
/// here stays so.
///
/// # Errors
/// When the rows cannot be written.
pub async fn seed(ctx: &Ctx, tx: &mut Conn) -> Result<usize, AppError> {
    let nation = ctx.organisation().nation.key();
    let mut added = 0;
    for (place, row) in (1..).zip(ROWS) {
        let elsewhere = !row.nations.is_empty() && !row.nations.contains(&nation);
        if elsewhere || store::directory::find_by_key(tx, row.key).await?.is_some() {
            continue;
        }
        store::directory::insert(tx, &entry(ctx, row, place * 10)).await?;
        added += 1;
    }
    if added > 0 {
        audit::note_with(
            tx,
            ctx,
            "seeded",
            "directory",
            "national",
            &serde_json::json!({ "rows": added }),
        )
        .await?;
    }
    Ok(added)
}

fn entry(ctx: &Ctx, row: &Row, sort: i64) -> Entry {
    Entry {
        id: ctx.new_id(),
        key: row.key.into(),
        kind: row.kind.into(),
        name: row.name.into(),
        who_for: row.who_for.into(),
        phone: row.phone.into(),
        text_number: row.text.into(),
        web: row.web.into(),
        email: row.email.into(),
        hours: row.hours.into(),
        area: None,
        nations: JsonText(
            row.nations
                .iter()
                .map(|nation| (*nation).to_owned())
                .collect(),
        ),
        children: row.children,
        is_local: false,
        last_checked_on: None,
        checked_by: None,
        sort,
        added_at: ctx.ts(),
        removed_at: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use policy::{Choice, terms::DirectoryKind};

    #[test]
    fn every_row_can_be_reached_and_has_a_name_of_its_own() {
        for (place, row) in ROWS.iter().enumerate() {
            assert!(
                !row.phone.is_empty() || !row.text.is_empty() || !row.web.is_empty(),
                "{}",
                row.key
            );
            assert!(
                row.web.is_empty() || row.web.starts_with("https://"),
                "{}",
                row.key
            );
            assert!(
                ROWS[..place].iter().all(|other| other.key != row.key),
                "{}",
                row.key
            );
            assert!(
                row.kind.is_empty() || DirectoryKind::from_key(row.kind).is_some(),
                "{}",
                row.kind
            );
        }
    }
}
