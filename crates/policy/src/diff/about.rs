use crate::{Choice, Policy};

pub(super) fn about(old: &Policy, new: &Policy) -> Vec<String> {
    let mut about = Vec::new();
    if old.meta.title != new.meta.title {
        about.push(format!(
            "the title is \"{}\" instead of \"{}\"",
            new.meta.title, old.meta.title
        ));
    }
    if old.meta.summary != new.meta.summary {
        about.push("the summary changed".into());
    }
    let roles = |policy: &Policy| {
        let entry = |entry: &crate::RoleEntry| {
            let need = if entry.required { ", required" } else { "" };
            (
                entry.id.key().to_owned(),
                format!("\"{}\"{need}", entry.label),
            )
        };
        policy.roles.iter().map(entry).collect()
    };
    entries(&mut about, "role", roles(old), roles(new));
    let services = |policy: &Policy| {
        policy
            .services
            .iter()
            .map(|one| (one.id.clone(), format!("\"{}\"", one.label)))
            .collect()
    };
    entries(&mut about, "service", services(old), services(new));
    let settings = |policy: &Policy| {
        let value = |one: &crate::OrganisationSetting| {
            (
                one.id.clone(),
                one.value
                    .clone()
                    .map_or("not set".into(), |value| format!("\"{value}\"")),
            )
        };
        policy.settings.iter().map(value).collect()
    };
    entries(&mut about, "setting", settings(old), settings(new));
    about
}

fn entries(
    about: &mut Vec<String>,
    what: &str,
    old: Vec<(String, String)>,
    new: Vec<(String, String)>,
) {
    for (id, value) in &new {
        match old.iter().find(|(other, _)| other == id) {
            None => about.push(format!("{what} {id} added: {value}")),
            Some((_, was)) if was != value => {
                about.push(format!("{what} {id}: {value} instead of {was}"))
            }
            Some(_) => {}
        }
    }
    for (id, _) in old
        .iter()
        .filter(|(id, _)| !new.iter().any(|(other, _)| other == id))
    {
        about.push(format!("{what} {id} removed"));
    }
}
