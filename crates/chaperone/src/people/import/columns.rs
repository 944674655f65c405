//! Which column holds what: headings are matched kindly.

/// What we read of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Name,
    FirstName,
    LastName,
    Email,
    Kind,
    Job,
    Start,
    Host,
}

/// The columns of a file, by place; and the headings that mean nothing to us.
#[derive(Default)]
pub struct Columns {
    pub found: Vec<(usize, Column)>,
    pub ignored: Vec<String>,
}

const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Name, &["name", "fullname", "person", "displayname"]),
    (
        Column::FirstName,
        &["firstname", "forename", "givenname", "first"],
    ),
    (
        Column::LastName,
        &["lastname", "surname", "familyname", "last"],
    ),
    (
        Column::Email,
        &["email", "emailaddress", "mail", "workemail"],
    ),
    (
        Column::Kind,
        &["kind", "type", "category", "personkind", "status"],
    ),
    (
        Column::Job,
        &["job", "jobtitle", "position", "title", "role"],
    ),
    (
        Column::Start,
        &[
            "start",
            "startdate",
            "started",
            "startedon",
            "firstday",
            "joined",
            "datejoined",
            "since",
        ],
    ),
    (
        Column::Host,
        &["host", "sessionhost", "hosts", "hostssessions", "ishost"],
    ),
];

impl Columns {
    /// Reads the first row. The first column with a heading counts; a second of the same kind is left out and said.
    #[must_use]
    pub fn of<'a>(headings: impl Iterator<Item = &'a str>) -> Self {
        let mut columns = Self::default();
        for (place, heading) in headings.enumerate() {
            let plain: String = heading
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect();
            let known = HEADINGS
                .iter()
                .find(|(_, words)| words.contains(&plain.as_str()));
            match known {
                Some((column, _)) if columns.place(*column).is_none() => {
                    columns.found.push((place, *column));
                }
                _ if plain.is_empty() => {}
                _ => columns
                    .ignored
                    .push(heading.trim().chars().take(60).collect()),
            }
        }
        columns
    }

    #[must_use]
    pub fn place(&self, column: Column) -> Option<usize> {
        self.found
            .iter()
            .find(|(_, found)| *found == column)
            .map(|(place, _)| *place)
    }

    /// Without names there is nobody to add.
    #[must_use]
    pub fn have_names(&self) -> bool {
        self.place(Column::Name).is_some() || self.place(Column::LastName).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_matched_whatever_their_case_and_punctuation() {
        let columns = Columns::of(
            [
                "Full Name ",
                "E-mail address",
                "JOB_TITLE",
                "Start date",
                "Shoe size",
                "",
            ]
            .into_iter(),
        );
        assert_eq!(columns.place(Column::Name), Some(0));
        assert_eq!(columns.place(Column::Email), Some(1));
        assert_eq!(columns.place(Column::Job), Some(2));
        assert_eq!(columns.place(Column::Start), Some(3));
        assert_eq!(columns.ignored, ["Shoe size"]);
    }

    #[test]
    fn first_and_last_names_do_for_a_name() {
        assert!(Columns::of(["Surname", "Forename"].into_iter()).have_names());
        assert!(!Columns::of(["Email"].into_iter()).have_names());
    }
}
