//! The words that differ between the two databases.
//!
//! | in the source | SQLite | PostgreSQL |
//! |---|---|---|
//! | `{id}` | `BLOB` (16 bytes) | `UUID` |
//! | `{text}` | `TEXT`, refusing a NUL as PostgreSQL does | `TEXT COLLATE "C"`, so that both sort by code point |
//! | `{int}` (also `Ts` and `Day`) | `INTEGER` | `BIGINT` |
//! | `{bool}` | `INTEGER` | `BOOLEAN` |
//! | `{bytes}` | `BLOB` | `BYTEA` |
//! | `{strict}` after a table's `)` | `STRICT` | nothing |
//! | `{keep TABLE}` | triggers that refuse UPDATE and DELETE | the same, and TRUNCATE |
//! | `{unaltered TABLE}` | a trigger that refuses UPDATE: what is disposed of goes as a whole | the same |

use crate::error::KEPT;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// The SQL of a migration for this database.
    pub(super) fn expand(self, source: &str) -> String {
        let words = match self {
            Dialect::Sqlite => ["BLOB", "TEXT", "INTEGER", "INTEGER", "BLOB", "STRICT"],
            Dialect::Postgres => [
                "UUID",
                "TEXT COLLATE \"C\"",
                "BIGINT",
                "BOOLEAN",
                "BYTEA",
                "",
            ],
        };
        let mut sql = match self {
            Dialect::Sqlite => without_nul(source),
            Dialect::Postgres => source.to_owned(),
        };
        for (holder, word) in ["{id}", "{text}", "{int}", "{bool}", "{bytes}", "{strict}"]
            .iter()
            .zip(words)
        {
            sql = sql.replace(holder, word);
        }
        while let Some((before, rest)) = sql.split_once("{keep ") {
            let Some((table, after)) = rest.split_once('}') else {
                break;
            };
            sql = format!("{before}{}{after}", self.keep(table));
        }
        while let Some((before, rest)) = sql.split_once("{unaltered ") {
            let Some((table, after)) = rest.split_once('}') else {
                break;
            };
            sql = format!("{before}{}{after}", self.unaltered(table));
        }
        sql
    }

    /// Triggers against a slip or a break-in through the application. The owner of the database can still remove them;
    /// the audit chain is there to show it.
    fn keep(self, table: &str) -> String {
        match self {
            Dialect::Sqlite => ["UPDATE", "DELETE"]
                .map(|verb| {
                    format!(
                        "CREATE TRIGGER {table}_keeps_{} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{KEPT}'); END;\n",
                        verb.to_lowercase()
                    )
                })
                .concat(),
            Dialect::Postgres => format!(
                "CREATE OR REPLACE FUNCTION keep_record() RETURNS trigger LANGUAGE plpgsql AS $$ \
                 BEGIN RAISE EXCEPTION '{KEPT}' USING ERRCODE = 'CH001'; END $$;\n\
                 CREATE TRIGGER {table}_keeps_row BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION keep_record();\n\
                 CREATE TRIGGER {table}_keeps_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION keep_record();\n"
            ),
        }
    }
}

impl Dialect {
    /// Somebody's own words and files: they may go when their time has come, and never become others.
    fn unaltered(self, table: &str) -> String {
        match self {
            Dialect::Sqlite => format!(
                "CREATE TRIGGER {table}_unaltered BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{KEPT}'); END;\n"
            ),
            Dialect::Postgres => format!(
                "CREATE TRIGGER {table}_unaltered BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION keep_record();\n"
            ),
        }
    }
}

/// `name {text}` becomes `name {text} CHECK (...)`: what one database takes, the other one takes.
fn without_nul(source: &str) -> String {
    let mut parts = source.split("{text}");
    let mut sql = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let column = sql.split_whitespace().last().unwrap_or_default().to_owned();
        sql.push_str(&format!("{{text}} CHECK (instr({column}, char(0)) = 0)"));
        sql.push_str(part);
    }
    sql
}

#[cfg(test)]
mod tests {
    use super::super::sources::SOURCES;
    use super::*;

    #[test]
    fn no_placeholder_is_left_in_any_migration() {
        for source in SOURCES {
            for dialect in [Dialect::Sqlite, Dialect::Postgres] {
                let sql = dialect.expand(source.sql);
                assert!(!sql.contains('{'), "{} for {dialect:?}", source.name);
            }
        }
    }

    #[test]
    fn every_table_is_strict() {
        for source in SOURCES {
            assert_eq!(
                source.sql.matches("CREATE TABLE").count(),
                source.sql.matches(") {strict};").count(),
                "{}",
                source.name
            );
        }
    }
}
