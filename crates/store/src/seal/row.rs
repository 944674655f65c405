//! Rows with columns that are sealed.

use super::ServerKey;
use crate::Result;

/// A row as the database keeps it.
pub(crate) trait KeptRow {
    /// The row as callers know it.
    type Open;
    fn open(self, key: &ServerKey) -> Result<Self::Open>;
}

/// A row of a table some of whose columns are sealed: the struct that callers know, and beside it the one that the database
/// keeps, so that what is sealed cannot be taken for what it says.
///
/// ```text
/// sealed! {
///     /// One person.
///     pub struct Person kept as KeptPerson: "person" by id, under People;
///     clear { id: Uuid, }
///     sealed { name: String, }
/// }
/// let kept = person.seal(&conn.key())?;                        // a KeptPerson, ready to be bound
/// let person = conn.open(row!(conn, KeptPerson, "SELECT ...")?)?;
/// ```
macro_rules! sealed {
    (
        $(#[$doc:meta])*
        pub struct $name:ident kept as $kept:ident: $table:literal by $id:ident, under $purpose:ident;
        clear { $($(#[$clear_doc:meta])* $clear:ident: $clear_type:ty,)* }
        sealed { $($(#[$sealed_doc:meta])* $sealed:ident: $sealed_type:ty,)+ }
    ) => {
        $(#[$doc])*
        pub struct $name {
            $($(#[$clear_doc])* pub $clear: $clear_type,)*
            $($(#[$sealed_doc])* pub $sealed: $sealed_type,)+
        }

        /// The same as the database keeps it.
        #[derive(sqlx::FromRow)]
        struct $kept {
            $($clear: $clear_type,)*
            $($sealed: <$sealed_type as $crate::seal::Sealable>::Kept,)+
        }

        impl $name {
            #[allow(dead_code, reason = "some tables write their columns one by one")]
            fn seal(&self, key: &$crate::ServerKey) -> $crate::Result<$kept> {
                Ok($kept {
                    $($clear: Clone::clone(&self.$clear),)*
                    $($sealed: $crate::seal::Sealable::seal(
                        &self.$sealed,
                        &key.place(
                            $crate::seal::Purpose::$purpose,
                            concat!($table, ".", stringify!($sealed)),
                            &self.$id,
                        ),
                    )?,)+
                })
            }
        }

        impl $crate::seal::KeptRow for $kept {
            type Open = $name;

            fn open(self, key: &$crate::ServerKey) -> $crate::Result<$name> {
                let id = Clone::clone(&self.$id);
                Ok($name {
                    $($clear: self.$clear,)*
                    $($sealed: $crate::seal::Sealable::open(
                        self.$sealed,
                        &key.place(
                            $crate::seal::Purpose::$purpose,
                            concat!($table, ".", stringify!($sealed)),
                            &id,
                        ),
                    )?,)+
                })
            }
        }
    };
}
pub(crate) use sealed;
