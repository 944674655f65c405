use std::{borrow::Cow, collections::HashSet};

use jiff::{Zoned, civil::Date};

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Count, Id, Known, OpenPeriod, RegisterKind, RemoveAccountHolder, Tally, Verdict,
    facts::{Account, AccountHolder},
    params::params,
};

params! {
    /// Every social media account is on a register: enough people can get into it that nobody's
    /// absence locks it, it is protected, and somebody looks at it again and again.
    pub struct AccountRegister {
        /// How many people can get into each account.
        holders: Count = Count(3), in Count(1) => Count(20);
        /// How often each account is checked.
        check_every: OpenPeriod;
        /// Whether each account is protected by a password.
        protected: bool = true;
        /// Whether each account belongs to the organisation's own domain or name.
        organisational_domain: bool = true;
    }
}

fn is_current(holder: &AccountHolder, on: Date) -> bool {
    holder.since <= on && holder.until.is_none_or(|until| until >= on)
}

/// How many people can get in. Somebody who is listed twice is one person.
fn holders(account: &Account, on: Date) -> HashSet<Id> {
    let current = account
        .holders
        .iter()
        .filter(|holder| is_current(holder, on));
    current.map(|holder| holder.person).collect()
}

impl AccountRegister {
    fn decide_account(&self, account: &Account, on: Option<Date>) -> Verdict {
        if account.closed.is_some() {
            return Verdict::breaks("open a new account: this one is closed");
        }
        let people = on.map(|on| holders(account, on).len() as u32);
        let short = self.holders.0.saturating_sub(people.unwrap_or(0));
        let enough = Verdict::of(
            people.map(|_| short == 0),
            "enough people can get into the account",
            format!(
                "give {} access first",
                Count(short).of("more person", "more people")
            ),
            "check the date, then try again",
        );
        let protected = Verdict::of(
            if self.protected {
                account.protected
            } else {
                Some(true)
            },
            "the account is protected",
            "protect the account with a password first",
            "check whether a password protects the account",
        );
        enough.and(protected).and(Verdict::of(
            if self.organisational_domain {
                account.organisational_domain
            } else {
                Some(true)
            },
            "the account is the organisation's own",
            "open the account in the organisation's own name and with its own address",
            "check whether the account is in the organisation's own name",
        ))
    }

    fn decide_removal(&self, act: &RemoveAccountHolder) -> Verdict {
        let enough = Verdict::of(
            act.holders_left.map(|left| left >= self.holders.0),
            "enough people can still get into the account",
            "give somebody else access first, so that enough people can get in",
            "check how many people could still get into the account",
        );
        // Whoever leaves must not keep their access for want of others: that is said, not stopped.
        match (act.leaving, enough.finding) {
            (_, crate::Finding::Meets) => enough,
            (Some(true), crate::Finding::Breaks) => {
                Verdict::breaks("take the access away now, and give it to somebody else today")
                    .advising()
            }
            (Some(true), _) => enough.advising(),
            (Some(false), _) => enough,
            (None, _) => Verdict::unknown("check whether this person leaves the organisation"),
        }
    }

    fn fault(
        &self,
        account: &Account,
        today: Date,
        left: &HashSet<Id>,
    ) -> Option<Cow<'static, str>> {
        let people = holders(account, today);
        let here = people
            .iter()
            .filter(|person| !left.contains(person))
            .count() as u32;
        if people.len() as u32 > here {
            Some("somebody who has left can still get in".into())
        } else if here < self.holders.0 {
            Some(format!("only {} can get in", Count(here).of("person", "people")).into())
        } else if self.protected && account.protected != Some(true) {
            Some("nobody has noted that a password protects it".into())
        } else if self.organisational_domain && account.organisational_domain != Some(true) {
            Some("it is not in the organisation's own name".into())
        } else {
            None
        }
    }
}

impl Control for AccountRegister {
    const KIND: &'static str = "account-register";
    const TITLE: &'static str = "Accounts are registered and protected";
    const ACTS: &'static [ActKind] = &[ActKind::ApproveAccount, ActKind::RemoveAccountHolder];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Accounts, RegisterKind::People];

