use crate::{Choice, Clause, Rule, join};

pub(super) fn place(was: &Clause, is: &Clause) -> Vec<String> {
    let mut places = Vec::new();
    if was.pillar != is.pillar {
        places.push(format!("moved from {} to {}", was.pillar, is.pillar));
    }
    if was.section != is.section {
        places.push(format!(
            "moved from \"{}\" to \"{}\"",
            was.section, is.section
        ));
    }
    places
}

pub(super) fn changes(was: &Clause, is: &Clause) -> Vec<String> {
    let mut changes = Vec::new();
    if was.title != is.title {
        changes.push(format!("title was \"{}\"", was.title));
    }
    if was.text != is.text {
        changes.push("its words changed".into());
    }
    let labels = |clause: &Clause| {
        clause
            .audience
            .iter()
            .map(|one| one.label().to_owned())
            .collect::<Vec<_>>()
    };
    lists(&mut changes, "readers", &labels(was), &labels(is));
    let duties = |clause: &Clause| {
        clause
            .duties
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    lists(&mut changes, "duties", &duties(was), &duties(is));
    lists(&mut changes, "services", &was.services, &is.services);
    match (&was.rule, &is.rule) {
        (None, None) => {}
        (None, Some(rule)) => changes.push(format!("has a rule now: {}", rule.control.rule())),
        (Some(rule), None) => changes.push(format!(
            "has no rule any more; it was: {}",
            rule.control.rule()
        )),
        (Some(old), Some(new)) => rules(&mut changes, old, new),
    }
    changes
}

fn rules(changes: &mut Vec<String>, old: &Rule, new: &Rule) {
    if old.control.kind() != new.control.kind() {
        changes.push(format!(
            "has another kind of rule: {} instead of {}",
            new.control.title(),
            old.control.title()
        ));
    } else {
        for (was, is) in old
            .control
            .settings()
            .into_iter()
            .zip(new.control.settings())
        {
            if was.value != is.value {
                changes.push(format!(
                    "{}: {} instead of {}",
                    is.key,
                    or_none(&is.printed),
                    or_none(&was.printed)
                ));
            }
        }
    }
    if old.effect != new.effect {
        changes.push(format!(
            "what breaks it: {} instead of {}",
            new.effect, old.effect
        ));
    }
    let roles = |rule: &Rule| {
        rule.overridable_by
            .iter()
            .map(|role| role.label().to_owned())
            .collect::<Vec<_>>()
    };
    lists(changes, "roles that may override", &roles(old), &roles(new));
}

fn or_none(printed: &str) -> &str {
    if printed.is_empty() { "none" } else { printed }
}

fn lists(changes: &mut Vec<String>, what: &str, old: &[String], new: &[String]) {
    let gone: Vec<&String> = old.iter().filter(|one| !new.contains(one)).collect();
    let come: Vec<&String> = new.iter().filter(|one| !old.contains(one)).collect();
    if !come.is_empty() {
        changes.push(format!("{what} added: {}", join(come)));
    }
    if !gone.is_empty() {
        changes.push(format!("{what} removed: {}", join(gone)));
    }
}
