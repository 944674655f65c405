//! Taking what a step was answered with.

use std::collections::BTreeMap;

use pages::{Form, Language};

use super::zones;
use crate::{
    access::{pages::weakness, password, role::Choice},
    ctx::Ctx,
    error::AppError,
    governance::packs,
    people::{
        fields,
        organisation::Nation,
        set_up::{
            Answers, Step,
            answers::{AccountAnswer, FIRST_POSTS, Holder, OrganisationAnswer},
            gaps,
        },
    },
};

const LANGUAGE: Language = Language::English;

/// Whether the form was taken; if not, it says why.
pub async fn step(
    ctx: &Ctx,
    step: Step,
    answers: &mut Answers,
    form: &mut Form,
) -> Result<bool, AppError> {
    match step {
        Step::Organisation => organisation(answers, form),
        Step::Account => account(ctx, answers, form).await?,
        Step::Policy => policy(answers, form),
        Step::Values => values(answers, form)?,
        Step::Posts => posts(answers, form),
        // Taken where the sheets are shown.
        Step::Recovery | Step::Check => {}
    }
    Ok(!form.is_refused())
}

fn organisation(answers: &mut Answers, form: &mut Form) {
    let name = fields::name(form.value("name"));
    if name.is_err() {
        form.refuse("name", LANGUAGE.t("set-up-name-wrong"));
    }
    let nation = Nation::parse(form.value("nation"));
    if nation.is_none() {
        form.refuse("nation", LANGUAGE.t("set-up-nation-missing"));
    }
    let zone = form.value("zone").to_owned();
    if !zones::names().contains(&zone) {
        form.refuse("zone", LANGUAGE.t("set-up-zone-missing"));
    }
    if let (Ok(name), Some(nation), false) = (name, nation, form.is_refused()) {
        answers.organisation = Some(OrganisationAnswer {
            name,
            nation: nation.key().to_owned(),
            zone,
        });
    }
}

async fn account(ctx: &Ctx, answers: &mut Answers, form: &mut Form) -> Result<(), AppError> {
    let name = fields::name(form.value("name"));
    if let Err(fault) = name {
        form.refuse("name", LANGUAGE.t(fault.words()));
    }
    let email = match fields::email(form.value("email")) {
        Ok(Some(email)) => email,
        Ok(None) | Err(_) => {
            form.refuse("email", LANGUAGE.t(fields::Fault::Email.words()));
            String::new()
        }
    };
    let password = form.value("password").to_owned();
    form.forget("password");
    let kept = answers
        .account
        .as_ref()
        .map(|known| known.password_hash.clone());
    let organisation = answers
        .organisation
        .as_ref()
        .map_or("", |known| &known.name);
    // Going back to mend a name must not ask for the password again.
    let password_hash = match kept {
        Some(kept) if password.is_empty() => kept,
        _ => {
            let known = [form.text("name"), &email, organisation];
            if let Err(why) = password::check(&password, &known) {
                form.refuse("password", weakness(why));
            }
            if form.is_refused() {
                return Ok(());
            }
            password::hash(&ctx.app, password).await?
        }
    };
    if let (Ok(name), false) = (name, form.is_refused()) {
        answers.account = Some(AccountAnswer {
            name,
            email,
            password_hash,
        });
    }
    Ok(())
}

fn policy(answers: &mut Answers, form: &mut Form) {
    let Some(pack) = packs::find(form.value("pack")) else {
        form.refuse("pack", LANGUAGE.t("set-up-policy-missing"));
        return;
    };
    if answers.pack.as_deref() != Some(pack.key) {
        // Another policy leaves other things open.
        answers.values = None;
    }
    answers.pack = Some(pack.key.to_owned());
}

fn values(answers: &mut Answers, form: &mut Form) -> Result<(), AppError> {
    let pack = answers.pack.as_deref().and_then(packs::find);
    let pack = pack.ok_or(AppError::NotFound)?;
    let read = policy::read(pack.key, pack.source.as_bytes())
        .map_err(|_| AppError::internal("a starter policy cannot be read"))?;
    let gaps = gaps::of(&read.policy);
    let values: BTreeMap<String, String> = gaps
        .iter()
        .map(|gap| (gap.key.clone(), fields::folded(form.value(&gap.key))))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    match gaps::fill(pack.source, &gaps, &values)? {
        Ok(_) => answers.values = Some(values),
        Err(wrong) => {
            for (key, why) in wrong {
                form.refuse(&key, why);
            }
        }
    }
    Ok(())
}

fn posts(answers: &mut Answers, form: &mut Form) {
    let own = answers
        .account
        .as_ref()
        .map(|known| known.email.to_lowercase());
    let mut posts = BTreeMap::new();
    for role in FIRST_POSTS {
        let key = role.key();
        let [name_field, email_field] = [format!("{key}-name"), format!("{key}-email")];
        if form.has(&format!("{key}-me"), "yes") {
            posts.insert(key.to_owned(), Holder::Me);
            continue;
        }
        if form.text(&name_field).is_empty() && form.text(&email_field).is_empty() {
            continue;
        }
        let name = fields::name(form.value(&name_field));
        if let Err(fault) = name {
            form.refuse(&name_field, LANGUAGE.t(fault.words()));
        }
        let email = match fields::email(form.value(&email_field)) {
            Ok(Some(email)) => email,
            Ok(None) | Err(_) => {
                form.refuse(&email_field, LANGUAGE.t(fields::Fault::Email.words()));
                continue;
            }
        };
        let holder = match name {
            Ok(_) if own.as_deref() == Some(&email.to_lowercase()) => Holder::Me,
            Ok(name) => Holder::Other { name, email },
            Err(_) => continue,
        };
        posts.insert(key.to_owned(), holder);
    }
    if !form.is_refused() {
        answers.posts = Some(posts);
    }
}