    fn rule(&self) -> String {
        let people = self.holders.of("person", "people");
        let every = match self.check_every.0 {
            Some(every) => format!("every {every}"),
            None => "at an interval that is not set yet".into(),
        };
        let protected = if self.protected {
            ", is protected by a password"
        } else {
            ""
        };
        let own = if self.organisational_domain {
            ", is in our own name"
        } else {
            ""
        };
        format!(
            "Each social media account can be opened by at least {people}{protected}{own} and is checked {every}."
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::ApproveAccount(act) => Some(match &act.account {
                Known::Unknown => Verdict::unknown("say which account this is"),
                Known::No => Verdict::breaks("put the account on the register first"),
                Known::Yes(account) => {
                    self.decide_account(account, act.at.as_ref().map(Zoned::date))
                }
            }),
            Act::RemoveAccountHolder(act) => Some(self.decide_removal(act)),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let today = view.today();
        let people = view.facts.people.rows().iter();
        let left: HashSet<Id> = people
            .filter(|one| one.ended.is_some_and(|end| end < today))
            .map(|one| one.id)
            .collect();
        let mut tally = Tally::new(view.now);
        let mut second_step = 0;
        for account in view
            .facts
            .accounts
            .rows()
            .iter()
            .filter(|account| account.closed.is_none())
        {
            second_step += u32::from(account.second_step == Some(true));
            let last = account
                .checked
                .iter()
                .max()
                .copied()
                .unwrap_or(account.opened);
            match (
                self.fault(account, today, &left),
                view.due_again(self.check_every, last),
            ) {
                (Some(fault), _) => tally.failed(last, Some(account.id), fault),
                (None, Some(due)) => {
                    tally.due(Some(last), due, Some(account.id), "is to be checked")
                }
                (None, None) => tally.met(Some(last)),
            }
        }
        let all = tally.counts().all();
        let found = tally.finish(
            "accounts in order",
            "no account is on the register yet",
            |counts| {
                format!(
                    "{} of {} accounts are in order and were checked in time",
                    counts.kept(),
                    counts.all()
                )
            },
        );
        if all == 0 {
            found
        } else {
            found.figure("accounts with a second step", second_step, Some(all))
        }
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["accounts".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ApproveAccount, Effect, Facts, Finding, Status, Who, testing::*};

    fn control() -> AccountRegister {
        control_of("kind = 'account-register'\nholders = 2\ncheck-every = '3 months'")
    }

    fn account(change: impl FnOnce(&mut Account)) -> Account {
        let holder = |number, until: Option<&str>| AccountHolder {
            person: id(number),
            since: day("2026-01-01"),
            until: until.map(day),
        };
        let mut account = Account {
            id: id(9),
            opened: day("2026-01-01"),
            closed: None,
            holders: vec![
                holder(1, None),
                holder(2, None),
                holder(3, Some("2026-06-01")),
            ],
            protected: Some(true),
            second_step: Some(true),
            organisational_domain: Some(true),
            monitor: None,
            checked: vec![day("2026-10-01")],
        };
        change(&mut account);
        account
    }

    fn approve(account: Known<Account>) -> ApproveAccount {
        ApproveAccount {
            at: Some(local("2026-11-22T10:00:00Z")),
            account,
            ..Default::default()
        }
    }

    #[test]
    fn d056_an_account_is_approved_once_enough_people_can_get_in() {
        let on =
            |change: fn(&mut Account)| finding(&control(), approve(Known::Yes(account(change))));
        assert_eq!(on(|_| ()), Some(Finding::Meets));
        assert_eq!(
            on(|one| one.holders[1] = one.holders[0].clone()),
            Some(Finding::Breaks)
        );
        assert_eq!(on(|one| one.protected = Some(false)), Some(Finding::Breaks));
        assert_eq!(
            on(|one| one.organisational_domain = Some(false)),
            Some(Finding::Breaks)
        );
        assert_eq!(on(|one| one.protected = None), Some(Finding::Unknown));
        assert_eq!(
            finding(&control(), approve(Known::No)),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), approve(Known::Unknown)),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(
                &control(),
                ApproveAccount {
                    at: None,
                    ..approve(Known::Yes(account(|_| ())))
                }
            ),
            Some(Finding::Unknown)
        );
    }

    #[test]
    fn somebody_who_leaves_loses_their_access_at_once() {
        let on = |holders_left, leaving| {
            let act = RemoveAccountHolder {
                holders_left,
                leaving,
                ..Default::default()
            };
            let verdict = control().decide(&act.into()).unwrap();
            (verdict.finding, verdict.at_most)
        };
        assert_eq!(on(Some(2), None), (Finding::Meets, None));
        assert_eq!(on(Some(1), Some(false)), (Finding::Breaks, None));
        assert_eq!(
            on(Some(1), Some(true)),
            (Finding::Breaks, Some(Effect::Advise))
        );
        assert_eq!(on(Some(1), None), (Finding::Unknown, None));
        assert_eq!(on(None, Some(false)), (Finding::Unknown, None));
    }

    #[test]
    fn d055_it_stands_on_the_register_and_on_who_has_left() {
        let on = |change: fn(&mut Account), ended: Option<&str>, date| {
            let mut user = person(1, Who::Staff, "2025-01-01");
            user.ended = ended.map(day);
            let facts = Facts {
                accounts: vec![account(change)].into(),
                people: vec![user].into(),
                ..Facts::default()
            };
            assess(&control(), &facts, date).status
        };
        assert_eq!(on(|_| (), None, "2026-11-22"), Status::Met);
        assert_eq!(on(|_| (), None, "2026-12-20"), Status::DueSoon);
        assert_eq!(on(|_| (), None, "2027-01-02"), Status::NotMet);
        assert_eq!(on(|_| (), Some("2026-11-21"), "2026-11-22"), Status::NotMet);
        assert_eq!(
            on(|one| one.protected = None, None, "2026-11-22"),
            Status::NotMet
        );
        assert_eq!(
            on(|one| one.holders.truncate(1), None, "2026-11-22"),
            Status::NotMet
        );
        assert_eq!(
            on(
                |one| one.closed = Some(day("2026-11-01")),
                None,
                "2026-11-22"
            ),
            Status::NotAssessed
        );
    }
}
