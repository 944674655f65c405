//! The people in a case. The newest words about somebody count; the older ones stay in the chronology.

use policy::{Act, SaveClientName, terms::NameForm};
use uuid::Uuid;

use super::{
    case,
    words::{PartyRole, Person, What},
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

/// What came of saving somebody.
pub struct Saved {
    pub person: Uuid,
    /// A member of the organisation whom the case is about, who could still find it.
    pub to_exclude: Option<Uuid>,
}

/// Adds somebody to a case, or newer words about them where `person.id` is somebody in it.
///
/// # Errors
/// [`AppError::NotFound`] where the case does not exist for whoever writes, or has nobody of that id; [`AppError::Conflict`] when
/// somebody wrote since `seen`, or the case is closed.
pub async fn save(ctx: &Ctx, id: Uuid, mut person: Person, seen: i64) -> Result<Saved, AppError> {
    let mut tx = ctx.db().begin().await?;
    let case = case::load(ctx, &mut tx, id).await?;
    case.must_be_open()?;
    if person.id.is_nil() {
        person.id = ctx.new_id();
    } else if !case.people.contains_key(&person.id) {
        return Err(AppError::NotFound);
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
    let entry = case::entry(ctx, What::Person(person.clone()));
    case::write(ctx, &mut tx, &case.opened, &entry, Some(seen)).await?;
    let mut to_exclude = None;
    if let Some(member) = person.member.filter(|_| person.role == PartyRole::Subject) {
        let tag = ctx.tag_of(member);
        if !store::holder::is_excluded(&mut tx, id, tag).await? {
            to_exclude = Some(member);
        }
    }
    tx.commit().await?;
    Ok(Saved {
        person: person.id,
        to_exclude,
    })
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
