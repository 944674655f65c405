//! The pages of the staff door.

mod advice;
mod attempts;
mod blank;
mod breaches;
mod concern;
pub mod fields;
mod low_level;
mod mine;

use crate::{
    reporting::public::{LIMIT, TAKEN},
    web::{guard::Guard, route::Routes},
};

pub fn routes() -> Routes {
    Routes::new()
        .get("/concerns/new", Guard::SignedIn, concern::show)
        .post_files(
            "/concerns/new",
            Guard::SignedIn,
            TAKEN,
            LIMIT,
            concern::send,
        )
        .get("/concerns/low-level", Guard::SignedIn, low_level::show)
        .post("/concerns/low-level", Guard::SignedIn, low_level::send)
        .get("/concerns/blank", Guard::SignedIn, blank::pdf)
        .get("/concerns/mine", Guard::SignedIn, mine::show_all)
        .get("/concerns/mine/{id}", Guard::SignedIn, mine::show)
        .get("/contact-attempts", Guard::SignedIn, attempts::show_all)
        .get("/contact-attempts/new", Guard::SignedIn, attempts::show_new)
        .post("/contact-attempts/new", Guard::SignedIn, attempts::send)
        .get("/contact-attempts/{id}", Guard::SignedIn, attempts::show)
        .post("/contact-attempts/{id}", Guard::SignedIn, attempts::did)
        .post(
            "/contact-attempts/{id}/close",
            Guard::SignedIn,
            attempts::close,
        )
        .get("/advice", Guard::SignedIn, advice::show_all)
        .get("/advice/new", Guard::SignedIn, advice::show_new)
        .post("/advice/new", Guard::SignedIn, advice::send)
        .get("/advice/{id}", Guard::SignedIn, advice::show)
        .post("/advice/{id}", Guard::SignedIn, advice::write)
        .get("/breaches", Guard::SignedIn, breaches::show_all)
        .get("/breaches/new", Guard::SignedIn, breaches::show_new)
        .post("/breaches/new", Guard::SignedIn, breaches::send)
        .get("/breaches/{id}", Guard::SignedIn, breaches::show)
        .post("/breaches/{id}", Guard::SignedIn, breaches::decide)
}
