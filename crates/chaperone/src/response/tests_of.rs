//! The tests and kinds that triage goes through: facts of practice in the UK, in keys. Their words are in the pages.

use super::words::Branch;

/// The questions of a branch. For an adult in a role they are the four tests of the designated officer; for an adult at risk
/// the three of section 42 of the Care Act 2014, with consent and capacity.
#[must_use]
pub fn tests(branch: Branch) -> &'static [&'static str] {
    match branch {
        Branch::Child => &["significant"],
        Branch::AdultAtRisk => &["care", "risk", "protect", "consent", "capacity"],
        Branch::AdultInRole => &[
            "lado-harmed",
            "lado-offence",
            "lado-risk",
            "lado-unsuitable",
            "significant",
        ],
        Branch::ChildOnChild => &["significant", "other-child"],
        Branch::Other => &[],
    }
}

/// Kinds of abuse and online risks, in groups.
pub const CATEGORIES: &[(&str, &[&str])] = &[
    ("child", &["physical", "emotional", "sexual", "neglect"]),
    (
        "adult",
        &[
            "domestic",
            "psychological",
            "financial",
            "modern-slavery",
            "discriminatory",
            "organisational",
            "self-neglect",
        ],
    ),
    (
        "online",
        &[
            "bullying",
            "grooming",
            "sharing-images",
            "exploitation",
            "radicalisation",
            "self-harm",
            "impersonation",
            "scam",
            "hate",
        ],
    ),
    ("risk", &["content", "contact", "conduct", "commerce"]),
];

/// Whether a key is one of the kinds.
#[must_use]
pub fn is_category(key: &str) -> bool {
    CATEGORIES.iter().any(|(_, keys)| keys.contains(&key))
}
