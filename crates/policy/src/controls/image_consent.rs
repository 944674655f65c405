use std::borrow::Cow;

use jiff::{Zoned, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, ImageConsent as Shown, Known, RegisterKind, Tally, Verdict,
    facts::{Consent, ImageUse},
    params::{any_of, params},
    terms::ConsentRoute,
};

params! {
    /// A picture is taken, used or given out only with a live permission for each person it shows,
    /// and only for what was agreed.
    pub struct ImageConsent {
        /// Whether the permission is in writing.
        written: bool = true;
        /// From whom a permission may come.
        route: Vec<ConsentRoute>;
        /// Whether each use is checked against the purposes and channels that were agreed.
        purposes_checked: bool = true;
    }
}

impl ImageConsent {
    fn decide_shown(
        &self,
        shown: Option<&[Shown]>,
        at: Option<&Zoned>,
        used: bool,
    ) -> Option<Verdict> {
        let Some(shown) = shown else {
            return Some(Verdict::unknown("say who can be seen in the picture"));
        };
        let on = at.map(Zoned::date);
        shown
            .iter()
            .map(|one| self.decide_person(one, on, used))
            .reduce(Verdict::and)
    }

    fn decide_person(&self, shown: &Shown, on: Option<Date>, used: bool) -> Verdict {
        let never = Verdict::of(
            shown.never_show.map(|never| !never),
            "everybody in it may be shown",
            "choose a picture without the person who must never be shown",
            "check whether everybody in it may be shown",
        );
        let consent = match &shown.consent {
            Known::Unknown => Verdict::unknown("check the permission of everybody in the picture"),
            Known::No => Verdict::breaks(format!(
                "get permission first from {}",
                any_of(&self.route, "the person")
            )),
            Known::Yes(consent) => self.decide_consent(consent, shown, on),
        };
        let kept = never.and(consent);
        if !self.purposes_checked || !used {
            return kept;
        }
        let agreed = |fact, breaks: &'static str, unknown| {
            Verdict::of(fact, "this use was agreed", breaks, unknown)
        };
        kept.and(agreed(
            shown.purpose,
            "use it only for what was agreed, or ask for permission for this purpose",
            "say what the picture is for",
        ))
        .and(agreed(
            shown.channel,
            "show it only where that was agreed, or ask for permission for this place",
            "say where the picture will be seen",
        ))
    }

    fn decide_consent(&self, consent: &Consent, shown: &Shown, on: Option<Date>) -> Verdict {
        if shown.person.is_some_and(|person| person != consent.person) {
            return Verdict::breaks(
                "get permission for the person who is shown, not for somebody else",
            );
        }
        if consent.withdrawn.is_some() {
            return Verdict::breaks("do not use it: somebody in it has withdrawn their permission");
        }
        if self.written && !consent.written {
            return Verdict::breaks("get the permission in writing first");
        }
        if !self.route.contains(&consent.route) {
            return Verdict::breaks(format!(
                "get permission first from {}",
                any_of(&self.route, "the person")
            ));
        }
        match on {
            None => Verdict::unknown("check the date, then try again"),
            Some(on) if consent.on > on || consent.expires.is_some_and(|end| end < on) => {
                Verdict::breaks("ask for permission again: it does not cover today")
            }
            Some(_) => Verdict::meets("everybody in it has given permission"),
        }
    }

    fn fault(&self, used: &ImageUse) -> Option<&'static str> {
        if used.consented != Some(true) {
            Some("an image was used without a live permission for everybody in it")
        } else if self.purposes_checked && used.within_purpose != Some(true) {
            Some("an image was used for more than was agreed")
        } else if self.written && used.written != Some(true) {
            Some("an image was used without permission in writing")
        } else if used.routes.iter().any(|route| !self.route.contains(route)) {
            Some("an image was used with permission from somebody this clause does not name")
        } else {
            None
        }
    }
}

