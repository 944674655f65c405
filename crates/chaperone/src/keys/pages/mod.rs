//! The pages of keys.

mod recover;
mod recovery;
pub mod sheets;
mod team;

use pages::{Language, Words};
use vault::{ShareProblem, WordProblem};

use crate::{
    access::action::Action,
    sealing::recovery::Typed,
    web::{guard::Guard, route::Routes},
};

pub fn routes() -> Routes {
    let keep = Guard::Can(Action::KeepRecovery);
    Routes::new()
        .get("/keys", Guard::SignedIn, team::show)
        .get("/keys/{person}/give", Guard::SignedIn, team::show_give)
        .post("/keys/{person}/give", Guard::SignedIn, team::give)
        .get("/keys/recovery", keep, recovery::show)
        .get("/keys/recovery/new", keep, recovery::show_new)
        .post("/keys/recovery/new", keep, recovery::send_new)
        .get("/keys/recovery/confirm", keep, recovery::show_confirm)
        .post("/keys/recovery/confirm", keep, recovery::confirm)
        .get("/keys/recover", keep, recover::show)
        .post("/keys/recover", keep, recover::send)
}

/// What is wrong with words typed from paper, in words.
fn typed_wrong(problem: &Typed) -> Words {
    let language = Language::English;
    match problem {
        Typed::Count(count) => language.t("keys-recover-count").arg("count", *count),
        Typed::Words(sheet, WordProblem::Unknown { place }) => language
            .t("keys-recover-unknown")
            .arg("sheet", *sheet)
            .arg("place", *place),
        Typed::Words(sheet, WordProblem::Checksum) => {
            language.t("keys-recover-checksum").arg("sheet", *sheet)
        }
        Typed::Words(_, WordProblem::Count { found, .. }) => {
            language.t("keys-recover-count").arg("count", *found)
        }
        Typed::Shares(ShareProblem::TooFew { found, needed }) => language
            .t("keys-recover-few")
            .arg("found", *found)
            .arg("needed", *needed),
        Typed::Shares(ShareProblem::Twice { number }) => language
            .t("keys-recover-twice")
            .arg("number", usize::from(*number)),
        Typed::Shares(ShareProblem::Mixed) => language.t("keys-recover-mixed"),
        Typed::Shares(ShareProblem::OtherKey | ShareProblem::Numbers) | Typed::NotOurs => {
            language.t("keys-recover-other")
        }
    }
}
