//! A form with files as it arrives. Files that are not taken are let go as they come, unread; a file that is too large comes back as
//! a message and not as a broken connection, and what was typed comes back with it.

use axum::extract::{Multipart, multipart::MultipartError};
use pages::{Form, Language};

use crate::{
    error::AppError,
    reporting::{
        files::{self, Refused},
        intake::Offered,
    },
    web::{form::clean, route::FORM_LIMIT},
};

/// More parts than any form of ours has.
const MOST_PARTS: usize = 100;
/// The most bytes of everything typed: what is too long for its field comes back with a message all the same.
const MOST_TYPED: usize = FORM_LIMIT;

/// A form and the files with it.
pub(in crate::reporting) struct Parcel {
    pub form: Form,
    files: Vec<Part>,
    /// Files that were let go unread: none are taken with this form.
    pub refused: usize,
}

struct Part {
    name: String,
    bytes: Vec<u8>,
    length: usize,
}

impl Parcel {
    /// Reads it. `takes` says by the fields that came so far whether files are taken: ours come before the files, and where they do
    /// not, none are.
    ///
    /// # Errors
    /// When it cannot be read or more was typed than any form of ours holds.
    pub async fn read(
        mut multipart: Multipart,
        takes: impl Fn(&Form) -> bool,
    ) -> Result<Self, AppError> {
        let mut parcel = Self {
            form: Form::new(),
            files: Vec::new(),
            refused: 0,
        };
        let (mut parts, mut typed, mut held) = (0, 0, 0);
        'parts: loop {
            let mut field = match multipart.next_field().await {
                Ok(Some(field)) => field,
                Ok(None) => break,
                Err(error) => return Err(unreadable(error)),
            };
            parts += 1;
            if parts > MOST_PARTS {
                return Err(AppError::TooLarge);
            }
            let name = field.name().unwrap_or_default().to_owned();
            let file = field.file_name().map(str::to_owned);
            let keeps = match &file {
                Some(_) => takes(&parcel.form) && parcel.files.len() <= files::MOST_FILES,
                None => true,
            };
            let (mut bytes, mut length) = (Vec::new(), 0);
            loop {
                let chunk = match field.chunk().await {
                    Ok(Some(chunk)) => chunk,
                    Ok(None) => break,
                    // The rest is not read. Every word came before the files, and comes back.
                    Err(error) if file.is_some() && is_too_large(&error) => {
                        parcel.cut_off(file.unwrap_or_default(), takes(&parcel.form));
                        break 'parts;
                    }
                    Err(error) => return Err(unreadable(error)),
                };
                length += chunk.len();
                let fits = if file.is_some() {
                    length <= files::MOST_BYTES && held + length <= files::MOST_TOGETHER
                } else {
                    typed + length <= MOST_TYPED
                };
                if keeps && fits {
                    bytes.extend_from_slice(&chunk);
                } else if file.is_none() {
                    return Err(AppError::TooLarge);
                } else {
                    bytes = Vec::new();
                }
            }
            match file {
                // A file field in which nothing was chosen.
                Some(file) if file.is_empty() && length == 0 => {}
                Some(_) if !takes(&parcel.form) => parcel.refused += 1,
                Some(name) => {
                    held += bytes.len();
                    parcel.files.push(Part {
                        name,
                        bytes,
                        length,
                    });
                }
                None => {
                    typed += length;
                    let text = clean(&String::from_utf8_lossy(&bytes));
                    parcel.form.add(name, text);
                }
            }
        }
        Ok(parcel)
    }

    /// A file that did not come to its end.
    fn cut_off(&mut self, name: String, taken: bool) {
        if !taken {
            self.refused += 1;
            return;
        }
        self.files.push(Part {
            name,
            bytes: Vec::new(),
            length: files::MOST_TOGETHER + 1,
        });
    }

    /// How many files came.
    pub fn count(&self) -> usize {
        self.files.len()
    }

    pub fn has_files(&self) -> bool {
        !self.files.is_empty()
    }

    /// Looks at the files by their content; what is wrong is said in `form`.
    pub fn checked(self, form: &mut Form) -> Vec<Offered> {
        let language = Language::English;
        let limits = super::taken();
        if self.files.len() > files::MOST_FILES {
            let words = language.t("tell-files-many").arg("most", files::MOST_FILES);
            form.refuse("files", words);
            return Vec::new();
        }
        let together: usize = self.files.iter().map(|file| file.length).sum();
        let mut taken = Vec::with_capacity(self.files.len());
        for file in self.files {
            let looked = if file.length > files::MOST_BYTES {
                Err(Refused::TooLarge)
            } else if together > files::MOST_TOGETHER {
                // Not all of them were kept to be looked at.
                continue;
            } else {
                files::check(&file.name, &file.bytes)
            };
            let problem = match looked {
                Ok(checked) => {
                    taken.push(Offered {
                        name: checked.name,
                        mime: checked.mime.to_owned(),
                        bytes: file.bytes,
                    });
                    continue;
                }
                Err(Refused::TooLarge) => "tell-file-large",
                Err(Refused::Empty) => "tell-file-empty",
                Err(Refused::Kind) => "tell-file-kind",
                Err(Refused::Unsafe) => "tell-file-unsafe",
            };
            let words = language
                .t(problem)
                .arg("name", shortened(&file.name))
                .arg("each", limits.each)
                .arg("together", limits.together);
            form.refuse("files", words);
        }
        if together > files::MOST_TOGETHER && form.error("files").is_none() {
            let words = language
                .t("tell-files-together")
                .arg("each", limits.each)
                .arg("together", limits.together);
            form.refuse("files", words);
        }
        if form.error("files").is_some() {
            form.refuse("files", language.t("tell-files-again"));
        }
        taken
    }
}

fn shortened(name: &str) -> String {
    const MOST: usize = 60;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let start: String = name.chars().take(MOST).collect();
    format!("{start}…")
}

fn is_too_large(error: &MultipartError) -> bool {
    error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE
}

fn unreadable(error: MultipartError) -> AppError {
    if is_too_large(&error) {
        AppError::TooLarge
    } else {
        AppError::BadRequest("the form could not be read".into())
    }
}
