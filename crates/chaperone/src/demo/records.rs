//! What the invented organisation has on record: documents, contacts checked, sources, reviews, people's acceptance.

use jiff::{ToSpan, civil::Date};
use store::{Conn, Day, JsonText, Ts};
use uuid::Uuid;

use super::{
    Making,
    people::{MEMBERS, Reads},
};
use crate::access::role::Choice;

const LEAD: usize = 0;
const CHAIR: usize = 2;

/// Kind, title, months since it came on the register, days until its review (behind us when negative).
const DOCUMENTS: &[(&str, &str, i32, i64)] = &[
    (
        "safeguarding-policy",
        "Safeguarding and child protection policy",
        26,
        190,
    ),
    (
        "child-wellbeing-procedure",
        "What we do when we worry about a child",
        26,
        120,
    ),
    (
        "code-of-conduct",
        "Code of conduct, with online work",
        20,
        75,
    ),
    ("behaviour-policy", "Behaviour policy", 20, 21),
    (
        "photography-policy",
        "Photography and image sharing policy",
        18,
        210,
    ),
    (
        "allegations-child-procedure",
        "When a child is accused",
        18,
        60,
    ),
    (
        "allegations-staff-procedure",
        "When somebody in a role is accused",
        18,
        60,
    ),
    (
        "anti-bullying-policy",
        "Anti-bullying policy, cyberbullying included",
        15,
        -34,
    ),
    ("whistleblowing-policy", "Speaking up", 15, 150),
    ("complaints-policy", "Complaints policy", 12, 9),
    ("privacy-notice", "Privacy notice", 12, 240),
    ("data-protection-policy", "Data protection policy", 12, 240),
];

const SOURCES: &[(&str, &str, &str)] = &[
    (
        "Working together to safeguard children",
        "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2",
        "How agencies protect children in England",
    ),
    (
        "Keeping children safe in education",
        "https://www.gov.uk/government/publications/keeping-children-safe-in-education--2",
        "What schools follow; our partner schools expect it of us",
    ),
    (
        "Safeguarding duties for charity trustees",
        "https://www.gov.uk/guidance/safeguarding-duties-for-charity-trustees",
        "What the Charity Commission expects",
    ),
    (
        "Children’s information",
        "https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/childrens-information/",
        "Data protection for children",
    ),
];

/// What was there before the present version.
pub(super) async fn keep(making: &Making) -> anyhow::Result<()> {
    let mut tx = making.ctx.db().begin().await?;
    documents(making, &mut tx).await?;
    contacts(making, &mut tx).await?;
    sources(making, &mut tx).await?;
    tx.commit().await?;
    Ok(())
}

/// What people did with the present version.
pub(super) async fn follow(making: &Making) -> anyhow::Result<()> {
    let mut tx = making.ctx.db().begin().await?;
    acceptance(making, &mut tx).await?;
    attestations(making, &mut tx).await?;
    reviews(making, &mut tx).await?;
    tx.commit().await?;
    Ok(())
}

fn ts(making: &Making, day: Date) -> anyhow::Result<Ts> {
    Ok(Ts::from(making.on(day)?.now()))
}

async fn documents(making: &Making, tx: &mut Conn) -> anyhow::Result<()> {
    for (kind, title, months, days) in DOCUMENTS {
        let document = store::document::Document {
            id: making.ctx.new_id(),
            kind: (*kind).into(),
            title: (*title).into(),
            owner_id: Some(making.people[LEAD]),
            owner_name: MEMBERS[LEAD].name.into(),
            version_label: "2".into(),
            file_id: None,
            link: Some(format!("https://harbour.example/policies/{kind}")),
            review_on: Some(Day::from(making.today + days.days())),
            added_at: ts(making, making.months_ago(*months))?,
            added_by: Some(making.people[LEAD]),
            retired_at: None,
        };
        store::document::insert(tx, &document).await?;
    }
    Ok(())
}

