//! The log of disclosures: what left from what somebody holds.

use std::collections::{HashMap, hash_map::Entry as Slot};

use axum::response::Response;
use pages::{
    Language,
    views::referral::{DisclosureLine, Disclosures as View},
};
use policy::{AnyControl, Choice, terms::SharingRequirement};
use store::{Conn, disclosure::Disclosure as Row, record::Kind};
use uuid::Uuid;

use super::{referral::event::fields, shown};
use crate::{
    access::action::Action,
    ctx::Ctx,
    error::AppError,
    reporting::words::By,
    response::{
        list::PAGE,
        words::{Disclosed, Entry, What},
    },
    sealing::record::{self, Reach},
    web::{dates, guard::Guard, route::Routes, view},
};

pub fn routes() -> Routes {
    Routes::new().get("/disclosures", Guard::SignedIn, show)
}

fn t(key: &str) -> String {
    Language::English.t(key).to_string()
}

/// The words to one row, and who wrote them.
enum Words {
    Disclosed(Disclosed, By),
    /// The words left as a whole.
    Exported {
        to: String,
        why: String,
        by: By,
    },
}

async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let asked = view::asked(&ctx, "page").parse().unwrap_or(1).max(1);
    let person = ctx.signed()?.person;
    let wanted = wanted(&ctx).await?;
    let mut conn = ctx.db().read().await?;
    let rows =
        store::disclosure::held_by(&mut conn, person, ctx.ts(), PAGE, (asked - 1) * PAGE).await?;
    let all = store::disclosure::count_held_by(&mut conn, person, ctx.ts()).await?;
    let counted = if ctx.actor.may(Action::ViewEvidence) {
        let counted = store::disclosure::counted(&mut conn, ctx.viewer()).await?;
        Some(counted.len())
    } else {
        None
    };
    let mut records: HashMap<Uuid, Opened> = HashMap::new();
    let mut lines = Vec::with_capacity(rows.len());
    for row in &rows {
        let record = match records.entry(row.record_id) {
            Slot::Occupied(slot) => slot.into_mut(),
            Slot::Vacant(slot) => slot.insert(open(&ctx, &mut conn, row.record_id).await?),
        };
        lines.push(line(&ctx, row, record, &wanted)?);
    }
    drop(conn);
    Ok(view::html(&View {
        page: view::page(&ctx),
        rows: lines,
        current: usize::try_from(asked).unwrap_or(1),
        pages: view::pages(all, PAGE),
        all,
        counted,
    }))
}

/// A record as far as the log needs it.
struct Opened {
    kind: Option<Kind>,
    title: String,
    words: HashMap<Uuid, Words>,
    /// Those without an id of their own, by their moment.
    exported: HashMap<store::Ts, Words>,
}

async fn open(ctx: &Ctx, conn: &mut Conn, id: Uuid) -> Result<Opened, AppError> {
    let mut found = Opened {
        kind: None,
        title: t("disclosure-waits"),
        words: HashMap::new(),
        exported: HashMap::new(),
    };
    let Reach::Open(opened) = record::reach(ctx, conn, id).await? else {
        return Ok(found);
    };
    found.kind = Some(opened.record.kind);
    if opened.record.kind != Kind::Case {
        found.title = t("disclosure-record-concern");
        return Ok(found);
    }
    let file = store::case_file::get(conn, id).await?;
    found.title = opened.title(&file.title, file.title_generation)?;
    for (row, entry) in opened.entries::<Entry>(conn).await? {
        match entry.what {
            What::Disclosed(words) => {
                found
                    .words
                    .insert(words.id, Words::Disclosed(words, entry.by));
            }
            What::Exported { to, why } => {
                let by = entry.by;
                found
                    .exported
                    .insert(row.at, Words::Exported { to, why, by });
            }
            _ => {}
        }
    }
    Ok(found)
}

fn line(
    ctx: &Ctx,
    row: &Row,
    record: &Opened,
    wanted: &[SharingRequirement],
) -> Result<DisclosureLine, AppError> {
    let words = record.words.get(&row.id);
    let words = words.or_else(|| record.exported.get(&row.at));
    let case = record.kind == Some(Kind::Case);
    let mut line = DisclosureLine {
        when: dates::moment(ctx, row.at.timestamp()),
        case: record.title.clone(),
        href: if case {
            format!("/cases/{}", row.record_id)
        } else {
            format!("/concerns/{}", row.record_id)
        },
        to: String::new(),
        what: String::new(),
        how: String::new(),
        basis: String::new(),
        by: String::new(),
        missing: missing(row, wanted)?,
    };
    match words {
        Some(Words::Disclosed(words, by)) => {
            line.to.clone_from(&words.to);
            line.what = fields(words);
            line.how = t(&format!("disclosure-how-{}", words.how));
            if !words.basis.is_empty() {
                line.basis = t(&format!("referral-basis-{}", words.basis));
            }
            line.by = shown::by(by);
            if let Some(referral) = words.referral {
                line.href = format!("/cases/{}/referrals/{referral}", row.record_id);
            }
        }
        Some(Words::Exported { to, why, by }) => {
            line.to.clone_from(to);
            line.what.clone_from(why);
            line.how = t("disclosure-exported");
            line.by = shown::by(by);
        }
        None => {}
    }
    Ok(line)
}

/// What the policy wants written down first.
async fn wanted(ctx: &Ctx) -> Result<Vec<SharingRequirement>, AppError> {
    let live = ctx.policy().await?;
    let mut wanted = Vec::new();
    for clause in live.as_ref().map_or(&[][..], |live| &live.policy.clauses) {
        if let Some(rule) = &clause.rule
            && let AnyControl::DataSharing(sharing) = &rule.control
        {
            wanted.extend(sharing.require.iter().copied());
        }
    }
    Ok(wanted)
}

fn missing(row: &Row, wanted: &[SharingRequirement]) -> Result<String, AppError> {
    let recorded = crate::evidence::referrals::recorded(row)?;
    let mut gone: Vec<&str> = Vec::new();
    for one in wanted {
        if !recorded.contains(one) && !gone.contains(&one.label()) {
            gone.push(one.label());
        }
    }
    Ok(gone.join(", "))
}
