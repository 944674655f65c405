//! The catalogue of controls: one kind of rule in each file.
//!
//! # How to add a kind
//!
//! 1. Make `controls/your_kind.rs`. Its top is the declaration of its parameters with `params!`,
//!    each with the help that the editing form shows. Doc comments there are for people who edit
//!    policies: say what the rule asks for.
//! 2. Implement [`Control`] for it: its key, the acts it speaks about, the registers it needs, its
//!    sentence ([`Control::rule`]), `decide` if it speaks about acts, and `standing`.
//! 3. Add its tests below. A test needs a good act, a breaking act, one with the fact unknown, and
//!    facts that make it stand `Met`, `DueSoon` and `NotMet`; `crate::testing` helps.
//! 4. Add one line to the registry at the end of this file, at its number in the catalogue. The
//!    compiler names whatever is missing.
//!
//! # What holds for every kind
//!
//! - `decide` returns `None` only where the rule has nothing to say about *this* act (a rule about
//!   messages to young people, and a message to a colleague). A fact that nobody knows is
//!   [`Verdict::unknown`], never `None`: silence would let the act pass.
//! - Its sentences end up before a person who wants to do something: say what to do, not what is
//!   forbidden. No name of a person, no words of a concern.
//! - [`Control::rule`] prints every number among its parameters and no other number: a test checks
//!   that for each kind, so that the document and the rule cannot drift apart.
//! - Values on which policies disagree are parameters. A parameter that is "not set" is no limit:
//!   `decide` and `standing` leave it out, and the engine shows the gap.
//! - `standing` sees facts as of a moment ([`View`]) and counts with a [`Tally`](crate::Tally). It claims `Met`
//!   only where a fact shows it: with nothing to look at it is `NotAssessed`.
//! - Two clauses that set different values for one thing contradict each other: say with
//!   [`Control::sole_rule_for`] what a rule is the only one for.
//! - It looks at each register once. No loop over people inside a loop over facts.

#[cfg(test)]
mod every_kind;

use std::{borrow::Cow, sync::LazyLock};

use crate::{
    Act, ActKind, Effect, Period, RegisterKind, Role, Verdict,
    params::{Field, Params, Setting},
    reading::TableReader,
    standing::{Assessment, View},
};

/// A kind of rule: a struct of parameters, declared with `params!`, that can
/// decide about acts and can tell where it stands.
#[allow(private_bounds)]
pub trait Control: Params {
    /// Its key in the pack.
    const KIND: &'static str;
    /// Its name for people.
    const TITLE: &'static str;
    /// What happens to an act that breaks it, where the clause does not say.
    const EFFECT: Effect = Effect::Refuse;
    /// Whether nobody may soften it: no other effect, no override. For what would be a crime.
    const ABSOLUTE: bool = false;
    /// The acts it speaks about.
    const ACTS: &'static [ActKind] = &[];
    /// The registers its standing needs, whatever its parameters.
    const NEEDS: &'static [RegisterKind] = &[];

    /// What it asks for, as a sentence with the numbers of its parameters and no others.
    fn rule(&self) -> String;

    /// What it says about an act; `None` where it has nothing to say.
    fn decide(&self, _act: &Act) -> Option<Verdict> {
        None
    }

    /// Where it stands.
    fn standing(&self, view: &View<'_>) -> Assessment;

    /// The registers its standing needs with these parameters. Where one is not kept, `standing`
    /// is not asked.
    fn needs(&self) -> Vec<RegisterKind> {
        Self::NEEDS.to_vec()
    }

    /// The roles that its rule names.
    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }

    /// What it is the only rule for: two clauses of this kind that share a service and one of these
    /// must have the same [`sole_value`](Self::sole_value), or they contradict each other.
    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        Vec::new()
    }

    /// What must be the same in them: all parameters, where this is not narrowed down.
    fn sole_value(&self) -> String {
        let settings = self.settings();
        let values = settings
            .iter()
            .map(|setting| format!("{}={}", setting.key, setting.value));
        values.collect::<Vec<_>>().join(";")
    }

    /// How long a new clause of this kind may stand without facts; four weeks where it is shorter.
    fn grace(&self) -> Option<Period> {
        None
    }
}

