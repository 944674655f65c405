use std::collections::HashMap;

use jiff::{Zoned, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Adult, Id, OpenPeriod, Period, RegisterKind, Renewal, Tally, Verdict, Who,
    facts::Signature,
    params::{params, words_or},
    terms::Code,
    values::capital,
};

params! {
    /// People sign a code before they take part in online work or come to visit, and sign it again
    /// when it changes or after a while.
    pub struct SignedCode {
        /// The groups that sign.
        who: Vec<Who>;
        /// What they sign.
        code: Code;
        /// When they sign again.
        renew: Renewal;
    }
}

impl SignedCode {
    fn decide_adult(&self, adult: &Adult, at: Option<&Zoned>) -> Option<Verdict> {
        match adult.is_one_of(&self.who) {
            Some(false) => return None,
            None => return Some(Verdict::unknown("find out which group this person belongs to")),
            Some(true) => {}
        }
        let Some(signed) = &adult.signed else {
            return Some(Verdict::unknown(format!("check whether this person has signed the {}", self.code)));
        };
        let own = signed.iter().filter(|one| one.code == self.code).max_by_key(|one| (one.edition, one.on));
        let Some(own) = own else {
            return Some(Verdict::breaks(format!("ask this person to sign the {} first", self.code)));
        };
        Some(match self.renew {
            Renewal::Every(OpenPeriod(None)) => Verdict::meets("this person has signed"),
            Renewal::Every(OpenPeriod(Some(every))) => match at.map(Zoned::date) {
                None => Verdict::unknown("check the date, then try again"),
                Some(today) if every.after_date(own.on, &[]) < today => {
                    Verdict::breaks(format!("ask this person to sign the {} again", self.code))
                }
                Some(_) => Verdict::meets("this person has signed in time"),
            },
            Renewal::OnChange => match self.edition_of(adult) {
                None => Verdict::unknown(format!("check which edition of the {} is current", self.code)),
                Some(current) if own.edition < current => {
                    Verdict::breaks(format!("ask this person to sign the new edition of the {}", self.code))
                }
                Some(_) => Verdict::meets("this person has signed the current edition"),
            },
        })
    }

    fn edition_of(&self, adult: &Adult) -> Option<u32> {
        adult.editions.as_ref()?.iter().find(|(code, _)| *code == self.code).map(|(_, edition)| *edition)
    }

    fn latest_signatures<'a>(&self, rows: &'a [Signature]) -> HashMap<Id, &'a Signature> {
        let mut latest: HashMap<Id, &Signature> = HashMap::new();
        for row in rows.iter().filter(|row| row.code == self.code) {
            let one = latest.entry(row.person).or_insert(row);
            if (row.edition, row.on) > (one.edition, one.on) {
                *one = row;
            }
        }
        latest
    }
}

impl Control for SignedCode {
    const KIND: &'static str = "signed-code";
    const TITLE: &'static str = "People sign a code";
    const ACTS: &'static [ActKind] = &[ActKind::AdmitAdult, ActKind::AssignDuty];
    const NEEDS: &'static [RegisterKind] =
        &[RegisterKind::People, RegisterKind::Appointments, RegisterKind::Signatures];

    fn rule(&self) -> String {
        let again = match self.renew {
            Renewal::Every(OpenPeriod(Some(every))) => format!("and again every {every}"),
            Renewal::Every(OpenPeriod(None)) => "and again after a time that is not set yet".into(),
            Renewal::OnChange => "and again whenever it changes".into(),
        };
        format!("{} sign the {} before they take part, {again}.", capital(&words_or(&self.who, "nobody")), self.code)
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::AdmitAdult(act) => self.decide_adult(&act.adult, act.at.as_ref()),
            Act::AssignDuty(act) => self.decide_adult(&act.adult, act.at.as_ref()),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let latest = self.latest_signatures(view.facts.signatures.rows());
        let edition = view.edition(self.code);
        let mut tally = Tally::new(view.now);
        for person in view.bound(&self.who) {
            let Some(signed) = latest.get(&person.id) else {
                tally.failed(person.started, Some(person.id), "has not signed");
                continue;
            };
            match self.renew {
                Renewal::Every(every) => match view.due_again(every, signed.on) {
                    Some(due) => tally.due(Some(signed.on), due, Some(person.id), "to sign again"),
                    None => tally.met(Some(signed.on)),
                },
                Renewal::OnChange => match edition {
                    Some((current, out)) if signed.edition < current => {
                        tally.due(Some(signed.on), grace_end(out, view), Some(person.id), "to sign the new edition");
                    }
                    _ => tally.met(Some(signed.on)),
                },
            }
        }
        let code = self.code;
        tally.finish("people who have signed", "nobody is in these groups yet", |counts| {
            format!("{} of {} people have signed the {code}", counts.kept(), counts.all())
        })
    }

