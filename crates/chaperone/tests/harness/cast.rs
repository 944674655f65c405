//! The people of Harbour Lights Learning, an invented organisation that all tests share.

use policy::Role;
use store::person::Kind;

/// One of them, as a test knows them.
pub struct Member {
    /// What tests call them.
    pub key: &'static str,
    pub name: &'static str,
    pub email: Option<&'static str>,
    pub kind: Kind,
    pub job: &'static str,
    pub roles: &'static [Role],
    /// Whether they have chosen a password.
    pub signs_in: bool,
}

/// Everybody. Ruth leads; Marcus stands in for her; Ines takes what concerns the two.
pub const CAST: &[Member] = &[
    Member {
        key: "ruth",
        name: "Ruth Adeyemi",
        email: Some("ruth@harbour.example"),
        kind: Kind::Staff,
        job: "Head of programmes",
        roles: &[Role::Coordinator, Role::Dsl],
        signs_in: true,
    },
    Member {
        key: "marcus",
        name: "Marcus Webb",
        email: Some("marcus@harbour.example"),
        kind: Kind::Staff,
        job: "Programme officer",
        roles: &[Role::DeputyDsl],
        signs_in: true,
    },
    Member {
        key: "ines",
        name: "Ines Carvalho",
        email: Some("ines@harbour.example"),
        kind: Kind::Trustee,
        job: "Chair of trustees",
        roles: &[Role::Trustee, Role::Approver],
        signs_in: true,
    },
    Member {
        key: "priya",
        name: "Priya Raman",
        email: Some("priya@harbour.example"),
        kind: Kind::Staff,
        job: "Director",
        roles: &[Role::Manager],
        signs_in: true,
    },
    Member {
        key: "ada",
        name: "Ada Lindqvist",
        email: Some("ada@harbour.example"),
        kind: Kind::Staff,
        job: "Systems",
        roles: &[Role::Administrator],
        signs_in: true,
    },
    Member {
        key: "theo",
        name: "Theo O’Brien",
        email: Some("theo@harbour.example"),
        kind: Kind::Volunteer,
        job: "Session host",
        roles: &[Role::Host],
        signs_in: true,
    },
    Member {
        key: "noor",
        name: "Noor Haddad",
        email: Some("noor@millbrook.example"),
        kind: Kind::Associated,
        job: "Teacher, Millbrook School",
        roles: &[],
        signs_in: true,
    },
    Member {
        key: "vera",
        name: "Vera Novak",
        email: None,
        kind: Kind::Visitor,
        job: "Guest speaker",
        roles: &[],
        signs_in: false,
    },
];
