use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, RegisterKind, Tally, Verdict,
    params::{params, words_or},
    terms::{PersonalDetail, Surface},
};

params! {
    /// Personal details are not given away in what people write: they are found before it goes out,
    /// and somebody deals with each find.
    pub struct PersonalDetails {
        /// The details that must not appear.
        kinds: Vec<PersonalDetail>;
        /// The places where they are looked for.
        on: Vec<Surface>;
    }
}

impl PersonalDetails {
    fn decide_found(&self, surface: Surface, found: Option<&[PersonalDetail]>) -> Option<Verdict> {
        if !self.on.contains(&surface) {
            return None;
        }
        let Some(found) = found else {
            return Some(Verdict::unknown("check the text for personal details first"));
        };
        let bad: Vec<PersonalDetail> = self.kinds.iter().copied().filter(|kind| found.contains(kind)).collect();
        Some(match bad.as_slice() {
            [] => Verdict::meets("no personal details were found"),
            bad => Verdict::breaks(format!("take out these personal details first: {}", words_or(bad, ""))),
        })
    }
}

impl Control for PersonalDetails {
    const KIND: &'static str = "personal-details";
    const TITLE: &'static str = "No personal details";
    const ACTS: &'static [ActKind] = &[
        ActKind::SendMessage,
        ActKind::PublishPost,
        ActKind::SaveNote,
        ActKind::PostChat,
        ActKind::AdmitYoungPerson,
    ];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Screenings];

    fn rule(&self) -> String {
        format!("Not given away in {}: {}.", words_or(&self.on, "nothing"), words_or(&self.kinds, "nothing"))
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::SendMessage(act) => self.decide_found(Surface::Message, act.found.as_deref()),
            Act::PublishPost(act) => self.decide_found(Surface::Post, act.found.as_deref()),
            Act::SaveNote(act) => self.decide_found(Surface::Note, act.found.as_deref()),
            Act::PostChat(act) => self.decide_found(Surface::Chat, act.found.as_deref()),
            Act::AdmitYoungPerson(act) => self.decide_found(Surface::DisplayName, act.name_shows.as_deref()),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        let mut finds = 0;
        for one in view.facts.screenings.rows() {
            if !self.on.contains(&one.on) || !view.covers(&one.service) {
                continue;
            }
            let on = view.now.day_of(one.at);
            if !one.found.iter().any(|found| self.kinds.contains(found)) {
                tally.met(Some(on));
                continue;
            }
            finds += 1;
            match one.resolved {
                Some(resolved) => tally.met(Some(view.now.day_of(resolved))),
                None => tally.failed(on, None, format!("personal details found in {}, and nobody has dealt with it", one.on)),
            }
        }
        let seen = tally.counts().all();
        let found = tally.finish("texts clean or dealt with", "nothing has been looked at yet", |counts| match counts.failed {
            0 => "everything that was found has been dealt with".into(),
            open => format!("{open} finds wait for somebody to deal with them"),
        });
        if seen == 0 { found } else { found.figure("texts with personal details", finds, Some(seen)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, PostChat, PublishPost, SaveNote, Status, facts::Screening, testing::*};

    fn control() -> PersonalDetails {
        control_of("kind = 'personal-details'\nkinds = ['phone', 'postcode']\non = ['chat', 'post']")
    }

    #[test]
    fn d061_a_post_with_a_postcode_is_stopped_and_says_what_to_take_out() {
        let act = |found| PublishPost { found, ..Default::default() };
        assert_eq!(finding(&control(), act(Some(vec![]))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(Some(vec![PersonalDetail::Age]))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
        let verdict = control().decide(&act(Some(vec![PersonalDetail::Postcode])).into()).unwrap();
        assert_eq!(verdict.sentence, "take out these personal details first: postcodes");
    }

    #[test]
    fn it_is_silent_about_places_it_does_not_name() {
        assert_eq!(finding(&control(), SaveNote { found: Some(vec![PersonalDetail::Phone]), ..Default::default() }), None);
        let chat = PostChat { found: Some(vec![PersonalDetail::Phone]), ..Default::default() };
        assert_eq!(finding(&control(), chat), Some(Finding::Breaks));
    }

    #[test]
    fn d039_a_find_that_nobody_dealt_with_is_not_met() {
        let screening = |found: Vec<_>, resolved: Option<&str>| Screening {
            on: Surface::Chat,
            at: moment("2026-11-02T10:00:00Z"),
            found,
            resolved: resolved.map(moment),
            service: None,
        };
        let on = |one| assess(&control(), &Facts { screenings: vec![one].into(), ..Facts::default() }, "2026-11-22").status;
        let phone = || vec![PersonalDetail::Phone];
        assert_eq!(on(screening(vec![], None)), Status::Met);
        assert_eq!(on(screening(phone(), Some("2026-11-02T11:00:00Z"))), Status::Met);
        assert_eq!(on(screening(phone(), None)), Status::NotMet);
        assert_eq!(on(screening(phone(), Some("2026-12-02T11:00:00Z"))), Status::NotMet);
    }
}
