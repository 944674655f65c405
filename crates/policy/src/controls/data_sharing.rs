use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, RegisterKind, Tally, Verdict,
    params::{missing, params, words_or},
    terms::SharingRequirement,
};

params! {
    /// Personal data is shared with somebody outside only once it is written down why, on what
    /// ground, with whom and how little is enough.
    pub struct DataSharing {
        /// What is written down before anything is shared.
        require: Vec<SharingRequirement>;
    }
}

impl Control for DataSharing {
    const KIND: &'static str = "data-sharing";
    const TITLE: &'static str = "Personal data is shared with care";
    const ACTS: &'static [ActKind] = &[ActKind::ShareData];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Disclosures];

    fn rule(&self) -> String {
        format!(
            "Before personal data is shared, there is {}.",
            words_or(&self.require, "nothing to do")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::ShareData(act) = act else {
            return None;
        };
        Some(
            match act
                .recorded
                .as_deref()
                .map(|recorded| missing(&self.require, recorded))
            {
                None => Verdict::unknown("check what is written down about this"),
                Some(gone) if gone.is_empty() => {
                    Verdict::meets("all that is needed is written down")
                }
                Some(gone) => {
                    Verdict::breaks(format!("make sure first of: {}", words_or(&gone, "")))
                }
            },
        )
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for shared in view.facts.disclosures.rows() {
            let on = view.now.day_of(shared.at);
            match missing(&self.require, &shared.recorded).as_slice() {
                [] => tally.met(Some(on)),
                gone => tally.failed(
                    on,
                    None,
                    format!("data was shared without {}", words_or(gone, "")),
                ),
            }
        }
        tally.finish(
            "disclosures in order",
            "no personal data has been shared yet",
            |counts| {
                format!(
                    "{} of {} disclosures have all that is needed",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, ShareData, Status, facts::Disclosure, testing::*};

    fn control() -> DataSharing {
        control_of("kind = 'data-sharing'\nrequire = ['reason', 'recipient']")
    }

    const BOTH: [SharingRequirement; 2] =
        [SharingRequirement::Reason, SharingRequirement::Recipient];

    #[test]
    fn d114_nothing_is_shared_without_a_reason_and_a_recipient() {
        let act = |recorded: Option<&[SharingRequirement]>| ShareData {
            recorded: recorded.map(<[SharingRequirement]>::to_vec),
            ..Default::default()
        };
        assert_eq!(finding(&control(), act(Some(&BOTH))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
        let verdict = control().decide(&act(Some(&BOTH[1..])).into()).unwrap();
        assert_eq!(
            (verdict.finding, &*verdict.sentence),
            (Finding::Breaks, "make sure first of: a reason")
        );
    }

    #[test]
    fn it_stands_on_the_log_of_what_was_shared() {
        let on = |recorded: &[SharingRequirement]| {
            let shared = Disclosure {
                at: moment("2026-11-02T10:00:00Z"),
                recorded: recorded.to_vec(),
            };
            assess(
                &control(),
                &Facts {
                    disclosures: vec![shared].into(),
                    ..Facts::default()
                },
                "2026-11-22",
            )
            .status
        };
        assert_eq!(on(&BOTH), Status::Met);
        assert_eq!(on(&BOTH[..1]), Status::NotMet);
    }
}
