//! The logs that look alike: a day, a kind, perhaps a person, a note.

use policy::{
    AnyControl, Choice,
    terms::{ActivityKind, Format, Party, Topic},
};

/// A log, by the last part of its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Log {
    Consultations,
    Formats,
    Adjustments,
    Activities,
    Training,
}

impl Log {
    pub const ALL: [Self; 5] = [
        Self::Consultations,
        Self::Formats,
        Self::Adjustments,
        Self::Activities,
        Self::Training,
    ];

    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Consultations => "consultations",
            Self::Formats => "formats",
            Self::Adjustments => "adjustments",
            Self::Activities => "activities",
            Self::Training => "training",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|log| log.key() == key)
    }

    /// The keys of its name and of what it is for, in the words of the pages.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Consultations => (
                "registers-log-consultations",
                "registers-log-consultations-about",
            ),
            Self::Formats => ("registers-log-formats", "registers-log-formats-about"),
            Self::Adjustments => (
                "registers-log-adjustments",
                "registers-log-adjustments-about",
            ),
            Self::Activities => ("registers-log-activities", "registers-log-activities-about"),
            Self::Training => ("registers-log-training", "registers-log-training-about"),
        }
    }

    /// What an entry can be; empty where there is but one kind.
    #[must_use]
    pub fn kinds(self) -> Vec<(String, String)> {
        match self {
            Self::Consultations => choices::<Party>(),
            Self::Formats => choices::<Format>(),
            Self::Adjustments => Vec::new(),
            Self::Activities => choices::<ActivityKind>(),
            Self::Training => choices::<Topic>(),
        }
    }

    #[must_use]
    pub fn label(self, key: &str) -> String {
        let kinds = self.kinds().into_iter();
        let found = kinds.into_iter().find(|(known, _)| known == key);
        found.map_or_else(|| key.to_owned(), |(_, label)| label)
    }

    /// Whether a person is named in an entry: `None` never, otherwise whether one must be.
    #[must_use]
    pub fn person(self) -> Option<bool> {
        match self {
            Self::Activities => Some(false),
            Self::Training => Some(true),
            _ => None,
        }
    }

    /// Whether a rule of the policy is about this log.
    #[must_use]
    pub fn governed_by(self, control: &AnyControl) -> bool {
        matches!(
            (self, control),
            (Self::Consultations, AnyControl::Consultation(_))
                | (
                    Self::Formats | Self::Adjustments,
                    AnyControl::AccessibleFormats(_)
                )
                | (Self::Activities, AnyControl::Activity(_))
                | (Self::Training, AnyControl::Training(_))
        )
    }
}

fn choices<C: Choice>() -> Vec<(String, String)> {
    let all = C::ALL.iter();
    all.map(|one| (one.key().to_owned(), one.label().to_owned()))
        .collect()
}
