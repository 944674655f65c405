//! Showing a step: empty, filled with what was answered before, or as it came back.

use axum::response::Response;
use pages::{
    Form, Language, Page,
    views::set_up::{
        Account, Check, Fact, Field, Organisation, Pack, Policy, PostRow, Posts, Values,
    },
};

use super::{address, zones};
use crate::{
    access::role::Choice,
    ctx::Ctx,
    error::AppError,
    governance::packs,
    keys::pages::sheets,
    people::{
        cover,
        organisation::Nation,
        pages::hole_words,
        posts::Labels,
        set_up::{
            Answers, Step,
            answers::{FIRST_POSTS, Holder},
            gaps::{self, Example},
        },
    },
    web::view,
};

/// `back` is the form as it came, when something was wrong with it.
pub async fn step(
    ctx: &Ctx,
    token: &str,
    step: Step,
    answers: &Answers,
    back: Option<Form>,
) -> Result<Response, AppError> {
    let page = frame(ctx, token, step);
    let action = address(token, step);
    let form = back.unwrap_or_else(|| known(step, answers));
    Ok(match step {
        Step::Organisation => view::html(&Organisation::new(page, form, action, zones::names())),
        Step::Account => {
            let kept = answers.account.is_some();
            view::html(&Account::new(page, form, action, kept))
        }
        Step::Policy => view::html(&Policy::new(page, form, action, all_packs()?)),
        Step::Values => view::html(&Values::new(page, form, action, fields(answers)?)),
        Step::Posts => view::html(&Posts::new(page, form, action, post_rows())),
        Step::Recovery => {
            let door = recovery_door(ctx, token, answers);
            view::html(&sheets::ask(ctx, door, form).await?)
        }
        Step::Check => view::html(&check(page, token, action, answers)?),
    })
}

/// Where the pages of the recovery key stand in set-up.
pub fn recovery_door(ctx: &Ctx, token: &str, answers: &Answers) -> sheets::Door {
    let step = Language::English.t("set-up-step").arg("step", 6);
    let organisation = answers.organisation.as_ref();
    sheets::Door {
        page: frame(ctx, token, Step::Recovery),
        action: address(token, Step::Recovery),
        caption: step.to_string(),
        organisation: organisation.map_or_else(String::new, |known| known.name.clone()),
        later: true,
    }
}

fn frame(ctx: &Ctx, token: &str, step: Step) -> Page {
    let page = view::page(ctx);
    match step.before() {
        Some(before) => page.back_to(address(token, before)),
        None => page,
    }
}

/// The form as it was answered before.
fn known(step: Step, answers: &Answers) -> Form {
    let mut form = Form::new();
    match step {
        Step::Organisation => match &answers.organisation {
            Some(known) => {
                form.set("name", known.name.clone());
                form.set("nation", known.nation.clone());
                form.set("zone", known.zone.clone());
            }
            None => form.set("zone", "Europe/London"),
        },
        Step::Account => {
            if let Some(known) = &answers.account {
                form.set("name", known.name.clone());
                form.set("email", known.email.clone());
            }
        }
        Step::Policy => form.set("pack", answers.pack.clone().unwrap_or_default()),
        Step::Values => {
            for (key, value) in answers.values.iter().flatten() {
                form.set(key.clone(), value.clone());
            }
        }
        Step::Posts => {
            for (role, holder) in answers.posts.iter().flatten() {
                match holder {
                    Holder::Me => form.set(format!("{role}-me"), "yes"),
                    Holder::Other { name, email } => {
                        form.set(format!("{role}-name"), name.clone());
                        form.set(format!("{role}-email"), email.clone());
                    }
                }
            }
        }
        Step::Recovery | Step::Check => {}
    }
    form
}

fn read(pack: &packs::Pack) -> Result<policy::Policy, AppError> {
    policy::read(pack.key, pack.source.as_bytes())
        .map(|read| read.policy)
        .map_err(|_| AppError::internal("a starter policy cannot be read"))
}

fn all_packs() -> Result<Vec<Pack>, AppError> {
    packs::ALL
        .iter()
        .map(|pack| {
            let policy = read(pack)?;
            let services: Vec<String> = policy
                .services
                .iter()
                .map(|service| service.label.clone())
                .collect();
            Ok(Pack {
                key: pack.key.to_owned(),
                about: policy.meta.summary,
                services: services.join(" · "),
            })
        })
        .collect()
}

