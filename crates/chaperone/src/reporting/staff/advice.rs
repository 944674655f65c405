//! A question to those who give advice, and its answers. Both sides hold the record; nobody else does.

use jiff::Timestamp;
use policy::{AnyControl, Choice, Role};
use store::{Conn, Day, advice::Advice, record::Kind};
use uuid::Uuid;

use super::{
    team::{self, New},
    words::{Entry, What},
};
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    governance::live::LivePolicy,
    notices,
    reporting::{intake, words::By},
    sealing::record::{self, Opened, Readers},
};

/// What to do by: the kind of its due.
pub const DUE: &str = "advice";

/// The posts that give advice by the policy, and how soon.
struct Rule {
    from: Vec<Role>,
    within: Option<policy::Period>,
}

fn rule(live: Option<&LivePolicy>, service: Option<&str>) -> Rule {
    let clauses = live.map_or(&[][..], |live| &live.policy.clauses);
    let controls: Vec<_> = clauses
        .iter()
        .filter(|clause| clause.covers(service))
        .filter_map(|clause| match &clause.rule.as_ref()?.control {
            AnyControl::Advice(control) => Some(control),
            _ => None,
        })
        .collect();
    Rule {
        from: controls.iter().flat_map(|one| one.from.clone()).collect(),
        within: team::shortest(controls.iter().filter_map(|one| one.answer_within.0)),
    }
}

/// Asks. Sent twice it is one question.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn ask(
    ctx: &Ctx,
    seed: [u8; 32],
    text: &str,
    service: Option<&str>,
) -> Result<Uuid, AppError> {
    let live = ctx.policy().await?;
    let rule = rule(live.as_deref(), service);
    let due_at = team::due(ctx, ctx.now(), rule.within);
    let words = Entry {
        by: intake::author(ctx),
        what: What::Question {
            text: text.to_owned(),
        },
    };
    let new = New {
        kind: Kind::Advice,
        seed,
        service,
        words: &words,
        wakes: due_at,
        author_reads: true,
    };
    let ready = team::ready(ctx, live.as_deref(), new).await?;
    let id = ready.id();
    let row = Advice {
        id,
        asker: ctx.reporter_tag_of(ctx.signed()?.person),
        asked_at: ctx.ts(),
        answered_at: None,
        answered_role: None,
        service: service.map(str::to_owned),
    };
    let mut tx = ctx.db().begin().await?;
    if ready.write(ctx, &mut tx, DUE, due_at).await? {
        store::advice::insert(&mut tx, &row).await?;
        tx.commit().await?;
    }
    Ok(id)
}

/// A question, opened by somebody who holds it.
pub struct Found {
    pub row: Advice,
    pub opened: Opened,
    pub entries: Vec<(store::entry::Entry, Entry)>,
    /// Whether whoever looks asked it.
    pub own: bool,
    /// By when it should be answered.
    pub due: Option<Timestamp>,
}

/// Opens a question for whoever is signed in.
///
/// # Errors
/// [`AppError::NotFound`] where it does not exist for them; see [`record::open`].
pub async fn load(ctx: &Ctx, conn: &mut Conn, id: Uuid) -> Result<Found, AppError> {
    let opened = record::open(ctx, conn, id).await?;
    let row = store::advice::find(conn, id).await?;
    let row = row.ok_or(AppError::NotFound)?;
    let dues = store::due::of_record(conn, id).await?;
    Ok(Found {
        own: row.asker == ctx.reporter_tag_of(ctx.signed()?.person),
        due: dues
            .iter()
            .find(|due| due.kind == DUE)
            .map(|due| due.due_at.timestamp()),
        entries: opened.entries::<Entry>(conn).await?,
        opened,
        row,
    })
}

/// Writes on: whoever asked asks further, everybody else answers. The other side is told that something waits.
///
/// # Errors
/// [`AppError::NotFound`] where it does not exist for whoever writes; [`AppError::Conflict`] when somebody wrote since `seen`.
pub async fn write(ctx: &Ctx, id: Uuid, text: &str, seen: i64) -> Result<(), AppError> {
    let live = ctx.policy().await?;
    let me = ctx.signed()?.person;
    let mut tx = ctx.db().begin().await?;
    let found = load(ctx, &mut tx, id).await?;
    let text = text.to_owned();
    let what = if found.own {
        What::More { text }
    } else {
        What::Answer { text }
    };
    let entry = Entry {
        by: intake::author(ctx),
        what,
    };
    record::append(
        ctx,
        &mut tx,
        &found.opened,
        Readers::Holders,
        &entry,
        Some(seen),
    )
    .await?;
    audit::note_record(&mut tx, ctx, "wrote", id, &()).await?;
    if !found.own {
        let rule = rule(live.as_deref(), found.row.service.as_deref());
        let role = post(ctx, &mut tx, me, &rule.from).await?;
        store::advice::answered(&mut tx, id, role.map(|role| role.key()), ctx.ts()).await?;
        store::due::done_kind(&mut tx, id, DUE, ctx.ts()).await?;
    }
    let asker = asker(&found);
    for holder in store::holder::of_record(&mut tx, id).await? {
        let other_side = (Some(holder.person_id) == asker) != found.own;
        if other_side && holder.person_id != me && holder.wakes_at <= ctx.ts() {
            notices::waiting::post(ctx, &mut tx, holder.person_id).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Who asked, from what is sealed: the rows do not say.
fn asker(found: &Found) -> Option<Uuid> {
    found
        .entries
        .iter()
        .find_map(|(_, entry)| match (&entry.what, &entry.by) {
            (What::Question { .. }, By::Person { id, .. }) => Some(*id),
            _ => None,
        })
}

/// The post in which somebody answers: one that the policy names for it, or else one of the team's.
async fn post(
    ctx: &Ctx,
    conn: &mut Conn,
    person: Uuid,
    from: &[Role],
) -> Result<Option<Role>, AppError> {
    let held = store::appointment::in_force(conn, Day::from(ctx.today())).await?;
    let own: Vec<Role> = held
        .iter()
        .filter(|post| post.person_id == person)
        .filter_map(|post| Role::from_key(&post.role))
        .collect();
    let named = from.iter().copied().find(|role| own.contains(role));
    let team = || {
        let mut team = Role::SAFEGUARDING_TEAM.iter().copied();
        team.find(|role| own.contains(role))
    };
    Ok(named.or_else(team))
}
