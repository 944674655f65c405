//! The pages of the response.

mod actions;
mod areas;
mod cases;
mod closing;
mod concerns;
mod disclosures;
mod ended;
mod event;
mod exclude;
mod files;
mod frame;
mod log;
mod matter;
mod people;
mod queue;
mod referral;
mod search;
mod shown;
mod team;
mod triage;
mod work;

pub use shown::by;

use crate::web::{
    guard::Guard,
    route::{FORM_LIMIT, Routes},
};

pub fn routes() -> Routes {
    Routes::new()
        .merge(areas::routes())
        .merge(disclosures::routes())
        .merge(referral::routes())
        .merge(closing::routes())
        .get("/concerns", Guard::SignedIn, concerns::show_all)
        .get("/concerns/{id}", Guard::SignedIn, concerns::show)
        .post("/concerns/{id}/answer", Guard::SignedIn, concerns::answer)
        .post("/concerns/{id}/note", Guard::SignedIn, concerns::note)
        .get("/concerns/{id}/triage", Guard::SignedIn, triage::show)
        .post("/concerns/{id}/triage", Guard::SignedIn, triage::send)
        .get("/cases", Guard::SignedIn, cases::show_all)
        .get("/cases/{id}", Guard::SignedIn, cases::show)
        .get("/cases/{id}/chronology", Guard::SignedIn, cases::chronology)
        .post_files(
            "/cases/{id}/chronology",
            Guard::SignedIn,
            crate::reporting::public::TAKEN,
            crate::reporting::files::MOST_TOGETHER + FORM_LIMIT,
            cases::add_note,
        )
        .get(
            "/cases/{id}/entries/{entry}/correct",
            Guard::SignedIn,
            cases::show_correct,
        )
        .post(
            "/cases/{id}/entries/{entry}/correct",
            Guard::SignedIn,
            cases::correct,
        )
        .merge(work_on_a_case())
        .merge(files_of_both())
}

fn work_on_a_case() -> Routes {
    let signed = Guard::SignedIn;
    Routes::new()
        .get("/cases/{id}/people", signed, people::show_all)
        .get("/cases/{id}/people/new", signed, people::show_new)
        .post("/cases/{id}/people/new", signed, people::add)
        .get("/cases/{id}/people/{person}", signed, people::show)
        .post("/cases/{id}/people/{person}", signed, people::change)
        .get("/cases/{id}/actions", signed, actions::show_all)
        .post("/cases/{id}/actions", signed, actions::add)
        .get("/cases/{id}/actions/{action}", signed, actions::show)
        .post("/cases/{id}/actions/{action}", signed, actions::change)
        .post("/cases/{id}/actions/{action}/end", signed, actions::end)
        .get("/cases/{id}/team", signed, team::show)
        .post("/cases/{id}/team/share", signed, team::share)
        .post("/cases/{id}/team/handover", signed, team::hand_over)
        .post("/cases/{id}/team/unshare", signed, team::unshare)
        .post("/cases/{id}/team/step-back", signed, team::step_back)
        .get("/concerns/{id}/exclude", signed, exclude::show_concern)
        .post("/concerns/{id}/exclude", signed, exclude::send_concern)
        .get("/cases/{id}/exclude", signed, exclude::show_case)
        .post("/cases/{id}/exclude", signed, exclude::send_case)
        .get("/cases/{id}/title", signed, matter::show_title)
        .post("/cases/{id}/title", signed, matter::retitle)
        .get("/cases/{id}/assess", signed, matter::show_assess)
        .post("/cases/{id}/assess", signed, matter::assess)
        .get("/cases/{id}/together", signed, matter::show_together)
        .post("/cases/{id}/link", signed, matter::link)
        .post("/cases/{id}/merge", signed, matter::merge)
        .get("/queue", signed, queue::show)
        .get("/cases/search", signed, search::show)
        .post("/cases/search", signed, search::send)
        .get("/concerns/{id}/log", signed, log::of_concern)
        .get("/cases/{id}/log", signed, log::of_case)
}

fn files_of_both() -> Routes {
    let signed = Guard::SignedIn;
    Routes::new()
        .get("/concerns/{id}/files/{file}", signed, files::concern_page)
        .post(
            "/concerns/{id}/files/{file}/show",
            signed,
            files::concern_show,
        )
        .get(
            "/concerns/{id}/files/{file}/blurred",
            signed,
            files::concern_blurred,
        )
        .get(
            "/concerns/{id}/files/{file}/picture",
            signed,
            files::concern_clear,
        )
        .get(
            "/concerns/{id}/files/{file}/download",
            signed,
            files::concern_download,
        )
        .get("/cases/{id}/files/{file}", signed, files::case_page)
        .post("/cases/{id}/files/{file}/show", signed, files::case_show)
        .get(
            "/cases/{id}/files/{file}/blurred",
            signed,
            files::case_blurred,
        )
        .get(
            "/cases/{id}/files/{file}/picture",
            signed,
            files::case_clear,
        )
        .get(
            "/cases/{id}/files/{file}/download",
            signed,
            files::case_download,
        )
}
