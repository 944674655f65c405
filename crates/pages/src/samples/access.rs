//! Samples of signing in and of a person's own account.

use super::{Sample, public_page, staff_page};
use crate::views::access::{
    Account, ChangePassword, ChoosePassword, Code, Forgot, LinkSent, LinkUsed, Recovery,
    RecoveryCodes, SecondFactor, SessionRow, SignIn, Unlock,
};
use crate::{Form, Language};

pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("access", "sign-in", "The door", || {
            SignIn::new(public_page("/sign-in"), Form::new())
        }),
        Sample::new("access", "sign-in-not-sent", "Signed out in a form", || {
            let form = Form::from_pairs([("sent", "no"), ("next", "/concerns/new")]);
            SignIn::new(public_page("/sign-in"), form)
        }),
        Sample::new("access", "sign-in-refused", "A wrong password", || {
            let mut form = Form::from_pairs([("email", "ruth@harbour.example")]);
            form.refuse("email", Language::English.t("access-not-now"));
            SignIn::new(public_page("/sign-in"), form)
        }),
        Sample::new("access", "code", "The second factor", || {
            Code::new(public_page("/sign-in/code"), Form::new())
        }),
        Sample::new("access", "recovery", "A recovery code", || {
            Recovery::new(public_page("/sign-in/recovery"), Form::new())
        }),
        Sample::new("access", "forgot", "Asking for a link", || {
            Forgot::new(public_page("/forgot"), Form::new())
        }),
        Sample::new("access", "sent", "A link is on its way", || LinkSent {
            page: public_page("/forgot"),
            folder: Some("data/mail".to_owned()),
        }),
        Sample::new("access", "choose", "A password by link", || {
            let mut form = Form::new();
            form.refuse("password", Language::English.t("access-password-common"));
            let action = "/link/example".to_owned();
            ChoosePassword::new(public_page(""), form, "ruth@harbour.example".into(), action)
        }),
        Sample::new("access", "link-used", "A link that was used", || LinkUsed {
            page: public_page(""),
        }),
        Sample::new("access", "second-factor", "Setting it up", || {
            SecondFactor {
            page: staff_page("/account/second-factor"),
            form: Form::new(),
            picture: "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=".to_owned(),
            key: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP".to_owned(),
            required: true,
            replacing: false,
        }
        }),
        Sample::new("access", "codes", "Recovery codes", || RecoveryCodes {
            page: staff_page("/account/second-factor"),
            codes: ["ABCDE-23456", "FGHIJ-34567", "KLMNO-45672"]
                .map(str::to_owned)
                .to_vec(),
        }),
        Sample::new("access", "change", "Changing a password", || {
            ChangePassword::new(staff_page("/account/password"), Form::new())
        }),
        Sample::new("access", "unlock", "The password once more", || {
            Unlock::new(
                staff_page("/unlock"),
                Form::from_pairs([("next", "/concerns")]),
            )
        }),
        Sample::new("access", "account", "Two sessions", || Account {
            page: staff_page("/account"),
            name: "Ruth Adeyemi".into(),
            email: "ruth@harbour.example".into(),
            roles: "Designated safeguarding lead, Online safety coordinator".into(),
            password_set: "3 September 2026".into(),
            codes_left: Some(9),
            sessions: vec![
                session("Firefox on Linux", true),
                session("Safari on iPhone", false),
            ],
        }),
    ]
}

fn session(browser: &str, this: bool) -> SessionRow {
    SessionRow {
        id: "0000".into(),
        browser: browser.into(),
        since: "20 November 2026 at 9:14am".into(),
        seen: "22 November 2026 at 8:02am".into(),
        this,
    }
}
