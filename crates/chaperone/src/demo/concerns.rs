//! What was reported in the demo, and what came of it. Everything goes through the use cases that pages call, on the day it
//! happened.

use jiff::{SignedDuration, Timestamp};
use policy::terms::ConcernRoute;
use store::{Ts, concern::Source};
use uuid::Uuid;

use super::{Making, PASSWORD, actor, casework, closing};
use crate::{
    access::actor::Actor,
    ctx::Ctx,
    reporting::{
        intake::{self, Submission},
        words::{From, Named, Report, Wording},
    },
    response::{
        concern, note,
        triage::{self, Command, Then},
        words::{Answer, Assessment, Branch, Level, Note, Tri},
    },
    sealing::{
        keys,
        recovery::{self, Sheets},
    },
};

pub(super) const RUTH: usize = 0;
pub(super) const MARCUS: usize = 1;
pub(super) const INES: usize = 2;
const PRIYA: usize = 3;
pub(super) const THEO: usize = 5;
pub(super) const JOEL: usize = 7;
/// Those who have signed in, and so have a pair.
const WITH_KEYS: [usize; 6] = [RUTH, MARCUS, INES, PRIYA, THEO, JOEL];

/// Reports, a few answers, and two cases: one that goes on and one in its first hours.
pub(super) async fn raise(making: &mut Making) -> anyhow::Result<()> {
    keys_for_all(making).await?;
    let making = &*making;
    super::referrals::areas(making).await?;
    let grooming = anonymous(making, 24, 21, child(
        1,
        "There is a man in the game chat. He says he is 15 but he sounds old. He asks for pictures and says not to tell my mum.",
        "BlockTown, in the chat",
    ))
    .await?;
    closing::one_that_ended(making).await?;
    let grooming = handle_grooming(making, grooming).await?;
    closing::carry_on(making, grooming).await?;
    let bullying = anonymous(making, 9, 16, child(
        2,
        "Some people in my class made a group and put my name with a rude word. I dont want to go to the workshop any more",
        "A group chat on my phone",
    ))
    .await?;
    handle_bullying(making, bullying).await?;
    low_level(making).await?;
    let scam = anonymous(making, 3, 19, adult(
        3,
        "My son clicked a link that looked like your newsletter. It wanted our bank card. Is it from you?",
        "An e-mail",
    ))
    .await?;
    let ruth = later(making, 2, 9, actor(making, RUTH))?;
    let read = concern::read(&ruth, scam).await?;
    concern::answer(
        &ruth,
        scam,
        "Thank you for telling us. It was not from us. Please do not use the link, and ring your bank on 159 if the card number was typed in.",
        read.opened.seen(),
    )
    .await?;
    // And one that nobody has read yet.
    anonymous(making, 0, 1, child(
        4,
        "my friend says she hurts herself and shows it online. she made me promise not to tell. i am scared",
        "Pictures that go away after a day",
    ))
    .await?;
    Ok(())
}

async fn keys_for_all(making: &mut Making) -> anyhow::Result<()> {
    let ctx = making.ctx.clone();
    let lock = keys::lock(&ctx, PASSWORD).await?;
    let mut tx = ctx.db().begin().await?;
    for who in WITH_KEYS {
        let prepared = keys::new_under(&ctx, making.people[who], &lock);
        let unlocked = prepared.keep(&ctx, &mut tx).await?;
        making.keys.insert(who, unlocked);
    }
    let early = making.on(making.months_ago(3))?;
    let (key, _) = recovery::make(&early, &mut tx, Sheets::One).await?;
    let made = store::recovery_key::current(&mut tx).await?;
    anyhow::ensure!(
        made.as_ref()
            .is_some_and(|made| made.public.0 == key.public().0),
        "the demo has its recovery key"
    );
    store::recovery_key::confirm(&mut tx, 1, early.ts()).await?;
    tx.commit().await?;
    Ok(())
}

/// So many days ago, at a full hour of that day; never later than the demo's own moment.
pub(super) fn moment(making: &Making, days: i64, hour: i8) -> anyhow::Result<Timestamp> {
    let at = making.days_ago(days).at(hour, 12, 0, 0);
    let at = at.to_zoned(making.ctx.zone())?.timestamp();
    let last = making.ctx.now() - SignedDuration::from_mins(40);
    Ok(at.min(last))
}

pub(super) fn later(making: &Making, days: i64, hour: i8, who: Actor) -> anyhow::Result<Ctx> {
    Ok(making.ctx.at(moment(making, days, hour)?).acting(who))
}

pub(super) async fn anonymous(
    making: &Making,
    days: i64,
    hour: i8,
    submission: Submission,
) -> anyhow::Result<Uuid> {
    let ctx = later(making, days, hour, Actor::Anonymous)?;
    Ok(intake::submit(&ctx, submission).await?.id)
}

fn submission(number: u8, route: ConcernRoute, about: &str, report: Report) -> Submission {
    Submission {
        seed: *blake3::hash(&[number]).as_bytes(),
        source: Source::Public,
        kind: "disclosure".into(),
        about: about.into(),
        route,
        place: "elsewhere".into(),
        service: None,
        received: None,
        nude_images: false,
        subjects: Vec::new(),
        report,
        files: Vec::new(),
        refused_files: 0,
    }
}

