//! The people in a case. The newest words about somebody count; the older ones stay in the chronology.

use pages::Language;
use policy::{Act, SaveClientName, terms::NameForm};
use uuid::Uuid;

use super::{
    case, exclude,
    words::{Decision, PartyRole, Person, What},
};
use crate::{ctx::Ctx, error::AppError, governance::decisions};

/// As many letters as initials have, and room for what tells two people with the same apart.
pub const LONGEST_INITIALS: usize = 12;

/// The forms in which somebody may need to be told things.
pub const FORMATS: [&str; 7] = [
    "easy-read",
    "large-print",
    "audio",
    "translated",
    "interpreter",
    "bsl",
    "supporter",
];

/// Whether somebody of the organisation whom a case is about may know of it.
pub enum Knowing {
    /// Nobody has said.
    Open,
    /// They may, for a reason.
    May(String),
    /// They must not; how whoever writes knows.
    MustNot(String),
}

/// What came of saving somebody.
pub enum Saved {
    Done,
    /// Nothing was written yet: it is about this member of the organisation, who could find it.
    Ask(Uuid),
    /// It was written, and whoever wrote it is shut out: they named themselves.
    Gone,
}

/// Adds somebody to a case, or newer words about them where `person.id` is somebody in it. Whom it is about, of the organisation, is
/// shut out before a word about them is written: until then they could read it.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes, or has nobody of that id; [`AppError::Conflict`] when
/// somebody wrote since `seen`, the case is closed, or nobody would be left to read it.
pub async fn save(
    ctx: &Ctx,
    id: Uuid,
    person: Person,
    knowing: Knowing,
    seen: i64,
) -> Result<Saved, AppError> {
    let mut conn = ctx.db().read().await?;
    let case = case::load(ctx, &mut conn, id).await?;
    case.must_be_open()?;
    if !person.id.is_nil() && !case.people.contains_key(&person.id) {
        return Err(AppError::NotFound);
    }
    let about = match person.member.filter(|_| person.role == PartyRole::Subject) {
        Some(member) if !store::holder::is_excluded(&mut conn, id, ctx.tag_of(member)).await? => {
            Some(member)
        }
        _ => None,
    };
    drop(conn);
    let Some(member) = about else {
        write(ctx, id, person, None, seen).await?;
        return Ok(Saved::Done);
    };
    match knowing {
        Knowing::Open => Ok(Saved::Ask(member)),
        Knowing::May(reason) => {
            write(ctx, id, person, Some(reason), seen).await?;
            Ok(Saved::Done)
        }
        Knowing::MustNot(reason) if ctx.actor.person() == Some(member) => {
            let mut conn = ctx.db().read().await?;
            if exclude::foresee(ctx, &mut conn, id, member).await?.nobody {
                return Err(AppError::Conflict("nobody would be left to read it".into()));
            }
            drop(conn);
            // Afterwards they could not write it any more, and they know what they write.
            write(ctx, id, person, None, seen).await?;
            exclude::exclude(ctx, id, member, &reason).await?;
            Ok(Saved::Gone)
        }
        Knowing::MustNot(reason) => {
            // Whoever wrote meanwhile is read before anybody is shut out.
            if case.opened.seen() != seen {
                return Err(AppError::Conflict("somebody wrote since".into()));
            }
            exclude::exclude(ctx, id, member, &reason).await?;
            let mut conn = ctx.db().read().await?;
            let seen = case::load(ctx, &mut conn, id).await?.opened.seen();
            drop(conn);
            write(ctx, id, person, None, seen).await?;
            Ok(Saved::Done)
        }
    }
}

async fn write(
    ctx: &Ctx,
    id: Uuid,
    mut person: Person,
    may_know: Option<String>,
    seen: i64,
) -> Result<(), AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    if person.id.is_nil() {
        person.id = ctx.new_id();
    }
    if let Some(live) = ctx.policy().await? {
        // The full name goes into the sealed record; lists and titles get the initials.
        let act: Act = SaveClientName {
            form: Some(if person.name.trim().is_empty() {
                NameForm::Initials
            } else {
                NameForm::FullName
            }),
            vault: Some(true),
            at: Some(ctx.now().to_zoned(ctx.zone())),
            service: case.file.service.clone(),
        }
        .into();
        let decision = live.policy.decide(&act);
        if !decision.grounds.is_empty() {
            decisions::record_about(&mut tx, ctx, &act, &decision, live.number, id).await?;
        }
    }
    let decided = Language::English
        .t("subject-may-know-decided")
        .arg("initials", person.initials.clone());
    let entry = case::entry(ctx, What::Person(person));
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    if let Some(reason) = may_know {
        let decision = Decision {
            decided: decided.to_string(),
            reason,
            ..Decision::default()
        };
        let entry = case::entry(ctx, What::Decision(decision));
        case::write(ctx, &mut tx, &case.opened, &entry, None).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The initials of a name: `Kezia van Mensah` is `K.M.`.
#[must_use]
pub fn initials(name: &str) -> String {
    let letters = name.split_whitespace().filter_map(|word| {
        let first = word.chars().next()?;
        // `van`, `de`, `bin`: of the name, but not of its initials.
        (first.is_uppercase() || !first.is_lowercase()).then_some(first)
    });
    letters.map(|letter| format!("{letter}.")).collect()
}

/// Whether a text is short enough to stand in a list: no word of it is longer than initials are.
#[must_use]
pub fn are_initials(text: &str) -> bool {
    let short = |word: &str| {
        word.chars()
            .filter(|letter| letter.is_alphanumeric())
            .count()
            <= 4
    };
    !text.trim().is_empty()
        && text.chars().count() <= LONGEST_INITIALS
        && text.split_whitespace().all(short)
}

/// The first full name in a title: of somebody in the case, or of somebody of the organisation. Initials and first names pass.
#[must_use]
pub fn full_name_in<'a>(title: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let title = title.to_lowercase();
    names.into_iter().find(|name| {
        let name = name.trim();
        name.contains(char::is_whitespace) && title.contains(&name.to_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_made_of_a_name() {
        assert_eq!(initials("Kezia van Mensah"), "K.M.");
        assert_eq!(initials("زينب الحداد"), "ز.ا.");
        assert_eq!(initials("  "), "");
    }

    #[test]
    fn d116_a_full_name_is_no_initials_and_no_title() {
        assert!(are_initials("K.M.") && are_initials("KM 2") && are_initials("J-P.B."));
        assert!(!are_initials("Kezia M.") && !are_initials("Mensah") && !are_initials(""));
        let names = ["Kezia Mensah", "Kezia"];
        assert_eq!(
            full_name_in("KEZIA MENSAH, messages", names),
            Some("Kezia Mensah")
        );
        assert_eq!(full_name_in("Kezia, messages", names), None);
    }
}
