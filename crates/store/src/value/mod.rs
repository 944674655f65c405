//! Values that both databases keep the same way.

mod day;
mod digest;
mod json;
mod sealed;
mod ts;
mod words;

pub use day::Day;
pub use digest::Digest;
pub use json::JsonText;
pub use sealed::Sealed;
pub use ts::Ts;
pub(crate) use words::words;

/// Encode and decode a newtype through the plain type that both databases know.
macro_rules! stored_as {
    ($name:ty as $plain:ty, |$self:ident| $out:expr, |$plain_value:ident| $in:expr) => {
        impl<DB: sqlx::Database> sqlx::Type<DB> for $name
        where
            $plain: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <$plain as sqlx::Type<DB>>::type_info()
            }
            fn compatible(ty: &DB::TypeInfo) -> bool {
                <$plain as sqlx::Type<DB>>::compatible(ty)
            }
        }
        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $name
        where
            $plain: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buf: &mut <DB as sqlx::Database>::ArgumentBuffer,
            ) -> std::result::Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                let $self = self;
                let plain: $plain = $out;
                <$plain as sqlx::Encode<'q, DB>>::encode(plain, buf)
            }
        }
        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name
        where
            $plain: sqlx::Decode<'r, DB>,
        {
            fn decode(
                value: <DB as sqlx::Database>::ValueRef<'r>,
            ) -> std::result::Result<Self, sqlx::error::BoxDynError> {
                let $plain_value = <$plain as sqlx::Decode<'r, DB>>::decode(value)?;
                $in
            }
        }
    };
}
pub(crate) use stored_as;
