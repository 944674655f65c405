//! The values that are sealed.

use serde::{Serialize, de::DeserializeOwned};

use super::Place;
use crate::{Digest, Error, JsonText, Result};

/// A value that its column holds sealed.
pub(crate) trait Sealable: Sized {
    /// What the column holds: bytes, or nothing for nothing.
    type Kept;
    fn seal(&self, place: &Place<'_>) -> Result<Self::Kept>;
    fn open(kept: Self::Kept, place: &Place<'_>) -> Result<Self>;
}

impl Sealable for String {
    type Kept = Vec<u8>;

    fn seal(&self, place: &Place<'_>) -> Result<Vec<u8>> {
        // A column of text refuses it, on both databases; a sealed one takes no more.
        if self.contains('\0') {
            return Err(Error::Refused {
                what: format!(
                    "{}: a text holds a character that cannot be stored",
                    place.column()
                ),
            });
        }
        Ok(place.seal(self.as_bytes()))
    }

    fn open(kept: Vec<u8>, place: &Place<'_>) -> Result<String> {
        String::from_utf8(place.open(&kept)?).map_err(|_| place.damaged())
    }
}

impl Sealable for Vec<u8> {
    type Kept = Vec<u8>;

    fn seal(&self, place: &Place<'_>) -> Result<Vec<u8>> {
        Ok(place.seal(self))
    }

    fn open(kept: Vec<u8>, place: &Place<'_>) -> Result<Vec<u8>> {
        place.open(&kept)
    }
}

impl Sealable for Digest {
    type Kept = Vec<u8>;

    fn seal(&self, place: &Place<'_>) -> Result<Vec<u8>> {
        Ok(place.seal(&self.0))
    }

    fn open(kept: Vec<u8>, place: &Place<'_>) -> Result<Digest> {
        let exact = place.open(&kept)?.try_into();
        exact.map(Digest).map_err(|_| place.damaged())
    }
}

impl<T: Serialize + DeserializeOwned> Sealable for JsonText<T> {
    type Kept = Vec<u8>;

    fn seal(&self, place: &Place<'_>) -> Result<Vec<u8>> {
        let text = serde_json::to_vec(&self.0)
            .map_err(|error| Error::Other(sqlx::Error::Encode(error.into())))?;
        Ok(place.seal(&text))
    }

    fn open(kept: Vec<u8>, place: &Place<'_>) -> Result<JsonText<T>> {
        let value = serde_json::from_slice(&place.open(&kept)?).map_err(|_| place.damaged())?;
        Ok(JsonText(value))
    }
}

impl<T: Sealable> Sealable for Option<T> {
    type Kept = Option<T::Kept>;

    fn seal(&self, place: &Place<'_>) -> Result<Option<T::Kept>> {
        self.as_ref().map(|value| value.seal(place)).transpose()
    }

    fn open(kept: Option<T::Kept>, place: &Place<'_>) -> Result<Option<T>> {
        kept.map(|kept| T::open(kept, place)).transpose()
    }
}
