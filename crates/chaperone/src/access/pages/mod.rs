//! The pages of signing in and of a person's own account.

mod account;
mod enter;
mod factor;
mod mailed;

use crate::web::{guard::Guard, route::Routes};
use pages::Language;

use super::password::Weakness;

pub fn routes() -> Routes {
    Routes::new()
        .get("/sign-in", Guard::Anyone, enter::show)
        .post("/sign-in", Guard::Anyone, enter::send)
        .get("/sign-in/code", Guard::HalfSignedIn, enter::show_code)
        .post("/sign-in/code", Guard::HalfSignedIn, enter::send_code)
        .get(
            "/sign-in/recovery",
            Guard::HalfSignedIn,
            enter::show_recovery,
        )
        .post(
            "/sign-in/recovery",
            Guard::HalfSignedIn,
            enter::send_recovery,
        )
        .get("/unlock", Guard::SignedIn, enter::show_unlock)
        .post("/unlock", Guard::SignedIn, enter::send_unlock)
        .post("/sign-out", Guard::HalfSignedIn, enter::sign_out)
        .get("/forgot", Guard::Anyone, mailed::show_forgot)
        .post("/forgot", Guard::Anyone, mailed::send_forgot)
        .get("/link/{token}", Guard::Anyone, mailed::show_link)
        .post("/link/{token}", Guard::Anyone, mailed::send_link)
        .get("/account", Guard::SignedIn, account::show)
        .get("/account/password", Guard::SignedIn, account::show_password)
        .post("/account/password", Guard::SignedIn, account::send_password)
        .post(
            "/account/sessions/{id}/end",
            Guard::SignedIn,
            account::end_session,
        )
        .post(
            "/account/sessions/end-others",
            Guard::SignedIn,
            account::end_others,
        )
        .get("/account/second-factor", Guard::HalfSignedIn, factor::show)
        .post("/account/second-factor", Guard::HalfSignedIn, factor::send)
        .post(
            "/account/recovery-codes",
            Guard::SignedIn,
            factor::new_codes,
        )
}

/// What is wrong with a new password, in words.
#[must_use]
pub fn weakness(weakness: Weakness) -> pages::Words {
    Language::English.t(match weakness {
        Weakness::TooShort => "access-password-short",
        Weakness::TooLong => "access-password-long",
        Weakness::Common => "access-password-common",
    })
}
