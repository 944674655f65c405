//! What each body takes, asks and needs: facts of practice in the UK, in keys. Their words are in the pages.

use policy::terms::{Body, DirectoryKind};

use crate::{
    people::organisation::Nation,
    response::words::PartyRole::{self, Family, Harmed, Subject, Witness},
};

/// Details of a person that can go along.
pub const FIELDS: [&str; 6] = ["name", "born", "belongs", "contact", "needs", "note"];

/// What one body takes.
pub struct Needs {
    /// The details of people that it needs to act: these alone are ticked to begin with.
    pub fields: &'static [&'static str],
    /// Whose.
    pub roles: &'static [PartyRole],
    /// What it asks, by key.
    pub questions: &'static [&'static str],
    /// Where it stands in the directory.
    pub directory: &'static [DirectoryKind],
}

/// What a body takes. Bodies that can act on an account or a link alone are sent nobody's details.
#[must_use]
pub fn needs(body: Body) -> Needs {
    use DirectoryKind as D;
    match body {
        Body::Lado => Needs {
            fields: &["name", "born", "belongs"],
            roles: &[Harmed, Subject],
            questions: &[
                "criteria",
                "role",
                "other-work",
                "safe-now",
                "told-adult",
                "history",
            ],
            directory: &[D::Lado],
        },
        Body::ChildrensSocialCare => Needs {
            fields: &["name", "born", "belongs", "contact", "needs"],
            roles: &[Harmed, Family],
            questions: &[
                "safe-now",
                "child-view",
                "household",
                "history",
                "other-bodies",
            ],
            directory: &[D::CouncilChildren, D::OutOfHours],
        },
        Body::AdultSocialCare => Needs {
            fields: &["name", "born", "contact", "needs"],
            roles: &[Harmed],
            questions: &["care", "wishes", "capacity", "safe-now", "others-at-risk"],
            directory: &[D::CouncilAdults, D::OutOfHours],
        },
        Body::Police => Needs {
            fields: &["name", "born", "contact"],
            roles: &[Harmed, Subject, Witness],
            questions: &["danger", "offence", "evidence", "whereabouts"],
            directory: &[D::Police],
        },
        Body::Ceop => Needs {
            fields: &["name", "born", "contact"],
            roles: &[Harmed, Subject],
            questions: &["service", "account", "approach", "evidence"],
            directory: &[D::Ceop],
        },
        Body::Iwf => Needs {
            fields: &[],
            roles: &[],
            questions: &["link"],
            directory: &[D::Iwf, D::ReportRemove],
        },
        Body::Platform => Needs {
            fields: &[],
            roles: &[],
            questions: &["link", "account", "rule"],
            directory: &[D::ReportHarmfulContent, D::ProfessionalsOnlineSafety],
        },
        Body::Prevent => Needs {
            fields: &["name", "born", "belongs", "needs"],
            roles: &[Harmed, Subject],
            questions: &[
                "how-arose",
                "indicators",
                "ideology",
                "online-use",
                "contacts",
                "threats",
                "talks",
            ],
            directory: &[D::Prevent],
        },
        Body::Dbs => Needs {
            fields: &["name", "born", "contact"],
            roles: &[Subject],
            questions: &["role", "harm", "left", "evidence", "other-bodies"],
            directory: &[],
        },
        Body::CharityCommission => Needs {
            fields: &[],
            roles: &[],
            questions: &["incident", "impact", "done", "other-bodies", "again"],
            directory: &[],
        },
        Body::Ico => Needs {
            fields: &[],
            roles: &[],
            questions: &["nature", "affected", "consequences", "remedies", "contact"],
            directory: &[],
        },
    }
}

/// Whether a local authority answers for it: its area sets clocks of its own.
#[must_use]
pub fn is_local(body: Body) -> bool {
    matches!(
        body,
        Body::Lado | Body::ChildrensSocialCare | Body::AdultSocialCare
    )
}

/// The key of a body's name, which differs between nations: only England has a LADO, each regulator has its own patch.
#[must_use]
pub fn label_key(body: Body, nation: Nation) -> &'static str {
    use Nation::{England, NorthernIreland, Scotland, Wales};
    match (body, nation) {
        (Body::Lado, England) => "referral-body-lado",
        (Body::Lado, Wales) => "referral-body-lado-wales",
        (Body::Lado, Scotland) => "referral-body-lado-scotland",
        (Body::Lado, NorthernIreland) => "referral-body-lado-northern-ireland",
        (Body::ChildrensSocialCare, NorthernIreland) => "referral-body-children-northern-ireland",
        (Body::ChildrensSocialCare, _) => "referral-body-childrens-social-care",
        (Body::AdultSocialCare, NorthernIreland) => "referral-body-adults-northern-ireland",
        (Body::AdultSocialCare, _) => "referral-body-adult-social-care",
        (Body::Police, _) => "referral-body-police",
        (Body::Ceop, _) => "referral-body-ceop",
        (Body::Iwf, _) => "referral-body-iwf",
        (Body::Platform, _) => "referral-body-platform",
        (Body::Prevent, _) => "referral-body-prevent",
        (Body::Dbs, Scotland) => "referral-body-dbs-scotland",
        (Body::Dbs, _) => "referral-body-dbs",
        (Body::CharityCommission, Scotland) => "referral-body-charity-scotland",
        (Body::CharityCommission, NorthernIreland) => "referral-body-charity-northern-ireland",
        (Body::CharityCommission, _) => "referral-body-charity-commission",
        (Body::Ico, _) => "referral-body-ico",
    }
}

/// Grounds in law on which data is shared, by key. Where a child or an adult is at risk, consent is not what sharing rests on.
pub const BASES: [&str; 6] = [
    "safeguarding",
    "vital-interests",
    "legal-obligation",
    "public-task",
    "legitimate-interests",
    "consent",
];

/// Whether somebody agreed, by key.
pub const CONSENTS: [&str; 3] = ["agreed", "refused", "not-asked"];

/// How something is sent, by key. The first is by word of mouth, and confirmed in writing.
pub const WAYS: [&str; 5] = ["phone", "email", "online-form", "post", "in-person"];

/// What a body says it does, by key.
pub const OUTCOMES: [&str; 4] = ["taken-on", "advice", "no-action", "passed-on"];

/// Whether a way leaves nothing in writing.
#[must_use]
pub fn is_spoken(way: &str) -> bool {
    matches!(way, "phone" | "in-person")
}

#[cfg(test)]
mod tests {
    use super::*;
    use policy::Choice;

    #[test]
    fn whoever_can_act_on_a_link_alone_is_sent_nobodys_details() {
        for body in [
            Body::Iwf,
            Body::Platform,
            Body::CharityCommission,
            Body::Ico,
        ] {
            assert!(needs(body).fields.is_empty() && needs(body).roles.is_empty());
        }
    }

    #[test]
    fn every_body_asks_something_and_knows_its_fields() {
        for body in Body::ALL {
            let needs = needs(*body);
            assert!(!needs.questions.is_empty(), "{}", body.key());
            assert!(needs.fields.iter().all(|field| FIELDS.contains(field)));
            assert_eq!(needs.fields.is_empty(), needs.roles.is_empty());
        }
    }
}
