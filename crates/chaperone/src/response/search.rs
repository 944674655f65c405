//! Words over everything that somebody holds. The database cannot read a word, so what they hold is opened here, piece by piece and
//! on all cores, and nothing of it is kept: no index could be read by whoever has the disk.

use store::{
    Conn, Ts,
    case_file::CaseFile,
    concern::Concern,
    held::{self, Held},
    record::Kind,
};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::queue;
use crate::{
    audit,
    ctx::Ctx,
    error::AppError,
    sealing::{
        keys::Unlocked,
        many::{self, Batch},
    },
};

/// As many as a page shows. A search that finds more is told to say more.
pub const MOST: usize = 50;
/// As many records at a time: enough for all cores, few enough to hold in memory.
const PIECE: i64 = 1_000;
/// More words than anybody types.
const MOST_WORDS: usize = 10;

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Lower case, each to be found somewhere in the record.
    words: Vec<String>,
    pub kind: Option<Kind>,
    pub level: Option<String>,
    pub status: Option<String>,
    /// Received or opened at or after this moment.
    pub from: Option<Ts>,
    /// Received or opened before this moment.
    pub until: Option<Ts>,
}

impl Wanted {
    /// Words as they were typed: separated by white space, in any case of letters.
    pub fn set_words(&mut self, typed: &str) {
        // A quotation mark or backslash is written differently in what is sealed, and no word has one.
        let parts = typed.split(|letter: char| {
            letter.is_whitespace() || letter.is_control() || matches!(letter, '"' | '\\')
        });
        let words = parts.filter(|word| !word.is_empty()).take(MOST_WORDS);
        self.words = words.map(str::to_lowercase).collect();
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.kind.is_none()
            && self.level.is_none()
            && self.status.is_none()
            && self.from.is_none()
            && self.until.is_none()
    }
}

/// Something that was found: its row in clear, and how many entries hold one of the words.
pub enum Found {
    Concern(Box<Concern>, usize),
    Case(Box<CaseFile>, Option<String>, usize),
    /// A question, an attempt of a young person or a broken rule.
    Other(Other, usize),
}

/// What has neither level nor status.
pub struct Other {
    pub id: Uuid,
    pub kind: Kind,
    pub at: Ts,
}

/// What was found.
pub struct Results {
    pub found: Vec<Found>,
    /// There is more than is shown.
    pub more: bool,
    /// How many records were gone through.
    pub looked_at: usize,
}

/// Goes through what whoever is signed in holds. Noted in the log, without a word of what was looked for.
///
/// # Errors
/// [`AppError::Locked`] where their own key is not unlocked; when the database cannot be read.
pub async fn search(ctx: &Ctx, wanted: &Wanted) -> Result<Results, AppError> {
    let signed = ctx.signed()?;
    let person = signed.person;
    let unlocked = signed.unlocked.clone().ok_or(AppError::Locked)?;
    let mut tx = ctx.db().begin().await?;
    audit::note(&mut tx, ctx, "searched", "person", person).await?;
    tx.commit().await?;
    let mut conn = ctx.db().read().await?;
    let mut results = Results {
        found: Vec::new(),
        more: false,
        looked_at: 0,
    };
    let mut last = Uuid::nil();
    loop {
        let held = held::after(&mut conn, person, ctx.ts(), last, PIECE).await?;
        let Some(end) = held.last().map(|held| held.id) else {
            break;
        };
        results.looked_at += held.len();
        let hits = piece(ctx, &mut conn, &unlocked, wanted, held, (last, end)).await?;
        for hit in hits {
            let Some(found) = passes(ctx, &mut conn, wanted, hit).await? else {
                continue;
            };
            if results.found.len() == MOST {
                results.more = true;
                return Ok(results);
            }
            results.found.push(found);
        }
        last = end;
    }
    Ok(results)
}

/// A record that holds every word.
struct Hit {
    id: Uuid,
    kind: Kind,
    entries: usize,
}

async fn piece(
    ctx: &Ctx,
    conn: &mut Conn,
    unlocked: &Unlocked,
    wanted: &Wanted,
    held: Vec<Held>,
    (after, last): (Uuid, Uuid),
) -> Result<Vec<Hit>, AppError> {
    let person = ctx.signed()?.person;
    let may = |held: &Held| wanted.kind.is_none_or(|kind| kind == held.kind);
    let held: Vec<Held> = held.into_iter().filter(may).collect();
    let words = wanted.words.clone();
    let entries = if words.is_empty() {
        Vec::new()
    } else {
        held::entries(conn, person, ctx.ts(), after, last).await?
    };
    let batch = Batch {
        held,
        entries,
        old_keys: held::old_keys(conn, person, ctx.ts(), after, last).await?,
    };
    let hidden = store::holder::excluded_from(conn, ctx.viewer()).await?;
    let hidden: Vec<String> = hidden.iter().map(Uuid::to_string).collect();
    let unlocked = unlocked.clone();
    let work = move || {
        many::each(&unlocked, person, batch, |held, opened, entries| {
            let mut missing: Vec<&str> = words.iter().map(String::as_str).collect();
            let mut count = 0;
            for entry in entries {
                let found = in_entry(&opened.bytes(entry)?, &words, &hidden)?;
                count += usize::from(!found.is_empty());
                missing.retain(|word| !found.contains(word));
            }
            Ok(missing.is_empty().then_some(Hit {
                id: held.id,
                kind: held.kind,
                entries: count,
            }))
        })
    };
    let hits = tokio::task::spawn_blocking(work).await;
    hits.map_err(|error| AppError::Internal(error.into()))?
}