async fn contacts(making: &Making, tx: &mut Conn) -> anyhow::Result<()> {
    let local = [
        (
            "council-children",
            "Northshire children’s services",
            "Worries about a child in Northshire",
            "01632 960 101",
        ),
        (
            "council-adults",
            "Northshire adult social care",
            "Worries about an adult at risk in Northshire",
            "01632 960 102",
        ),
        (
            "lado",
            "Northshire officer for allegations",
            "Worries about somebody who works with children",
            "01632 960 103",
        ),
        (
            "out-of-hours",
            "Northshire emergency duty team",
            "Evenings, nights and weekends",
            "01632 960 104",
        ),
        (
            "school-lead",
            "Millbrook School safeguarding lead",
            "Students of Millbrook School",
            "01632 960 105",
        ),
    ];
    let lead = making.ctx.acting(super::actor(making, LEAD));
    for (kind, name, who_for, phone) in local {
        let id = making.ctx.new_id();
        let entry = store::directory::Entry {
            id,
            key: format!("local-{kind}"),
            kind: kind.into(),
            name: name.into(),
            who_for: who_for.into(),
            phone: phone.into(),
            text_number: String::new(),
            web: String::new(),
            email: String::new(),
            hours: "Monday to Friday 9am to 5pm".into(),
            area: Some("Northshire".into()),
            nations: JsonText(Vec::new()),
            children: kind == "school-lead",
            is_local: true,
            last_checked_on: None,
            checked_by: None,
            sort: 1_000,
            added_at: ts(making, making.months_ago(20))?,
            removed_at: None,
        };
        store::directory::insert(tx, &entry).await?;
    }
    // Most were checked two months ago, a few a year ago, two never.
    let entries = store::directory::all(tx).await?;
    for (place, entry) in entries.iter().enumerate() {
        let months = match place % 8 {
            7 => continue,
            6 => 13,
            _ => 2,
        };
        let day = making.months_ago(months);
        let check = store::directory::Check {
            entry_id: entry.id,
            at: ts(making, day)?,
            checked_by: lead.actor.person(),
            outcome: "right".into(),
        };
        store::directory::record_check(tx, &check, Day::from(day), true).await?;
    }
    Ok(())
}

async fn sources(making: &Making, tx: &mut Conn) -> anyhow::Result<()> {
    for (place, (title, url, about)) in SOURCES.iter().enumerate() {
        let id = making.ctx.new_id();
        let source = store::source::Source {
            id,
            title: (*title).into(),
            url: (*url).into(),
            about: (*about).into(),
            last_checked_on: None,
            checked_by: None,
            added_at: ts(making, making.months_ago(30))?,
            removed_at: None,
        };
        store::source::insert(tx, &source).await?;
        // Once before each version; the last one was forgotten this year.
        let forgotten = place + 1 == SOURCES.len();
        for months in [28, 16, if forgotten { 14 } else { 4 }] {
            let day = making.months_ago(months);
            let check = store::source::Check {
                source_id: id,
                at: ts(making, day)?,
                checked_by: Some(making.people[LEAD]),
                outcome: "current".into(),
            };
            store::source::record_check(tx, &check, Day::from(day)).await?;
        }
    }
    Ok(())
}

async fn acceptance(making: &Making, tx: &mut Conn) -> anyhow::Result<()> {
    let mut versions = store::policy_version::all(tx).await?;
    versions.sort_by_key(|version| version.number);
    let newest = versions.last().map_or(0, |version| version.number);
    for version in &versions {
        let published = version
            .published_at
            .timestamp()
            .to_zoned(making.ctx.zone())
            .date();
        for (member, id) in MEMBERS.iter().zip(&making.people) {
            let started = making.months_ago(member.months);
            let reads = if version.number == newest {
                member.reads
            } else {
                Reads::After(6)
            };
            let from = started.max(published);
            // Whoever came after the next version never saw this one.
            let superseded = versions.iter().any(|later| {
                later.number == version.number + 1
                    && later
                        .published_at
                        .timestamp()
                        .to_zoned(making.ctx.zone())
                        .date()
                        <= started
            });
            if superseded || reads == Reads::Not {
                continue;
            }
            let Reads::After(days) = reads else {
                store::acknowledgement::read(tx, *id, version.number, ts(making, from + 2.days())?)
                    .await?;
                continue;
            };
            let day = (from + days.days()).min(making.today);
            let at = ts(making, day)?;
            store::acknowledgement::read(tx, *id, version.number, at).await?;
            store::acknowledgement::accept(tx, *id, version.number, at).await?;
            if version.number == newest {
                signed(making, tx, *id, version.number, at).await?;
            }
        }
    }
    Ok(())
}

