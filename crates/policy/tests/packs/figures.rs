//! Each pack keeps the figures and positions of its own kind of organisation.

use policy::{Effect, Policy};

use super::{clause, pack, packs};

/// The value of a parameter as documents print it.
fn printed(pack: &Policy, id: &str, key: &str) -> String {
    let rule = clause(pack, id)
        .rule
        .as_ref()
        .unwrap_or_else(|| panic!("`{id}` has no control"));
    let found = rule
        .control
        .settings()
        .into_iter()
        .find(|one| one.key == key);
    found
        .unwrap_or_else(|| panic!("`{id}` has no parameter `{key}`"))
        .printed
}

/// The parameters of a pack that nobody has set, as `clause.parameter`.
fn gaps(pack: &Policy) -> Vec<String> {
    let rules = pack
        .clauses
        .iter()
        .filter_map(|one| one.rule.as_ref().map(|rule| (&one.id, rule)));
    rules
        .flat_map(|(id, rule)| {
            rule.control
                .gaps()
                .into_iter()
                .map(move |gap| format!("{id}.{gap}"))
        })
        .collect()
}

#[test]
fn the_schools_pack_has_the_figures_of_a_schools_programme() {
    let schools = pack("schools-education");
    let figures = [
        ("teacher-first", "lead", "10 minutes"),
        ("account-register", "holders", "3"),
        ("copied-in", "staff", "1"),
        ("session-notes", "keep", "1 year"),
        ("session-chat", "keep", "1 year"),
        ("session-recording", "keep", "1 year"),
        (
            "session-recording",
            "record",
            "only when everyone has agreed",
        ),
        ("yearly-review", "every", "12 months"),
        ("yearly-review", "month", "August"),
        ("never-one-to-one", "position", "never"),
        (
            "through-the-teacher",
            "via",
            "through their teacher or other responsible adult",
        ),
        ("office-hours", "hours", "Mon-Fri 09:00-17:00"),
        ("image-permission", "route", "the child's school"),
    ];
    for (id, key, value) in figures {
        assert_eq!(printed(&schools, id, key), value, "{id}.{key}");
    }
}

#[test]
fn the_family_support_pack_has_its_own_channels_and_names() {
    let support = pack("family-support");
    assert_eq!(
        printed(&support, "approved-channels", "channels"),
        "phone, text message, Zoom, Teams and WhatsApp"
    );
    assert_eq!(printed(&support, "short-names", "form"), "first name");
    assert_eq!(
        printed(&support, "individual-calls", "position"),
        "only by an approved exception"
    );
}

#[test]
fn first_steps_takes_one_position_for_groups_and_another_for_one_to_one_support() {
    let first = pack("first-steps-online");
    assert_eq!(printed(&first, "groups-never-alone", "position"), "never");
    assert_eq!(
        printed(&first, "one-to-one-by-exception", "position"),
        "only by an approved exception"
    );
    assert_eq!(clause(&first, "groups-never-alone").services, ["groups"]);
    assert_eq!(
        clause(&first, "one-to-one-by-exception").services,
        ["one-to-one"]
    );
}

#[test]
fn an_interval_that_the_source_leaves_open_stays_open() {
    let open = [
        ("schools-education", "one-clock.act"),
        ("schools-education", "built-into-other-policies.every"),
        (
            "play-and-family-services",
            "platforms-looked-at-again.renew",
        ),
        ("play-and-family-services", "supervision.every"),
        ("play-and-family-services", "security-review.every"),
        ("play-and-family-services", "lessons.within"),
        ("therapy-consortium", "look-again.every"),
        ("family-support", "images-not-kept.longest"),
    ];
    for (name, gap) in open {
        let found = gaps(&pack(name));
        assert!(
            found.iter().any(|one| one == gap),
            "{name} has no gap {gap}: {found:?}"
        );
    }
}

#[test]
fn the_hard_safety_rules_refuse_and_nobody_may_override_them() {
    let hard = [
        "no-one-to-one",
        "responsible-adult-first",
        "no-image-upload",
        "safe-to-tell",
        "roles-filled",
        "live-policy",
        "image-consent",
    ];
    for pack in packs() {
        for one in &pack.clauses {
            let Some(rule) = one
                .rule
                .as_ref()
                .filter(|rule| hard.contains(&rule.control.kind()))
            else {
                continue;
            };
            assert_eq!(rule.effect, Effect::Refuse, "{}: {}", pack.meta.id, one.id);
            assert!(
                rule.overridable_by.is_empty(),
                "{}: {}",
                pack.meta.id,
                one.id
            );
        }
    }
}
