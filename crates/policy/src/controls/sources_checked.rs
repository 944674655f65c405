use jiff::Zoned;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, OpenPeriod, Period, RegisterKind, Tally, Verdict,
    facts::Source,
    params::params,
};

params! {
    /// The law and guidance behind the policy are on a register, and somebody checks them again and
    /// again.
    pub struct SourcesChecked {
        /// How often each source is checked.
        every: OpenPeriod;
    }
}

fn last_check(source: &Source) -> jiff::civil::Date {
    source.checked.iter().copied().max().unwrap_or(source.added)
}

impl Control for SourcesChecked {
    const KIND: &'static str = "sources-checked";
    const TITLE: &'static str = "Law and guidance are current";
    const ACTS: &'static [ActKind] = &[ActKind::PublishVersion];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Sources];

    fn rule(&self) -> String {
        match self.every.0 {
            Some(every) => format!("Each law and guidance on the register is checked every {every}."),
            None => "Each law and guidance on the register is checked; how often is not set yet.".into(),
        }
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        let Act::PublishVersion(act) = act else { return None };
        let (Some(sources), Some(today)) = (&act.sources, act.at.as_ref().map(Zoned::date)) else {
            return Some(Verdict::unknown("check the register of law and guidance"));
        };
        if sources.is_empty() {
            return Some(Verdict::breaks("put the law and guidance behind the policy on the register first"));
        }
        let late = |source: &&Source| self.every.after_date(last_check(source), &[]).is_some_and(|due| due < today);
        Some(match sources.iter().filter(late).count() {
            0 => Verdict::meets("law and guidance have been checked"),
            late => Verdict::breaks(format!("check {late} entries of the register of law and guidance first")),
        })
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for source in view.facts.sources.rows() {
            let last = last_check(source);
            match view.due_again(self.every, last) {
                Some(due) => tally.due(Some(last), due, Some(source.id), "check due"),
                None => tally.met(Some(last)),
            }
        }
        tally.finish("sources in date", "no law or guidance is on the register yet", |counts| {
            format!("{} of {} sources have been checked in time", counts.kept(), counts.all())
        })
    }

    fn grace(&self) -> Option<Period> {
        self.every.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, PublishVersion, Status, testing::*};

    fn control() -> SourcesChecked {
        control_of("kind = 'sources-checked'\nevery = '6 months'")
    }

    fn source(checked: &[&str]) -> Source {
        Source { id: id(1), added: day("2025-01-01"), checked: checked.iter().map(|one| day(one)).collect() }
    }

    #[test]
    fn d018_a_version_rests_on_sources_that_somebody_has_checked() {
        let act = |sources| PublishVersion { at: Some(local("2026-11-22T10:00:00Z")), sources, ..Default::default() };
        assert_eq!(finding(&control(), act(Some(vec![source(&["2026-06-01"])]))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(Some(vec![source(&["2026-05-01"])]))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), act(Some(vec![]))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
    }

    #[test]
    fn an_old_check_shows_in_history_as_the_check_of_its_day() {
        let facts = Facts { sources: vec![source(&["2026-01-01", "2026-07-01"])].into(), ..Facts::default() };
        let on = |date| assess(&control(), &facts, date).status;
        assert_eq!(on("2026-05-01"), Status::Met);
        assert_eq!(on("2026-06-30"), Status::DueSoon);
        assert_eq!(on("2026-11-22"), Status::Met);
        assert_eq!(on("2027-01-02"), Status::NotMet);
    }
}
