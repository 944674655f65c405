//! Two cases of the demo further along: one whose plan is looked at again soon, and one that ended and taught something.

use anyhow::Context as _;
use policy::{Choice, terms::Need};
use store::Ts;
use uuid::Uuid;

use super::{
    Making, actor,
    concerns::{MARCUS, RUTH, adult, anonymous, assessment, later, open, write},
};
use crate::{
    ctx::Ctx,
    governance::lessons::{self, Changed},
    response::{
        ask::Done,
        case,
        closing::{self, Command},
        lesson::{self, Learned},
        parents::{self, Telling},
        review::{self, Held},
        support::{self, Filled, Slot},
        words::{Branch, ClosureReason, Level, PartyRole, Person, Referral as Step, What},
    },
};

/// The grooming case: parents told, a plan approved, one review held and the next one close.
pub(super) async fn carry_on(making: &Making, case: Uuid) -> anyhow::Result<()> {
    let ruth = later(making, 22, 16, actor(making, RUTH))?;
    let child = whoever(&ruth, case, PartyRole::Harmed).await?;
    let mother = whoever(&ruth, case, PartyRole::Family).await?;
    let man = whoever(&ruth, case, PartyRole::Subject).await?;
    parents::decide(
        &ruth,
        case,
        true,
        "K.M. lives with her mother and wants her to know. Nothing points at anybody at home.",
        "The police officer who took the report sees no risk in it.",
        None,
        seen(&ruth, case).await?,
    )
    .await?;
    let next = later(making, 21, 11, actor(making, RUTH))?;
    let telling = Telling {
        who: "Her mother".into(),
        how: "In person, at the school".into(),
        by: "Ruth Adeyemi, with Ms Patel of the school".into(),
        text: "All we know. She cried, thanked K.M. for telling, and will not take the phone away."
            .into(),
        happened: None,
    };
    done(parents::told(&next, case, telling, seen(&next, case).await?).await?)?;
    let marcus = later(making, 20, 14, actor(making, MARCUS))?;
    let some = |need: &str, what: &str, by: &str, answer: Option<&str>| Filled {
        assessed: Some((false, need.into())),
        offered: Some((what.into(), by.into())),
        answered: answer.map(|answer| (true, answer.into())),
    };
    let fills = [
        (
            Need::PersonHarmed,
            child,
            some(
                "Somebody to talk to who is not her mother; help with the settings of the game.",
                "Six hours with the school counsellor; an hour on the game with Theo and her teacher",
                "Millbrook School and us",
                Some("“Yes please, but not in the lunch break.”"),
            ),
        ),
        (
            Need::Family,
            mother,
            some(
                "To know what grooming is and what to say at home.",
                "The evening for parents, and the helpline of the NSPCC",
                "Marcus Webb",
                Some("She comes on the 14th."),
            ),
        ),
        (
            Need::Organisation,
            None,
            some(
                "Hosts ask what to do when a child tells them about a game.",
                "Ten minutes in the next briefing",
                "Ruth Adeyemi",
                None,
            ),
        ),
        (
            Need::Bystanders,
            None,
            nothing("Nobody else was in the chat."),
        ),
        (
            Need::Accused,
            man,
            nothing("Not known to us. The police look for him."),
        ),
        (
            Need::Staff,
            None,
            nothing("Marcus took the talk. He says he is all right."),
        ),
    ];
    fill(&marcus, case, fills).await?;
    let seen_now = seen(&marcus, case).await?;
    done(support::approve(&marcus, case, "Talked through with the school.", seen_now).await?)?;
    let looked = later(making, 10, 15, actor(making, RUTH))?;
    hold(
        &looked,
        case,
        "He wrote once more, she showed it to her mother at once. She sleeps better. The police have the new name.",
        false,
        making.days_ago(-2),
    )
    .await
}

