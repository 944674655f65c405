//! Three versions of the policy, each published by the use case that publishes for real.

use anyhow::Context;
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use policy::edit;
use store::policy_draft::Save;

use super::{Making, actor};
use crate::governance::{
    packs,
    publish::{self, Publish, Published},
};

const APPROVER: usize = 2;
/// Clauses that the first version did not have yet.
const LATER: &[&str] = &[
    "knowledge-check",
    "drill",
    "separate-profiles",
    "posting-code",
];

/// Publishes one version each September; the newest a few weeks before the demo's day at the latest.
pub(super) async fn publish(making: &Making) -> anyhow::Result<()> {
    let newest = last_september(making.today);
    let pack = packs::find("schools-education").context("the schools pack is shipped")?;
    let filled = settings(pack.source)?;
    let first = LATER.iter().try_fold(filled.clone(), |source, clause| {
        match policy::read("policy.toml", source.as_bytes()) {
            Ok(read) if read.policy.clause(clause).is_some() => {
                edit::remove_clause(&source, clause)
            }
            _ => Ok(source),
        }
    })?;
    let third = intervals(&filled)?;
    let versions = [
        (first, newest - 2.years(), "The first version"),
        (
            filled,
            newest - 1.year(),
            "Codes for posting, and a check of what people know",
        ),
        (third, newest, "Every interval now has a figure"),
    ];
    for (source, day, note) in versions {
        one(making, &source, day, note).await?;
    }
    nobody_is_written_to(making).await
}

fn last_september(today: Date) -> Date {
    let this_year = date(today.year(), 9, 1);
    if this_year + 40.days() <= today {
        this_year
    } else {
        this_year - 1.year()
    }
}

fn settings(source: &str) -> anyhow::Result<String> {
    let values = [
        ("website", "harbour.example"),
        ("concern-email", "worries@harbour.example"),
        ("concern-phone", "01632 960 100"),
        ("accounts-page", "harbour.example/accounts"),
    ];
    Ok(values
        .iter()
        .try_fold(source.to_owned(), |source, (id, value)| {
            edit::set_setting(&source, id, value)
        })?)
}

/// Picks a figure for every interval that the pack leaves open, but one: a gap is part of real life.
fn intervals(source: &str) -> anyhow::Result<String> {
    let read = policy::read("policy.toml", source.as_bytes())
        .map_err(|found| anyhow::anyhow!("the demo's policy has {} mistakes", found.len()))?;
    let mut source = source.to_owned();
    let gaps = read.policy.clauses.iter().flat_map(|clause| {
        let control = clause.rule.as_ref().map(|rule| &rule.control);
        let settings = control
            .map(|control| control.settings())
            .unwrap_or_default();
        settings
            .into_iter()
            .filter(|setting| setting.gap)
            .map(|setting| (clause.id.clone(), setting.key))
    });
    let gaps: Vec<_> = gaps.collect();
    for (clause, key) in gaps.iter().skip(1) {
        let value = match *key {
            "read" => "1 working day",
            "triage" => "2 working days",
            "act" => "5 working days",
            _ => "6 months",
        };
        source = edit::set_value(&source, clause, key, &value.into())?;
    }
    Ok(source)
}

async fn one(making: &Making, source: &str, day: Date, note: &str) -> anyhow::Result<()> {
    let approved = day - 5.days();
    let ctx = making.on(approved)?.acting(actor(making, APPROVER));
    let mut tx = ctx.db().begin().await?;
    let latest = store::policy_version::latest(&mut tx).await?;
    let save = Save {
        source,
        base_version: latest.map(|version| version.number),
        updated_at: ctx.ts(),
        updated_by: ctx.actor.person(),
    };
    let draft = store::policy_draft::begin(&mut tx, &save).await?;
    tx.commit().await?;
    let wish = Publish {
        revision: draft.revision,
        approver: making.people[APPROVER],
        approved_on: approved,
        effective_on: day,
        change_note: note.into(),
        review_due_on: Some(date(day.year() + 1, 8, 31)),
        override_reason: None,
    };
    match publish::publish(&ctx, &wish).await? {
        Published::Done { .. } => Ok(()),
        Published::Stopped(stopped) | Published::NoOverride(_, stopped) => {
            let why: Vec<_> = stopped
                .decision
                .grounds
                .iter()
                .filter(|ground| ground.outcome >= policy::Outcome::Hold)
                .map(|ground| format!("{}: {}", ground.clause, ground.sentence))
                .collect();
            anyhow::bail!("the demo's policy was not published: {}", why.join("; "))
        }
        Published::Meanwhile => anyhow::bail!("somebody else changed the demo's draft"),
    }
}

/// The mails of two years ago were read two years ago.
async fn nobody_is_written_to(making: &Making) -> anyhow::Result<()> {
    loop {
        let mut tx = making.ctx.db().begin().await?;
        let lease = jiff::SignedDuration::from_mins(5);
        let jobs = store::job::claim(&mut tx, making.ctx.ts(), lease, 100).await?;
        for job in &jobs {
            store::job::finish(&mut tx, job, making.ctx.ts()).await?;
        }
        tx.commit().await?;
        if jobs.is_empty() {
            return Ok(());
        }
    }
}
