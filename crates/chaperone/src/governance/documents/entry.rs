//! A document, as somebody types it.

use pages::Language;
use policy::{Choice, terms::DocumentKind};
use store::Day;
use url::Url;
use uuid::Uuid;

use super::file::{self, Checked, LARGEST, Refused};
use crate::web::form::Sent;

/// The kind of a document that the policy does not ask for.
pub const OTHER: &str = "other";
/// The longest text in any field, in characters.
const LONGEST: usize = 300;

/// A document that was checked.
pub struct Command {
    pub kind: String,
    pub title: String,
    pub owner_id: Option<Uuid>,
    pub owner_name: String,
    pub version_label: String,
    pub link: Option<String>,
    pub review_on: Option<Day>,
    pub file: Option<(Checked, Vec<u8>)>,
}

/// Reads the form; what is wrong is said in it. `people` are those who may own a document.
pub fn parse(sent: &mut Sent, people: &[Uuid]) -> Option<Command> {
    let language = Language::English;
    let file = file(sent);
    let form = &mut sent.form;
    for name in ["title", "owner-name", "version", "link"] {
        if form.value(name).chars().count() > LONGEST {
            form.refuse(name, language.t("documents-too-long").arg("most", LONGEST));
        }
    }
    let kind = form.text("kind").to_owned();
    if kind != OTHER && DocumentKind::from_key(&kind).is_none() {
        form.refuse("kind", language.t("documents-no-kind"));
    }
    if form.text("title").is_empty() {
        form.refuse("title", language.t("documents-no-title"));
    }
    let owner = form.text("owner").to_owned();
    let owner_id = owner.parse::<Uuid>().ok().filter(|id| people.contains(id));
    if !owner.is_empty() && owner_id.is_none() {
        form.refuse("owner", language.t("documents-bad-owner"));
    }
    let link = form.text("link").to_owned();
    if !link.is_empty() && !is_link(&link) {
        form.refuse("link", language.t("documents-bad-link"));
    }
    let what = language.t("documents-review").to_string();
    let review_on = form.optional_date(language, "review", &what);
    if form.is_refused() {
        if !sent.files.is_empty() && form.error("file").is_none() {
            form.refuse("file", language.t("documents-choose-again"));
        }
        return None;
    }
    let text = |name: &str| form.text(name).to_owned();
    Some(Command {
        kind,
        title: text("title"),
        owner_id,
        owner_name: if owner_id.is_some() {
            String::new()
        } else {
            text("owner-name")
        },
        version_label: text("version"),
        link: Some(link).filter(|link| !link.is_empty()),
        review_on: review_on.map(Day::from),
        file,
    })
}

fn file(sent: &mut Sent) -> Option<(Checked, Vec<u8>)> {
    let language = Language::English;
    // A browser sends a nameless empty part where no file was chosen: that is no file, not an empty one.
    sent.files
        .retain(|file| !(file.name.is_empty() && file.bytes.is_empty()));
    let upload = sent.files.iter().find(|file| file.field == "file")?;
    match file::check(&upload.name, &upload.bytes) {
        Ok(checked) => Some((checked, upload.bytes.to_vec())),
        Err(refused) => {
            let words = match refused {
                Refused::Empty => language.t("documents-file-empty"),
                Refused::TooLarge => language
                    .t("documents-file-large")
                    .arg("most", LARGEST / 1024 / 1024),
                Refused::Kind => language.t("documents-file-kind"),
            };
            sent.form.refuse("file", words);
            None
        }
    }
}

/// Only http and https: a link that runs a script in our page is no link.
#[must_use]
pub fn is_link(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}