/// Declares the modules, [`AnyControl`] and what it passes on. One line per kind:
/// `number Type in file`.
macro_rules! registry {
    ( $( $number:literal $Kind:ident in $module:ident; )+ ) => {
        $( mod $module; pub use $module::$Kind; )+

        /// A control of any kind.
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[serde(untagged)]
        pub enum AnyControl {
            $( #[doc = concat!("See [`", stringify!($Kind), "`].")] $Kind($Kind), )+
        }

        $(
            impl From<$Kind> for AnyControl {
                fn from(control: $Kind) -> Self {
                    Self::$Kind(control)
                }
            }
            impl From<AnyControl> for Option<$Kind> {
                fn from(control: AnyControl) -> Self {
                    match control {
                        AnyControl::$Kind(control) => Some(control),
                        #[allow(unreachable_patterns)]
                        _ => None,
                    }
                }
            }
        )+

        impl AnyControl {
            /// The key of every kind, in the order of the catalogue.
            pub const KINDS: &'static [&'static str] = &[ $( $Kind::KIND, )+ ];

            /// What is known about every kind, in the order of the catalogue.
            pub fn catalogue() -> &'static [KindInfo] {
                static CATALOGUE: LazyLock<Vec<KindInfo>> =
                    LazyLock::new(|| vec![ $( KindInfo::of::<$Kind>($number), )+ ]);
                &CATALOGUE
            }

            /// Reads a control of this kind; the outer `None` where there is no such kind.
            pub(crate) fn read(kind: &str, table: &mut TableReader<'_, '_>) -> Option<Option<Self>> {
                match kind {
                    $( $Kind::KIND => Some(<$Kind as Params>::read(table).map(Self::$Kind)), )+
                    _ => None,
                }
            }
        }

        // Each passes the question on to the control inside.
        impl AnyControl {
            /// The key of its kind.
            pub fn kind(&self) -> &'static str {
                match self { $( Self::$Kind(_) => $Kind::KIND, )+ }
            }
            /// The name of its kind.
            pub fn title(&self) -> &'static str {
                match self { $( Self::$Kind(_) => $Kind::TITLE, )+ }
            }
            /// What happens where the clause does not say.
            pub fn effect(&self) -> Effect {
                match self { $( Self::$Kind(_) => $Kind::EFFECT, )+ }
            }
            /// Whether nobody may soften it.
            pub fn is_absolute(&self) -> bool {
                match self { $( Self::$Kind(_) => $Kind::ABSOLUTE, )+ }
            }
            /// The acts it speaks about.
            pub fn acts(&self) -> &'static [ActKind] {
                match self { $( Self::$Kind(_) => $Kind::ACTS, )+ }
            }
            /// What it asks for, in a sentence.
            pub fn rule(&self) -> String {
                match self { $( Self::$Kind(control) => control.rule(), )+ }
            }
            /// The roles that its rule names.
            pub fn roles(&self) -> Vec<Role> {
                match self { $( Self::$Kind(control) => control.roles(), )+ }
            }
            /// What it is the only rule for.
            pub fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
                match self { $( Self::$Kind(control) => control.sole_rule_for(), )+ }
            }
            /// What must be the same in all rules for it.
            pub fn sole_value(&self) -> String {
                match self { $( Self::$Kind(control) => control.sole_value(), )+ }
            }
            /// How long a new clause may stand without facts.
            pub fn grace(&self) -> Option<Period> {
                match self { $( Self::$Kind(control) => control.grace(), )+ }
            }
            /// Its parameters with their values.
            pub fn settings(&self) -> Vec<Setting> {
                match self { $( Self::$Kind(control) => control.settings(), )+ }
            }
            /// The registers its standing needs.
            pub fn needs(&self) -> Vec<RegisterKind> {
                match self { $( Self::$Kind(control) => control.needs(), )+ }
            }
            /// The parameters that are not set.
            pub fn gaps(&self) -> Vec<&'static str> {
                match self { $( Self::$Kind(control) => control.gaps(), )+ }
            }
            /// What it says about an act; `None` where it has nothing to say.
            pub fn decide(&self, act: &Act) -> Option<Verdict> {
                match self { $( Self::$Kind(control) => control.decide(act), )+ }
            }
            /// Where it stands.
            pub fn standing(&self, view: &View<'_>) -> Assessment {
                match self { $( Self::$Kind(control) => control.standing(view), )+ }
            }
        }
    };
}