/// Which of the words an entry holds: in what somebody wrote, not in the names of its fields.
///
/// An entry that links to a case among `hidden` is not there for whoever looks.
fn in_entry<'w>(
    json: &[u8],
    words: &'w [String],
    hidden: &[String],
) -> Result<Vec<&'w str>, AppError> {
    let damaged = || AppError::internal("an entry is not what this program writes");
    let text = std::str::from_utf8(json).map_err(|_| damaged())?;
    let lower = Zeroizing::new(text.to_lowercase());
    let may: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| lower.contains(word))
        .collect();
    if may.is_empty() {
        return Ok(may);
    }
    // The words may only be in a name or an id: looked at properly, which few entries need.
    let value: serde_json::Value = serde_json::from_str(text).map_err(|_| damaged())?;
    let leads_to = value["case"].as_str().filter(|_| value["what"] == "linked");
    if leads_to.is_some_and(|case| hidden.iter().any(|one| one == case)) {
        return Ok(Vec::new());
    }
    let mut written = Zeroizing::new(String::new());
    gather(&value, &mut written);
    Ok(may
        .into_iter()
        .filter(|word| written.contains(word))
        .collect())
}

/// Fields that hold keys, ids and hashes, and nothing that somebody wrote.
const OURS: [&str; 9] = [
    "what", "step", "hash", "mime", "wording", "happened", "on", "heard-at", "id",
];

fn gather(value: &serde_json::Value, into: &mut String) {
    match value {
        serde_json::Value::String(text) => {
            into.push_str(&text.to_lowercase());
            into.push('\n');
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| gather(item, into)),
        serde_json::Value::Object(fields) => {
            let said = fields
                .iter()
                .filter(|(name, value)| !(OURS.contains(&name.as_str()) && value.is_string()));
            said.for_each(|(_, value)| gather(value, into));
        }
        _ => {}
    }
}

/// The row of a hit, if it passes the filters.
async fn passes(
    ctx: &Ctx,
    conn: &mut Conn,
    wanted: &Wanted,
    hit: Hit,
) -> Result<Option<Found>, AppError> {
    let in_time = |at: Ts| {
        wanted.from.is_none_or(|from| at >= from) && wanted.until.is_none_or(|until| at < until)
    };
    let is = |wanted: &Option<String>, found: &str| {
        wanted.as_deref().is_none_or(|wanted| wanted == found)
    };
    match hit.kind {
        Kind::Concern => {
            let row = store::concern::get(conn, hit.id).await?;
            let passes = is(&wanted.level, row.level.as_deref().unwrap_or_default())
                && is(&wanted.status, row.status.as_str())
                && in_time(row.received_at);
            Ok(passes.then(|| Found::Concern(Box::new(row), hit.entries)))
        }
        Kind::Case => {
            let row = store::case_file::get(conn, hit.id).await?;
            let passes = is(&wanted.level, &row.level)
                && is(&wanted.status, row.status.as_str())
                && in_time(row.opened_at);
            if !passes {
                return Ok(None);
            }
            // The few that are shown are opened once more.
            let title = queue::title(ctx, conn, hit.id).await?;
            Ok(Some(Found::Case(Box::new(row), title, hit.entries)))
        }
        kind @ (Kind::Advice | Kind::Contact | Kind::Breach) => {
            let at = begun(conn, kind, hit.id).await?;
            let any = wanted.level.is_none() && wanted.status.is_none();
            let at = at.filter(|at| any && in_time(*at));
            Ok(at.map(|at| {
                Found::Other(
                    Other {
                        id: hit.id,
                        kind,
                        at,
                    },
                    hit.entries,
                )
            }))
        }
    }
}

/// When somebody asked, a young person wrote or a rule was broken.
async fn begun(conn: &mut Conn, kind: Kind, id: Uuid) -> Result<Option<Ts>, AppError> {
    Ok(match kind {
        Kind::Advice => store::advice::find(conn, id).await?.map(|row| row.asked_at),
        Kind::Contact => store::contact_attempt::find(conn, id)
            .await?
            .map(|row| row.at),
        Kind::Breach => store::rule_breach::find(conn, id).await?.map(|row| row.at),
        Kind::Concern | Kind::Case => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(json: &str, typed: &str) -> usize {
        let mut wanted = Wanted::default();
        wanted.set_words(typed);
        in_entry(json.as_bytes(), &wanted.words, &[]).map_or(0, |found| found.len())
    }

    #[test]
    fn words_are_found_in_what_was_written_and_not_in_the_names_of_fields() {
        let json = r#"{"by":{"person":{"id":"abc","name":"Ruth"}},"what":"note","text":"He said \"Never\" to Zoë."}"#;
        assert_eq!(found(json, "HE never"), 2);
        assert_eq!(found(json, "\"never\""), 1);
        assert_eq!(found(json, "zoë ruth"), 2);
        assert_eq!(found(json, "text person note abc"), 0);
    }
}
