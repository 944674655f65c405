//! The sheets of a new recovery key: shown once, never kept. That somebody has them on paper is proved by typing a few words back.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use vault::{Context, Key};

use super::tell::{self, What};
use crate::{
    ctx::Ctx,
    error::AppError,
    sealing::{
        keys,
        recovery::{self, Paper, Sheets},
    },
};

/// The words of each sheet, in order.
pub struct Leaves {
    pub number: i64,
    pub sheets: Vec<Vec<&'static str>>,
    /// How many of the sheets are needed; 1 for a whole one.
    pub needed: u8,
}

/// Why a key was replaced: a word for the log, never somebody's own.
pub const REASONS: [&str; 4] = ["lost", "seen", "people", "practice"];

/// How making one went.
pub enum Made {
    Done(Leaves),
    /// Somebody made one since the form was opened, or the form was sent twice.
    Meanwhile,
}

/// Makes a recovery key. `after` is the number of the newest one that whoever asks has seen: a page that is loaded again must not
/// make another one behind their back.
///
/// # Errors
/// When the numbers of sheets do not work or the database cannot be written.
pub async fn make(
    ctx: &Ctx,
    sheets: Sheets,
    after: i64,
    reason: Option<&str>,
) -> Result<Made, AppError> {
    let mut tx = ctx.db().begin().await?;
    let newest = store::recovery_key::all(&mut tx).await?;
    let newest = newest.first().map_or(0, |row| row.number);
    if newest != after {
        return Ok(Made::Meanwhile);
    }
    let (_, paper) = recovery::make(ctx, &mut tx, sheets).await?;
    let number = newest + 1;
    if let Some(reason) = reason {
        let detail = serde_json::json!({ "reason": reason });
        crate::audit::note_with(&mut tx, ctx, "replaced", "recovery-key", newest, &detail).await?;
        tell::tell(ctx, &mut tx, What::Replaced).await?;
    }
    tx.commit().await?;
    let (sheets, needed) = match &paper {
        Paper::Whole(key) => (vec![key.words()], 1),
        Paper::Parts(shares) => (
            shares.iter().map(vault::Share::words).collect(),
            shares.first().map_or(1, vault::Share::threshold),
        ),
    };
    Ok(Made::Done(Leaves {
        number,
        sheets,
        needed,
    }))
}

/// One word that is asked back.
#[derive(Serialize, Deserialize)]
pub struct Asked {
    /// Which sheet, from 1.
    pub sheet: usize,
    /// Which of its words, from 1.
    pub place: usize,
    word: String,
}

/// What is asked back of a key.
#[derive(Serialize, Deserialize)]
pub struct Check {
    pub number: i64,
    pub asked: Vec<Asked>,
}

/// How many words of a whole sheet are asked back; of a split key, one of every sheet.
const OF_WHOLE: usize = 3;

impl Check {
    /// Draws the words that are asked back.
    #[must_use]
    pub fn draw(ctx: &Ctx, leaves: &Leaves) -> Self {
        let each = if leaves.sheets.len() == 1 {
            OF_WHOLE
        } else {
            1
        };
        let mut asked = Vec::new();
        for (sheet, words) in leaves.sheets.iter().enumerate() {
            let part = words.len() / each;
            for step in 0..each {
                let [byte] = ctx.app.entropy().bytes::<1>();
                let place = step * part + usize::from(byte) % part.max(1);
                let Some(word) = words.get(place) else {
                    continue;
                };
                asked.push(Asked {
                    sheet: sheet + 1,
                    place: place + 1,
                    word: (*word).to_owned(),
                });
            }
        }
        Self {
            number: leaves.number,
            asked,
        }
    }

    /// For the page to carry: sealed, so that the answers are not in it, and kept nowhere else.
    ///
    /// # Errors
    /// When it cannot be written as JSON: our mistake.
    pub fn seal(&self, ctx: &Ctx) -> Result<String, AppError> {
        let text = serde_json::to_vec(self).map_err(|error| AppError::Internal(error.into()))?;
        let text = zeroize::Zeroizing::new(text);
        let sealed = key(ctx).seal(&mut keys::rng(&ctx.app), &place(), &text);
        Ok(BASE64URL_NOPAD.encode(&sealed))
    }

    /// What a page carried; none when it is not ours.
    #[must_use]
    pub fn open(ctx: &Ctx, carried: &str) -> Option<Self> {
        let sealed = BASE64URL_NOPAD.decode(carried.as_bytes()).ok()?;
        let text = key(ctx).open(&place(), &sealed).ok()?;
        serde_json::from_slice(&text).ok()
    }

    /// The fields in which something else was typed, by their place in the list.
    #[must_use]
    pub fn wrong(&self, typed: &[String]) -> Vec<usize> {
        let asked = self.asked.iter().enumerate();
        let wrong = asked.filter(|(at, asked)| {
            let typed = typed.get(*at).map_or("", |typed| typed.trim());
            !is_word(&asked.word, &typed.to_lowercase())
        });
        wrong.map(|(at, _)| at).collect()
    }
}

/// The first four letters are enough, as on the sheet itself.
fn is_word(word: &str, typed: &str) -> bool {
    word == typed || (typed.chars().count() >= 4 && word.starts_with(typed))
}

fn key(ctx: &Ctx) -> Key {
    ctx.app.key_for("words of a recovery sheet")
}

fn place() -> Context {
    Context::new("recovery sheet, words asked back")
}

#[cfg(test)]
mod tests {
    use super::is_word;

    #[test]
    fn four_letters_of_a_word_are_enough_and_three_are_not() {
        assert!(is_word("giraffe", "gira") && is_word("giraffe", "giraffe"));
        assert!(is_word("cat", "cat"), "a short word whole");
        assert!(!is_word("giraffe", "gir") && !is_word("giraffe", "giraffes"));
        assert!(!is_word("giraffe", ""));
    }
}
