//! An invented schools programme with a past: enough to make every page alive. Nobody in it is real.

mod casework;
mod closing;
mod concerns;
mod day_to_day;
pub mod pages;
mod people;
mod records;
mod referrals;
mod versions;

use std::collections::BTreeMap;

use anyhow::Context;
use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};
use store::{Day, Digest, Ts, organisation::Organisation, person::Person};
use uuid::Uuid;

use crate::{
    access::{
        actor::{Actor, Signed},
        password, totp,
    },
    app::App,
    ctx::Ctx,
    governance::directory,
    sealing::keys::Unlocked,
};
use people::{MEMBERS, Member};

/// Everybody's password in the demo.
pub const PASSWORD: &str = "copper lantern giraffe";

/// What the demo is sealed under. Known to everybody, and no secret: nobody in the demo is real, and every start makes it anew.
#[must_use]
pub fn key() -> vault::Key {
    vault::Key::from_bytes(*blake3::hash(b"the demo, where nobody is real").as_bytes())
}

/// Somebody of the demo, as the sign-in help shows them.
pub struct Invented {
    pub name: &'static str,
    pub email: &'static str,
    pub job: &'static str,
    pub secret: Option<[u8; 20]>,
}

/// The people to sign in as, with the secret of their second factor. Known to all: only in the demo.
#[must_use]
pub fn cast() -> Vec<Invented> {
    MEMBERS
        .iter()
        .take(9)
        .map(|member| Invented {
            name: member.name,
            email: member.email,
            job: member.job,
            secret: needs_code(member).then(|| secret(member)),
        })
        .collect()
}

fn needs_code(member: &Member) -> bool {
    member
        .roles
        .iter()
        .copied()
        .any(crate::access::role::needs_second_factor)
}

fn secret(member: &Member) -> [u8; totp::SECRET_BYTES] {
    let mut secret = [0; totp::SECRET_BYTES];
    secret.copy_from_slice(&blake3::hash(member.email.as_bytes()).as_bytes()[..totp::SECRET_BYTES]);
    secret
}

/// What the parts of the demo share while it is made.
struct Making {
    ctx: Ctx,
    today: Date,
    people: Vec<Uuid>,
    /// The keys of those who have one.
    keys: BTreeMap<usize, Unlocked>,
}

impl Making {
    /// The same at nine in the morning of another day.
    fn on(&self, day: Date) -> anyhow::Result<Ctx> {
        let at = day.at(9, 0, 0, 0).to_zoned(self.ctx.zone())?.timestamp();
        Ok(self.ctx.at(at))
    }

    fn months_ago(&self, months: i32) -> Date {
        self.today - months.months()
    }

    fn days_ago(&self, days: i64) -> Date {
        self.today - days.days()
    }
}

/// Fills an empty database.
///
/// # Errors
/// When it is not empty or cannot be written.
pub async fn fill(app: &App) -> anyhow::Result<()> {
    let now = app.clock().now();
    organisation(app, now).await?;
    let ctx = Ctx::machine(app.clone()).await?;
    let mut making = Making {
        today: ctx.today(),
        people: MEMBERS.iter().map(|_| ctx.new_id()).collect(),
        keys: BTreeMap::new(),
        ctx,
    };
    everybody(&making).await?;
    making.ctx = Ctx::machine(app.clone()).await?;
    let mut tx = making.ctx.db().begin().await?;
    let early = making.on(making.months_ago(28))?;
    directory::seed::seed(&early, &mut tx).await?;
    tx.commit().await?;
    records::keep(&making).await?;
    versions::publish(&making).await?;
    records::follow(&making).await?;
    concerns::raise(&mut making).await?;
    day_to_day::keep(&making).await?;
    Ok(())
}

/// One of the invented people, acting.
fn actor(making: &Making, who: usize) -> Actor {
    let member = &MEMBERS[who];
    Actor::Person(Signed {
        person: making.people[who],
        name: member.name.into(),
        kind: member.kind,
        roles: member.roles.iter().copied().collect(),
        session: Digest::of(b"demo"),
        second_factor: true,
        has_second_factor: true,
        unlocked: making.keys.get(&who).cloned(),
    })
}

async fn organisation(app: &App, now: Timestamp) -> anyhow::Result<()> {
    let mut tx = app.db().begin().await?;
    anyhow::ensure!(
        store::organisation::get(&mut tx).await?.is_none(),
        "the database is not empty: the demo needs one of its own"
    );
    let founded = Ts::from(now).plus(SignedDuration::from_hours(-24 * 915));
    let row = Organisation {
        name: "Harbour Lights Learning".into(),
        nation: "england".into(),
        timezone: "Europe/London".into(),
        website: Some("https://harbour.example".into()),
        public_url: app.config().base_url().to_string(),
        created_at: founded,
        setup_token_hash: None,
        setup_done_at: None,
    };
    store::organisation::insert(&mut tx, &row).await?;
    store::organisation::finish_setup(&mut tx, founded).await?;
    tx.commit().await?;
    Ok(())
}

async fn everybody(making: &Making) -> anyhow::Result<()> {
    // One hash for all: hashing two dozen times would make the demo slow to start and nobody safer.
    let hash = password::hash(&making.ctx.app, PASSWORD.to_owned()).await?;
    let mut tx = making.ctx.db().begin().await?;
    for (member, id) in MEMBERS.iter().zip(&making.people) {
        let started = making.months_ago(member.months);
        let at = Ts::from(making.on(started)?.now());
        let mut person = Person::new(*id, member.kind, member.name, Day::from(started), at);
        person.email = Some(member.email.into());
        person.job = member.job.into();
        person.is_host = member.job.starts_with("Session");
        store::person::insert(&mut tx, &person).await?;
        store::credential::set_password(&mut tx, *id, &hash, at).await?;
        if needs_code(member) {
            store::credential::offer_totp(&mut tx, *id, &secret(member)).await?;
            store::credential::confirm_totp(&mut tx, *id, 0, at).await?;
            let codes: Vec<Digest> = (0..8_u8).map(|code| Digest::of(&[code])).collect();
            store::recovery_code::replace(&mut tx, *id, &codes).await?;
        }
        for role in member.roles {
            use policy::Choice;
            let appointment = store::appointment::Appointment {
                id: making.ctx.new_id(),
                person_id: *id,
                role: role.key().into(),
                starts_on: Day::from(started),
                ends_on: None,
                contact: member.email.into(),
                created_at: at,
                created_by: None,
            };
            store::appointment::insert(&mut tx, &appointment).await?;
        }
    }
    tx.commit().await.context("keeping the people of the demo")
}