impl Control for ImageConsent {
    const KIND: &'static str = "image-consent";
    const TITLE: &'static str = "Pictures need permission";
    const ACTS: &'static [ActKind] =
        &[ActKind::ReleaseImage, ActKind::UseImage, ActKind::TakeImage];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::ImageUses];

    fn rule(&self) -> String {
        let written = if self.written { " in writing" } else { "" };
        let purposes = if self.purposes_checked {
            ", and are used only for what was agreed"
        } else {
            ""
        };
        format!(
            "Pictures of people need permission{written} from {}{purposes}.",
            any_of(&self.route, "nobody")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::ReleaseImage(act) => {
                self.decide_shown(act.shown.as_deref(), act.at.as_ref(), true)
            }
            Act::UseImage(act) => self.decide_shown(act.shown.as_deref(), act.at.as_ref(), true),
            // When it is taken nobody knows yet where it will be seen; each use is asked about.
            Act::TakeImage(act) => self.decide_shown(act.shown.as_deref(), act.at.as_ref(), false),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for used in view
            .facts
            .image_uses
            .rows()
            .iter()
            .filter(|used| view.covers(&used.service))
        {
            match self.fault(used) {
                None => tally.met(Some(used.on)),
                Some(fault) => tally.failed(used.on, Some(used.image), fault),
            }
        }
        tally.finish(
            "uses with permission",
            "no image has been used yet",
            |counts| {
                format!(
                    "{} of {} uses of images had permission",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["permission".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, ReleaseImage, Status, TakeImage, testing::*};

    fn control() -> ImageConsent {
        control_of(
            "kind = 'image-consent'\nwritten = true\nroute = ['parent', 'self']\npurposes-checked = true",
        )
    }

    fn consent(change: impl FnOnce(&mut Consent)) -> Shown {
        let mut consent = Consent {
            id: id(20),
            person: id(1),
            on: day("2026-01-10"),
            written: true,
            route: ConsentRoute::Parent,
            expires: Some(day("2026-12-31")),
            withdrawn: None,
        };
        change(&mut consent);
        let yes = Some(true);
        Shown {
            person: Some(id(1)),
            consent: Known::Yes(consent),
            purpose: yes,
            channel: yes,
            never_show: Some(false),
        }
    }

    fn release(shown: Vec<Shown>) -> ReleaseImage {
        ReleaseImage {
            at: Some(local("2026-11-22T10:00:00Z")),
            shown: Some(shown),
            ..Default::default()
        }
    }

    #[test]
    fn d097_everybody_in_a_picture_has_given_live_permission() {
        let on = |shown| finding(&control(), release(shown));
        assert_eq!(
            on(vec![consent(|_| ()), consent(|_| ())]),
            Some(Finding::Meets)
        );
        assert_eq!(on(vec![]), None);
        let changes: [fn(&mut Consent); 6] = [
            |one| one.withdrawn = Some(day("2026-11-01")),
            |one| one.expires = Some(day("2026-11-21")),
            |one| one.written = false,
            |one| one.route = ConsentRoute::School,
            |one| one.person = id(2),
            |one| one.on = day("2026-11-23"),
        ];
        for change in changes {
            assert_eq!(
                on(vec![consent(|_| ()), consent(change)]),
                Some(Finding::Breaks)
            );
        }
        let none = Shown {
            consent: Known::No,
            ..consent(|_| ())
        };
        assert_eq!(on(vec![none]), Some(Finding::Breaks));
        let unknown = Shown {
            consent: Known::Unknown,
            ..consent(|_| ())
        };
        assert_eq!(on(vec![consent(|_| ()), unknown]), Some(Finding::Unknown));
        assert_eq!(
            finding(&control(), ReleaseImage::default()),
            Some(Finding::Unknown)
        );
    }

    #[test]
    fn somebody_who_must_never_be_shown_is_not_shown() {
        let shown = |never_show| {
            vec![Shown {
                never_show,
                ..consent(|_| ())
            }]
        };
        assert_eq!(
            finding(&control(), release(shown(Some(true)))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), release(shown(None))),
            Some(Finding::Unknown)
        );
    }

    #[test]
    fn d098_a_picture_is_used_only_for_what_was_agreed() {
        let shown = |purpose| {
            vec![Shown {
                purpose,
                ..consent(|_| ())
            }]
        };
        assert_eq!(
            finding(&control(), release(shown(Some(false)))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), release(shown(None))),
            Some(Finding::Unknown)
        );
        let take = TakeImage {
            at: Some(local("2026-11-22T10:00:00Z")),
            shown: Some(shown(None)),
            ..Default::default()
        };
        assert_eq!(finding(&control(), take), Some(Finding::Meets));
    }

    #[test]
    fn it_stands_on_how_images_were_used() {
        let on = |change: fn(&mut ImageUse)| {
            let yes = Some(true);
            let mut used = ImageUse {
                image: id(3),
                on: day("2026-11-02"),
                consented: yes,
                within_purpose: yes,
                written: yes,
                routes: vec![ConsentRoute::Parent],
                service: None,
            };
            change(&mut used);
            assess(
                &control(),
                &Facts {
                    image_uses: vec![used].into(),
                    ..Facts::default()
                },
                "2026-11-22",
            )
            .status
        };
        assert_eq!(on(|_| ()), Status::Met);
        assert_eq!(on(|used| used.consented = None), Status::NotMet);
        assert_eq!(on(|used| used.within_purpose = Some(false)), Status::NotMet);
        assert_eq!(on(|used| used.written = Some(false)), Status::NotMet);
        assert_eq!(
            on(|used| used.routes.push(ConsentRoute::School)),
            Status::NotMet
        );
    }
}