/// A case of the autumn that ended, and what it changed.
pub(super) async fn one_that_ended(making: &Making) -> anyhow::Result<()> {
    let report = adult(
        9,
        "My daughter’s picture from your video session is in a class chat with a silly face drawn on it. Somebody must have photographed the screen.",
        "A class chat",
    );
    let concern = anonymous(making, 75, 18, report).await?;
    let ruth = later(making, 74, 9, actor(making, RUTH))?;
    let found = assessment(
        Branch::ChildOnChild,
        Level::Low,
        &["bullying", "conduct"],
        "A picture of the screen, passed on among children of one class. No threat, nothing sexual.",
    );
    let case = open(
        &ruth,
        concern,
        "concern",
        "S.F., picture of the screen",
        found,
    )
    .await?;
    let child = name(&ruth, case, PartyRole::Harmed, "S.F.", "Sanna Fjord", true).await?;
    let other = name(&ruth, case, PartyRole::Subject, "D.O.", "Danny Osei", true).await?;
    write(
        &ruth,
        case,
        "Rang the school. The picture was taken out of the chat in front of the class.",
        "",
    )
    .await?;
    nobody_outside(&ruth, case).await?;
    let reason = "Both families live with their children and nobody is afraid of being told.";
    parents::decide(
        &ruth,
        case,
        true,
        reason,
        "",
        None,
        seen(&ruth, case).await?,
    )
    .await?;
    let telling = Telling {
        who: "The parents of both".into(),
        how: "By phone".into(),
        by: "The school’s safeguarding lead".into(),
        text: "What happened, and that the picture is gone.".into(),
        happened: None,
    };
    done(parents::told(&ruth, case, telling, seen(&ruth, case).await?).await?)?;
    let talk = |answer: &str| Filled {
        assessed: Some((false, "Somebody to talk to.".into())),
        offered: Some(("A talk with the pastoral lead".into(), "The school".into())),
        answered: Some((true, answer.into())),
    };
    let fills = [
        (Need::PersonHarmed, Some(child), talk("“It is fine now.”")),
        (
            Need::Accused,
            Some(other),
            talk("He said sorry in his own words."),
        ),
        (
            Need::Bystanders,
            None,
            nothing("The form teacher talked with the class."),
        ),
        (
            Need::Family,
            None,
            nothing("Both families say they need nothing."),
        ),
        (
            Need::Staff,
            None,
            nothing("Nobody of ours was in the chat."),
        ),
        (Need::Organisation, None, nothing("See the lesson.")),
    ];
    fill(&ruth, case, fills).await?;
    done(support::approve(&ruth, case, "", seen(&ruth, case).await?).await?)?;
    let looked = later(making, 46, 10, actor(making, MARCUS))?;
    let found = "Quiet for four weeks. S.F. is back in the sessions with her camera on.";
    hold(&looked, case, found, true, making.days_ago(18)).await?;
    let learned = Learned::Change {
        text:
            "Nobody had said at the start of a session that pictures of the screen are not taken."
                .into(),
        task: "Say at the start of each session that nobody photographs the screen".into(),
    };
    lesson::learn(&looked, case, learned, seen(&looked, case).await?).await?;
    let last = later(making, 40, 16, actor(making, RUTH))?;
    let command = Command {
        reason: ClosureReason::Resolved,
        text: "The school goes on watching the class. Both families know that it has ended.".into(),
        override_reason: None,
        seen: seen(&last, case).await?,
    };
    done(closing::close(&last, case, command).await?)?;
    let after = later(making, 30, 12, actor(making, RUTH))?;
    let mut conn = after.db().read().await?;
    let lessons = store::lesson::of_case(&mut conn, case).await?;
    drop(conn);
    let task = lessons.first().and_then(|lesson| lesson.change_id);
    let task = task.context("the lesson became a task")?;
    let note = "The host’s card for the first two minutes.";
    lessons::done(&after, task, Changed::Guidance, note, after.today()).await?;
    Ok(())
}

fn nothing(why: &str) -> Filled {
    Filled {
        assessed: Some((true, why.into())),
        ..Filled::default()
    }
}

