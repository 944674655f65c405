use super::{Assessment, Control, View};
use crate::{
    Act, ActKind, Post, RegisterKind, Role, Tally, Verdict,
    params::{params, words_or},
};

params! {
    /// Named posts are always held by somebody. No version is published and no session opened
    /// while one of them is empty.
    pub struct RolesFilled {
        /// The posts that somebody must hold.
        roles: Vec<Role>;
        /// Whether somebody must be named who stands in for each of them.
        deputy: bool = false;
    }
}

impl RolesFilled {
    fn decide_posts(&self, posts: Option<&[Post]>) -> Verdict {
        let Some(posts) = posts else {
            return Verdict::unknown("check who holds each post, then try again");
        };
        let held = |role: Role| posts.iter().find(|post| post.role == role);
        let empty: Vec<Role> = self.roles.iter().copied().filter(|role| held(*role).is_none()).collect();
        if !empty.is_empty() {
            return Verdict::breaks(format!("appoint somebody first as {}", words_or(&empty, "")));
        }
        let alone: Vec<Role> =
            self.roles.iter().copied().filter(|role| held(*role).is_some_and(|post| !post.deputy)).collect();
        if self.deputy && !alone.is_empty() {
            return Verdict::breaks(format!("name somebody first who stands in for the {}", words_or(&alone, "")));
        }
        Verdict::meets("every post is held")
    }
}

impl Control for RolesFilled {
    const KIND: &'static str = "roles-filled";
    const TITLE: &'static str = "Posts are filled";
    const ACTS: &'static [ActKind] = &[ActKind::PublishVersion, ActKind::OpenSession];
    const NEEDS: &'static [RegisterKind] = &[RegisterKind::Appointments];

    fn rule(&self) -> String {
        let stand_in = if self.deputy { ", and somebody is named who stands in for each of them" } else { "" };
        format!("Somebody always holds the post of {}{stand_in}.", words_or(&self.roles, "nobody"))
    }

    fn decide(&self, act: &Act) -> Option<Verdict> {
        match act {
            Act::PublishVersion(act) => Some(self.decide_posts(act.posts.as_deref())),
            Act::OpenSession(act) => Some(self.decide_posts(act.posts.as_deref())),
            _ => None,
        }
    }

    fn standing(&self, view: &View<'_>) -> Assessment {
        let mut tally = Tally::new(view.now);
        for &role in &self.roles {
            // Whoever stays longest decides: a post with a second holder does not fall empty.
            let stays = |post: &&crate::facts::Appointment| post.until.unwrap_or(jiff::civil::Date::MAX);
            let Some(post) = view.in_post(role).max_by_key(stays) else {
                match view.facts.appointments.rows().iter().filter(|post| post.role == role).filter_map(|post| post.until).max() {
                    Some(last) => tally.failed(last, None, format!("nobody is {role}")),
                    None => tally.absent(None, format!("nobody is {role}")),
                }
                continue;
            };
            if self.deputy && post.deputy.is_none() {
                tally.failed(post.since, Some(post.person), format!("nobody stands in for the {role}"));
                continue;
            }
            match post.until {
                Some(until) => tally.due(Some(post.since), until, Some(post.person), format!("the term of the {role} ends")),
                None => tally.met(Some(post.since)),
            }
        }
        tally.finish("posts held", "no post is named", |counts| {
            format!("{} of {} posts are held", counts.kept(), counts.all())
        })
    }

    fn roles(&self) -> Vec<Role> {
        self.roles.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Finding, PublishVersion, Status, facts::{Appointment, Facts}, testing::*};

    fn control() -> RolesFilled {
        control_of("kind = 'roles-filled'\nroles = ['coordinator', 'dsl']\ndeputy = true")
    }

    fn post(role: Role, deputy: bool) -> Post {
        Post { role, deputy }
    }

    #[test]
    fn an_empty_post_stops_a_version() {
        let act = |posts| PublishVersion { posts, ..Default::default() };
        let both = vec![post(Role::Coordinator, true), post(Role::Dsl, true)];
        assert_eq!(finding(&control(), act(Some(both))), Some(Finding::Meets));
        assert_eq!(finding(&control(), act(Some(vec![post(Role::Dsl, true)]))), Some(Finding::Breaks));
        assert_eq!(finding(&control(), act(None)), Some(Finding::Unknown));
    }

    #[test]
    fn a_post_without_a_stand_in_stops_a_version_where_one_is_asked_for() {
        let posts = Some(vec![post(Role::Coordinator, false), post(Role::Dsl, true)]);
        let verdict = control().decide(&PublishVersion { posts, ..Default::default() }.into()).unwrap();
        assert_eq!(verdict.sentence, "name somebody first who stands in for the online safety coordinator");
    }

    fn appointment(role: Role, until: Option<&str>) -> Appointment {
        Appointment { role, person: id(1), since: day("2026-01-05"), until: until.map(day), deputy: Some(id(2)) }
    }

    #[test]
    fn it_stands_on_the_appointments_of_the_day() {
        let with = |coordinator| Facts {
            appointments: vec![appointment(Role::Dsl, None), appointment(Role::Coordinator, coordinator)].into(),
            ..Facts::default()
        };
        let on = |facts: &Facts| assess(&control(), facts, "2026-11-22");
        assert_eq!(on(&with(None)).status, Status::Met);
        assert_eq!(on(&with(Some("2026-12-20"))).status, Status::DueSoon);
        let left = on(&with(Some("2026-11-21")));
        assert_eq!(left.status, Status::NotMet);
        assert_eq!(left.sentence, "1 of 2 posts are held");
        assert_eq!(left.facts[0].text, "nobody is online safety coordinator");
    }
}
