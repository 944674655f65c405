//! Reads the facts that standings are computed from: one query for each kind of fact, never one for each person.

use std::collections::{HashMap, HashSet};

use jiff::{Timestamp, civil::Date};
use policy::{
    Choice, Id, Role, Who,
    facts::{self, Facts},
    terms::ChangeKind,
};
use store::{Conn, Day, Ts, person::Kind};

use super::{
    kept,
    since::{self, Dated},
};
use crate::{
    ctx::Ctx,
    error::AppError,
    governance::{documents::entry::OTHER, live},
};

/// Everything on record for judging a version of the policy. Facts later than the moment asked about are left out by
/// the kernel, so one set of facts serves any day in the past.
///
/// # Errors
/// When the database cannot be read or holds a word that this program does not know.
pub async fn load(ctx: &Ctx, conn: &mut Conn, version: i64) -> Result<Facts, AppError> {
    // As far as they are counted: evidence needs nobody's name, and opens none.
    let appointments = store::appointment::counted(conn).await?;
    let people = store::person::counted(conn).await?;
    let versions = store::policy_version::all(conn).await?;
    let posts = Posts::new(ctx, &appointments, &people);
    let mut facts = Facts {
        people: people.iter().map(member).collect::<Vec<_>>().into(),
        appointments: posts.rows().into(),
        acknowledgements: acknowledgements(ctx, conn, version).await?.into(),
        documents: documents(ctx, conn).await?.into(),
        directory: directory(ctx, conn).await?.into(),
        sources: sources(ctx, conn).await?.into(),
        reviews: reviews(conn, &posts).await?.into(),
        consultations: consultations(conn).await?.into(),
        attestations: attestations(conn).await?.into(),
        changes: changes(ctx, conn).await?.into(),
        cases: super::cases::all(ctx, conn).await?.into(),
        plans: super::cases::plans(ctx, conn).await?.into(),
        lessons: super::cases::lessons(ctx, conn).await?.into(),
        formats: super::logs::formats(conn).await?.into(),
        adjustments: super::logs::adjustments(conn).await?.into(),
        activities: super::logs::activities(conn).await?.into(),
        training: super::logs::training(conn).await?.into(),
        checks: checks(ctx, conn).await?.into(),
        signatures: signatures(ctx, conn).await?.into(),
        decisions: super::decided::rows(ctx, conn).await?.into(),
        sign_in: sign_in(ctx, conn, &posts, &people).await?.into(),
        concerns: super::reports::concerns(ctx, conn).await?.into(),
        intake: super::reports::intake(ctx, conn).await?.into(),
        advice: super::reports::advice(ctx, conn).await?.into(),
        contact_attempts: super::reports::attempts(ctx, conn).await?.into(),
        breaches: super::reports::breaches(ctx, conn).await?.into(),
        referrals: super::referrals::referrals(ctx, conn).await?.into(),
        disclosures: super::referrals::disclosures(ctx, conn).await?.into(),
        ..Facts::default()
    };
    let mut dated = Vec::new();
    let mut rows = Vec::new();
    for row in versions.iter().rev() {
        let live = live::read(ctx, row)?;
        rows.push(facts::Version {
            number: live.number,
            published: day_of(ctx, row.published_at),
            effective: row.effective_on.date(),
            approval: row.approver_id.map(|by| facts::Approval {
                by,
                roles: posts.of(by, row.approved_on.date()),
                on: row.approved_on.date(),
            }),
            change_note: !row.change_note.trim().is_empty(),
            duties: live.policy.duties(),
        });
        if row.number <= version {
            dated.push(Dated {
                live,
                effective: row.effective_on.date(),
            });
        }
    }
    facts.code_editions = editions(&dated).into();
    facts.clause_since = since::clauses(&dated);
    facts.versions = rows.into();
    Ok(facts)
}

/// The day of a moment on the organisation's own wall.
pub(super) fn day_of(ctx: &Ctx, at: impl Into<Timestamp>) -> Date {
    at.into().to_zoned(ctx.zone()).date()
}

fn who(kind: Kind) -> Who {
    match kind {
        Kind::Staff => Who::Staff,
        Kind::Volunteer => Who::Volunteers,
        Kind::Associated => Who::Associated,
        Kind::Visitor => Who::Visitors,
        Kind::Trustee => Who::Trustees,
    }
}

fn member(person: &store::person::Counted) -> facts::Person {
    facts::Person {
        id: person.id,
        kind: who(person.kind),
        started: person.started_on.date(),
        ended: person.ended_on.map(Day::date),
    }
}