/// What is known about a kind of control.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct KindInfo {
    /// Its number in the catalogue.
    pub number: u16,
    /// Its key in the pack.
    pub kind: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What it asks for.
    pub about: &'static str,
    /// What happens where the clause does not say.
    pub effect: Effect,
    /// Whether nobody may soften it: no other effect, no override.
    pub absolute: bool,
    /// The acts it speaks about.
    pub acts: &'static [ActKind],
    /// The registers its standing needs.
    pub needs: &'static [RegisterKind],
    /// Its parameters, for an editing form.
    pub fields: Vec<Field>,
}

impl KindInfo {
    fn of<C: Control>(number: u16) -> Self {
        Self {
            number,
            kind: C::KIND,
            title: C::TITLE,
            about: C::ABOUT.trim(),
            effect: C::EFFECT,
            absolute: C::ABSOLUTE,
            acts: C::ACTS,
            needs: C::NEEDS,
            fields: C::fields(),
        }
    }
}

// One line per kind, in the order of the catalogue.
registry! {
    1 RolesFilled in roles_filled;
    2 PeriodicReview in periodic_review;
    3 SafetyReason in safety_reason;
    4 SourcesChecked in sources_checked;
    5 AccessibleFormats in accessible_formats;
    6 Consultation in consultation;
    7 ResponseClock in response_clock;
    8 LivePolicy in live_policy;
    9 RequiredSections in required_sections;
    10 RelatedDocuments in related_documents;
    11 Acknowledgement in acknowledgement;
    12 PublicationApproved in publication_approved;
    13 PolicyReview in policy_review;
    14 ChangeReview in change_review;
    15 SignedCode in signed_code;
    16 ParticipationAgreement in participation_agreement;
    17 SchoolAcceptance in school_acceptance;
    18 PersonalDetails in personal_details;
    19 BreachDecision in breach_decision;
    20 Activity in activity;
    21 Training in training;
    22 KnowledgeCheck in knowledge_check;
    23 AccountRegister in account_register;
    24 Advice in advice;
    25 Takedown in takedown;
    26 PostRelease in post_release;
    27 Exceptions in exceptions;
    28 OfficialChannels in official_channels;
    29 NoOneToOne in no_one_to_one;
    30 MessageRelease in message_release;
    31 CopiedIn in copied_in;
    32 ContactHours in contact_hours;
    33 ProfessionalTone in professional_tone;
    34 ContactRecord in contact_record;
    35 UnsolicitedContact in unsolicited_contact;
    36 SessionSettings in session_settings;
    37 ResponsibleAdultFirst in responsible_adult_first;
    38 SessionRecords in session_records;
    39 SessionChecklist in session_checklist;
    40 StaffingRatio in staffing_ratio;
    41 ImageConsent in image_consent;
    42 ImageRetention in image_retention;
    43 PlatformAssessment in platform_assessment;
    44 Devices in devices;
    45 SignInSecurity in sign_in_security;
    46 DataSharing in data_sharing;
    47 NameForm in name_form;
    48 NoImageUpload in no_image_upload;
    49 ConcernRouting in concern_routing;
    50 DirectoryChecked in directory_checked;
    51 SafeToTell in safe_to_tell;
    52 ReferralClock in referral_clock;
    53 SupportPlan in support_plan;
    54 CaseReview in case_review;
    55 Lessons in lessons;
}