fn child(number: u8, words: &str, place: &str) -> Submission {
    let report = Report {
        wording: Wording::Child,
        words: words.into(),
        place: place.into(),
        ..Report::default()
    };
    submission(number, ConcernRoute::Message, "child", report)
}

pub(super) fn adult(number: u8, words: &str, place: &str) -> Submission {
    let report = Report {
        wording: Wording::Adult,
        words: words.into(),
        place: place.into(),
        from: From::FirstName("Anneke".into()),
        ..Report::default()
    };
    Submission {
        kind: "concern".into(),
        ..submission(number, ConcernRoute::Email, "child", report)
    }
}

pub(super) fn assessment(
    branch: Branch,
    level: Level,
    categories: &[&str],
    reason: &str,
) -> Assessment {
    let tests = crate::response::tests_of::tests(branch);
    Assessment {
        branch,
        level,
        reason: reason.into(),
        categories: categories.iter().map(|key| (*key).to_owned()).collect(),
        tests: tests
            .iter()
            .map(|test| Answer {
                test: (*test).to_owned(),
                answer: if level >= Level::Medium {
                    Tri::No
                } else {
                    Tri::Yes
                },
                note: String::new(),
            })
            .collect(),
        wishes: String::new(),
    }
}

pub(super) async fn open(
    ctx: &Ctx,
    concern: Uuid,
    kind: &str,
    title: &str,
    assessment: Assessment,
) -> anyhow::Result<Uuid> {
    let read = concern::read(ctx, concern).await?;
    let command = Command {
        concern,
        seen: read.opened.seen(),
        kind: kind.into(),
        assessment,
        then: Then::Open {
            title: title.into(),
        },
    };
    let case = triage::triage(ctx, command).await?;
    case.ok_or_else(|| anyhow::anyhow!("a case was to be opened"))
}

pub(super) async fn write(ctx: &Ctx, case: Uuid, text: &str, opinion: &str) -> anyhow::Result<()> {
    let mut conn = ctx.db().read().await?;
    let seen = crate::response::case::load(ctx, &mut conn, case)
        .await?
        .opened
        .seen();
    drop(conn);
    let words = Note {
        text: text.into(),
        opinion: opinion.into(),
        files: Vec::new(),
    };
    note::note(ctx, case, words, None, seen).await?;
    Ok(())
}

async fn handle_grooming(making: &Making, concern: Uuid) -> anyhow::Result<Uuid> {
    let first = later(making, 23, 8, actor(making, RUTH))?;
    let assessment = assessment(
        Branch::Child,
        Level::High,
        &["grooming", "contact"],
        "An adult who hides his age asks a child for pictures and for secrecy. Marcus was asked and agrees.",
    );
    let case = open(
        &first,
        concern,
        "disclosure",
        "K.M., man in a game chat",
        assessment,
    )
    .await?;
    write(
        &first,
        case,
        "Rang the police on 101, then sent the report to CEOP.",
        "",
    )
    .await?;
    super::referrals::grooming(making, case).await?;
    let second = later(making, 22, 15, actor(making, MARCUS))?;
    write(
        &second,
        case,
        "Spoke with K.M. and her teacher. She says: “I blocked him but he made a new name.”",
        "She was calm, and glad to be believed.",
    )
    .await?;
    casework::grooming(making, case).await?;
    Ok(case)
}

async fn handle_bullying(making: &Making, concern: Uuid) -> anyhow::Result<()> {
    let marcus = later(making, 8, 10, actor(making, MARCUS))?;
    let assessment = assessment(
        Branch::ChildOnChild,
        Level::Medium,
        &["bullying", "conduct"],
        "Five children of one class are in the group. The school knows two of them. Both sides need somebody to talk to.",
    );
    let case = open(
        &marcus,
        concern,
        "concern",
        "Class 7B, group with a name",
        assessment,
    )
    .await?;
    write(
        &marcus,
        case,
        "Rang the school’s safeguarding lead, Ms Patel.",
        "",
    )
    .await?;
    casework::bullying(making, case).await
}

/// Written down by a volunteer two days after he saw it.
async fn low_level(making: &Making) -> anyhow::Result<()> {
    let theo = later(making, 5, 18, actor(making, THEO))?;
    let seen = moment(making, 7, 14)?;
    let joel = Named {
        id: making.people[JOEL],
        name: "Joel Nkemelu".into(),
    };
    let report = Report {
        wording: Wording::Staff,
        words: "After the session Joel stayed in the room with two pupils while I was still closing the other room. He said he would wait for their lift with them.".into(),
        opinion: "I think he meant well and did not know the rule.".into(),
        place: "Our own session".into(),
        heard_at: Some(seen),
        from: From::Staff(Named {
            id: making.people[THEO],
            name: "Theo O’Brien".into(),
        }),
        about: vec![joel],
        told_in_person: Some(true),
        ..Report::default()
    };
    let submission = Submission {
        source: Source::Staff,
        kind: "low-level".into(),
        place: "session".into(),
        received: Some(Ts::from(seen)),
        subjects: vec![making.people[JOEL]],
        ..submission(5, ConcernRoute::Session, "adult-in-role", report)
    };
    intake::submit(&theo, submission).await?;
    Ok(())
}
