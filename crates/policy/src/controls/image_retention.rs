use std::borrow::Cow;

use jiff::{Zoned, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, ImageConsent, Known, OpenPeriod, RegisterKind, ReleaseImage, Tally, Verdict,
    facts::Image, params::params,
};

params! {
    /// Pictures of people are kept only as long as they are needed. Nothing is given out after the
    /// permission for it has ended or was withdrawn.
    pub struct ImageRetention {
        /// The longest a picture is kept after it was taken.
        longest: OpenPeriod;
    }
}

impl ImageRetention {
    fn decide_release(&self, act: &ReleaseImage) -> Option<Verdict> {
        let Some(shown) = act.shown.as_deref() else {
            return Some(Verdict::unknown("say who can be seen in the picture"));
        };
        let today = act.at.as_ref().map(Zoned::date);
        let live = shown
            .iter()
            .map(|one| decide_live(one, today))
            .reduce(Verdict::and)?;
        Some(live.and(self.decide_age(act.taken, today)))
    }

    fn decide_age(&self, taken: Option<Date>, today: Option<Date>) -> Verdict {
        if self.longest.0.is_none() {
            return Verdict::meets("no longest time is set");
        }
        let end = taken.and_then(|taken| self.longest.after_date(taken, &[]));
        Verdict::of(
            end.zip(today).map(|(end, today)| today <= end),
            "it is still within its time",
            format!("delete it: pictures are kept for at most {}", self.longest),
            "check when the picture was taken",
        )
    }

    /// The last day an image may be kept, if any day is set for it.
    fn last_day(&self, image: &Image, view: &View<'_>) -> Option<Date> {
        let longest = view.due_again(self.longest, image.taken);
        longest.into_iter().chain(image.consent_ends).min()
    }
}

fn decide_live(shown: &ImageConsent, today: Option<Date>) -> Verdict {
    const ENDED: &str = "ask for permission again, or delete the picture: the permission has ended";
    match (&shown.consent, today) {
        (Known::Unknown, _) => {
            Verdict::unknown("check until when everybody in it has given permission")
        }
        (Known::No, _) => Verdict::breaks(ENDED),
        (Known::Yes(consent), _) if consent.withdrawn.is_some() => Verdict::breaks(ENDED),
        (Known::Yes(_), None) => Verdict::unknown("check the date, then try again"),
        (Known::Yes(consent), Some(today)) => Verdict::of(
            Some(consent.expires.is_none_or(|end| end >= today)),
            "the permission has not ended",
            ENDED,
            "check until when everybody in it has given permission",
        ),
    }
}

impl Control for ImageRetention {
    const KIND: &'static str = "image-retention";
    const TITLE: &'static str = "Pictures are not kept for ever";
    const ACTS: &'static [ActKind] = &[ActKind::ReleaseImage];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Images];

    fn rule(&self) -> String {
        let longest = match self.longest.0 {
            Some(longest) => format!("at most {longest}"),
            None => "a time that is not set yet".into(),
        };
        format!(
            "Pictures of people are kept for {longest}, and never used after the permission has ended."
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::ReleaseImage(act) => self.decide_release(act),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        let mut late = 0;
        for image in view.facts.images.rows() {
            let end = self.last_day(image, view);
            match (image.deleted, end) {
                // It is gone: that it went late is a figure and no longer a fault.
                (Some(deleted), end) => {
                    late += u32::from(end.is_some_and(|end| deleted > end));
                    tally.met(Some(deleted));
                }
                (None, Some(end)) => {
                    tally.due(Some(image.taken), end, Some(image.id), "is to be deleted")
                }
                (None, None) => tally.failed(
                    image.taken,
                    Some(image.id),
                    "is kept without a day on which it goes",
                ),
            }
        }
        let all = tally.counts().all();
        let found = tally.finish(
            "images within their time",
            "no image is on the register yet",
            |counts| {
                format!(
                    "{} of {} images are within their time or deleted",
                    counts.kept(),
                    counts.all()
                )
            },
        );
        if all == 0 {
            found
        } else {
            found.figure("images deleted late", late, Some(all))
        }
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["longest".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, Status, facts::Consent, terms::ConsentRoute, testing::*};

    fn control() -> ImageRetention {
        control_of("kind = 'image-retention'\nlongest = '1 year'")
    }

    fn release(
        expires: Option<&str>,
        withdrawn: Option<&str>,
        taken: Option<&str>,
    ) -> ReleaseImage {
        let consent = Consent {
            id: id(1),
            person: id(2),
            on: day("2026-01-01"),
            written: true,
            route: ConsentRoute::Parent,
            expires: expires.map(day),
            withdrawn: withdrawn.map(day),
        };
        ReleaseImage {
            at: Some(local("2026-11-22T10:00:00Z")),
            shown: Some(vec![ImageConsent {
                consent: Known::Yes(consent),
                ..Default::default()
            }]),
            taken: taken.map(day),
            ..Default::default()
        }
    }

    #[test]
    fn d099_no_picture_is_given_out_after_its_time() {
        let on = |act| finding(&control(), act);
        assert_eq!(
            on(release(None, None, Some("2025-11-22"))),
            Some(Finding::Meets)
        );
        assert_eq!(
            on(release(None, None, Some("2025-11-21"))),
            Some(Finding::Breaks)
        );
        assert_eq!(on(release(None, None, None)), Some(Finding::Unknown));
        assert_eq!(
            on(release(Some("2026-11-21"), None, Some("2026-01-01"))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            on(release(None, Some("2026-11-01"), Some("2026-01-01"))),
            Some(Finding::Breaks)
        );
        assert_eq!(on(ReleaseImage::default()), Some(Finding::Unknown));
        assert_eq!(
            on(ReleaseImage {
                shown: Some(vec![]),
                ..Default::default()
            }),
            None
        );
        let open: ImageRetention = control_of("kind = 'image-retention'\nlongest = 'not set'");
        assert_eq!(
            finding(&open, release(None, None, None)),
            Some(Finding::Meets)
        );
    }

    #[test]
    fn it_stands_on_the_images_that_are_still_kept() {
        let on = |consent_ends: Option<&str>, deleted: Option<&str>, date| {
            let image = Image {
                id: id(3),
                taken: day("2026-01-10"),
                consent_ends: consent_ends.map(day),
                deleted: deleted.map(day),
            };
            assess(
                &control(),
                &Facts {
                    images: vec![image].into(),
                    ..Facts::default()
                },
                date,
            )
            .status
        };
        assert_eq!(on(None, None, "2026-11-22"), Status::Met);
        assert_eq!(on(None, None, "2027-01-01"), Status::DueSoon);
        assert_eq!(on(None, None, "2027-01-11"), Status::NotMet);
        assert_eq!(on(Some("2026-11-01"), None, "2026-11-22"), Status::NotMet);
        assert_eq!(
            on(Some("2026-11-01"), Some("2026-11-05"), "2026-11-22"),
            Status::Met
        );
    }
}
