use std::borrow::Cow;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, RegisterKind, Tally, Verdict,
    params::params,
    terms::{NameForm as Written, ShortName},
};

params! {
    /// Names of clients are kept short, so that a lost list or laptop gives nobody away. A full name
    /// is only in the place that is made for it.
    pub struct NameForm {
        /// The form in which a client's name is written.
        form: ShortName;
    }
}

impl NameForm {
    /// Initials give away less than a first name, so they always pass.
    fn allows(&self, form: Written) -> bool {
        match form {
            Written::Initials => true,
            Written::FirstName => self.form == ShortName::FirstName,
            Written::FullName => false,
        }
    }

    fn decide_form(&self, form: Option<Written>) -> Verdict {
        Verdict::of(
            form.map(|form| self.allows(form)),
            "the name is short enough",
            match self.form {
                ShortName::Initials => "write initials only",
                ShortName::FirstName => "write the first name or initials only",
            },
            "check in which form the name is written",
        )
    }
}

impl Control for NameForm {
    const KIND: &'static str = "name-form";
    const TITLE: &'static str = "Names are kept short";
    const ACTS: &'static [ActKind] = &[ActKind::SaveClientName, ActKind::ExportList];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::NameSamples];

    fn rule(&self) -> String {
        let form = match self.form {
            ShortName::Initials => "initials",
            ShortName::FirstName => "a first name or initials",
        };
        format!("A client's name is written as {form}, outside the place for full names.")
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::SaveClientName(act) => Some(match act.vault {
                Some(true) => Verdict::meets("the name goes into the place for full names"),
                Some(false) => self.decide_form(act.form),
                // A short name is right wherever it goes; a full one only in its place.
                None => match self.decide_form(act.form) {
                    short if short.finding == crate::Finding::Meets => short,
                    _ => Verdict::unknown(
                        "check whether the name goes into the place for full names",
                    ),
                },
            }),
            Act::ExportList(act) => Some(self.decide_form(act.form)),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        // The latest look counts: what it found has been put right by the next one, or has not.
        let samples = view
            .facts
            .name_samples
            .rows()
            .iter()
            .filter(|sample| sample.seen > 0);
        let latest = samples.max_by_key(|sample| sample.on);
        let Some(sample) = latest else {
            return Assessment::nothing_yet("nobody has looked yet at how names are written");
        };
        if sample.right >= sample.seen {
            tally.met(Some(sample.on));
        } else {
            tally.failed(
                sample.on,
                None,
                format!("{} names were too long", sample.seen - sample.right),
            );
        }
        tally
            .finish("latest look in order", "", |_| {
                format!(
                    "{} of {} names looked at were short enough",
                    sample.right, sample.seen
                )
            })
            .figure("names short enough", sample.right, Some(sample.seen))
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["form".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ExportList, Facts, Finding, SaveClientName, Status, facts::NameSample, testing::*,
    };

    fn control(form: &str) -> NameForm {
        control_of(&format!("kind = 'name-form'\nform = '{form}'"))
    }

    #[test]
    fn d116_a_name_is_written_as_a_first_name_or_initials() {
        let save = |form, vault| SaveClientName {
            form,
            vault,
            ..Default::default()
        };
        let on = |form, vault| finding(&control("first-name"), save(form, vault));
        assert_eq!(
            on(Some(Written::FirstName), Some(false)),
            Some(Finding::Meets)
        );
        assert_eq!(on(Some(Written::Initials), None), Some(Finding::Meets));
        assert_eq!(
            on(Some(Written::FullName), Some(false)),
            Some(Finding::Breaks)
        );
        assert_eq!(
            on(Some(Written::FullName), Some(true)),
            Some(Finding::Meets)
        );
        assert_eq!(on(Some(Written::FullName), None), Some(Finding::Unknown));
        assert_eq!(on(None, Some(false)), Some(Finding::Unknown));
        assert_eq!(
            finding(
                &control("initials"),
                save(Some(Written::FirstName), Some(false))
            ),
            Some(Finding::Breaks)
        );
        let export = |form| ExportList {
            form,
            ..Default::default()
        };
        assert_eq!(
            finding(&control("initials"), export(Some(Written::Initials))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control("first-name"), export(Some(Written::FullName))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control("first-name"), export(None)),
            Some(Finding::Unknown)
        );
    }

    #[test]
    fn it_stands_on_the_latest_look_at_the_names() {
        let sample = |on, seen, right| NameSample {
            on: day(on),
            seen,
            right,
        };
        let on = |samples: Vec<NameSample>| {
            assess(
                &control("initials"),
                &Facts {
                    name_samples: samples.into(),
                    ..Facts::default()
                },
                "2026-11-22",
            )
            .status
        };
        assert_eq!(
            on(vec![
                sample("2026-10-01", 10, 8),
                sample("2026-11-01", 10, 10)
            ]),
            Status::Met
        );
        assert_eq!(
            on(vec![
                sample("2026-10-01", 10, 10),
                sample("2026-11-01", 10, 9)
            ]),
            Status::NotMet
        );
        assert_eq!(on(vec![sample("2026-11-01", 0, 0)]), Status::NotAssessed);
    }
}