    fn needs(&self) -> Vec<RegisterKind> {
        let mut needs = Self::NEEDS.to_vec();
        if self.renew == Renewal::OnChange {
            needs.push(RegisterKind::CodeEditions);
        }
        needs
    }

    fn grace(&self) -> Option<Period> {
        match self.renew {
            Renewal::Every(every) => every.0,
            Renewal::OnChange => None,
        }
    }
}

/// People have as long for a new edition as the standing calls "soon".
fn grace_end(out: Date, view: &View<'_>) -> Date {
    view.now.end_day(out, Tally::SOON)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AdmitAdult, Facts, Finding, Status, facts::CodeEdition, testing::*};

    fn control() -> SignedCode {
        control_of("kind = 'signed-code'\nwho = ['visitors']\ncode = 'visitor-code'\nrenew = 'on change'")
    }

    fn signature(edition: u32, on: &str) -> Signature {
        Signature { person: id(1), code: Code::VisitorCode, edition, on: day(on) }
    }

    fn visit(signed: Option<Vec<Signature>>) -> AdmitAdult {
        let adult = Adult {
            groups: Some(vec![Who::Visitors]),
            signed,
            editions: Some(vec![(Code::VisitorCode, 2)]),
            ..Adult::default()
        };
        AdmitAdult { at: Some(local("2026-11-22T10:00:00Z")), adult, ..Default::default() }
    }

    #[test]
    fn d029_no_visitor_comes_in_before_signing_the_current_code() {
        assert_eq!(finding(&control(), visit(Some(vec![signature(2, "2026-01-01")]))), Some(Finding::Meets));
        assert_eq!(finding(&control(), visit(Some(vec![signature(1, "2026-01-01")]))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), visit(Some(vec![]))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), visit(None)), Some(Finding::Unknown));
        let mut staff = visit(Some(vec![]));
        staff.adult.groups = Some(vec![Who::Staff]);
        assert_eq!(finding(&control(), staff), None);
    }

    #[test]
    fn a_yearly_declaration_runs_out() {
        let yearly = SignedCode { renew: Renewal::Every(OpenPeriod(Some(Period::years(1)))), ..control() };
        assert_eq!(finding(&yearly, visit(Some(vec![signature(1, "2025-11-22")]))), Some(Finding::Meets));
        assert_eq!(finding(&yearly, visit(Some(vec![signature(1, "2025-11-21")]))), Some(Finding::Breaks));
    }

    #[test]
    fn a_new_edition_gives_people_four_weeks() {
        let edition = |edition, published| CodeEdition { code: Code::VisitorCode, edition, published: day(published) };
        let facts = Facts {
            people: vec![person(1, Who::Visitors, "2026-01-01")].into(),
            appointments: vec![].into(),
            signatures: vec![signature(1, "2026-01-01")].into(),
            code_editions: vec![edition(1, "2025-01-01"), edition(2, "2026-11-01")].into(),
            ..Facts::default()
        };
        let on = |date| assess(&control(), &facts, date).status;
        assert_eq!(on("2026-10-31"), Status::Met);
        assert_eq!(on("2026-11-22"), Status::DueSoon);
        assert_eq!(on("2026-11-30"), Status::NotMet);
    }
}