async fn signed(
    making: &Making,
    tx: &mut Conn,
    person: Uuid,
    version: i64,
    at: Ts,
) -> anyhow::Result<()> {
    let check = store::knowledge_check::KnowledgeCheck {
        id: making.ctx.new_id(),
        person_id: person,
        at,
        score: 6,
        out_of: 6,
        version: Some(version),
    };
    store::knowledge_check::insert(tx, &check).await?;
    for code in policy::terms::Code::ALL {
        let signature = store::signature::Signature {
            id: making.ctx.new_id(),
            person_id: person,
            code: code.key().into(),
            code_version: version,
            signed_at: at,
        };
        store::signature::insert(tx, &signature).await?;
    }
    Ok(())
}

async fn reviews(making: &Making, tx: &mut Conn) -> anyhow::Result<()> {
    let held = [
        ("policy", 3, LEAD, 0, "No change needed besides the figures"),
        ("policy", 15, LEAD, 0, "Two clauses made clearer"),
        ("readiness", 2, CHAIR, 1, "Seen by the board"),
        ("accountability", 4, CHAIR, 0, "Map of posts confirmed"),
        (
            "policy-integration",
            7,
            LEAD,
            2,
            "Two policies still to mention online harm",
        ),
        (
            "information-security",
            14,
            LEAD,
            1,
            "Old tablets to be wiped",
        ),
    ];
    for (subject, months, who, gaps, note) in held {
        let day = making.months_ago(months);
        let review = store::review::Review {
            id: making.ctx.new_id(),
            subject: subject.into(),
            held_on: Day::from(day),
            held_by: MEMBERS[who].name.into(),
            outcome: if gaps == 0 { "no-change" } else { "changes" }.into(),
            note: note.into(),
            minute_ref: format!("Board {}", day.strftime("%Y/%m")),
            gaps,
            checklist: JsonText(Vec::new()),
            version: None,
            created_at: ts(making, day)?,
            created_by: Some(making.people[who]),
        };
        store::review::insert(tx, &review).await?;
    }
    let change = store::change_notice::ChangeNotice {
        id: making.ctx.new_id(),
        kind: "new-channel".into(),
        what: "Question times on a new video platform".into(),
        changed_on: Day::from(making.days_ago(12)),
        note: String::new(),
        created_at: ts(making, making.days_ago(12))?,
        created_by: Some(making.people[LEAD]),
        reviewed_on: None,
        review_id: None,
        record_id: None,
    };
    store::change_notice::insert(tx, &change).await?;
    Ok(())
}

/// Somebody has given their word for two in three of the clauses that no record can show.
async fn attestations(making: &Making, tx: &mut Conn) -> anyhow::Result<()> {
    let Some(version) = store::policy_version::latest(tx).await? else {
        return Ok(());
    };
    let live = crate::governance::live::read(&making.ctx, &version)?;
    let without = live
        .policy
        .clauses
        .iter()
        .filter(|clause| clause.rule.is_none());
    for (place, clause) in without.enumerate().filter(|(place, _)| place % 3 != 2) {
        let day = making.days_ago(20 + i64::try_from(place)?);
        let attestation = store::attestation::Attestation {
            id: making.ctx.new_id(),
            clause_id: clause.id.to_string(),
            version: version.number,
            held_on: Day::from(day),
            held_by: MEMBERS[LEAD].name.into(),
            note: "Gone through with everybody at the induction day".into(),
            created_at: ts(making, day)?,
            created_by: Some(making.people[LEAD]),
        };
        store::attestation::insert(tx, &attestation).await?;
    }
    Ok(())
}
