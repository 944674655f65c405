//! Signing in, the second factor, and a person's own account.

use askama::Template;

use crate::components::{Button, Input, PasswordInput};
use crate::{Form, Page};

/// Makes the views that are one form and nothing else.
macro_rules! form_pages {
    ($($(#[$meta:meta])* $Name:ident = $path:literal;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Template)]
        #[template(path = $path)]
        pub struct $Name {
            pub page: Page,
            pub form: Form,
        }

        impl $Name {
            pub fn new(page: Page, form: Form) -> Self {
                Self { page: page.showing(&form), form }
            }
        }
    )+};
}

form_pages! {
    /// The door.
    SignIn = "access/sign-in.html";
    /// The second factor, after the password.
    Code = "access/code.html";
    /// A recovery code instead of the second factor.
    Recovery = "access/recovery.html";
    /// Asking for a link by e-mail.
    Forgot = "access/forgot.html";
    /// Changing one's own password.
    ChangePassword = "access/change.html";
    /// The password once more, to open the sealed part.
    Unlock = "access/unlock.html";
}

/// The same for every address, whether an account has it or not.
#[derive(Debug, Template)]
#[template(path = "access/sent.html")]
pub struct LinkSent {
    pub page: Page,
    /// Where mails land while there is no mail server.
    pub folder: Option<String>,
}

/// A new password, by a link from an e-mail.
#[derive(Debug, Template)]
#[template(path = "access/choose.html")]
pub struct ChoosePassword {
    pub page: Page,
    pub form: Form,
    pub email: String,
    /// The address of the link itself.
    pub action: String,
}

impl ChoosePassword {
    pub fn new(page: Page, form: Form, email: String, action: String) -> Self {
        Self {
            page: page.showing(&form),
            form,
            email,
            action,
        }
    }
}

/// A link that was used, replaced or has run out.
#[derive(Debug, Template)]
#[template(path = "access/link-used.html")]
pub struct LinkUsed {
    pub page: Page,
}

/// Setting up the app that makes one-time codes.
#[derive(Debug, Template)]
#[template(path = "access/second-factor.html")]
pub struct SecondFactor {
    pub page: Page,
    pub form: Form,
    /// The QR code as a `data:` address.
    pub picture: String,
    /// The key in groups of four letters.
    pub key: String,
    /// Whether one of the person's posts asks for it.
    pub required: bool,
    pub replacing: bool,
}

/// Recovery codes, shown once.
#[derive(Debug, Template)]
#[template(path = "access/codes.html")]
pub struct RecoveryCodes {
    pub page: Page,
    pub codes: Vec<String>,
}

/// A person's own account.
#[derive(Debug, Template)]
#[template(path = "access/account.html")]
pub struct Account {
    pub page: Page,
    pub name: String,
    pub email: String,
    /// The labels of the person's posts, joined by commas.
    pub roles: String,
    pub password_set: String,
    /// How many recovery codes are left; `None` without a second factor.
    pub codes_left: Option<i64>,
    pub sessions: Vec<SessionRow>,
}

/// One browser somebody is signed in with.
#[derive(Debug)]
pub struct SessionRow {
    pub id: String,
    pub browser: String,
    pub since: String,
    pub seen: String,
    pub this: bool,
}
