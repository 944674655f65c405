//! What is not yet a concern: a young person who wrote to somebody, a question to the lead, a broken rule. Through the use cases that
//! pages call, as all of the demo.

use policy::{Choice, terms::BreachContact};

use super::{
    Making, actor,
    concerns::{JOEL, MARCUS, RUTH, THEO, later, moment},
};
use crate::reporting::staff::{
    advice, attempt, breach,
    words::{Attempt, Breach, Decision, Did},
};

pub(super) async fn keep(making: &Making) -> anyhow::Result<()> {
    attempts(making).await?;
    questions(making).await?;
    breaches(making).await
}

fn seed(words: &str) -> [u8; 32] {
    *blake3::hash(words.as_bytes()).as_bytes()
}

/// Two young people wrote: one attempt is done with, the other waits for its last step.
async fn attempts(making: &Making) -> anyhow::Result<()> {
    let joel = later(making, 18, 20, actor(making, JOEL))?;
    let first = attempt::Command {
        seed: seed("the first attempt"),
        at: Some(moment(making, 18, 19)?),
        attempt: Attempt {
            who: "R., from the coding club".into(),
            place: "A game".into(),
            words: "She asked to add me as a friend in BlockTown. I did not add her. I wrote in the club’s own chat that we can talk at the next session.".into(),
        },
        did: Did {
            ended: true,
            ..Did::default()
        },
        worried: false,
    };
    let first = attempt::add(&joel, first).await?;
    let after = later(making, 16, 17, actor(making, JOEL))?;
    let mut conn = after.db().read().await?;
    let seen = attempt::load(&after, &mut conn, first).await?.opened.seen();
    drop(conn);
    let did = Did {
        offered: true,
        note: "Spoke with R. at the session, with Siân there. She wanted help with a level.".into(),
        ..Did::default()
    };
    attempt::did(&after, first, did, seen).await?;
    let left = attempt::finish(&after, first).await?;
    anyhow::ensure!(left.is_none(), "nothing is left to do: {left:?}");

    let theo = later(making, 1, 18, actor(making, THEO))?;
    let second = attempt::Command {
        seed: seed("the second attempt"),
        at: Some(moment(making, 1, 17)?),
        attempt: Attempt {
            who: "D., year 8".into(),
            place: "A message to my own account".into(),
            words: "“hey its D from the workshop. can i ask u something not in class”. I did not answer.".into(),
        },
        did: Did {
            ended: true,
            ..Did::default()
        },
        worried: false,
    };
    attempt::add(&theo, second).await?;
    Ok(())
}

/// One question that was answered, one that waits.
async fn questions(making: &Making) -> anyhow::Result<()> {
    let joel = later(making, 12, 11, actor(making, JOEL))?;
    let text = "A teacher asks whether I can stay in the call for ten minutes after the others left, to help one pupil. May I?";
    let asked = advice::ask(&joel, seed("the first question"), text, None).await?;
    let ruth = later(making, 12, 14, actor(making, RUTH))?;
    let mut conn = ruth.db().read().await?;
    let seen = advice::load(&ruth, &mut conn, asked).await?.opened.seen();
    drop(conn);
    let answer = "Not alone. Ask the teacher to stay, or a second host. If neither can, offer another day. Thank you for asking first.";
    advice::write(&ruth, asked, answer, seen).await?;

    let theo = later(making, 1, 16, actor(making, THEO))?;
    let text = "A pupil has the name of her school in her display name. Do I ask her to change it in front of everybody?";
    advice::ask(&theo, seed("the second question"), text, None).await?;
    Ok(())
}

/// One rule broken and decided about, one that waits for a decision.
async fn breaches(making: &Making) -> anyhow::Result<()> {
    let theo = later(making, 14, 15, actor(making, THEO))?;
    let first = breach::Command {
        seed: seed("the first breach"),
        at: Some(moment(making, 14, 14)?),
        breach: Breach {
            who: "L. and M., class 7B".into(),
            rule: String::new(),
            words: "They wrote rude words in the chat about a boy’s drawing. I muted both and wrote the rule into the chat.".into(),
            done: "Told their teacher at the end of the session, who was there.".into(),
        },
        service: None,
    };
    breach::send(&theo, first).await?;
    let marcus = later(making, 13, 10, actor(making, MARCUS))?;
    let person = marcus.signed()?.person;
    let mut conn = marcus.db().read().await?;
    let held = store::rule_breach::held_by(&mut conn, person, marcus.ts()).await?;
    drop(conn);
    for row in held {
        let found = breach::read(&marcus, row.id).await?;
        let decision = Decision {
            safe: true,
            contacted: vec![BreachContact::Teacher.key().into()],
            reason: "Both have kept to the rules until now. Their teacher knows both families and speaks with them.".into(),
        };
        breach::decide(&marcus, row.id, decision, found.opened.seen()).await?;
    }

    let joel = later(making, 1, 15, actor(making, JOEL))?;
    let second = breach::Command {
        seed: seed("the second breach"),
        at: Some(moment(making, 1, 14)?),
        breach: Breach {
            who: "A., class 9C".into(),
            rule: String::new(),
            words: "He took a picture of the screen with his phone while others could be seen. He deleted it when I asked.".into(),
            done: "Asked him to delete it and saw it done.".into(),
        },
        service: None,
    };
    breach::send(&joel, second).await?;
    Ok(())
}