fn chosen(answers: &Answers) -> Result<&'static packs::Pack, AppError> {
    let key = answers.pack.as_deref().ok_or(AppError::NotFound)?;
    packs::find(key).ok_or_else(|| AppError::internal("an unknown starter policy was kept"))
}

fn fields(answers: &Answers) -> Result<Vec<Field>, AppError> {
    let gaps = gaps::of(&read(chosen(answers)?)?);
    Ok(gaps
        .into_iter()
        .map(|gap| {
            let example = match gap.example {
                Example::Words => None,
                Example::Period => Some("set-up-values-period"),
                Example::Month => Some("set-up-values-month"),
            };
            let example = example.map(|key| Language::English.t(key).to_string());
            let parts: Vec<String> = [gap.help]
                .into_iter()
                .chain(example)
                .filter(|part| !part.is_empty())
                .collect();
            Field {
                key: gap.key,
                label: gap.label,
                hint: parts.join(" "),
            }
        })
        .collect())
}

fn post_rows() -> Vec<PostRow> {
    FIRST_POSTS
        .into_iter()
        .map(|role| PostRow {
            key: role.key().to_owned(),
            label: Labels::plain().of(role),
        })
        .collect()
}

fn check(page: Page, token: &str, action: String, answers: &Answers) -> Result<Check, AppError> {
    let language = Language::English;
    let (Some(organisation), Some(account)) = (&answers.organisation, &answers.account) else {
        return Err(AppError::NotFound);
    };
    let pack = chosen(answers)?;
    let policy = read(pack)?;
    let open = gaps::of(&policy).len();
    let set = answers.values.as_ref().map_or(0, |values| values.len());
    let labels = Labels::plain();
    let held = answers.held();
    let rows: Vec<(crate::access::role::Role, &str, String)> = held
        .iter()
        .map(|(role, name, email)| (*role, name.as_str(), email.clone()))
        .collect();
    let fact = |step: Step, key: &str, value: String| Fact {
        label: language.t(key).to_string(),
        value,
        href: address(token, step),
    };
    let nation = Nation::parse(&organisation.nation).map_or("", nation_key);
    let mut facts = vec![
        fact(Step::Organisation, "set-up-name", organisation.name.clone()),
        fact(
            Step::Organisation,
            "set-up-nation",
            language.t(nation).to_string(),
        ),
        fact(Step::Organisation, "set-up-zone", organisation.zone.clone()),
        fact(
            Step::Account,
            "set-up-account",
            format!("{}, {}", account.name, account.email),
        ),
        fact(Step::Policy, "set-up-policy", policy.meta.summary),
        fact(
            Step::Values,
            "set-up-values",
            language
                .t("set-up-values-count")
                .arg("set", set)
                .arg("open", open.saturating_sub(set))
                .to_string(),
        ),
    ];
    let mut warnings = Vec::new();
    let on_paper = answers.recovery == Some(true);
    facts.push(fact(
        Step::Recovery,
        "keys-recovery-title",
        language
            .t(if on_paper {
                "set-up-recovery-done"
            } else {
                "set-up-recovery-later"
            })
            .to_string(),
    ));
    if !on_paper {
        warnings.push(language.t("keys-recovery-none").to_string());
    }
    for role in FIRST_POSTS {
        let holder = held.iter().find(|(held, ..)| *held == role);
        let value = match holder {
            Some((_, name, email)) => format!("{name}, {email}"),
            None => {
                warnings.push(hole_words(&cover::Hole::Vacant(role), &labels));
                language.t("set-up-vacant").to_string()
            }
        };
        facts.push(Fact {
            label: labels.of(role),
            value,
            href: address(token, Step::Posts),
        });
    }
    warnings.extend(
        cover::independence(&rows)
            .iter()
            .map(|hole| hole_words(hole, &labels)),
    );
    Ok(Check {
        page,
        action,
        facts,
        warnings,
    })
}

fn nation_key(nation: Nation) -> &'static str {
    match nation {
        Nation::England => "set-up-nation-england",
        Nation::Wales => "set-up-nation-wales",
        Nation::Scotland => "set-up-nation-scotland",
        Nation::NorthernIreland => "set-up-nation-northern-ireland",
    }
}
