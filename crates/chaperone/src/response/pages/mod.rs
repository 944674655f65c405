//! The pages of the response.

mod cases;
mod closing;
mod concerns;
mod event;
mod frame;
mod shown;
mod triage;

use crate::web::{guard::Guard, route::Routes};

pub fn routes() -> Routes {
    Routes::new()
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
        .post("/cases/{id}/chronology", Guard::SignedIn, cases::add_note)
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
}