/// Who held which post when.
pub struct Posts {
    all: Vec<Post>,
    by_person: HashMap<Id, Vec<usize>>,
}

struct Post {
    role: Role,
    person: Id,
    since: Date,
    until: Option<Date>,
}

impl Posts {
    fn new(
        ctx: &Ctx,
        appointments: &[store::appointment::Counted],
        people: &[store::person::Counted],
    ) -> Self {
        let named = appointments.iter().filter_map(|row| {
            Some(Post {
                role: Role::from_key(&row.role)?,
                person: row.person_id,
                since: row.starts_on.date(),
                until: row.ends_on.map(Day::date),
            })
        });
        // Whoever is marked as somebody who hosts sessions holds the post of host.
        let hosts = people
            .iter()
            .filter(|person| person.is_host)
            .map(|person| Post {
                role: Role::Host,
                person: person.id,
                since: person.started_on.date().max(day_of(ctx, person.created_at)),
                until: person.ended_on.map(Day::date),
            });
        let all: Vec<Post> = named.chain(hosts).collect();
        let mut by_person: HashMap<Id, Vec<usize>> = HashMap::new();
        for (place, post) in all.iter().enumerate() {
            by_person.entry(post.person).or_default().push(place);
        }
        Self { all, by_person }
    }

    /// The posts somebody held on a day.
    #[must_use]
    pub fn of(&self, person: Id, on: Date) -> Vec<Role> {
        let own = self.by_person.get(&person).into_iter().flatten();
        own.map(|place| &self.all[*place])
            .filter(|post| post.since <= on && post.until.is_none_or(|last| on <= last))
            .map(|post| post.role)
            .collect()
    }

    fn rows(&self) -> Vec<facts::Appointment> {
        let row = |post: &Post| facts::Appointment {
            role: post.role,
            person: post.person,
            since: post.since,
            until: post.until,
            deputy: self.deputy(post),
        };
        self.all.iter().map(row).collect()
    }

    /// Who stands in: the deputy DSL for the DSL, somebody else in the same post for the rest.
    fn deputy(&self, post: &Post) -> Option<Id> {
        let stand_in = if post.role == Role::Dsl {
            Role::DeputyDsl
        } else {
            post.role
        };
        let overlaps = |other: &Post| {
            other.until.is_none_or(|last| post.since <= last)
                && post.until.is_none_or(|last| other.since <= last)
        };
        // A host needs no stand-in, and there may be thousands of them.
        if stand_in == Role::Host {
            return None;
        }
        let found = self
            .all
            .iter()
            .find(|other| other.role == stand_in && other.person != post.person && overlaps(other));
        found.map(|other| other.person)
    }
}

async fn acknowledgements(
    ctx: &Ctx,
    conn: &mut Conn,
    version: i64,
) -> Result<Vec<facts::Acknowledgement>, AppError> {
    let rows = store::acknowledgement::of_version(conn, version).await?;
    let row = |row: store::acknowledgement::Acknowledgement| {
        // Opened and not accepted yet: no acknowledgement.
        let accepted = row.accepted_at?;
        Some(
            kept::number(row.version).map(|version| facts::Acknowledgement {
                person: row.person_id,
                version,
                read: row.read_at.map(Ts::timestamp),
                accepted: day_of(ctx, accepted),
            }),
        )
    };
    rows.into_iter().filter_map(row).collect()
}

pub(crate) async fn documents(
    ctx: &Ctx,
    conn: &mut Conn,
) -> Result<Vec<facts::Document>, AppError> {
    let rows = store::document::all(conn).await?;
    // A document of no kind that a policy speaks of is in nobody's rule.
    let rows = rows.into_iter().filter(|row| row.kind != OTHER);
    let row = |row: store::document::Document| {
        Ok(facts::Document {
            kind: kept::word(&row.kind)?,
            added: day_of(ctx, row.added_at),
            removed: row.retired_at.map(|at| day_of(ctx, at)),
            owner: row.owner_id.is_some() || !row.owner_name.trim().is_empty(),
            file: row.file_id.is_some() || row.link.is_some(),
            edition: !row.version_label.trim().is_empty(),
            next_review: row.review_on.map(Day::date),
        })
    };
    rows.map(row).collect()
}

pub(crate) async fn consultations(conn: &mut Conn) -> Result<Vec<facts::Consultation>, AppError> {
    let rows = store::consultation::all(conn).await?;
    let row = |row: store::consultation::Consultation| {
        Ok(facts::Consultation {
            party: kept::word(&row.party)?,
            on: row.held_on.date(),
            version: row.version.map(kept::number).transpose()?,
        })
    };
    rows.into_iter().map(row).collect()
}

