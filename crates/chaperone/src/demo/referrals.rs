//! Whom outside was told in the demo, and why somebody was not.

use policy::{Choice, terms::Body};
use uuid::Uuid;

use super::{Making, actor, concerns::later};
use crate::{
    ctx::Ctx,
    response::{
        area,
        case::{self, Case},
        referral::{not_needed, phoned, start, state, step},
        words::{Draft, Referral as Step},
    },
};

const RUTH: usize = 0;
const MARCUS: usize = 1;

/// The area that most of the schools are in, with its own clocks.
pub(super) async fn areas(making: &Making) -> anyhow::Result<()> {
    let ctx = making.on(making.months_ago(3))?.acting(actor(making, RUTH));
    let command = area::Command {
        name: "Northshire".into(),
        lado_within: "1 working day".parse()?,
        confirm_within: "24 hours".parse()?,
        reply_within: "1 working day".parse()?,
    };
    area::add(&ctx, command).await?;
    Ok(())
}

async fn load(ctx: &Ctx, id: Uuid) -> anyhow::Result<Case> {
    let mut conn = ctx.db().read().await?;
    Ok(case::load(ctx, &mut conn, id).await?)
}

/// The police were rung at once, CEOP was sent a report and answered, and the designated officer had no part in it.
pub(super) async fn grooming(making: &Making, case: Uuid) -> anyhow::Result<()> {
    let first = later(making, 23, 9, actor(making, RUTH))?;
    let call = phoned::Command {
        seed: [0; 32],
        case,
        body: Body::Police,
        to: "Call handler, 101".into(),
        told: "A man asks a girl of 12 for pictures in a game chat and says not to tell. Nobody is in danger this minute."
            .into(),
        reference: "NS-23-0418".into(),
        area: None,
        happened: None,
    };
    let police = phoned::phoned(&first, call).await?;
    take(
        &first,
        case,
        police,
        Step::Confirmed {
            how: "email".into(),
        },
    )
    .await?;
    let found = load(&first, case).await?;
    let report = start::Command {
        case,
        body: Body::Ceop,
        draft: Draft {
            body: Body::Ceop.key().into(),
            recipient: "CEOP Safety Centre".into(),
            contact: "https://www.ceop.police.uk".into(),
            why: "An adult who hides his age asks a child for pictures and for secrecy.".into(),
            summary: "“He says he is 15 but he sounds old. He asks for pictures and says not to tell my mum.”"
                .into(),
            basis: "safeguarding".into(),
            consent: "not-asked".into(),
            consent_reason: "Waiting could have put her at risk.".into(),
            answers: vec![
                ("service".into(), "BlockTown, the chat in the game".into()),
                ("approach".into(), "In the public chat, then in private messages".into()),
            ],
            ..Draft::default()
        },
        urgent: false,
        aware: state::aware(&found),
        seen: found.opened.seen(),
    };
    let ceop = start::start(&first, report).await?;
    let sent = Step::Sent {
        how: "online-form".into(),
        reference: "CEOP 7714".into(),
        by_phone: false,
        to: String::new(),
    };
    take(&first, case, ceop, sent).await?;
    let found = load(&first, case).await?;
    let none = not_needed::Command {
        case,
        body: Body::Lado,
        threshold:
            "None of the four tests is met: he has no role with us or with any school we know."
                .into(),
        alternatives: "The police and CEOP were told.".into(),
        reason: "He is a stranger from a game.".into(),
        consulted: "Marcus Webb, deputy lead, who agrees.".into(),
        happened: None,
        seen: found.opened.seen(),
    };
    not_needed::not_needed(&first, none).await?;
    let answer = later(making, 22, 14, actor(making, MARCUS))?;
    let replied = Step::Replied {
        text:
            "An officer is on it. They ask us to keep the messages and not to write to the account."
                .into(),
        outcome: "taken-on".into(),
    };
    take(&answer, case, ceop, replied).await
}

async fn take(ctx: &Ctx, case: Uuid, referral: Uuid, step: Step) -> anyhow::Result<()> {
    let seen = load(ctx, case).await?.opened.seen();
    let command = step::Command {
        case,
        referral,
        step,
        happened: None,
        seen,
    };
    step::step(ctx, command).await?;
    Ok(())
}
