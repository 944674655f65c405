//! Forms as they arrive: every field kept as typed, so that nothing is lost when something is wrong with one.

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request},
    http::header,
};
use pages::Form;

use crate::error::AppError;

/// More fields than any form of ours has; a bound against a body of nothing but field names.
const MOST_FIELDS: usize = 2_000;

/// The fields of a form, and its files.
pub struct Sent {
    pub form: Form,
    pub files: Vec<Upload>,
}

/// A file as it came. Its name and type are what the browser says, not what it is.
pub struct Upload {
    pub field: String,
    pub name: String,
    pub bytes: Bytes,
}

impl Sent {
    /// The file of a field; none when the person chose none.
    #[must_use]
    pub fn file(&self, field: &str) -> Option<&Upload> {
        self.files
            .iter()
            .find(|file| file.field == field && !(file.name.is_empty() && file.bytes.is_empty()))
    }
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default()
            .to_ascii_lowercase();
        if kind.starts_with("multipart/form-data") {
            let multipart = Multipart::from_request(request, state)
                .await
                .map_err(|_| unreadable())?;
            read_multipart(multipart).await
        } else if kind.starts_with("application/x-www-form-urlencoded") {
            let bytes = Bytes::from_request(request, state)
                .await
                .map_err(|rejection| refused(rejection.status()))?;
            read_pairs(&bytes)
        } else {
            Err(unreadable())
        }
    }
}

fn read_pairs(bytes: &[u8]) -> Result<Sent, AppError> {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(bytes)
        .take(MOST_FIELDS + 1)
        .map(|(name, value)| (name.into_owned(), clean(&value)))
        .collect();
    if pairs.len() > MOST_FIELDS {
        return Err(AppError::TooLarge);
    }
    Ok(Sent {
        form: Form::from_pairs(pairs),
        files: Vec::new(),
    })
}

async fn read_multipart(mut multipart: Multipart) -> Result<Sent, AppError> {
    let mut pairs = Vec::new();
    let mut files = Vec::new();
    while let Some(field) = multipart
        .next_field()
        .await
        .map_err(|error| refused(error.status()))?
    {
        if pairs.len() + files.len() >= MOST_FIELDS {
            return Err(AppError::TooLarge);
        }
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let bytes = field
            .bytes()
            .await
            .map_err(|error| refused(error.status()))?;
        match file_name {
            Some(file_name) => files.push(Upload {
                field: name,
                name: file_name,
                bytes,
            }),
            None => pairs.push((name, clean(&String::from_utf8_lossy(&bytes)))),
        }
    }
    Ok(Sent {
        form: Form::from_pairs(pairs),
        files,
    })
}

/// One kind of line end, and no NUL: PostgreSQL takes none, and no person types one.
pub(crate) fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\0', "")
}

fn refused(status: axum::http::StatusCode) -> AppError {
    if status == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        AppError::TooLarge
    } else {
        unreadable()
    }
}

fn unreadable() -> AppError {
    AppError::BadRequest("the form could not be read".into())
}
