use std::{borrow::Cow, collections::HashSet};

use super::{Assessment, Control, View};
use crate::{Act, ActKind, Count, Id, PublishPost, RegisterKind, Tally, Verdict, params::params};

params! {
    /// Nothing is published before somebody has looked at it, and nobody lets their own words out
    /// alone.
    pub struct PostRelease {
        /// How many people approve a post.
        approvals: Count = Count(1), in Count(1) => Count(5);
        /// Whether the author's own approval does not count.
        second_person: bool = true;
    }
}

impl PostRelease {
    fn approvals(&self, author: Option<Id>, approvers: &[Id]) -> u32 {
        let own = |id: &&Id| self.second_person && Some(**id) == author;
        approvers
            .iter()
            .filter(|id| !own(id))
            .collect::<HashSet<_>>()
            .len() as u32
    }

    fn decide_post(&self, act: &PublishPost) -> Verdict {
        let Some(approvers) = act.approvers.as_deref() else {
            return Verdict::unknown("check who has approved this post");
        };
        let have = self.approvals(act.author, approvers);
        if have < self.approvals.0 {
            let others = if self.second_person {
                ("other person", "other people")
            } else {
                ("person", "people")
            };
            return Verdict::breaks(format!(
                "ask {} to approve it first",
                Count(self.approvals.0 - have).of(others.0, others.1)
            ));
        }
        if self.second_person && act.author.is_none() {
            return Verdict::unknown("say who wrote this post");
        }
        Verdict::meets("enough people have approved it")
    }
}

impl Control for PostRelease {
    const KIND: &'static str = "post-release";
    const TITLE: &'static str = "Posts are approved before they go out";
    const ACTS: &'static [ActKind] = &[ActKind::PublishPost];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Posts];

    fn rule(&self) -> String {
        let who = if self.second_person {
            ("other person", "other people")
        } else {
            ("person", "people")
        };
        format!(
            "Every post is approved by at least {} before it goes out.",
            self.approvals.of(who.0, who.1)
        )
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::PublishPost(act) => Some(self.decide_post(act)),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for post in view.facts.posts.rows() {
            let on = view.now.day_of(post.at);
            if self.approvals(Some(post.author), &post.approvers) >= self.approvals.0 {
                tally.met(Some(on));
            } else {
                tally.failed(on, Some(post.id), "went out without being approved");
            }
        }
        tally.finish("posts approved", "nothing has been posted yet", |counts| {
            format!(
                "{} of {} posts were approved before they went out",
                counts.kept(),
                counts.all()
            )
        })
    }

    fn sole_rule_for(&self) -> Vec<Cow<'static, str>> {
        vec!["release".into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Facts, Finding, Status, facts::Post, testing::*};

    fn control() -> PostRelease {
        control_of("kind = 'post-release'\napprovals = 1\nsecond-person = true")
    }

    #[test]
    fn d062_nobody_releases_their_own_post() {
        let act = |author: Option<u128>, approvers: Option<&[u128]>| PublishPost {
            author: author.map(id),
            approvers: approvers.map(|list| list.iter().copied().map(id).collect()),
            ..Default::default()
        };
        assert_eq!(
            finding(&control(), act(Some(1), Some(&[2]))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&control(), act(Some(1), Some(&[1, 1]))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), act(Some(1), Some(&[]))),
            Some(Finding::Breaks)
        );
        assert_eq!(
            finding(&control(), act(Some(1), None)),
            Some(Finding::Unknown)
        );
        assert_eq!(
            finding(&control(), act(None, Some(&[2]))),
            Some(Finding::Unknown)
        );
        let two: PostRelease =
            control_of("kind = 'post-release'\napprovals = 2\nsecond-person = false");
        assert_eq!(
            finding(&two, act(Some(1), Some(&[1, 2]))),
            Some(Finding::Meets)
        );
        assert_eq!(
            finding(&two, act(Some(1), Some(&[2, 2]))),
            Some(Finding::Breaks)
        );
    }

    #[test]
    fn it_stands_on_the_posts_that_went_out() {
        let on = |approvers: &[u128]| {
            let approvers = approvers.iter().copied().map(id).collect();
            let post = Post {
                id: id(5),
                at: moment("2026-11-02T10:00:00Z"),
                author: id(1),
                approvers,
                found: vec![],
            };
            assess(
                &control(),
                &Facts {
                    posts: vec![post].into(),
                    ..Facts::default()
                },
                "2026-11-22",
            )
            .status
        };
        assert_eq!(on(&[2]), Status::Met);
        assert_eq!(on(&[1]), Status::NotMet);
    }
}
