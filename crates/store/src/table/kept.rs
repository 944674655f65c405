//! A row, its columns and how it is inserted, from one list of fields.

/// Declares a row struct whose fields are the columns of a table, `insert` and `insert_all` for it, and a macro `columns!` for its queries.
macro_rules! kept {
    (
        $(#[$doc:meta])*
        pub struct $Name:ident in $table:literal {
            $(#[$first_doc:meta])* $first:ident : $First:ty,
            $( $(#[$field_doc:meta])* $field:ident : $Field:ty, )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
        pub struct $Name {
            $(#[$first_doc])* pub $first: $First,
            $( $(#[$field_doc])* pub $field: $Field, )*
        }

        #[allow(unused_macros)]
        macro_rules! columns {
            () => { concat!(stringify!($first) $(, ", ", stringify!($field))*) };
        }

        /// Insert one.
        pub async fn insert(conn: &mut $crate::Conn, row: &$Name) -> $crate::Result<()> {
            insert_all(conn, &[row]).await
        }

        /// Insert some, in one statement.
        pub async fn insert_all(conn: &mut $crate::Conn, rows: &[&$Name]) -> $crate::Result<()> {
            $crate::engine::bulk!(
                conn,
                concat!("INSERT INTO ", $table, " (", stringify!($first) $(, ", ", stringify!($field))*, ") "),
                rows,
                |b, row| {
                    b.push_bind(&row.$first)$(.push_bind(&row.$field))*
                }
            )
        }
    };
}
pub(crate) use kept;
