//! The questions, one a page, and which comes after which.

use pages::Form;

/// A page of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Start,
    Danger,
    /// Ring now.
    Now,
    What,
    Where,
    When,
    Whom,
    Who,
    /// Is it about one of those who read this?
    Readers,
    Pictures,
    /// Why no picture is taken, and who helps.
    Help,
    Name,
    Reach,
    Check,
}

impl Step {
    const ALL: [Self; 14] = [
        Self::Start,
        Self::Danger,
        Self::Now,
        Self::What,
        Self::Where,
        Self::When,
        Self::Whom,
        Self::Who,
        Self::Readers,
        Self::Pictures,
        Self::Help,
        Self::Name,
        Self::Reach,
        Self::Check,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Danger => "danger",
            Self::Now => "now",
            Self::What => "what",
            Self::Where => "where",
            Self::When => "when",
            Self::Whom => "whom",
            Self::Who => "who",
            Self::Readers => "readers",
            Self::Pictures => "pictures",
            Self::Help => "help",
            Self::Name => "name",
            Self::Reach => "reach",
            Self::Check => "check",
        }
    }

    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }

    /// What is asked on this page.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Start => &["wording"],
            Self::Danger => &["danger"],
            Self::What => &["words"],
            Self::Where => &["place", "platform", "account", "link"],
            Self::When => &["when"],
            Self::Whom => &["mine", "harmed", "minor"],
            Self::Who => &["who", "worker"],
            Self::Readers => &["reader"],
            Self::Pictures => &["pictures"],
            Self::Name => &["from", "name"],
            Self::Reach => &["reach", "safe", "needs", "prefers"],
            Self::Now | Self::Help | Self::Check => &[],
        }
    }

    /// The page after this one, by what was answered so far.
    pub fn after(self, form: &Form, readers: bool) -> Self {
        let straight = |next: Self| {
            // Whoever changes an answer at the end goes back to the end.
            if form.text("return") == Self::Check.key() {
                Self::Check
            } else {
                next
            }
        };
        match self {
            Self::Start => straight(Self::Danger),
            Self::Danger if form.text("danger") == "yes" => Self::Now,
            Self::Danger | Self::Now => straight(Self::What),
            Self::What => straight(Self::Where),
            Self::Where => straight(Self::When),
            Self::When => straight(Self::Whom),
            Self::Whom => straight(Self::Who),
            Self::Who if readers && matches!(form.text("worker"), "yes" | "unsure") => {
                Self::Readers
            }
            Self::Who | Self::Readers => straight(Self::Pictures),
            Self::Pictures if form.text("pictures") == "yes" => Self::Help,
            Self::Pictures | Self::Help => straight(Self::Name),
            Self::Name => straight(Self::Reach),
            Self::Reach | Self::Check => Self::Check,
        }
    }

    /// The page before this one.
    pub fn before(self, form: &Form, readers: bool) -> Self {
        let mut form = form.clone();
        form.forget("return");
        let mut at = Self::Start;
        while at != Self::Check {
            let next = at.after(&form, readers);
            if next == self {
                return at;
            }
            at = next;
        }
        Self::Start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_reached_and_each_leads_back() {
        let form = Form::from_pairs([("danger", "yes"), ("worker", "yes"), ("pictures", "yes")]);
        let mut at = Step::Start;
        let mut seen = vec![at];
        while at != Step::Check {
            let next = at.after(&form, true);
            assert_eq!(next.before(&form, true), at);
            assert_eq!(Step::parse(next.key()), Some(next));
            seen.push(next);
            at = next;
        }
        assert_eq!(seen, Step::ALL);
    }

    #[test]
    fn a_changed_answer_leads_back_to_the_end_but_not_past_what_must_be_read() {
        let form = |pairs: &[(&str, &str)]| {
            let mut form = Form::from_pairs(pairs.iter().copied());
            form.set("return", "check");
            form
        };
        assert_eq!(Step::What.after(&form(&[]), true), Step::Check);
        let nude = form(&[("pictures", "yes")]);
        assert_eq!(Step::Pictures.after(&nude, true), Step::Help);
        assert_eq!(Step::Help.after(&nude, true), Step::Check);
    }
}