async fn attestations(conn: &mut Conn) -> Result<Vec<facts::Attestation>, AppError> {
    let rows = store::attestation::all(conn).await?;
    let row = |row: store::attestation::Attestation| {
        Ok(facts::Attestation {
            clause: row.clause_id,
            version: kept::number(row.version)?,
            on: row.held_on.date(),
            by: row
                .created_by
                .ok_or_else(|| AppError::internal("an attestation by nobody is stored"))?,
        })
    };
    rows.into_iter().map(row).collect()
}

async fn changes(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<facts::Change>, AppError> {
    let rows = store::change_notice::all(conn, ctx.viewer()).await?;
    // A lesson is a task, not a change of a service: it counts among the lessons.
    let rows = rows
        .into_iter()
        .filter(|row| row.kind != ChangeKind::Lesson.key());
    let row = |row: store::change_notice::ChangeNotice| {
        Ok(facts::Change {
            id: row.id,
            kind: kept::word(&row.kind)?,
            on: row.changed_on.date(),
            reviewed: row.reviewed_on.map(Day::date),
        })
    };
    rows.map(row).collect()
}

async fn reviews(conn: &mut Conn, posts: &Posts) -> Result<Vec<facts::Review>, AppError> {
    let rows = store::review::all(conn).await?;
    let row = |row: store::review::Review| {
        let on = row.held_on.date();
        Ok(facts::Review {
            subject: kept::word(&row.subject)?,
            on,
            by: row
                .created_by
                .map(|by| posts.of(by, on))
                .unwrap_or_default(),
            open_gaps: kept::number(row.gaps)?,
            checklist: row.checklist.0,
            minute_reference: !row.minute_ref.trim().is_empty(),
        })
    };
    rows.into_iter().map(row).collect()
}

pub(crate) async fn checks(
    ctx: &Ctx,
    conn: &mut Conn,
) -> Result<Vec<facts::KnowledgeCheck>, AppError> {
    let rows = store::knowledge_check::all(conn).await?;
    let row = |row: store::knowledge_check::KnowledgeCheck| {
        Ok(facts::KnowledgeCheck {
            person: row.person_id,
            on: day_of(ctx, row.at),
            score: kept::number(row.score * 100 / row.out_of.max(1))?,
        })
    };
    rows.into_iter().map(row).collect()
}

pub(crate) async fn signatures(
    ctx: &Ctx,
    conn: &mut Conn,
) -> Result<Vec<facts::Signature>, AppError> {
    let rows = store::signature::all(conn).await?;
    let row = |row: store::signature::Signature| {
        Ok(facts::Signature {
            person: row.person_id,
            code: kept::word(&row.code)?,
            edition: kept::number(row.code_version)?,
            on: day_of(ctx, row.signed_at),
        })
    };
    rows.into_iter().map(row).collect()
}

pub(crate) async fn directory(
    ctx: &Ctx,
    conn: &mut Conn,
) -> Result<Vec<facts::DirectoryEntry>, AppError> {
    super::registers::directory(ctx, conn).await
}

pub(crate) async fn sources(ctx: &Ctx, conn: &mut Conn) -> Result<Vec<facts::Source>, AppError> {
    super::registers::sources(ctx, conn).await
}

async fn sign_in(
    ctx: &Ctx,
    conn: &mut Conn,
    posts: &Posts,
    people: &[store::person::Counted],
) -> Result<Vec<facts::SignInAccount>, AppError> {
    let today = ctx.today();
    let here: HashSet<Id> = people
        .iter()
        .filter(|person| person.ended_on.is_none_or(|last| today < last.date()))
        .map(|person| person.id)
        .collect();
    let rows = store::credential::accounts(conn).await?;
    let rows = rows.into_iter().filter(|row| here.contains(&row.person_id));
    Ok(rows
        .map(|row| facts::SignInAccount {
            person: row.person_id,
            since: day_of(ctx, row.password_set_at),
            roles: posts.of(row.person_id, today),
            second_factor: row.totp_confirmed_at.map(|at| day_of(ctx, at)),
        })
        .collect())
}

/// The edition of each code that people sign: it changes with the words or the rule of the clauses that make it up.
pub(crate) fn editions(versions: &[Dated]) -> Vec<facts::CodeEdition> {
    crate::governance::codes::editions(versions)
}
