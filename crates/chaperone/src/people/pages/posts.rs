//! The map of who answers for what.

use axum::response::Response;
use pages::{
    Language,
    views::people::{HolderLine, PostCard, Posts},
};

use super::span;
use crate::{
    access::{action::Action, role::Choice},
    ctx::Ctx,
    error::AppError,
    people::{
        cover::{self, Holder, Hole},
        posts::{self, Labels},
    },
    web::{dates, view},
};

pub async fn show(ctx: Ctx) -> Result<Response, AppError> {
    let labels = posts::labels(&ctx).await?;
    let map = cover::map(&ctx).await?;
    let warnings = cover::holes(&map, ctx.today());
    let warnings = warnings
        .iter()
        .map(|hole| sentence(hole, &labels))
        .collect();
    let cards = map.into_iter().map(|post| PostCard {
        key: post.role.key().to_owned(),
        label: labels.of(post.role),
        purpose: post.purpose,
        required: post.required,
        now: post.now.into_iter().map(line).collect(),
        later: post.later.into_iter().map(line).collect(),
        before: post.before.into_iter().map(line).collect(),
    });
    Ok(view::html(&Posts {
        page: view::page(&ctx).back_to("/people"),
        warnings,
        posts: cards.collect(),
        may_appoint: ctx.actor.may(Action::AppointRoles),
    }))
}

fn line(holder: Holder) -> HolderLine {
    HolderLine {
        appointment: holder.appointment.to_string(),
        person: holder.person.to_string(),
        when: span(holder.since, holder.until),
        name: holder.name,
        contact: holder.contact,
    }
}

/// A hole in a sentence that says what to do.
#[must_use]
pub fn sentence(hole: &Hole, labels: &Labels) -> String {
    let language = Language::English;
    let words = match hole {
        Hole::Vacant(role) => language
            .t("people-hole-vacant")
            .arg("post", labels.of(*role)),
        Hole::Ending(role, date) => language
            .t("people-hole-ending")
            .arg("post", labels.of(*role))
            .arg("date", dates::day(*date)),
        Hole::NoDeputy => language.t("people-hole-deputy"),
        Hole::NobodyForAConcernAbout(name) => {
            language.t("people-hole-concern").arg("name", name.clone())
        }
        Hole::TrusteeInTheTeam(name) => language.t("people-hole-trustee").arg("name", name.clone()),
    };
    words.to_string()
}