fn done<T>(outcome: Done<T>) -> anyhow::Result<T> {
    match outcome {
        Done::Done(done) => Ok(done),
        Done::Stopped(stopped) => {
            let grounds = stopped.decision.grounds.iter();
            let says: Vec<_> = grounds.map(|one| one.sentence.to_string()).collect();
            Err(anyhow::anyhow!("the demo was stopped: {}", says.join("; ")))
        }
    }
}

/// Who has a part in a case, where somebody has.
async fn whoever(ctx: &Ctx, id: Uuid, role: PartyRole) -> anyhow::Result<Option<Uuid>> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    let mut people = case.people.values();
    Ok(people
        .find(|person| person.role == role)
        .map(|person| person.id))
}

async fn seen(ctx: &Ctx, case: Uuid) -> anyhow::Result<i64> {
    let mut conn = ctx.db().read().await?;
    Ok(case::load(ctx, &mut conn, case).await?.opened.seen())
}

async fn name(
    ctx: &Ctx,
    case: Uuid,
    role: PartyRole,
    initials: &str,
    name: &str,
    child: bool,
) -> anyhow::Result<Uuid> {
    let person = Person {
        id: ctx.new_id(),
        role,
        initials: initials.into(),
        name: name.into(),
        child: Some(child),
        belongs: "Millbrook School".into(),
        ..Person::default()
    };
    let id = person.id;
    entry(ctx, case, What::Person(person)).await?;
    Ok(id)
}

async fn entry(ctx: &Ctx, id: Uuid, what: What) -> anyhow::Result<()> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    let entry = case::entry(ctx, what);
    case::write(ctx, &mut tx, &case.opened, &entry, None).await?;
    tx.commit().await?;
    Ok(())
}

async fn fill<const N: usize>(
    ctx: &Ctx,
    case: Uuid,
    fills: [(Need, Option<Uuid>, Filled); N],
) -> anyhow::Result<()> {
    for (need, person, filled) in fills {
        let slot = Slot { need, person };
        support::fill(ctx, case, slot, &filled, seen(ctx, case).await?).await?;
    }
    Ok(())
}

async fn hold(
    ctx: &Ctx,
    case: Uuid,
    found: &str,
    solved: bool,
    next: jiff::civil::Date,
) -> anyhow::Result<()> {
    let held = Held {
        on: ctx.today(),
        by: "Ruth Adeyemi, Marcus Webb, Ms Patel of the school".into(),
        found: found.into(),
        solved,
        next,
    };
    review::hold(ctx, case, held, seen(ctx, case).await?).await?;
    Ok(())
}

/// Nobody outside was told, for a reason: with each body that a policy may ask about.
async fn nobody_outside(ctx: &Ctx, case: Uuid) -> anyhow::Result<()> {
    use policy::terms::Body;
    for body in [
        Body::Lado,
        Body::ChildrensSocialCare,
        Body::Police,
        Body::Platform,
    ] {
        let id = ctx.new_id();
        let row = store::referral::Referral {
            id,
            case_id: case,
            body: body.key().to_owned(),
            aware_at: ctx.ts(),
            due_at: Ts::from(ctx.now()),
            urgent: false,
            sent_at: None,
            has_reference: false,
            acknowledged_at: None,
            chase_at: None,
            chased_at: None,
            replied_at: None,
            closed_at: None,
            not_needed_at: Some(ctx.ts()),
        };
        let mut tx = ctx.db().begin().await?;
        store::referral::insert(&mut tx, &row).await?;
        store::due::done_kind(&mut tx, case, "refer", ctx.ts()).await?;
        tx.commit().await?;
        let step = Step::NotNeeded {
            body: row.body.clone(),
            threshold: "No harm that reaches the threshold of the local partnership.".into(),
            alternatives: "The school acts with both families.".into(),
            reason: "One picture, taken out the same day, among children who know each other."
                .into(),
            consulted: "The school’s safeguarding lead.".into(),
        };
        entry(ctx, case, What::Referral { referral: id, step }).await?;
    }
    Ok(())
}
