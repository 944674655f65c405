//! Every migration, in order. One source for both databases: see `dialect` for the few words that differ.
//!
//! A migration that was released is never edited: its checksum is in people's databases. Add the next number.

pub(super) struct Source {
    pub version: i64,
    pub name: &'static str,
    pub sql: &'static str,
}

macro_rules! sources {
    ($($version:literal $name:literal,)+) => {
        pub(super) const SOURCES: &[Source] = &[$(Source {
            version: $version,
            name: $name,
            sql: include_str!(concat!("sql/", $name, ".sql")),
        }),+];
    };
}

sources! {
    1 "0001_people",
    2 "0002_access",
    3 "0003_policy",
    4 "0004_registers",
    5 "0005_decisions",
    6 "0006_audit",
    7 "0007_work",
    8 "0008_keys",
    9 "0009_records",
    10 "0010_reporting",
    11 "0011_response",
    12 "0012_withheld",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_count_up_from_one_and_are_in_the_names() {
        for (index, source) in SOURCES.iter().enumerate() {
            assert_eq!(source.version, i64::try_from(index).unwrap() + 1);
            assert!(source.name.starts_with(&format!("{:04}_", source.version)));
        }
    }
}
