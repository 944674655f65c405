use std::borrow::Cow;

use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Count, RegisterKind, Role, SetPassword, SignIn, Tally, Verdict,
    params::{any_of, params},
};

params! {
    /// Passwords are long and not common ones, and people in posts that see what must stay private
    /// give a second factor whenever they sign in.
    pub struct SignInSecurity {
        /// How many characters a password has at least.
        password_length: Count = Count(12), in Count(8) => Count(64);
        /// The posts whose holders give a second factor.
        second_factor: Vec<Role>;
    }
}

impl SignInSecurity {
    fn decide_password(&self, act: &SetPassword) -> Verdict {
        let long = Verdict::of(
            act.length.map(|length| length >= self.password_length.0),
            "the password is long enough",
            format!(
                "choose a password of at least {}",
                self.password_length.of("character", "characters")
            ),
            "check how long the password is",
        );
        long.and(Verdict::of(
            act.common.map(|common| !common),
            "the password is not a common one",
            "choose a password that others do not use: this one is on lists that attackers try first",
            "check whether the password is a common one",
        ))
    }

    fn needs_factor(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.second_factor.contains(role))
    }

    fn decide_sign_in(&self, act: &SignIn) -> Option<Verdict> {
        match act.roles.as_deref() {
            Some(roles) if !self.needs_factor(roles) => None,
            None if act.second_factor != Some(true) => Some(Verdict::unknown(
                "check which posts this person holds, or give a second factor",
            )),
            _ => Some(Verdict::of(
                act.second_factor,
                "a second factor was given",
                "set up a second factor, and give it when you sign in",
                "check whether a second factor was given",
            )),
        }
    }
}

impl Control for SignInSecurity {
    const KIND: &'static str = "sign-in-security";
    const TITLE: &'static str = "Signing in is secure";
    const ACTS: &'static [ActKind] = &[ActKind::SetPassword, ActKind::SignIn];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::SignIn];

    fn rule(&self) -> String {
        format!(
            "Passwords have at least {} and are not common ones, and each {} gives a second factor.",
            self.password_length.of("character", "characters"),
            any_of(&self.second_factor, "anything")
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::SetPassword(act) => Some(self.decide_password(act)),
            Act::SignIn(act) => self.decide_sign_in(act),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for account in view
            .facts
            .sign_in
            .rows()
            .iter()
            .filter(|one| self.needs_factor(&one.roles))
        {
            match account.second_factor {
                Some(on) => tally.met(Some(on)),
                None => tally.failed(
                    account.since,
                    Some(account.person),
                    "has no second factor set up",
                ),
            }
        }
        tally.finish(
            "accounts with a second factor",
            "nobody in these posts has an account yet",
            |counts| {
                format!(
                    "{} of {} accounts that need a second factor have one",
                    counts.kept(),
                    counts.all()
                )
            },
        )
    }

    fn roles(&self) -> Vec<Role> {
        self.second_factor.clone()
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["sign-in".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, Status, facts::SignInAccount, testing::*};

    fn control() -> SignInSecurity {
        control_of("kind = 'sign-in-security'\npassword-length = 12\nsecond-factor = ['dsl']")
    }

    #[test]
    fn d112_a_password_is_long_and_not_a_common_one() {
        let act = |length, common| SetPassword {
            length,
            common,
            ..Default::default()
        };
        assert_eq!(
            finding(&control(), act(Some(12), Some(false))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), act(Some(11), Some(false))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), act(Some(12), Some(true))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), act(Some(11), None)),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), act(Some(12), None)),
            Some(Finding::Unknown)
        );
    }

    #[test]
    fn d117_the_safeguarding_lead_gives_a_second_factor() {
        let act = |roles: Option<&[Role]>, second_factor| SignIn {
            roles: roles.map(<[Role]>::to_vec),
            second_factor,
            ..Default::default()
        };
        let lead = Some(&[Role::Host, Role::Dsl][..]);
        assert_eq!(
            finding(&control(), act(lead, Some(true))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), act(lead, Some(false))),
            Some(Finding::Breaks)
        );
        assert_eq!(finding(&control(), act(lead, None)), Some(Finding::Unknown));
        assert_eq!(
            finding(&control(), act(None, Some(false))),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(&control(), act(None, Some(true))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), act(Some(&[Role::Host]), Some(false))),
            None
        );
    }

    #[test]
    fn it_stands_on_the_accounts_that_need_a_second_factor() {
        let account = |role, second_factor: Option<&str>| SignInAccount {
            person: id(1),
            since: day("2026-01-01"),
            roles: vec![role],
            second_factor: second_factor.map(day),
        };
        let on = |account| {
            assess(
                &control(),
                &Facts {
                    sign_in: vec![account].into(),
                    ..Facts::default()
                },
                "2026-11-22",
            )
            .status
        };
        assert_eq!(on(account(Role::Dsl, Some("2026-01-02"))), Status::Met);
        assert_eq!(on(account(Role::Dsl, None)), Status::NotMet);
        assert_eq!(on(account(Role::Dsl, Some("2026-11-23"))), Status::NotMet);
        assert_eq!(on(account(Role::Host, None)), Status::NotAssessed);
    }
}
